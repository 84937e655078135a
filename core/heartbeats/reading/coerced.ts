import type { Identity } from '../fingerprint.js'
import type { AiUsage, Heartbeat, LineChanges, Origin } from '../heartbeat.js'

type Described = Pick<
  Heartbeat,
  'instant' | 'dependencies' | 'lines' | 'lineNumber' | 'cursorPosition' | 'projectRootCount' | 'lineChanges' | 'ai'
>

/** A heartbeat in the right types and otherwise as sent: nothing defaulted, no placeholder resolved. Null is unknown. */
export interface CoercedHeartbeat extends Identity, Described, Pick<Origin, 'aiAgent' | 'aiModel' | 'machine' | 'userAgent'> {}

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
