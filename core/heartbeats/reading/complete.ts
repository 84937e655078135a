import type { UserId } from '../../accounts/account.js'
import type { Instant } from '../../shared/instant.js'
import { fingerprintOf } from '../fingerprint.js'
import type { Fingerprint, Heartbeat } from '../heartbeat.js'
import type { Languages } from '../languages.port.js'
import type { CoercedHeartbeat } from './coerced.js'
import type { OriginOf } from './origins.js'

/** What a whole batch has in common. */
export interface BatchContext {
  readonly user: UserId
  /** Of the request: for heartbeats that say nothing of their own. */
  readonly userAgent: string | null
  readonly machine: string | null
  readonly now: Instant
  readonly languages: Languages
  readonly originOf: OriginOf
}

/** What a heartbeat is known by, when that was settled before: see `import-heartbeats.ts`. */
export interface Known { readonly fingerprint: Fingerprint; readonly receivedAt: Instant }

/** Gives identity to what was sent, and fills in what was left unsaid. Placeholders stay: see `placeholders.ts`. */
export const complete = (sent: CoercedHeartbeat, context: BatchContext, known: Known | null): Heartbeat => {
  const type = sent.type ?? 'file'
  return {
    user: context.user,
    instant: sent.instant,
    fingerprint: known === null ? fingerprintOf(sent) : known.fingerprint,
    entity: sent.entity,
    type,
    category: sent.category ?? defaultCategory(type),
    project: sent.project,
    branch: sent.branch,
    language: sent.language ?? languageOf(sent.entity, type, context.languages),
    isWrite: sent.isWrite,
    dependencies: sent.dependencies,
    lines: sent.lines,
    lineNumber: sent.lineNumber,
    cursorPosition: sent.cursorPosition,
    projectRootCount: sent.projectRootCount,
    lineChanges: sent.lineChanges,
    ai: sent.ai,
    origin: context.originOf(sent.userAgent ?? context.userAgent, sent.machine ?? context.machine, sent),
    receivedAt: known === null ? context.now : known.receivedAt,
  }
}

/** As WakaTime infers it from the type: a page is browsed, anything else is code. */
const defaultCategory = (type: string): string => (type === 'domain' || type === 'url' ? 'browsing' : 'coding')

/** Only a file's name tells a language: `github.com` is no program. */
export const languageOf = (entity: string, type: string, languages: Languages): string | null =>
  type === 'file' ? languages.ofEntity(entity) : null
