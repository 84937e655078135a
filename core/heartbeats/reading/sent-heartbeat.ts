import * as t from 'io-ts'

const text = t.union([t.string, t.null])
const amount = t.union([t.number, t.null])
const flag = t.union([t.boolean, t.null])

/**
 * One heartbeat as a client should send it. `time` is in seconds since 1970 with a fraction. What real clients send instead is
 * read as well: see `tolerant.ts`. An absent field, null and an empty text all mean "unknown".
 */
export const SentHeartbeat = t.intersection([
  t.type({ entity: t.string, type: t.string, time: t.number }),
  t.partial({
    category: text,
    project: text,
    project_root_count: amount,
    branch: text,
    language: text,
    dependencies: t.union([t.array(t.string), t.null]),
    lines: amount,
    lineno: amount,
    cursorpos: amount,
    is_write: flag,
    line_additions: amount,
    line_deletions: amount,
    ai_line_changes: amount,
    human_line_changes: amount,
    ai_agent: text,
    ai_model: text,
    ai_session: text,
    ai_subscription_plan: text,
    ai_input_tokens: amount,
    ai_cached_input_tokens: amount,
    ai_output_tokens: amount,
    ai_prompt_length: amount,
    machine: text,
    user_agent: text,
  }),
], 'SentHeartbeat')

export type SentHeartbeat = t.TypeOf<typeof SentHeartbeat>
