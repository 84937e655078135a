import type { AiUsage, Fingerprint, Heartbeat, Instant, LineChanges, UserId } from '../../../core/index.js'
import type { Entries, Whence } from './entries.js'

/** A row of `within.sql` and `page.sql`. */
export interface HeartbeatRow {
  readonly instant: Instant
  readonly fingerprint: Fingerprint
  readonly subject: string
  readonly origin: string
  readonly received_at: Instant
  readonly lines: number | null
  readonly line_number: number | null
  readonly cursor_position: number | null
  readonly ai_lines: number | null
  readonly human_lines: number | null
  readonly lines_added: number | null
  readonly lines_deleted: number | null
  readonly input_tokens: number | null
  readonly cached_input_tokens: number | null
  readonly output_tokens: number | null
  readonly prompt_length: number | null
  readonly is_write: boolean
}

const lineChangesOf = ({ ai_lines: ai, human_lines: human, lines_added: added, lines_deleted: deleted }: HeartbeatRow): LineChanges | null =>
  ai === null && human === null && added === null && deleted === null ? null : { ai, human, added, deleted }

const aiUsageOf = (row: HeartbeatRow, { session, subscriptionPlan }: Whence): AiUsage | null =>
  session === null && subscriptionPlan === null && row.input_tokens === null && row.cached_input_tokens === null &&
  row.output_tokens === null && row.prompt_length === null
    ? null
    : {
        session,
        subscriptionPlan,
        inputTokens: row.input_tokens,
        cachedInputTokens: row.cached_input_tokens,
        outputTokens: row.output_tokens,
        promptLength: row.prompt_length,
      }

/** Heartbeats of one origin share one object, and those of one subject its texts. */
export const toHeartbeat = (user: UserId, row: HeartbeatRow, entries: Entries): Heartbeat => {
  const subject = entries.subject(row.subject)
  const whence = entries.whence(row.origin)
  return {
    user,
    instant: row.instant,
    fingerprint: row.fingerprint,
    entity: subject.entity,
    type: subject.type,
    category: subject.category,
    project: subject.project,
    branch: subject.branch,
    language: subject.language,
    isWrite: row.is_write,
    dependencies: subject.dependencies,
    lines: row.lines,
    lineNumber: row.line_number,
    cursorPosition: row.cursor_position,
    projectRootCount: subject.projectRootCount,
    lineChanges: lineChangesOf(row),
    ai: aiUsageOf(row, whence),
    origin: whence.origin,
    receivedAt: row.received_at,
  }
}
