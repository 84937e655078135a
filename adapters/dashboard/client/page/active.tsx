import { useMemo, useRef } from 'preact/hooks'
import type { Active } from '../api/loaded.js'
import { layOutDay } from '../charts/day-layout.js'
import { makeFormat } from '../charts/format.js'
import { assignTones, type Tones } from '../charts/tones.js'
import { Rule } from './rule.js'
import { Timeline } from './timeline.js'
import { TodayHead } from './today-head.js'
import { WeekLedger } from './week-ledger.js'

const NO_TONES: Tones = new Map()

/** The colours of the names, kept from one load to the next. */
const useTones = (ranking: ReadonlyArray<{ readonly name: string }>): Tones => {
  const tones = useRef(NO_TONES)
  tones.current = assignTones(tones.current, ranking.map(({ name }) => name))
  return tones.current
}

/** The page of an account that has heartbeats. */
export const ActivePage = ({ active, loadedAt }: { readonly active: Active; readonly loadedAt: number }) => {
  const { account, today, runs, week, totals } = active
  const format = useMemo(() => makeFormat(runs.timezone), [runs.timezone])
  const layout = useMemo(() => layOutDay(runs, today.projects), [runs, today])
  const projectTones = useTones(totals.projects)
  const languageTones = useTones(totals.languages)
  return (
    <>
      <TodayHead account={account} today={today} week={week} day={runs} format={format} />
      <Timeline day={runs} total={today.grand_total.text} now={loadedAt / 1000} layout={layout} tones={projectTones} format={format} />
      <WeekLedger week={week} totals={totals} projectTones={projectTones} languageTones={languageTones} format={format} />
      <Rule account={account} />
    </>
  )
}
