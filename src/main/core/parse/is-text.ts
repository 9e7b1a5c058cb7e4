const SAMPLE = 20_000
/** Share of characters that no text has, above which a file is taken for something else. */
const MAX_RUBBISH = 0.02

/** Whether a decoded file reads as text: few control characters, NULs and bytes that no encoding explains. */
export function isText(source: string): boolean {
  const sample = source.slice(0, SAMPLE)
  // eslint-disable-next-line no-control-regex
  const rubbish = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]/g)?.length ?? 0
  return rubbish <= sample.length * MAX_RUBBISH
}
