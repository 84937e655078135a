import type { UserId } from '../accounts/account.js'
import type { Brand } from '../shared/brand.js'
import type { Instant } from '../shared/instant.js'

/** A 53-bit hash of what the client sent, without user and instant: see `fingerprint.ts` and rule 8 of coding time. */
export type Fingerprint = Brand<number, 'Fingerprint'>

/** Storage is unique on these three: two heartbeats that agree in them are the same heartbeat. */
export interface HeartbeatKey {
  readonly user: UserId
  readonly instant: Instant
  readonly fingerprint: Fingerprint
}

/** Where a heartbeat came from. Heartbeats of one editor on one machine may share one object. */
export interface Origin {
  readonly machine: string | null
  /** The whole User-Agent as sent; the fields below are read from it by `user-agent.ts`. */
  readonly userAgent: string | null
  readonly editor: string | null
  readonly plugin: string | null
  readonly operatingSystem: string | null
  /** The AI agent that wrote, such as `claude-code`; null when a human did. */
  readonly aiAgent: string | null
  readonly aiModel: string | null
}

/** How many lines changed since the previous heartbeat in the same file. */
export interface LineChanges {
  /** Net lines written by AI; may be negative. */
  readonly ai: number | null
  /** Net lines written by a human; may be negative. */
  readonly human: number | null
  /** Lines added and deleted, as clients up to 2024 report them. */
  readonly added: number | null
  readonly deleted: number | null
}

/** What an AI session reports with a heartbeat. */
export interface AiUsage {
  readonly session: string | null
  readonly subscriptionPlan: string | null
  readonly inputTokens: number | null
  readonly cachedInputTokens: number | null
  readonly outputTokens: number | null
  /** In characters. */
  readonly promptLength: number | null
}

/**
 * "This user was active at this instant", and in what. Names are as the client sent them; `null` is unknown. Counts are whole
 * numbers between -2147483647 and 2147483647.
 */
export interface Heartbeat extends HeartbeatKey {
  readonly entity: string
  /** `file`, `app`, `domain`, `url`, `event`, or whatever a newer client says. */
  readonly type: string
  readonly category: string
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly isWrite: boolean
  readonly dependencies: ReadonlyArray<string>
  readonly lines: number | null
  readonly lineNumber: number | null
  readonly cursorPosition: number | null
  /** How many slashes the project's folder has. */
  readonly projectRootCount: number | null
  readonly lineChanges: LineChanges | null
  readonly ai: AiUsage | null
  readonly origin: Origin
  /** When this server accepted it. */
  readonly receivedAt: Instant
}
