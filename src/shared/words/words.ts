import type en from './en/index.ts'

/** English has every word; the other languages have the same ones. */
export type Words = SameKeys<typeof en>

export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }

/** The names of words, as `home.noPosts`. */
export type WordKey = Paths<typeof en>

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string]
