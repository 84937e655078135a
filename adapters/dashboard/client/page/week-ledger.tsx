import type { Day, Group, Week, WeekTotals } from '../api/shapes.js'
import { type Format, percentOf } from '../charts/format.js'
import { toneClass, type Tones } from '../charts/tones.js'
import { DayFigures } from './day-figures.js'
import { Legend } from './legend.js'

interface Props {
  readonly week: Week
  readonly totals: WeekTotals
  readonly projectTones: Tones
  readonly languageTones: Tones
  readonly format: Format
}

interface BarProps {
  readonly groups: ReadonlyArray<Group>
  readonly ranking: ReadonlyArray<Group>
  readonly longest: number
  readonly tones: Tones
}

/** The groups in the week's order, so that a colour stands at the same end of every bar. */
const ranked = (groups: ReadonlyArray<Group>, ranking: ReadonlyArray<Group>): ReadonlyArray<Group> => {
  const rank = new Map(ranking.map(({ name }, index) => [name, index]))
  return [...groups].sort((a, b) => (rank.get(a.name) ?? ranking.length) - (rank.get(b.name) ?? ranking.length))
}

const inWords = (groups: ReadonlyArray<Group>): string =>
  groups.map(({ name, text }) => `${name} ${text}`).join(', ')

const Bar = ({ groups, ranking, longest, tones }: BarProps) => {
  if (groups.length === 0) return null
  let reached = 0
  return (
    <svg class="bar" role="img" aria-label={inWords(groups)}>
      {ranked(groups, ranking).map(({ name, text, total_seconds: seconds }) => {
        const left = reached
        reached += seconds / longest
        return (
          <rect key={name} class={`part ${toneClass(tones, name)}`} x={percentOf(left)} width={percentOf(seconds / longest)} y="0" height="100%">
            <title>{`${name}: ${text}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}

const classOf = (day: Day, today: boolean): string | undefined => {
  if (today) return 'ledger-today'
  return day.grand_total.total_seconds === 0 ? 'ledger-idle' : undefined
}

const Row = ({ day, today, longest, totals, projectTones, languageTones, format }: Omit<Props, 'week'> & {
  readonly day: Day
  readonly today: boolean
  readonly longest: number
}) => (
  <tr role="row" class={classOf(day, today)}>
    <th role="rowheader" scope="row">{format.weekday(day.range.date)} <span class="day-number">{format.dayOfMonth(day.range.date)}</span></th>
    <td role="cell" class="ledger-bar"><Bar groups={day.projects} ranking={totals.projects} longest={longest} tones={projectTones} /></td>
    <td role="cell" class="ledger-bar"><Bar groups={day.languages} ranking={totals.languages} longest={longest} tones={languageTones} /></td>
    <td role="cell" class="ledger-total">{day.grand_total.text}</td>
  </tr>
)

/**
 * Seven days, each by project and by language, and the week's totals below. The roles keep it a table for screen readers where the style
 * sheet lays its rows out anew.
 */
export const WeekLedger = ({ week, ...props }: Props) => {
  const longest = Math.max(1, ...week.data.map((day) => day.grand_total.total_seconds))
  return (
    <section aria-labelledby="week">
      <div class="section-head">
        <h2 id="week">Last seven days</h2>
        <p class="quiet ledger-hint" aria-hidden="true">Upper bars by project, lower ones by language.</p>
      </div>
      <table class="ledger" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Day</th>
            <th role="columnheader" scope="col">By project</th>
            <th role="columnheader" scope="col">By language</th>
            <th role="columnheader" scope="col">Total</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {week.data.map((day, index) => (
            <Row key={day.range.date} day={day} today={index === week.data.length - 1} longest={longest} {...props} />
          ))}
        </tbody>
      </table>
      <div class="legends">
        <Legend title="Projects" groups={props.totals.projects} tones={props.projectTones} />
        <Legend title="Languages" groups={props.totals.languages} tones={props.languageTones} />
      </div>
      <DayFigures days={week.data} format={props.format} />
    </section>
  )
}
