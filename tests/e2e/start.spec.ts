import { expect, test } from './fixtures.ts'

test('shows the greeting of the library and its posts by year', async ({ lectern: { page, ...lectern } }) => {
  await expect(page.getByRole('heading', { level: 1, name: 'A shelf of small proofs' })).toBeVisible()
  await expect(page.getByText('Short notes on things that can be counted.')).toBeVisible()
  // KaTeX writes each formula twice, once for screen readers: only its style sheet hides that one.
  expect((await page.getByRole('main').locator('.katex-mathml').first().boundingBox())?.width).toBeLessThan(2)
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(['2024', '2023', '2022', '2021'])
  await expect(page.locator('article.post-row').getByRole('heading')).toHaveText([
    'Breaking lines', 'A filter that may say maybe', 'How far a random walk gets', 'Counting on fingers', 'A page of plain HTML'
  ])
  const row = page.locator('article.post-row').filter({ hasText: 'How far a random walk gets' })
  await expect(row).toContainText('After n steps a walk is about the square root of n away from home.')
  await expect(row.getByRole('list', { name: 'Tags' })).toContainText('probability')
  await lectern.shoot('home')
})

test('opens a post and goes back to the list', async ({ lectern: { page, ...lectern } }) => {
  await page.getByRole('link', { name: 'How far a random walk gets' }).click()
  await expect(page).toHaveURL(/#\/post\/[0-9a-f]{8}-[0-9a-f]{16}$/)
  const post = page.locator('article.post')
  await expect(post.getByRole('heading', { level: 1 })).toHaveText('How far a random walk gets')
  await expect(post.locator('.math[data-display] .katex')).toBeVisible()
  await expect(post.locator('figure.code[data-language="python"]')).toContainText('def walk(steps: int) -> int:')
  await expect(post.getByRole('table')).toContainText('typical distance')
  await expect.poll(() => post.getByRole('img', { name: 'Three walks' }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240)
  await lectern.shoot('post')

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'A shelf of small proofs' })).toBeVisible()
  await expect(page.locator('article.post-row')).toHaveCount(5)
  expect(await lectern.requests()).toEqual([])
})

test('opens every post of the library', async ({ lectern: { page } }) => {
  const titles = await page.locator('article.post-row').getByRole('heading').allTextContents()
  await expect(page.locator('article.post-row')).toHaveCount(5)
  for (const title of titles) {
    await page.getByRole('link', { name: title }).click()
    await expect(page.locator('article.post').getByRole('heading', { level: 1 })).toHaveText(title)
    await page.goBack()
  }
})

test('follows a link from one post to a heading of another', async ({ lectern: { page } }) => {
  await page.getByRole('link', { name: 'How far a random walk gets' }).click()
  await page.locator('article.post').getByRole('link', { name: 'a filter that may say maybe' }).click()
  await expect(page.locator('article.post').getByRole('heading', { level: 1 })).toHaveText('A filter that may say maybe')
  await expect(page.getByRole('heading', { name: 'How many bits' })).toBeInViewport()
})

test('opens a link to the web outside, after a click', async ({ lectern: { page, ...lectern } }) => {
  await page.getByRole('link', { name: 'A filter that may say maybe' }).click()
  await page.locator('article.post').getByRole('link', { name: 'the first paper' }).click()
  await expect.poll(lectern.openedLinks).toEqual(['https://example.com/bloom-1970'])
  await expect(page.locator('article.post')).toBeVisible()
})

test('finds the library again after a restart', async ({ lectern }) => {
  await expect(lectern.page.locator('article.post-row')).toHaveCount(5)
  const page = await lectern.restart()
  await expect(page.getByRole('heading', { level: 1, name: 'A shelf of small proofs' })).toBeVisible()
  await expect(page.locator('article.post-row')).toHaveCount(5)
})

test('opens a second window on the same library', async ({ lectern }) => {
  const second = await lectern.openSecondWindow()
  await expect(second.getByRole('link', { name: 'Counting on fingers' })).toBeVisible()
  await expect(lectern.page.getByRole('link', { name: 'Counting on fingers' })).toBeVisible()
})
