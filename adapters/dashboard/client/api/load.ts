import { ask } from './ask.js'
import type { Loaded } from './loaded.js'
import type { Account, Day, Runs, Week, WeekTotals } from './shapes.js'

const loadActive = async (account: Account): Promise<Loaded> => {
  const [today, week, stats] = await Promise.all([
    ask<{ readonly data: Day }>('/users/current/status_bar/today'),
    ask<Week>('/users/current/summaries?range=Last%207%20Days'),
    ask<{ readonly data: WeekTotals }>('/users/current/stats/last_7_days?is_including_today=true'),
  ])
  if (today._tag !== 'Answered') return today
  if (week._tag !== 'Answered') return week
  if (stats._tag !== 'Answered') return stats
  const runs = await ask<Runs>(`/users/current/durations?date=${today.body.data.range.date}&slice_by=project`)
  if (runs._tag !== 'Answered') return runs
  return { _tag: 'Active', account, today: today.body.data, runs: runs.body, week: week.body, totals: stats.body.data }
}

/** Everything the page shows, asked anew. Every figure comes from the API as it is. */
export const load = async (): Promise<Loaded> => {
  const account = await ask<{ readonly data: Account }>('/users/current')
  if (account._tag !== 'Answered') return account
  const { data } = account.body
  return data.last_heartbeat_at === null ? { _tag: 'Fresh', account: data } : loadActive(data)
}
