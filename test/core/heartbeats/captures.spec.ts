import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Heartbeat, Sender, Verdict } from '../../../core/index.js'
import { someone } from '../../support/heartbeats.js'
import { makeTinyLog, record, taken } from './setup.js'

type Sent = Readonly<Record<string, unknown>>
interface Post { readonly file: string; readonly heartbeats: ReadonlyArray<Sent>; readonly sender: Sender }

const CAPTURES = new URL('../../../../test/fixtures/captures/', import.meta.url)

/** What the HTTP adapter makes of a captured request, in as far as it concerns the core. */
const postsIn = (file: string): ReadonlyArray<Post> =>
  readFileSync(new URL(file, CAPTURES), 'utf8').trim().split('\n').flatMap((line): ReadonlyArray<Post> => {
    const { method, url, headers, body } = JSON.parse(line) as { method: string; url: string; headers: Record<string, string>; body: unknown }
    if (method !== 'POST' || !url.includes('/heartbeats')) return []
    const header = (name: string): string | null => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? null
    const heartbeats = (typeof body === 'string' ? JSON.parse(body) : body) as ReadonlyArray<Sent>
    const machine = header('x-machine-name')
    return [{ file, heartbeats, sender: { user: someone(), userAgent: header('user-agent'), machine: machine?.replaceAll('+', ' ') ?? null } }]
  })

const posts = readdirSync(CAPTURES).filter((file) => file.endsWith('.jsonl')).flatMap(postsIn)
const sentText = (value: unknown): unknown => (value === undefined || value === '' ? null : value)
const sentNumber = (value: unknown): unknown => (value === undefined || value === null ? null : Number(value))

/** The one post of the capture that has such an entity, recorded. */
const recorded = async (file: string, entity: string, last?: Parameters<typeof makeTinyLog>[0]): Promise<Heartbeat> => {
  const post = posts.find((post) => post.file === file && post.heartbeats.some((sent) => sent['entity'] === entity))
  if (post === undefined) throw new Error(`no post of ${entity} in ${file}`)
  const { verdicts } = await record(post.heartbeats, post.sender, makeTinyLog(last))
  return taken(verdicts[post.heartbeats.findIndex((sent) => sent['entity'] === entity)])
}

describe('heartbeats captured from real clients', () => {
  it('are all there', () => {
    expect(posts.flatMap(({ heartbeats }) => heartbeats)).to.have.lengthOf(78)
  })

  it('are all stored, with what they say', async () => {
    for (const { file, heartbeats, sender } of posts) {
      const { verdicts } = await record(heartbeats, sender)
      expect(verdicts.map(({ _tag }: Verdict) => _tag), file).to.deep.equal(heartbeats.map(() => 'Stored'))
      for (const [i, sent] of heartbeats.entries()) {
        const heartbeat = taken(verdicts[i])
        expect(heartbeat, file).to.deep.include({
          user: sender.user,
          instant: Math.round(Number(sent['time']) * 1e6),
          entity: sent['entity'],
          type: sent['type'],
          isWrite: sent['is_write'] ?? false,
          dependencies: sent['dependencies'] ?? [],
          lines: sentNumber(sent['lines'] ?? sent['lines_in_file']),
          lineNumber: sentNumber(sent['lineno']),
          cursorPosition: sentNumber(sent['cursorpos']),
          projectRootCount: sentNumber(sent['project_root_count']),
          language: sentText(sent['language']),
        })
        expect(heartbeat.origin, file).to.include({ userAgent: sent['user_agent'] ?? sent['plugin'], machine: sender.machine })
        if (sent['project'] !== '<<LAST_PROJECT>>') {
          expect(heartbeat).to.include({ project: sentText(sent['project'] ?? sent['alternate_project']), branch: sentText(sent['branch']) })
        }
      }
    }
  })

  it('wakatime-cli: everything it knows', async () => {
    const heartbeat = await recorded('wakatime-cli-1.90.jsonl', '/home/dev/proj/src/main.go')
    expect(heartbeat).to.deep.include({
      instant: 1_795_346_356_830_208, category: 'debugging', project: 'proj', branch: 'feature/x', language: 'Go', isWrite: true,
      dependencies: ['net/http'], lines: 3, lineNumber: 2, cursorPosition: 17, projectRootCount: 4,
      lineChanges: { ai: null, human: null, added: 2, deleted: 1 }, ai: null,
    })
    expect(heartbeat.origin).to.include({
      machine: 'my laptop', editor: 'VS Code', plugin: 'vscode-wakatime', operatingSystem: 'Linux', aiAgent: null, aiModel: null,
    })
  })

  it('wakatime-cli: a domain, an app and a hidden file', async () => {
    expect(await recorded('wakatime-cli-1.90.jsonl', 'github.com')).to.include({ type: 'domain', category: 'code reviewing', project: 'foo', branch: null, language: null })
    expect(await recorded('wakatime-cli-1.90.jsonl', 'Slack')).to.include({ type: 'app', category: 'coding', project: null, branch: null })
    expect(await recorded('wakatime-cli-1.90.jsonl', 'HIDDEN.ts')).to.include({ type: 'file', project: 'proj', language: 'TypeScript' })
  })

  it('the legacy Python client: numbers as texts, unknown as null', async () => {
    expect(await recorded('legacy-python-13.1.jsonl', '/home/dev/proj/src/main.py')).to.include({ lineNumber: 3, cursorPosition: 42, lines: 4 })
    const app = await recorded('legacy-python-13.1-app-domain.jsonl', 'Slack')
    expect(app).to.include({ category: 'coding', project: 'comms', branch: null, isWrite: false })
    expect(app.origin).to.include({ editor: null, plugin: null, operatingSystem: 'Linux' })
  })

  it('the browser extension: time as a text, its own random id, and the last project and branch', async () => {
    const page = await recorded('browser-extension.jsonl', 'https://github.com', { project: 'widgets', branch: 'main', language: null })
    expect(page).to.include({ instant: 1_795_346_545_011_000, type: 'domain', category: 'browsing', project: 'widgets', branch: 'main', language: null })
    expect(page.origin).to.include({ editor: 'Chrome', plugin: 'chrome-wakatime', operatingSystem: 'Linux', machine: null })
    const review = await recorded('browser-extension.jsonl', 'https://github.com/acme/widgets/pull/12')
    expect(review).to.include({ type: 'url', category: 'code reviewing', project: 'widgets', language: 'TypeScript' })
    expect(review.origin.machine).to.equal('work-laptop')
  })

  it('VS Code on the web: other names for most fields', async () => {
    const heartbeat = await recorded('vscode-web-30.2.jsonl', '/workspace/myproj/src/index.ts')
    expect(heartbeat).to.include({ project: 'myproj', lines: 120, lineNumber: 10, cursorPosition: 5, language: 'typescript', isWrite: true, branch: null })
    expect(heartbeat.origin).to.include({ editor: 'VS Code', plugin: 'vscode-wakatime', operatingSystem: 'Linux', machine: 'vscode.dev' })
  })

  it('an agent through wakatime-cli', async () => {
    const heartbeat = await recorded('opencode-through-cli.jsonl', '/home/dev/proj/src/main.py')
    expect(heartbeat.origin).to.include({ editor: 'OpenCode', plugin: 'opencode-wakatime', aiAgent: 'opencode-cli' })
  })
})
