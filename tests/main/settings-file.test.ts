import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSettingsFile } from '../../src/main/settings-file.ts'
import { DEFAULT_SETTINGS } from '../../src/shared/choices.ts'

let folder: string
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'lectern-settings-')) })
afterEach(() => rm(folder, { recursive: true }))

const open = () => createSettingsFile(folder, () => new Conf({ cwd: folder, projectName: 'Lectern' }))
const file = () => join(folder, 'config.json')

it('is empty where there is no file, and writes none', async () => {
  expect(await open().read()).toEqual({})
  expect(await readdir(folder)).toEqual([])
})

it('reads what was written, also by another process', async () => {
  const settings = open()
  await settings.write({ ...DEFAULT_SETTINGS, theme: 'night' })
  expect(await open().read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'night' })
  await writeFile(file(), '{"theme":"paper"}')
  expect(await settings.read()).toEqual({ theme: 'paper' })
})

it('keeps fields that it does not know', async () => {
  await writeFile(file(), '{"theme":"paper","later":1}')
  await open().write({ ...DEFAULT_SETTINGS })
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ theme: 'system', later: 1 })
})

it.each(['{"theme":', '', '\0\0\0'])('sets a broken file aside: %j', async (text) => {
  await writeFile(file(), text)
  const settings = open()
  expect(await settings.read()).toEqual({})
  await settings.write({ ...DEFAULT_SETTINGS })
  const aside = (await readdir(folder)).filter((name) => name.startsWith('config.broken-'))
  expect(aside).toHaveLength(1)
  expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe(text)
})

it('survives a file that breaks while it is open', async () => {
  const settings = open()
  await settings.write({ ...DEFAULT_SETTINGS })
  await writeFile(file(), '{')
  expect(await settings.read()).toEqual({})
})

it.each(['[]', '1', 'null', '"text"'])('takes %s, which is JSON but no settings, for none', async (text) => {
  await writeFile(file(), text)
  expect(await open().read()).toEqual({})
})
