import type { Warning } from '../../../../shared/model.ts'

/** Notices of one file beyond this number are summed up. */
const MOST = 10

type Problem = 'torn' | 'damaged' | 'invalid'

const WHAT: Record<Problem, string> = {
  torn: 'is not whole, as after a crash or on a full disk',
  damaged: 'was changed after it was written: its check sum is wrong',
  invalid: 'holds a note that this version of Lectern cannot read'
}

/** Collects what is wrong with the lines of a journal file, for its reader to see. */
export function lineNotices(file: string) {
  const kept: Warning[] = []
  let more = 0
  const notice = (problem: Problem, line: number): Warning => ({
    code: `journal-${problem}`,
    message: `Line ${line} of the notes journal ${file} ${WHAT[problem]}. It was left as it is; all other lines were read.`,
    line
  })
  return {
    add(problem: Problem, line: number) {
      if (kept.length < MOST) kept.push(notice(problem, line))
      else more++
    },
    /** @param tornLast the line number of an unfinished last line */
    list(tornLast: number | null): Warning[] {
      const all = tornLast === null ? [...kept] : [...kept, notice('torn', tornLast)]
      const rest = `${more} more lines of the notes journal ${file} cannot be read. They were left as they are.`
      return more === 0 ? all : [...all, { code: 'journal-damaged', message: rest, line: null }]
    }
  }
}
