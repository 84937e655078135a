import { expect } from 'chai'
import type { Heartbeat, Verdict } from '../../../core/index.js'
import { heartbeatOf, SENT, verdictOf } from './setup.js'

type Row = readonly [what: string, sent: object, field: keyof Heartbeat, expected: unknown]

const repairsOf = (verdict: Verdict): ReadonlyArray<string> => (verdict._tag === 'Rejected' ? [] : verdict.repairs.map(({ field }) => field))
const problemsOf = (verdict: Verdict): ReadonlyArray<string> => (verdict._tag === 'Rejected' ? verdict.problems.map(({ field }) => field) : [])

describe('reading heartbeats tolerantly', () => {
  const READ: ReadonlyArray<Row> = [
    ['time as a number', { time: 1_795_346_356.830208 }, 'instant', 1_795_346_356_830_208],
    ['time as a text', { time: '1795346545.011' }, 'instant', 1_795_346_545_011_000],
    ['more digits than microseconds', { time: 1_795_346_357.0149436 }, 'instant', 1_795_346_357_014_944],
    ['`timestamp` for `time`', { time: undefined, timestamp: 1_795_346_356 }, 'instant', 1_795_346_356_000_000],
    ['a date', { time: '2026-11-01T10:00:00.000Z' }, 'instant', 1_793_527_200_000_000],
    ['milliseconds', { time: 1_795_346_356_830 }, 'instant', 1_795_346_356_830_000],
    ['microseconds', { time: 1_795_346_356_830_208 }, 'instant', 1_795_346_356_830_208],
    ['nanoseconds as a text', { time: '1795346356830208000' }, 'instant', 1_795_346_356_830_208],
    ['a line number as a text', { lineno: '3' }, 'lineNumber', 3],
    ['a cursor position as a text', { cursorpos: '42' }, 'cursorPosition', 42],
    ['a cursor position of zero', { cursorpos: 0 }, 'cursorPosition', 0],
    ['`lines_in_file` for `lines`', { lines_in_file: 120 }, 'lines', 120],
    ['`lines` before `lines_in_file`', { lines: 7, lines_in_file: 120 }, 'lines', 7],
    ['a list of dependencies', { dependencies: ['net/http', 'fmt'] }, 'dependencies', ['net/http', 'fmt']],
    ['dependencies with commas', { dependencies: 'flask, requests,' }, 'dependencies', ['flask', 'requests']],
    ['no dependencies', { dependencies: null }, 'dependencies', []],
    ['dependencies named twice', { dependencies: ['a', 'b', 'a', '', 3] }, 'dependencies', ['a', 'b']],
    ['a write', { is_write: true }, 'isWrite', true],
    ['a write as a text', { is_write: 'true' }, 'isWrite', true],
    ['a write of null', { is_write: null }, 'isWrite', false],
    ['a write of "false"', { is_write: 'false' }, 'isWrite', false],
    ['an empty project', { project: '' }, 'project', null],
    ['an empty branch', { branch: '' }, 'branch', null],
    ['`alternate_project` for `project`', { project: '', alternate_project: 'fallback' }, 'project', 'fallback'],
    ['`project` before `alternate_project`', { project: 'p', alternate_project: 'fallback' }, 'project', 'p'],
    ['`entity_type` for `type`', { type: undefined, entity_type: 'app' }, 'type', 'app'],
    ['a type of tomorrow', { type: 'event' }, 'type', 'event'],
    ['a missing type', { type: undefined }, 'type', 'file'],
    ['a missing category', {}, 'category', 'coding'],
    ['a category of null', { category: null }, 'category', 'coding'],
    ['an empty category', { category: '' }, 'category', 'coding'],
    ['a domain without a category', { type: 'domain', category: null }, 'category', 'browsing'],
    ['a page without a category', { type: 'url' }, 'category', 'browsing'],
    ['an app without a category', { type: 'app' }, 'category', 'coding'],
    ['a category of tomorrow', { category: 'ai coding' }, 'category', 'ai coding'],
    ['a language by the file name', { entity: '/a/main.rs' }, 'language', 'Rust'],
    ['a language before the file name', { entity: '/a/main.rs', language: 'Zig' }, 'language', 'Zig'],
    ['no language by the name of a domain', { entity: 'docs.rs', type: 'domain' }, 'language', null],
    ['how deep the project lies', { project_root_count: 4 }, 'projectRootCount', 4],
    ['control characters', { project: 'a\u0000b\u001fc\u0085' }, 'project', 'abc'],
    ['half a surrogate pair', { project: 'a\ud800b' }, 'project', 'a\ufffdb'],
    ['a whole surrogate pair', { project: 'a\u{1f600}' }, 'project', 'a\u{1f600}'],
    ['a project that is a number', { project: 42 }, 'project', '42'],
    ['a branch that is an object', { branch: { name: 'main' } }, 'branch', null],
    ['changed lines, old style', { line_additions: 2, line_deletions: 1 }, 'lineChanges', { ai: null, human: null, added: 2, deleted: 1 }],
    ['changed lines, new style', { ai_line_changes: 9, human_line_changes: -2 }, 'lineChanges', { ai: 9, human: -2, added: null, deleted: null }],
    ['no changed lines', {}, 'lineChanges', null],
    ['no AI', { ai_session: null }, 'ai', null],
    ['what AI used', {
      ai_session: 'c0ffee00', ai_subscription_plan: 'pro', ai_input_tokens: 1200, ai_cached_input_tokens: 800, ai_output_tokens: 340,
      ai_prompt_length: 85,
    }, 'ai', { session: 'c0ffee00', subscriptionPlan: 'pro', inputTokens: 1200, cachedInputTokens: 800, outputTokens: 340, promptLength: 85 }],
  ]
  for (const [what, sent, field, expected] of READ) {
    it(`reads ${what}`, async () => {
      const heartbeat = await heartbeatOf({ ...SENT, ...sent })
      expect(heartbeat[field]).to.deep.equal(expected)
    })
  }

  const REPAIRED: ReadonlyArray<readonly [what: string, sent: object, field: string]> = [
    ['a time as a text', { time: '1795346545.011' }, 'time'],
    ['a time in milliseconds', { time: 1_795_346_356_830 }, 'time'],
    ['a line number of zero', { lineno: 0 }, 'lineno'],
    ['a line number beyond 2147483647', { lineno: 2_147_483_648 }, 'lineno'],
    ['lines that are no number', { lines: 'many' }, 'lines'],
    ['half a line', { lines: 1.5 }, 'lines'],
    ['a missing type', { type: null }, 'type'],
    ['control characters', { branch: 'ma\u0007in' }, 'branch'],
    ['a write as a text', { is_write: 'true' }, 'is_write'],
    ['dependencies as a text', { dependencies: 'a,b' }, 'dependencies'],
    ['a User-Agent beyond all measure', { user_agent: 'x'.repeat(2_000) }, 'user_agent'],
  ]
  for (const [what, sent, field] of REPAIRED) {
    it(`takes ${what}, and says so`, async () => {
      const verdict = await verdictOf({ ...SENT, ...sent })
      expect(verdict._tag).to.equal('Stored')
      expect(repairsOf(verdict)).to.deep.equal([field])
    })
  }

  const REJECTED: ReadonlyArray<readonly [what: string, sent: unknown, field: string]> = [
    ['what is no object', 'heartbeat', 'heartbeat'],
    ['null', null, 'heartbeat'],
    ['a list', [SENT], 'heartbeat'],
    ['no entity', { ...SENT, entity: undefined }, 'entity'],
    ['an empty entity', { ...SENT, entity: '' }, 'entity'],
    ['an entity of blanks', { ...SENT, entity: '  ' }, 'entity'],
    ['an entity of control characters', { ...SENT, entity: '\u0000' }, 'entity'],
    ['no time', { ...SENT, time: null }, 'time'],
    ['a time that is no number', { ...SENT, time: 'yesterday' }, 'time'],
    ['an unset clock', { ...SENT, time: 0 }, 'time'],
    ['a time before 1970', { ...SENT, time: -5 }, 'time'],
    ['a time of infinity', { ...SENT, time: Infinity }, 'time'],
    ['more than one hour in the future', { ...SENT, time: 1_795_346_800 + 3_600.000001 }, 'time'],
    ['a time of the year 5000 in seconds', { ...SENT, time: 95_617_584_000 }, 'time'],
    ['an entity too long', { ...SENT, entity: 'x'.repeat(8_193) }, 'entity'],
    ['a project too long', { ...SENT, project: 'x'.repeat(1_025) }, 'project'],
    ['a branch too long', { ...SENT, branch: 'x'.repeat(1_025) }, 'branch'],
    ['a language too long', { ...SENT, language: 'x'.repeat(256) }, 'language'],
  ]
  for (const [what, sent, field] of REJECTED) {
    it(`rejects ${what}, and says which field`, async () => {
      expect(problemsOf(await verdictOf(sent))).to.deep.equal([field])
    })
  }

  it('names every problem of a heartbeat at once', async () => {
    expect(problemsOf(await verdictOf({ project: 'x'.repeat(1_025) }))).to.deep.equal(['time', 'entity', 'project'])
  })

  it('takes one exactly one hour in the future', async () => {
    expect((await verdictOf({ ...SENT, time: 1_795_346_800 + 3_600 }))._tag).to.equal('Stored')
  })

  it('never rejects a heartbeat for its age', async () => {
    expect((await heartbeatOf({ ...SENT, time: 1 })).instant).to.equal(1_000_000)
  })

  it('notes nothing of a heartbeat that came as it should, whatever unknown fields it has', async () => {
    expect(repairsOf(await verdictOf({ ...SENT, is_unsaved_entity: true, future_field: { a: [1] } }))).to.deep.equal([])
  })

  it('cannot be misled by a field of the prototype', async () => {
    const sent: unknown = JSON.parse('{"__proto__": {"project": "evil"}, "entity": "/a.go", "type": "file", "time": 1795346356}')
    expect((await heartbeatOf(sent)).project).to.equal(null)
  })
})
