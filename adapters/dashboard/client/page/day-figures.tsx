import type { Day, Group } from '../api/shapes.js'
import type { Format } from '../charts/format.js'

const Groups = ({ groups }: { readonly groups: ReadonlyArray<Group> }) => (
  <ul class="plain-list">{groups.map(({ name, text }) => <li key={name}>{name} <span class="quiet">{text}</span></li>)}</ul>
)

/** The figures behind the bars. */
export const DayFigures = ({ days, format }: { readonly days: ReadonlyArray<Day>; readonly format: Format }) => (
  <details class="figures">
    <summary>Figures of each day</summary>
    <table class="day-figures">
      <thead><tr><th scope="col">Day</th><th scope="col">Projects</th><th scope="col">Languages</th></tr></thead>
      <tbody>
        {days.filter((day) => day.grand_total.total_seconds > 0).map((day) => (
          <tr key={day.range.date}>
            <th scope="row">{format.longDay(day.range.date)}<br /><span class="quiet">{day.grand_total.text}</span></th>
            <td><Groups groups={day.projects} /></td>
            <td><Groups groups={day.languages} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
