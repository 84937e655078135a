import * as t from 'io-ts'
import { type Heartbeat, heartbeatId, isoOf, type LocalDay, secondsOf, type Verdict, type Zone } from '../../../core/index.js'
import { machineId } from './breakdown.js'
import { integer, orNull } from './codecs.js'
import { namedId } from './text/named-id.js'
import { lastSecondOf } from './summaries.js'

/** All that is told of a stored heartbeat: clients that get back more than they can decode send the whole batch again. */
export const StoredCodec = t.strict({
  data: t.strict({ id: t.string, entity: t.string, type: t.string, time: t.number }),
}, 'StoredHeartbeat')

export const RejectedCodec = t.strict({ errors: t.record(t.string, t.array(t.string)) }, 'RejectedHeartbeat')

/** One pair of body and status for each heartbeat sent, in the order sent. */
export const BulkCodec = t.strict({
  responses: t.array(t.tuple([t.union([StoredCodec, RejectedCodec]), t.union([t.literal(201), t.literal(400)])])),
}, 'BulkReceipt')

/** Clients up to 2024 cannot decode any other type. */
const OLD_TYPES: Readonly<Record<string, string>> = { file: 'file', app: 'app', domain: 'domain', url: 'domain', event: 'app' }

export type VerdictAnswer = t.TypeOf<typeof BulkCodec>['responses'][number]

export const verdictAnswerOf = (verdict: Verdict): VerdictAnswer => {
  switch (verdict._tag) {
    case 'Stored':
    case 'Duplicate': {
      const { heartbeat } = verdict
      const type = OLD_TYPES[heartbeat.type] ?? 'file'
      return [{ data: { id: heartbeatId(heartbeat), entity: heartbeat.entity, type, time: secondsOf(heartbeat.instant) } }, 201]
    }
    case 'Rejected': {
      const errors: Record<string, Array<string>> = {}
      for (const { field, why } of verdict.problems) (errors[field] ??= []).push(why)
      return [{ errors }, 400]
    }
    default:
      return verdict satisfies never
  }
}

const ReadCodec = t.strict({
  id: t.string,
  user_id: t.string,
  entity: t.string,
  type: t.string,
  category: t.string,
  time: t.number,
  project: orNull(t.string),
  project_root_count: orNull(integer),
  branch: orNull(t.string),
  language: orNull(t.string),
  dependencies: t.array(t.string),
  lines: orNull(integer),
  lineno: orNull(integer),
  cursorpos: orNull(integer),
  is_write: t.boolean,
  line_additions: orNull(integer),
  line_deletions: orNull(integer),
  ai_line_changes: orNull(integer),
  human_line_changes: orNull(integer),
  ai_session: orNull(t.string),
  ai_subscription_plan: orNull(t.string),
  ai_input_tokens: orNull(integer),
  ai_cached_input_tokens: orNull(integer),
  ai_output_tokens: orNull(integer),
  ai_prompt_length: orNull(integer),
  machine_name_id: orNull(t.string),
  user_agent_id: orNull(t.string),
  created_at: t.string,
}, 'Heartbeat')

export const HeartbeatsCodec = t.strict({ data: t.array(ReadCodec), start: t.string, end: t.string, timezone: t.string }, 'Heartbeats')

export const userAgentId = (userAgent: string): string => namedId('', 'user-agent', userAgent)

const lineChangesOf = ({ lineChanges }: Heartbeat) => ({
  line_additions: lineChanges?.added ?? null,
  line_deletions: lineChanges?.deleted ?? null,
  ai_line_changes: lineChanges?.ai ?? null,
  human_line_changes: lineChanges?.human ?? null,
})

const aiUsageOf = ({ ai }: Heartbeat) => ({
  ai_session: ai?.session ?? null,
  ai_subscription_plan: ai?.subscriptionPlan ?? null,
  ai_input_tokens: ai?.inputTokens ?? null,
  ai_cached_input_tokens: ai?.cachedInputTokens ?? null,
  ai_output_tokens: ai?.outputTokens ?? null,
  ai_prompt_length: ai?.promptLength ?? null,
})

const readFormOf = (heartbeat: Heartbeat): t.TypeOf<typeof ReadCodec> => ({
  id: heartbeatId(heartbeat),
  user_id: heartbeat.user,
  entity: heartbeat.entity,
  type: heartbeat.type,
  category: heartbeat.category,
  time: secondsOf(heartbeat.instant),
  project: heartbeat.project,
  project_root_count: heartbeat.projectRootCount,
  branch: heartbeat.branch,
  language: heartbeat.language,
  dependencies: [...heartbeat.dependencies],
  lines: heartbeat.lines,
  lineno: heartbeat.lineNumber,
  cursorpos: heartbeat.cursorPosition,
  is_write: heartbeat.isWrite,
  ...lineChangesOf(heartbeat),
  ...aiUsageOf(heartbeat),
  machine_name_id: heartbeat.origin.machine === null ? null : machineId(heartbeat.user, heartbeat.origin.machine),
  user_agent_id: heartbeat.origin.userAgent === null ? null : userAgentId(heartbeat.origin.userAgent),
  created_at: isoOf(heartbeat.receivedAt),
})

export const heartbeatsOf = (
  heartbeats: ReadonlyArray<Heartbeat>, { period }: LocalDay, zone: Zone,
): t.TypeOf<typeof HeartbeatsCodec> => ({
  data: heartbeats.map(readFormOf), start: isoOf(period.from), end: lastSecondOf(period), timezone: zone,
})
