import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountsUnavailable } from '../accounts/account-directory.port.js'
import type { AllTime, Durations, Explanation, Stats, Summary, Unanswerable } from './answer.js'
import type { AllTimeQuestion, DaysQuestion, DurationsQuestion, ExplainQuestion, StatsQuestion } from './question.js'

/** Totals and breakdowns of each local day asked for, and of all of them together. */
export type SummarizeDays = (question: DaysQuestion) => TE.TaskEither<Unanswerable, Summary>

/** Totals, breakdowns, best day, averages, streaks and rhythm of a range. */
export type ComputeStats = (question: StatsQuestion) => TE.TaskEither<Unanswerable, Stats>

/** All the time there ever was, up to now. */
export type TotalAllTime = (question: AllTimeQuestion) => TE.TaskEither<Unanswerable, AllTime>

/** One local day as runs of equal attributes. */
export type ListDurations = (question: DurationsQuestion) => TE.TaskEither<Unanswerable, Durations>

/** How a total came about: every gap that counted, and every one that did not, with the reason. */
export type ExplainTotal = (question: ExplainQuestion) => TE.TaskEither<Unanswerable, Explanation>

/** Days could not be read, folded or kept, or it is not known by whose policy. They keep waiting. */
export type SettleFailure = Unanswerable | AccountsUnavailable

/** Folds stale days that no reader has asked for yet, at most `limit`; answers how many. For a background job. */
export type SettleWaitingDays = (limit: number) => TE.TaskEither<SettleFailure, number>
