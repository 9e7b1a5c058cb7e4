import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'

interface Step { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> }
interface Job { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[]; needs?: string }
interface Workflow { permissions?: unknown; jobs: Record<string, Job>; on: Record<string, unknown> }

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.github/workflows')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** What a job may do besides reading the repository. */
const MORE: Record<string, Record<string, string>> = {
  'release.yml attest': { 'contents': 'read', 'id-token': 'write', 'attestations': 'write' },
  'release.yml draft': { contents: 'write' }
}

const names = readdirSync(FOLDER)

it('there is one workflow for every change and one for releases', () => {
  expect(names.sort()).toEqual(['ci.yml', 'release.yml'])
})

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  const workflow = load(text) as Workflow
  const jobs = Object.entries(workflow.jobs)
  const steps = jobs.flatMap(([, job]) => job.steps)
  const runs = steps.flatMap(({ run }) => run ?? [])

  it('calls actions of others by their commit, and says which version that is', () => {
    const lines = text.split('\n').filter((line) => /\buses:/.test(line))
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses).length)
    expect(lines.filter((line) => !/^ *(?:- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  it('calls each action by one commit', () => {
    const commits = Map.groupBy(steps.flatMap(({ uses }) => uses ?? []), (uses) => uses.split('@')[0])
    expect([...commits.values()].filter((uses) => new Set(uses).size > 1)).toEqual([])
  })

  it('may read the repository, and more only where a job needs it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    const granted = Object.fromEntries(jobs.filter(([, job]) => job.permissions).map(([job, { permissions }]) => [`${name} ${job}`, permissions]))
    expect(granted).toEqual(Object.fromEntries(Object.entries(MORE).filter(([job]) => job.startsWith(name))))
  })

  it('leaves no key of the repository behind in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(0)
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  it('calls scripts that there are', () => {
    const called = runs.flatMap((run) => [...run.matchAll(/\bnpm run (?:--silent )?([\w:]+)/g)].map(([, script = '']) => script))
    expect(called.length).toBeGreaterThan(0)
    expect(called.filter((script) => !(script in scripts))).toEqual([])
    const files = runs.flatMap((run) => [...run.matchAll(/\bnode (scripts\/\S+)/g)].map(([, file = '']) => file))
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  it('puts nothing that others can write into a command', () => {
    expect(runs.filter((run) => run.includes('${{'))).toEqual([])
  })

  it('is never started by what strangers propose, with the rights of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    expect(Object.keys(workflow.on)).not.toContain('workflow_run')
  })

  it('ends each job after a while, whatever happens', () => {
    expect(jobs.filter(([, job]) => !((job['timeout-minutes'] ?? 0) > 0)).map(([job]) => job)).toEqual([])
  })
})

it('a release is drafted only from what was built, summed up and attested', () => {
  const { jobs } = load(readFileSync(join(FOLDER, 'release.yml'), 'utf8')) as Workflow
  expect(jobs['attest']?.needs).toBe('build')
  expect(jobs['draft']?.needs).toBe('attest')
  expect(jobs['draft']?.steps.some(({ run }) => run?.includes('sha256sum --check --strict'))).toBe(true)
  expect(jobs['draft']?.steps.some(({ run }) => /gh release create .*--draft/.test(run ?? ''))).toBe(true)
})
