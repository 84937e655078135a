import type { Account, Day, Runs, Total, Week } from '../api/shapes.js'
import { boundsOf } from '../charts/day-layout.js'
import type { Format } from '../charts/format.js'

interface Props {
  readonly account: Account
  readonly today: Day
  readonly week: Week
  readonly day: Runs
  readonly format: Format
}

/** The total in large figures; less than a minute, in the API's words. */
const BigTotal = ({ total }: { readonly total: Total }) => {
  const { hours, minutes, text } = total
  if (hours === 0 && minutes === 0) return <p class="big-total big-total-words">{text === '' ? '0 secs' : text}</p>
  return (
    <p class="big-total">
      <span class="visually-hidden">{text}</span>
      <span aria-hidden="true">
        {hours > 0 ? <span class="figure">{hours}<small>h</small></span> : null}
        <span class="figure">{minutes}<small>m</small></span>
      </span>
    </p>
  )
}

/** Why there is no time today: no heartbeat, or a lone one. */
const NoTimeYet = ({ account, day, format }: Pick<Props, 'account' | 'day' | 'format'>) => {
  const last = Date.parse(account.last_heartbeat_at ?? '') / 1000
  if (!(last >= boundsOf(day).start)) return <p class="lead">No heartbeats yet today.</p>
  return (
    <p class="lead">
      Your last heartbeat was at {format.time(last)}. A heartbeat alone owns no time: time begins with the next one.
    </p>
  )
}

const Fact = ({ name, value, note }: { readonly name: string; readonly value: string; readonly note?: string }) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd>{value}{note === undefined ? null : <small>{note}</small>}</dd>
  </div>
)

export const TodayHead = ({ account, today, week, day, format }: Props) => {
  const first = day.data[0]
  const last = day.data.at(-1)
  const days = week.daily_average.days_minus_holidays
  return (
    <section class="today" aria-labelledby="today">
      <div>
        <h1 id="today">Today <span class="date">{format.longDay(today.range.date)}</span></h1>
        <BigTotal total={today.grand_total} />
        {today.grand_total.total_seconds === 0 ? <NoTimeYet account={account} day={day} format={format} /> : null}
      </div>
      <dl class="facts">
        {first === undefined || last === undefined ? null : (
          <Fact name="Between" value={`${format.time(first.time)} – ${format.time(last.time + last.duration)}`} />
        )}
        <Fact name="Last seven days" value={week.cumulative_total.text} />
        <Fact name="Daily average" value={week.daily_average.text_including_other_language} note={`over ${days} active ${days === 1 ? 'day' : 'days'}`} />
      </dl>
    </section>
  )
}
