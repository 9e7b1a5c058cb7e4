/* Names the theme before the first paint. A classic script, because the policy allows no inline one and a module would
   run after the page's first frame. theme.ts keeps the choice it reads. */
{
  let theme = null
  try {
    theme = localStorage.getItem('lectern:theme')
  } catch {
    // Storage is denied: the system's choice will do.
  }
  const dark = theme === 'night' || (theme !== 'paper' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'night' : 'paper'
}
