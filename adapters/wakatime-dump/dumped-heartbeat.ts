import { type Heartbeat, heartbeatId, type Instant, MILLISECOND, secondsOf } from '../../core/index.js'

/**
 * A heartbeat by the names of the WakaTime protocol, with `machine`, `ai_agent` and `ai_model` added. Together with the id, from
 * which the import knows it again, nothing of the heartbeat is lost.
 */
export interface ExportedHeartbeat {
  readonly id: string
  readonly time: number
  readonly entity: string
  readonly type: string
  readonly category: string
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly is_write: boolean
  readonly dependencies: ReadonlyArray<string>
  readonly lines: number | null
  readonly lineno: number | null
  readonly cursorpos: number | null
  readonly project_root_count: number | null
  readonly line_additions: number | null
  readonly line_deletions: number | null
  readonly ai_line_changes: number | null
  readonly human_line_changes: number | null
  readonly ai_agent: string | null
  readonly ai_model: string | null
  readonly ai_session: string | null
  readonly ai_subscription_plan: string | null
  readonly ai_input_tokens: number | null
  readonly ai_cached_input_tokens: number | null
  readonly ai_output_tokens: number | null
  readonly ai_prompt_length: number | null
  readonly machine: string | null
  readonly user_agent: string | null
  readonly created_at: string
}

export const heartbeatJson = (heartbeat: Heartbeat): ExportedHeartbeat => {
  const { lineChanges, ai, origin } = heartbeat
  return {
    id: heartbeatId(heartbeat),
    time: secondsOf(heartbeat.instant),
    entity: heartbeat.entity,
    type: heartbeat.type,
    category: heartbeat.category,
    project: heartbeat.project,
    branch: heartbeat.branch,
    language: heartbeat.language,
    is_write: heartbeat.isWrite,
    dependencies: heartbeat.dependencies,
    lines: heartbeat.lines,
    lineno: heartbeat.lineNumber,
    cursorpos: heartbeat.cursorPosition,
    project_root_count: heartbeat.projectRootCount,
    line_additions: lineChanges?.added ?? null,
    line_deletions: lineChanges?.deleted ?? null,
    ai_line_changes: lineChanges?.ai ?? null,
    human_line_changes: lineChanges?.human ?? null,
    ai_agent: origin.aiAgent,
    ai_model: origin.aiModel,
    ai_session: ai?.session ?? null,
    ai_subscription_plan: ai?.subscriptionPlan ?? null,
    ai_input_tokens: ai?.inputTokens ?? null,
    ai_cached_input_tokens: ai?.cachedInputTokens ?? null,
    ai_output_tokens: ai?.outputTokens ?? null,
    ai_prompt_length: ai?.promptLength ?? null,
    machine: origin.machine,
    user_agent: origin.userAgent,
    created_at: isoWithMicroseconds(heartbeat.receivedAt),
  }
}

/** The columns of the CSV export, in order. */
export const CSV_COLUMNS = [
  'id', 'time', 'entity', 'type', 'category', 'project', 'branch', 'language', 'is_write', 'dependencies', 'lines', 'lineno', 'cursorpos',
  'project_root_count', 'line_additions', 'line_deletions', 'ai_line_changes', 'human_line_changes', 'ai_agent', 'ai_model',
  'ai_session', 'ai_subscription_plan', 'ai_input_tokens', 'ai_cached_input_tokens', 'ai_output_tokens', 'ai_prompt_length', 'machine',
  'user_agent', 'created_at',
] as const satisfies ReadonlyArray<keyof ExportedHeartbeat>

/** One cell a column: unknown is empty, true and false are words, dependencies are joined by commas. Quoting is the writer's. */
export const csvRow = (heartbeat: Heartbeat): ReadonlyArray<string> => {
  const exported = heartbeatJson(heartbeat)
  return CSV_COLUMNS.map((column) => {
    const value = exported[column]
    return typeof value === 'object' && value !== null ? value.join(',') : String(value ?? '')
  })
}

/** A heartbeat of a dump as a client would have sent it: WakaTime's read form names the machine only by an id. */
export const asSent = (dumped: unknown): unknown => {
  if (typeof dumped !== 'object' || dumped === null || !('machine_name_id' in dumped) || 'machine' in dumped) return dumped
  return { ...dumped, machine: dumped.machine_name_id }
}

const isoWithMicroseconds = (at: Instant): string => {
  const milliseconds = new Date(Math.floor(at / MILLISECOND)).toISOString().slice(0, -1)
  return `${milliseconds}${String(at % MILLISECOND).padStart(3, '0')}Z`
}
