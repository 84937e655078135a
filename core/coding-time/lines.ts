import type { Heartbeat, LineChanges } from '../heartbeats/heartbeat.js'
import type { AiTotals, LineTotals, Slice } from './activity.js'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
export type LineSums = Mutable<LineTotals>
export type AiSums = Mutable<AiTotals>

export const noLines = (): LineSums => ({ aiAdded: 0, aiDeleted: 0, humanAdded: 0, humanDeleted: 0 })
export const noAi = (): AiSums => ({ inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, prompts: 0, promptLength: 0 })

/** Whether an AI agent worked: it says so by its category, or its User-Agent names the agent. */
export const isAiWork = ({ category, aiAgent }: Pick<Slice, 'category' | 'aiAgent'>): boolean =>
  category === 'ai coding' || aiAgent !== null

/** Whether the client says what net lines changed; then added and deleted lines would be the same lines again, and are not read. */
const isNet = ({ ai, human }: LineChanges): boolean => ai !== null || human !== null

/** Whether `addLines` would add anything. */
export const changesLines = ({ lineChanges }: Heartbeat): boolean => {
  if (lineChanges === null) return false
  const { ai, human, added, deleted } = lineChanges
  return isNet(lineChanges) ? (ai ?? 0) !== 0 || (human ?? 0) !== 0 : (added ?? 0) > 0 || (deleted ?? 0) > 0
}

/** Net figures are split by sign. Added and deleted lines are a human's, unless an AI agent worked. */
export const addLines = (sums: LineSums, { lineChanges, category, origin }: Heartbeat): void => {
  if (lineChanges === null) return
  const { ai, human, added, deleted } = lineChanges
  if (isNet(lineChanges)) {
    sums.aiAdded += Math.max(0, ai ?? 0)
    sums.aiDeleted += Math.max(0, -(ai ?? 0))
    sums.humanAdded += Math.max(0, human ?? 0)
    sums.humanDeleted += Math.max(0, -(human ?? 0))
  } else if (isAiWork({ category, aiAgent: origin.aiAgent })) {
    sums.aiAdded += Math.max(0, added ?? 0)
    sums.aiDeleted += Math.max(0, deleted ?? 0)
  } else {
    sums.humanAdded += Math.max(0, added ?? 0)
    sums.humanDeleted += Math.max(0, deleted ?? 0)
  }
}

/** Whether `addAi` would add anything. */
export const usesAi = ({ ai }: Heartbeat): boolean =>
  ai !== null && ((ai.inputTokens ?? 0) !== 0 || (ai.cachedInputTokens ?? 0) !== 0 || (ai.outputTokens ?? 0) !== 0 || (ai.promptLength ?? 0) !== 0)

export const addAi = (sums: AiSums, { ai }: Heartbeat): void => {
  if (ai === null) return
  sums.inputTokens += ai.inputTokens ?? 0
  sums.cachedInputTokens += ai.cachedInputTokens ?? 0
  sums.outputTokens += ai.outputTokens ?? 0
  if (ai.promptLength === null || ai.promptLength === 0) return
  sums.prompts += 1
  sums.promptLength += ai.promptLength
}

export const addLineTotals = (sums: LineSums, lines: LineTotals): void => {
  sums.aiAdded += lines.aiAdded
  sums.aiDeleted += lines.aiDeleted
  sums.humanAdded += lines.humanAdded
  sums.humanDeleted += lines.humanDeleted
}

export const addAiTotals = (sums: AiSums, ai: AiTotals): void => {
  sums.inputTokens += ai.inputTokens
  sums.cachedInputTokens += ai.cachedInputTokens
  sums.outputTokens += ai.outputTokens
  sums.prompts += ai.prompts
  sums.promptLength += ai.promptLength
}

export const hasLines = ({ aiAdded, aiDeleted, humanAdded, humanDeleted }: LineTotals): boolean =>
  aiAdded !== 0 || aiDeleted !== 0 || humanAdded !== 0 || humanDeleted !== 0
