import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'

/** The command line as a user has it. */
const CLI = fileURLToPath(new URL('../../bootstrap/cli.js', import.meta.url))

export type Settings = Readonly<Record<string, string>>

/** Only what is given here configures the process: nothing of the tests' own environment but what Node needs. */
const environmentOf = (settings: Settings): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'Europe/Berlin', ...settings,
})

/** A process of the command line that runs. */
export interface Running {
  readonly process: ChildProcess
  /** All that it wrote so far. */
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

export const run = (args: ReadonlyArray<string>, settings: Settings, cli = CLI): Running => {
  const child = spawn(process.execPath, [cli, ...args], { env: environmentOf(settings), stdio: ['ignore', 'pipe', 'pipe'] })
  const written = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => { written.stdout += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { written.stderr += text })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...written }))
  return { process: child, stdout: () => written.stdout, stderr: () => written.stderr, ended }
}

/** A server process that is ready. */
export interface Served extends Running {
  readonly origin: string
  /** The key that the banner of a first start shows. */
  readonly apiKey: string | undefined
  /** From spawning the process to its first answer that it is ready, in milliseconds. */
  readonly startedIn: number
}

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/health/ready`).then((answer) => answer.ok, () => false)

/** Starts a server and waits until it says that it is ready; fails with what it wrote when it ends instead. */
export const startServing = async (settings: Settings, cli = CLI): Promise<Served> => {
  const begun = performance.now()
  const running = run(['serve'], { PORT: '0', ...settings }, cli)
  for (;;) {
    const origin = /CodeTime Analytics is at (http:\S+)/.exec(running.stdout())?.[1]
    if (origin !== undefined && await isReady(origin)) {
      const apiKey = /^ *(waka_\S+)$/m.exec(running.stdout())?.[1]
      return { ...running, origin, apiKey, startedIn: performance.now() - begun }
    }
    if (running.process.exitCode !== null) throw new Error(`The server did not start: ${running.stdout()}${running.stderr()}`)
    await pause(5)
  }
}

/** Asks the process to end with a signal, and waits until it has. */
export const end = async (running: Running, signal: NodeJS.Signals = 'SIGTERM') => {
  running.process.kill(signal)
  return running.ended
}

const basic = (apiKey: string): string => `Basic ${Buffer.from(apiKey).toString('base64')}`

/** Asks the WakaTime API as a plugin does. */
export const ask = (origin: string, apiKey: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${origin}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: basic(apiKey), 'Content-Type': 'application/json', 'User-Agent': 'wakatime/v1.90.0 (linux-6.1-x86_64) go1.22 vim/9.0 vim-wakatime/11.0' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
