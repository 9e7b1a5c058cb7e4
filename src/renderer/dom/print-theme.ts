/** Paper is white, whatever theme is on screen. @returns puts the theme back, unless another was chosen meanwhile */
export function wearPaper(root: HTMLElement): () => void {
  const { theme, scheme } = root.dataset
  root.dataset.theme = 'contrast'
  root.dataset.scheme = 'light'
  return () => {
    if (root.dataset.theme !== 'contrast') return
    if (theme === undefined) delete root.dataset.theme
    else root.dataset.theme = theme
    if (scheme === undefined) delete root.dataset.scheme
    else root.dataset.scheme = scheme
  }
}
