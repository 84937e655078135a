import type { PlacedRun } from '../charts/day-layout.js'
import { type Format, spanText } from '../charts/format.js'

/** The timeline as a table, for whoever reads rather than looks. */
export const RunList = ({ runs, format }: { readonly runs: ReadonlyArray<PlacedRun>; readonly format: Format }) => (
  <details class="figures">
    <summary>Today as a list</summary>
    {runs.length === 0 ? <p>No time yet today.</p> : (
      <table>
        <caption class="visually-hidden">Today’s runs, in order</caption>
        <thead>
          <tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Project</th><th scope="col">Time</th></tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={`${run.time} ${run.project}`}>
              <td>{format.time(run.time)}</td>
              <td>{format.time(run.time + run.duration)}</td>
              <th scope="row">{run.project}</th>
              <td>{spanText(run.duration)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </details>
)
