/** TeX as search sees it: what a formula says, without spaces, braces, fonts and sizes. */

/** Commands whose argument is a word, not a product of letters. */
const WORDY = /^(?:operatorname|mathrm|text|textbf|textit|textrm|textsf|texttt|mathsf|mathtt|mbox|mathit)$/
/** Commands that change how something looks, not what it says. */
const LOOKS = new Set((
  'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits nolimits ' +
  'mathbf mathcal mathbb mathfrak mathscr boldsymbol bm bf it rm cal quad qquad hspace vspace phantom label tag nonumber notag begin end ' +
  'mathop mathrel mathbin color textcolor operatorname mathrm text textbf textit textrm textsf texttt mathsf mathtt mbox mathit'
).split(' '))
const TOKENS = /\\([A-Za-z]+)\*?|\\[\s\S]|([A-Za-z]+)|(\d+)|([^\s{}&~])/g
const ARGUMENT = /\s*\{([^{}]*)\}/y

/** A sign as a token of its own, in a character for private use that the tokeniser counts as a letter. */
const sign = (char: string): string => (char.charCodeAt(0) < 128 ? String.fromCharCode(0xe100 + char.charCodeAt(0)) : char)

/**
 * `p_{\theta}(x)` to p, _, theta, (, x, ): commands by their names, letters one by one, signs in characters of their own.
 * @param whole letters that stand together are one word, as for those who type `softmax` and mean `\mathrm{softmax}`
 */
export function texTokens(tex: string, whole = false): string[] {
  const out: string[] = []
  TOKENS.lastIndex = 0
  for (let match = TOKENS.exec(tex); match; match = TOKENS.exec(tex)) {
    const [, command, letters, digits, other] = match
    if (command !== undefined) {
      if (WORDY.test(command)) {
        ARGUMENT.lastIndex = TOKENS.lastIndex
        const argument = ARGUMENT.exec(tex)
        if (argument?.[1] !== undefined && !argument[1].includes('\\')) {
          out.push(...argument[1].match(/[A-Za-z]+|\d+/g) ?? [])
          TOKENS.lastIndex = ARGUMENT.lastIndex
        }
      } else if (!LOOKS.has(command)) out.push(command)
    } else if (letters !== undefined) out.push(...(whole ? [letters] : letters))
    else if (digits !== undefined) out.push(digits)
    else if (other !== undefined) out.push(sign(other))
  }
  return out
}

/** Whether what a reader typed is TeX rather than words: commands, exponents, braces. */
export const looksLikeTex = (text: string): boolean => /[\\^{}]/.test(text) || /^[A-Za-z]_(?:[A-Za-z0-9]$|\\)/.test(text)

/** The ways to read a query for TeX: each a sequence of tokens that must follow each other. */
export function texReadings(text: string): string[][] {
  const readings = [texTokens(text), texTokens(text, true)].map((tokens) => tokens.map((token) => token.toLowerCase()))
  const [first = [], second = []] = readings
  return first.join(' ') === second.join(' ') ? [first] : [first, second]
}
