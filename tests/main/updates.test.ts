import { beforeEach, describe, expect, it } from 'vitest'
import { createUpdates, type Updater } from '../../src/main/updates.ts'
import { sayEnglish } from '../../src/main/words.ts'

let allowed: boolean
let obstacle: string | null
let answers: boolean[]
let newer: boolean
let said: string[]
let loads: number
let failure: Error | null
beforeEach(() => { [allowed, obstacle, answers, newer, said, loads, failure] = [false, null, [], false, [], 0, null] })

const updater: Updater = {
  autoDownload: true, autoInstallOnAppQuit: true,
  async checkForUpdates() {
    said.push('check')
    if (failure) throw failure
    return { isUpdateAvailable: newer, updateInfo: { version: '2.0.0' } }
  },
  async downloadUpdate() { said.push('download') },
  quitAndInstall() { said.push('install') }
}
const updates = () => createUpdates({
  allowed: async () => allowed,
  async allow() { allowed = true },
  obstacle: () => obstacle,
  async load() { loads++; return updater },
  async ask({ message }) { said.push(message); return answers.shift() ?? false },
  async tell(message, detail) { said.push(detail === '' ? message : `${message} ${detail}`) },
  log: (event) => { said.push(`log: ${event}`) },
  say: sayEnglish
})

describe('updates', () => {
  it('touch nothing at start unless the reader said yes: what could is not even loaded', async () => {
    await updates().checkQuietly()
    expect([loads, said]).toEqual([0, []])
  })

  it('ask for the reader\'s word first, and take a no for a no', async () => {
    await updates().check()
    expect([loads, allowed]).toEqual([0, false])
    expect(said).toEqual(['May Lectern look for new versions?'])
  })

  it('remember a yes', async () => {
    answers = [true]
    await updates().check()
    expect(allowed).toBe(true)
    expect(said).toEqual(['May Lectern look for new versions?', 'check', 'Lectern is up to date.'])
    said = []
    await updates().checkQuietly()
    expect(said).toEqual(['check'])
  })

  it('download and install only when each is wanted', async () => {
    [allowed, newer] = [true, true]
    await updates().checkQuietly()
    expect(said).toEqual(['check', 'Lectern 2.0.0 is there.'])
    expect([updater.autoDownload, updater.autoInstallOnAppQuit]).toEqual([false, false])
    said = []
    answers = [true, true]
    await updates().check()
    expect(said).toEqual(['check', 'Lectern 2.0.0 is there.', 'download', 'Lectern 2.0.0 is ready.', 'install'])
  })

  it('say plainly why a copy cannot update itself, and do not look', async () => {
    [allowed, obstacle] = [true, 'It runs from its sources.']
    await updates().check()
    await updates().checkQuietly()
    expect([loads, said]).toEqual([0, ['This copy of Lectern does not update itself. It runs from its sources.']])
  })

  it('that fail are told when they were asked for, and logged', async () => {
    [allowed, failure] = [true, new Error('net::ERR_INTERNET_DISCONNECTED\nstack')]
    await updates().checkQuietly()
    expect(said).toEqual(['check', 'log: update failed'])
    said = []
    await updates().check()
    expect(said).toEqual(['check', 'log: update failed', 'Looking for updates failed. net::ERR_INTERNET_DISCONNECTED'])
  })
})
