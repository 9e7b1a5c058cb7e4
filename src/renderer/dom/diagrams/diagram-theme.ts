import type { MermaidConfig } from 'mermaid'

/** The faces that a picture can be sure of: fonts of the page do not reach into it. */
const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif'

/** The colours of the theme that is on, as Mermaid's variables (https://mermaid.js.org/config/theming.html). */
export function diagramTheme(): NonNullable<MermaidConfig['themeVariables']> {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const [page, panel, raised, ink, soft, line, accent] =
    [of('page'), of('panel'), of('raised'), of('ink'), of('soft'), of('line-strong'), of('accent')]
  const fills = ['blue', 'green', 'yellow', 'pink', 'violet', 'orange'].map((name) => of(`hl-${name}`))
  const strong = ['blue', 'green', 'yellow', 'pink', 'violet', 'orange'].map((name) => of(`note-${name}`))
  const numbered = (prefix: string, colours: readonly string[], count: number, from = 0) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${String(n + from)}`, colours[n % colours.length]]))
  return {
    darkMode: style.colorScheme === 'dark',
    fontFamily: FONT, fontSize: '15px', dropShadow: 'none', useGradient: false, background: page,
    primaryColor: panel, primaryTextColor: ink, primaryBorderColor: line, mainBkg: panel, nodeBorder: line,
    secondaryColor: raised, secondaryTextColor: ink, secondaryBorderColor: line,
    tertiaryColor: page, tertiaryTextColor: ink, tertiaryBorderColor: line,
    lineColor: soft, textColor: ink, titleColor: ink, nodeTextColor: ink,
    clusterBkg: page, clusterBorder: line, edgeLabelBackground: page, defaultLinkColor: soft,
    actorBkg: panel, actorBorder: line, actorTextColor: ink, actorLineColor: line, signalColor: soft, signalTextColor: ink,
    labelBoxBkgColor: panel, labelBoxBorderColor: line, labelTextColor: ink, loopTextColor: ink, activationBkgColor: raised,
    activationBorderColor: line, sequenceNumberColor: page, noteBkgColor: fills[2], noteTextColor: ink, noteBorderColor: strong[2],
    classText: ink, labelColor: ink, altBackground: raised, errorBkgColor: panel, errorTextColor: ink,
    sectionBkgColor: panel, altSectionBkgColor: page, sectionBkgColor2: raised, taskBkgColor: fills[0], taskBorderColor: strong[0],
    activeTaskBkgColor: fills[1], activeTaskBorderColor: strong[1], doneTaskBkgColor: raised, doneTaskBorderColor: line,
    critBkgColor: fills[3], critBorderColor: strong[3], taskTextColor: ink, taskTextDarkColor: ink, taskTextLightColor: ink,
    taskTextOutsideColor: ink, taskTextClickableColor: ink, gridColor: line, todayLineColor: accent,
    pieTitleTextColor: ink, pieSectionTextColor: ink, pieLegendTextColor: ink, pieStrokeColor: page, pieOuterStrokeColor: line,
    ...numbered('pie', fills, 12, 1), ...numbered('fillType', fills, 8), ...numbered('cScale', fills, 12), ...numbered('cScaleLabel', [ink], 12),
    ...numbered('git', strong, 8), ...numbered('gitBranchLabel', [page], 8), commitLabelColor: ink, commitLabelBackground: panel,
    tagLabelColor: ink, tagLabelBackground: panel, tagLabelBorder: line
  }
}
