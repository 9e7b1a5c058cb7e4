import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A place of the open post that something outside it asks to be shown, as the palette: the reader goes there. */
export const usePlaceWishStore = defineStore('place-wish', () => {
  const wish = shallowRef<{ start: number } | null>(null)

  /** @param start offset of the post's canonical text */
  function jumpTo(start: number) {
    wish.value = { start }
  }

  return { wish, jumpTo }
})
