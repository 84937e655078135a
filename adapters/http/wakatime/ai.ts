import * as t from 'io-ts'
import type { Group, LineTotals, Totals } from '../../../core/index.js'
import { integer, orNull } from './codecs.js'
import { type Labelled, labelOf } from './text/labels.js'

/** What summaries and durations carry of it. */
export const lineProps = {
  ai_additions: integer, ai_deletions: integer, human_additions: integer, human_deletions: integer, ai_line_changes_total: integer,
}

const lineChangesOf = ({ aiAdded, aiDeleted }: LineTotals): number => aiAdded + aiDeleted

export const linesOf = (lines: LineTotals) => ({
  ai_additions: lines.aiAdded,
  ai_deletions: lines.aiDeleted,
  human_additions: lines.humanAdded,
  human_deletions: lines.humanDeleted,
  ai_line_changes_total: lineChangesOf(lines),
})

export const tokenProps = {
  ai_input_tokens: integer,
  ai_cached_input_tokens: integer,
  ai_output_tokens: integer,
  ai_prompt_length_sum: integer,
  ai_prompt_length_avg: t.number,
  ai_prompt_events_total: integer,
}

export const tokensOf = ({ ai }: Totals) => ({
  ai_input_tokens: ai.inputTokens,
  ai_cached_input_tokens: ai.cachedInputTokens,
  ai_output_tokens: ai.outputTokens,
  ai_prompt_length_sum: ai.promptLength,
  ai_prompt_length_avg: ai.prompts === 0 ? 0 : ai.promptLength / ai.prompts,
  ai_prompt_events_total: ai.prompts,
})

const Changes = t.record(t.string, integer)
const Costs = t.record(t.string, t.number)
const Parts = t.array(t.strict({ name: t.string, lines: integer, cost: orNull(t.number) }, 'AiPart'))

/** Sessions and prices are not known here: null, or empty, rather than a number that nobody measured. */
export const unmeasuredProps = {
  ai_sessions: orNull(integer),
  ai_prompt_length_avg_per_session: orNull(t.number),
  ai_prompt_length_median_per_session: orNull(t.number),
  ai_prompt_events_avg_per_session: orNull(t.number),
  ai_prompt_events_median_per_session: orNull(t.number),
  ai_model_costs: Costs,
  ai_model_total_cost: orNull(t.number),
  ai_agent_costs: Costs,
  ai_agent_total_cost: orNull(t.number),
}

const unmeasured: t.TypeOf<t.StrictC<typeof unmeasuredProps>> = {
  ai_sessions: null,
  ai_prompt_length_avg_per_session: null,
  ai_prompt_length_median_per_session: null,
  ai_prompt_events_avg_per_session: null,
  ai_prompt_events_median_per_session: null,
  ai_model_costs: {},
  ai_model_total_cost: null,
  ai_agent_costs: {},
  ai_agent_total_cost: null,
}

/** All of it, under the names before and after WakaTime's renaming of 2026. */
export const aiProps = {
  ...lineProps,
  ...tokenProps,
  ...unmeasuredProps,
  ai_model_line_changes: Changes,
  ai_model_breakdown: Parts,
  ai_agent_line_changes: Changes,
  ai_agent_breakdown: Parts,
}

const changesBy = (dimension: Labelled, groups: ReadonlyArray<Group>): ReadonlyArray<readonly [string, number]> =>
  groups.filter(({ name, lines }) => name !== null && lineChangesOf(lines) > 0)
    .map(({ name, lines }) => [labelOf(dimension, name), lineChangesOf(lines)] as const)

const partsOf = (changes: ReadonlyArray<readonly [string, number]>) => changes.map(([name, lines]) => ({ name, lines, cost: null }))

export const aiOf = (totals: Totals, models: ReadonlyArray<Group>, agents: ReadonlyArray<Group>) => {
  const byModel = changesBy('aiModel', models)
  const byAgent = changesBy('aiAgent', agents)
  return {
    ...linesOf(totals.lines),
    ...tokensOf(totals),
    ...unmeasured,
    ai_model_line_changes: Object.fromEntries(byModel),
    ai_model_breakdown: partsOf(byModel),
    ai_agent_line_changes: Object.fromEntries(byAgent),
    ai_agent_breakdown: partsOf(byAgent),
  }
}
