/** The style of an exported post: paper by day, night where the reader's system is dark; notes beside the text where there is room. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --page: #fbfaf7; --panel: #f4f2ec; --line: #e4e0d6; --ink: #1f1d1a; --soft: #57534b; --accent: #943823;
  --hl-yellow: #fdeaa0; --hl-green: #cfeecb; --hl-blue: #cfe3fb; --hl-pink: #fbd3dd; --hl-violet: #e3d8fa; --hl-orange: #fddcb5;
  --note-yellow: #a87b00; --note-green: #3f8f45; --note-blue: #3a78c4; --note-pink: #c2456b; --note-violet: #7a55c7; --note-orange: #b8641a;
  --shiki-foreground: #1f1d1a; --shiki-token-keyword: #943823; --shiki-token-string: #3a6331; --shiki-token-string-expression: #3a6331;
  --shiki-token-comment: #5f5a51; --shiki-token-function: #28548c; --shiki-token-constant: #6a3f94; --shiki-token-parameter: #7a4a10;
  --shiki-token-punctuation: #4d4942; --shiki-token-link: #28548c; }
@media (prefers-color-scheme: dark) { :root { --page: #16171a; --panel: #1c1d21; --line: #303238; --ink: #e4e1da; --soft: #b3afa6; --accent: #e39a7f;
  --hl-yellow: #4a3f14; --hl-green: #1f4024; --hl-blue: #1d3a5c; --hl-pink: #552636; --hl-violet: #3a2d5e; --hl-orange: #553414;
  --shiki-foreground: #e4e1da; --shiki-token-keyword: #e39a7f; --shiki-token-string: #9cc48f; --shiki-token-string-expression: #9cc48f;
  --shiki-token-comment: #a09b91; --shiki-token-function: #8fb8ea; --shiki-token-constant: #c6a4ea; --shiki-token-parameter: #dfb27f;
  --shiki-token-punctuation: #b9b4aa; --shiki-token-link: #8fb8ea; } }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 18px/1.6 'Source Serif 4', Georgia, 'Times New Roman', serif; }
main { max-width: 40rem; margin: 0 auto; padding: 3rem 1.25rem 6rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 .4em; font-size: 2rem; }
.byline, .where { color: var(--soft); font: 14px/1.5 system-ui, sans-serif; }
header { margin-bottom: 2.5rem; }
a { color: var(--accent); }
a:not([href]) { color: inherit; }
img, svg, video { max-width: 100%; height: auto; }
figure { margin: 1.6em 0; }
figcaption { color: var(--soft); font: 14px/1.5 system-ui, sans-serif; }
pre { padding: 1em; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); font: 14px/1.6 ui-monospace, 'JetBrains Mono', monospace; }
code { font-family: ui-monospace, 'JetBrains Mono', monospace; font-size: .85em; }
pre code { font-size: 1em; }
blockquote { margin-inline: 0; padding-left: 1em; border-left: 2px solid var(--line); color: var(--soft); }
table { border-collapse: collapse; }
th, td { padding: .35em .7em; border-bottom: 1px solid var(--line); }
.table-scroll, .math[data-display] { display: block; overflow-x: auto; }
.image-missing, .image-remote { padding: .1em .4em; border: 1px dashed var(--line); color: var(--soft); }
mark { padding: .05em 0; background: none; color: inherit; }
mark.yellow { background: var(--hl-yellow); } mark.green { background: var(--hl-green); } mark.blue { background: var(--hl-blue); }
mark.pink { background: var(--hl-pink); } mark.violet { background: var(--hl-violet); } mark.orange { background: var(--hl-orange); }
mark > .math[data-display] { background: inherit; }
mark > img { outline: 3px solid; outline-offset: 2px; }
mark.underline { background: none; text-decoration: underline 2px; text-underline-offset: 3px; }
mark.underline.yellow { text-decoration-color: var(--note-yellow); } mark.underline.green { text-decoration-color: var(--note-green); }
mark.underline.blue { text-decoration-color: var(--note-blue); } mark.underline.pink { text-decoration-color: var(--note-pink); }
mark.underline.violet { text-decoration-color: var(--note-violet); } mark.underline.orange { text-decoration-color: var(--note-orange); }
.note { position: relative; margin: 0 0 .75rem; padding: .1rem 0 .1rem .75rem; border-left: 3px solid var(--line); font: 14px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.note.yellow { border-color: var(--note-yellow); } .note.green { border-color: var(--note-green); } .note.blue { border-color: var(--note-blue); }
.note.pink { border-color: var(--note-pink); } .note.violet { border-color: var(--note-violet); } .note.orange { border-color: var(--note-orange); }
.note p { margin: 0 0 .4em; }
.note blockquote { margin: 0 0 .4em; }
.number { margin-right: .5em; color: var(--soft); font-variant-numeric: tabular-nums; text-decoration: none; }
.number + .comment { display: inline; }
.number + .comment > p:first-child { display: inline; }
.tag { padding: 0 .5em; border: 1px solid var(--line); border-radius: 99px; color: var(--soft); }
.loose { margin: 2rem 0; padding: 1rem 0 .25rem; border-block: 1px solid var(--line); }
.loose h2 { margin: 0 0 .75rem; font: 600 13px/1.4 system-ui, sans-serif; color: var(--soft); }
.noted { display: flex; flex-direction: column; }
.noted .notes { order: 2; margin-top: .25rem; }
.noted .block { min-width: 0; }
@media (min-width: 70rem) {
  main { max-width: none; width: 62rem; padding-right: 22rem; }
  .noted { display: block; }
  .noted .notes { margin: 0; }
  .noted .note { float: right; clear: right; width: 18rem; margin-right: -21rem; }
}
@media print { body { font-size: 11pt; } .note { break-inside: avoid; } mark { print-color-adjust: exact; } }
`
