/* Names the theme before the first paint. A classic script, because the policy allows no inline one and a module would
   run after the page's first frame. theme.ts keeps the choices it reads. */
{
  const day = ['paper', 'sepia', 'contrast']
  const night = ['night', 'black']
  let kept = []
  try {
    kept = (localStorage.getItem('lectern:theme') ?? '').split(' ')
  } catch {
    // Storage is denied: the system's choice will do.
  }
  const known = (list, name) => list.includes(name) ? name : list[0]
  const dark = night.includes(kept[0]) || (!day.includes(kept[0]) && matchMedia('(prefers-color-scheme: dark)').matches)
  const { dataset } = document.documentElement
  dataset.scheme = dark ? 'dark' : 'light'
  if ([...day, ...night].includes(kept[0])) dataset.theme = kept[0]
  else dataset.theme = dark ? known(night, kept[2]) : known(day, kept[1])
  if (/^[a-z]+$/.test(kept[3] ?? '')) dataset.accent = kept[3]
}
