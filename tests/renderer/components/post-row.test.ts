// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import PostRow from '../../../src/renderer/components/home/PostRow.vue'
import { mountInPage } from '../support/dom.ts'
import { post } from '../support/fake-api.ts'

const row = (fields: Parameters<typeof post>[1] = {}, at = '/') => mountInPage(PostRow, { props: { post: post(7, fields), index: 7 }, at })

it('is an article whose title links to the post', async () => {
  const { wrapper } = await row({ title: 'Kernels' })
  const link = wrapper.get('article.post-row h3 a')
  expect(link.text()).toBe('Kernels')
  expect(link.attributes('href')).toBe('/post/f1-7')
})

it('tells date, minutes, notes and progress', async () => {
  const { wrapper } = await row({ date: '2024-04-12', updated: '2024-05-02', minutes: 31, notes: 14, progress: 0.42, draft: true })
  const text = wrapper.get('.meta').text()
  for (const part of ['2024', 'Updated', '31 min', '14 notes', '42% read', 'Draft']) expect(text).toContain(part)
  expect(wrapper.get('time').attributes('datetime')).toBe('2024-04-12')
})

it('leaves out what a post does not have', async () => {
  const { wrapper } = await row({ date: null, summary: '', notes: 0, progress: 0 })
  expect(wrapper.find('.summary').exists()).toBe(false)
  expect(wrapper.get('.meta').text()).toBe('10 min')
})

it('does not repeat a date as the update', async () => {
  const { wrapper } = await row({ date: '2024-04-12', updated: '2024-04-12T10:00:00Z' })
  expect(wrapper.text()).not.toContain('Updated')
})

it('shows titles as text, whatever they hold', async () => {
  const { wrapper } = await row({ title: '<img src=x onerror=alert(1)>' })
  expect(wrapper.find('img').exists()).toBe(false)
  expect(wrapper.get('h3').text()).toBe('<img src=x onerror=alert(1)>')
})

it('filters by a tag on top of what is filtered already, and takes it off again', async () => {
  const { wrapper, router } = await row({ tags: ['video', 'data'] }, '/?folder=f1&sort=title')
  await wrapper.get('.tags a').trigger('click')
  await router.isReady()
  await expect.poll(() => router.currentRoute.value.query).toEqual({ folder: 'f1', sort: 'title', tag: 'video' })
  expect(wrapper.findAll('.tags a').map((chip) => chip.attributes('aria-current'))).toEqual(['true', undefined])
  await wrapper.get('.tags a').trigger('click')
  await expect.poll(() => router.currentRoute.value.query).toEqual({ folder: 'f1', sort: 'title' })
})
