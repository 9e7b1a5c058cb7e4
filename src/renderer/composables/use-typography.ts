import { computed } from 'vue'
import { typographyOf, typographyStyle } from '../lib/typography.ts'
import { usePostStore } from '../stores/post.ts'
import { useSettingsStore } from '../stores/settings.ts'

/** How the open post is set; without one, how posts are set in general. */
export function useTypography() {
  const settings = useSettingsStore()
  const posts = usePostStore()
  const place = computed(() => posts.open && { id: posts.open.post.id, folderId: posts.open.post.folderId })
  const type = computed(() => typographyOf(settings.settings, place.value))
  const style = computed(() => typographyStyle(type.value))
  return { place, type, style }
}
