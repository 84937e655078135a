import type { AiUsage, Fingerprint, Heartbeat, Instant, LineChanges, Origin, UserId } from '../../../core/index.js'

/** A row of `within.sql` and `page.sql`. */
export interface HeartbeatRow {
  readonly instant: Instant
  readonly fingerprint: Fingerprint
  readonly origin_id: string
  readonly received_at: Instant
  readonly input_tokens: number | null
  readonly cached_input_tokens: number | null
  readonly output_tokens: number | null
  readonly lines: number | null
  readonly line_number: number | null
  readonly cursor_position: number | null
  readonly ai_lines: number | null
  readonly human_lines: number | null
  readonly lines_added: number | null
  readonly lines_deleted: number | null
  readonly prompt_length: number | null
  readonly is_write: boolean
  readonly entity: string
  readonly type: string
  readonly category: string
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly dependencies: ReadonlyArray<string> | null
  readonly project_root_count: number | null
  readonly machine: string | null
  readonly user_agent: string | null
  readonly editor: string | null
  readonly plugin: string | null
  readonly operating_system: string | null
  readonly ai_agent: string | null
  readonly ai_model: string | null
  readonly ai_session: string | null
  readonly ai_subscription_plan: string | null
}

const NO_DEPENDENCIES: ReadonlyArray<string> = []

const allNull = (values: object): boolean => Object.values(values).every((value) => value === null)

const lineChangesOf = (row: HeartbeatRow): LineChanges | null => {
  const changes = { ai: row.ai_lines, human: row.human_lines, added: row.lines_added, deleted: row.lines_deleted }
  return allNull(changes) ? null : changes
}

const aiUsageOf = (row: HeartbeatRow): AiUsage | null => {
  const usage = {
    session: row.ai_session,
    subscriptionPlan: row.ai_subscription_plan,
    inputTokens: row.input_tokens,
    cachedInputTokens: row.cached_input_tokens,
    outputTokens: row.output_tokens,
    promptLength: row.prompt_length,
  }
  return allNull(usage) ? null : usage
}

const originOf = (row: HeartbeatRow): Origin => ({
  machine: row.machine,
  userAgent: row.user_agent,
  editor: row.editor,
  plugin: row.plugin,
  operatingSystem: row.operating_system,
  aiAgent: row.ai_agent,
  aiModel: row.ai_model,
})

/** Heartbeats of one origin share one object. */
export const toHeartbeats = (user: UserId, rows: ReadonlyArray<HeartbeatRow>): ReadonlyArray<Heartbeat> => {
  const origins = new Map<string, Origin>()
  const sharedOrigin = (row: HeartbeatRow): Origin => {
    const known = origins.get(row.origin_id)
    if (known !== undefined) return known
    const origin = originOf(row)
    origins.set(row.origin_id, origin)
    return origin
  }
  return rows.map((row) => ({
    user,
    instant: row.instant,
    fingerprint: row.fingerprint,
    entity: row.entity,
    type: row.type,
    category: row.category,
    project: row.project,
    branch: row.branch,
    language: row.language,
    isWrite: row.is_write,
    dependencies: row.dependencies ?? NO_DEPENDENCIES,
    lines: row.lines,
    lineNumber: row.line_number,
    cursorPosition: row.cursor_position,
    projectRootCount: row.project_root_count,
    lineChanges: lineChangesOf(row),
    ai: aiUsageOf(row),
    origin: sharedOrigin(row),
    receivedAt: row.received_at,
  }))
}
