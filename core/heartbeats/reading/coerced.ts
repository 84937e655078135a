import type { AiUsage, LineChanges } from '../heartbeat.js'
import type { Instant } from '../../shared/instant.js'

/** A heartbeat in the right types and otherwise as sent: nothing defaulted, no placeholder resolved. Null is unknown. */
export interface CoercedHeartbeat {
  readonly instant: Instant
  readonly entity: string
  readonly type: string | null
  readonly category: string | null
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly isWrite: boolean
  readonly dependencies: ReadonlyArray<string>
  readonly lines: number | null
  readonly lineNumber: number | null
  readonly cursorPosition: number | null
  readonly projectRootCount: number | null
  readonly lineChanges: LineChanges | null
  readonly ai: AiUsage | null
  readonly aiAgent: string | null
  readonly aiModel: string | null
  readonly machine: string | null
  readonly userAgent: string | null
}

export const lineChangesOf = (
  ai: number | null, human: number | null, added: number | null, deleted: number | null,
): LineChanges | null =>
  ai === null && human === null && added === null && deleted === null ? null : { ai, human, added, deleted }

export const aiUsageOf = (
  session: string | null,
  subscriptionPlan: string | null,
  inputTokens: number | null,
  cachedInputTokens: number | null,
  outputTokens: number | null,
  promptLength: number | null,
): AiUsage | null =>
  session === null && subscriptionPlan === null && inputTokens === null && cachedInputTokens === null && outputTokens === null
  && promptLength === null ? null : { session, subscriptionPlan, inputTokens, cachedInputTokens, outputTokens, promptLength }
