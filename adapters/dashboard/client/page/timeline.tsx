import { useState } from 'preact/hooks'
import type { Runs } from '../api/shapes.js'
import { boundsOf, type DayLayout, type Lane, type PlacedRun } from '../charts/day-layout.js'
import { type Format, percentOf, spanText } from '../charts/format.js'
import { type HourMark, hourMarks } from '../charts/hours.js'
import { toneClass, type Tones } from '../charts/tones.js'
import { RunList } from './run-list.js'

interface Props {
  readonly day: Runs
  /** The day's total, as the API wrote it. */
  readonly total: string
  /** In seconds since 1970. */
  readonly now: number
  readonly layout: DayLayout
  readonly tones: Tones
  readonly format: Format
}

interface Drawing {
  readonly marks: ReadonlyArray<HourMark>
  readonly tones: Tones
  readonly chosen: PlacedRun | null
  readonly choose: (run: PlacedRun | null) => void
  /** The part of the day that is over. */
  readonly over: number
}

/** Where a run stands in its row, from top to bottom. */
interface Band { readonly y: string; readonly height: string }

const WHOLE: Band = { y: '8%', height: '84%' }
const SLIM: Band = { y: '32%', height: '36%' }

const Strip = ({ runs, band, marks, tones, chosen, choose, over }: Drawing & { readonly runs: ReadonlyArray<PlacedRun>; readonly band: Band }) => (
  <svg class="strip" aria-hidden="true" focusable="false">
    {marks.map(({ at, hour }) => (
      <line key={at} class={hour % 6 === 0 ? 'hour hour-major' : 'hour'} x1={percentOf(at)} x2={percentOf(at)} y1="0" y2="100%" />
    ))}
    <line class="hour hour-major" x1="100%" x2="100%" y1="0" y2="100%" />
    {runs.map((run) => (
      <rect
        key={`${run.time} ${run.project}`}
        class={`run ${toneClass(tones, run.project)}${sameRun(run, chosen) ? ' run-chosen' : ''}`}
        x={percentOf(run.left)} width={percentOf(run.width)} {...band}
        onPointerEnter={() => choose(run)} onClick={() => choose(run)}
      />
    ))}
    {over < 1 ? <line class="now" x1={percentOf(over)} x2={percentOf(over)} y1="0" y2="100%" /> : null}
  </svg>
)

const sameRun = (a: PlacedRun, b: PlacedRun | null): boolean => b !== null && a.time === b.time && a.project === b.project

const LaneRow = ({ lane, ...drawing }: Drawing & { readonly lane: Lane }) => (
  <div class="lane">
    <span class="lane-name"><i class={`swatch ${toneClass(drawing.tones, lane.name)}`} /><b title={lane.name}>{lane.name}</b></span>
    <span class="lane-total">{lane.text}</span>
    <Strip runs={lane.runs} band={SLIM} {...drawing} />
  </div>
)

const Hours = ({ marks }: { readonly marks: ReadonlyArray<HourMark> }) => (
  <svg class="hours" aria-hidden="true" focusable="false">
    {marks.filter(({ hour }) => hour % 3 === 0).map(({ at, hour, label }) => (
      <text key={at} class={hour % 6 === 0 ? 'hour-label' : 'hour-label hour-label-minor'} x={percentOf(at)} y="1em">{label}</text>
    ))}
  </svg>
)

const Readout = ({ run, format }: { readonly run: PlacedRun | null; readonly format: Format }) => (
  <output class="readout" aria-live="polite">
    {run === null
      ? <span class="quiet">Point at a run to read it here.</span>
      : <><b>{run.project}</b> {format.time(run.time)} – {format.time(run.time + run.duration)} <span class="quiet run-length">{spanText(run.duration)}</span></>}
  </output>
)

const stepOf = (key: string, index: number, count: number): number | null => {
  switch (key) {
    case 'ArrowRight': return Math.min(index + 1, count - 1)
    case 'ArrowLeft': return Math.max(index - 1, 0)
    case 'Home': return 0
    case 'End': return count - 1
    default: return null
  }
}

/** Today's runs on the hours of the account's zone: all of them, then each project's. */
export const Timeline = ({ day, total, now, layout, tones, format }: Props) => {
  const [choice, choose] = useState<PlacedRun | null>(null)
  const chosen = layout.runs.find((run) => sameRun(run, choice)) ?? null
  const { start, length } = boundsOf(day)
  const drawing: Drawing = { marks: hourMarks(start, length, day.timezone), tones, chosen, choose, over: Math.max(0, (now - start) / length) }

  const onKeyDown = (event: KeyboardEvent): void => {
    const { runs } = layout
    const step = stepOf(event.key, runs.findIndex((run) => sameRun(run, chosen)), runs.length)
    if (step === null || runs.length === 0) return
    event.preventDefault()
    choose(runs[step] ?? null)
  }

  return (
    <section aria-labelledby="hours">
      <div class="section-head">
        <h2 id="hours">Hour by hour</h2>
        <Readout run={chosen} format={format} />
      </div>
      <div
        class="timeline" role="group" tabIndex={0} onKeyDown={onKeyDown} onPointerLeave={() => choose(null)}
        aria-label="Today’s runs. Left and right arrows move from one to the next; all of them are in the list below."
      >
        <div class="lane lane-all">
          <span class="lane-name">All projects</span>
          <span class="lane-total">{total}</span>
          <Strip runs={layout.runs} band={WHOLE} {...drawing} />
        </div>
        <div class="lane lane-hours"><Hours marks={drawing.marks} /></div>
        {layout.lanes.map((lane) => <LaneRow key={lane.name} lane={lane} {...drawing} />)}
      </div>
      <RunList runs={layout.runs} format={format} />
    </section>
  )
}
