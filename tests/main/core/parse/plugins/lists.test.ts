import { expect, it } from 'vitest'
import { parse, showLine } from '../serialise.ts'

it('shows tasks with boxes that are not part of the text', () => {
  const html = showLine('- [ ] to do\n- [x] *done*\n- [X]\n- [y] no\n\n1. [x] numbered')
  expect(html).toContain('<li class="task-list-item"><span class="task" data-skip role="img" aria-label="To do">☐</span> to do</li>')
  expect(html).toContain('aria-label="Done">☑</span> <em>done</em></li>')
  expect(html.match(/class="task"/g)).toHaveLength(4)
  expect(parse('- [ ] to do\n- [x] done').text).toBe('to do\ndone')
})

it('shows footnotes with ways there and back', () => {
  const post = parse('A[^n] B^[inline] C[^n] D[^none].\n\n[^n]: The *note*.\n\n    ```\n    code\n    ```\n')
  expect(post.text).toBe('A[1] B[2] C[1] D[^none].\nThe note.\ncode\ninline')
  expect(showLine('A[^n]\n\n[^n]: N')).toContain('⟦link #post-fn1 id="post-fnref1"⟧[1]</a>')
  expect(showLine('A[^n]\n\n[^n]: N')).toContain('⟦link #post-fnref1 class="footnote-backref" data-skip aria-label="Back to the text"⟧↩</a>')
})
