/** Bounds on hostile or monstrous posts. Times in ms, of the processor where a whole post is meant; sizes in UTF-16 units. */
export interface Limits {
  /** Work between two visits to the event loop. */
  slice: number
  /** After this, work in one slice is stopped wherever it is. */
  stuck: number
  /** All formulas of a post. */
  math: number
  /** One formula. */
  formula: number
  /** Colouring all code of a post. */
  code: number
  /** One code block; longer ones stay plain. */
  codeBlock: number
  /** Warnings of one kind of work that are kept; the rest is counted. */
  warnings: number
}

export const LIMITS: Readonly<Limits> = {
  slice: 10, stuck: 2000, math: 10_000, formula: 20_000, code: 10_000, codeBlock: 200_000, warnings: 200
}
