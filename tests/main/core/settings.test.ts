import { describe, expect, it, vi } from 'vitest'
import { openSettings } from '../../../src/main/core/settings.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/choices.ts'

const file = (stored: unknown) => ({ read: () => Promise.resolve(stored), write: vi.fn(() => Promise.resolve()) })

describe('settings', () => {
  it.each([undefined, null, {}])('are the defaults where nothing is stored: %j', async (stored) => {
    const settings = await openSettings(file(stored), vi.fn())
    expect(settings.get()).toEqual(DEFAULT_SETTINGS)
    expect(settings.notices()).toEqual([])
  })

  it('keep what is sound and default what is damaged, with a notice', async () => {
    const settings = await openSettings(file({ theme: 'night', textSize: 'huge', somethingNewer: 1 }), vi.fn())
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'night' })
    expect(settings.notices()).toMatchObject([{ code: 'settings-damaged' }])
  })

  it('are the defaults where the file cannot be read', async () => {
    const settings = await openSettings({ read: () => Promise.reject(new Error('EIO')), write: vi.fn() }, vi.fn())
    expect(settings.get()).toEqual(DEFAULT_SETTINGS)
    expect(settings.notices()).toHaveLength(1)
  })

  it('are written whole and told to listeners', async () => {
    const stored = file({ theme: 'night' })
    const onChange = vi.fn()
    const settings = await openSettings(stored, onChange)
    const saved = await settings.save({ textSize: 20 })
    expect(saved).toEqual({ ...DEFAULT_SETTINGS, theme: 'night', textSize: 20 })
    expect(stored.write).toHaveBeenCalledWith(saved)
    expect(onChange).toHaveBeenCalledWith(saved)
  })

  it('last until the end where they cannot be written', async () => {
    const settings = await openSettings({ read: () => Promise.resolve({}), write: () => Promise.reject(new Error('ENOSPC')) }, vi.fn())
    await expect(settings.save({ textSize: 20 })).rejects.toMatchObject({ code: 'SETTINGS_UNWRITABLE' })
    expect(settings.get().textSize).toBe(20)
  })
})
