/** Careful looks into JSON that anyone may have written. */
export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
/** JSON-LD writes a list of one as its only entry. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
export const objectsIn = (value: unknown): Json[] => listOf(value).filter(isObject)
export const textsIn = (value: unknown): string[] => listOf(value).filter((entry) => typeof entry === 'string')
export const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
/** Without some of its fields. */
export const without = (value: Json, ...names: string[]): Json => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
export const isEmpty = (value: object): boolean => Object.keys(value).length === 0
