import { expect } from 'chai'
import type { Group } from '../../../adapters/dashboard/client/api/shapes.js'
import { boundsOf, layOutDay } from '../../../adapters/dashboard/client/charts/day-layout.js'
import { makeFormat, spanText } from '../../../adapters/dashboard/client/charts/format.js'
import { hourMarks } from '../../../adapters/dashboard/client/charts/hours.js'
import { assignTones, TONES, toneClass } from '../../../adapters/dashboard/client/charts/tones.js'

const seconds = (iso: string): number => Date.parse(iso) / 1000

describe('the hours of a day', () => {
  it('are twenty-four on most days', () => {
    const marks = hourMarks(seconds('2026-11-21T23:00:00Z'), 86_400, 'Europe/Berlin', 'en-GB')
    expect(marks.map(({ hour }) => hour)).to.deep.equal(Array.from({ length: 24 }, (_, hour) => hour))
    expect(marks[12]).to.deep.equal({ at: 0.5, hour: 12, label: '12' })
  })

  it('are twenty-three when clocks go forward, and the hour that does not exist is not among them', () => {
    const marks = hourMarks(seconds('2026-03-28T23:00:00Z'), 23 * 3_600, 'Europe/Berlin', 'en-GB')
    expect(marks).to.have.length(23)
    expect(marks.slice(0, 4).map(({ hour }) => hour)).to.deep.equal([0, 1, 3, 4])
  })

  it('are twenty-five when clocks go back, with one hour twice', () => {
    const marks = hourMarks(seconds('2026-10-24T22:00:00Z'), 25 * 3_600, 'Europe/Berlin', 'en-GB')
    expect(marks.map(({ hour }) => hour).slice(0, 5)).to.deep.equal([0, 1, 2, 2, 3])
  })
})

const group = (name: string): Group => ({ name, total_seconds: 1, percent: 50, text: `${name} text` })

describe('the layout of a day', () => {
  const day = {
    start: '2026-11-22T00:00:00Z',
    end: '2026-11-22T23:59:59Z',
    timezone: 'UTC',
    data: [
      { project: 'A', time: seconds('2026-11-22T06:00:00Z'), duration: 3_600 },
      { project: 'B', time: seconds('2026-11-22T07:00:00Z'), duration: 1_800 },
      { project: 'A', time: seconds('2026-11-22T18:00:00Z'), duration: 60 },
    ],
  }

  it('has the length of the day in its zone', () => {
    expect(boundsOf(day)).to.deep.equal({ start: seconds(day.start), length: 86_400 })
  })

  it('places runs by parts of the day, and gives each to its project', () => {
    const { runs, lanes } = layOutDay(day, [group('A'), group('B')])
    expect(runs.map(({ left }) => left)).to.deep.equal([0.25, 7 / 24, 0.75])
    expect(runs[0]?.width).to.equal(1 / 24)
    expect(lanes.map(({ name, text, runs }) => [name, text, runs.length])).to.deep.equal([['A', 'A text', 2], ['B', 'B text', 1]])
  })
})

describe('the colours of names', () => {
  it('go to the first names, one each; the others are neutral', () => {
    const names = Array.from({ length: TONES + 2 }, (_, index) => `p${index}`)
    const tones = assignTones(new Map(), names)
    expect([...tones.values()]).to.deep.equal(Array.from({ length: TONES }, (_, index) => index + 1))
    expect(toneClass(tones, `p${TONES}`)).to.equal('tone-0')
  })

  it('stay with their names when the ranking changes', () => {
    const before = assignTones(new Map(), ['a', 'b', 'c'])
    const after = assignTones(before, ['c', 'new', 'a'])
    expect(Object.fromEntries(after)).to.deep.equal({ c: 3, new: 2, a: 1 })
  })
})

describe('how time is written', () => {
  it('is the API’s own words for lengths', () => {
    expect([0, 1, 7.9, 60, 2_400, 3_600, 3_720, 8_256.598].map(spanText)).to.deep.equal([
      '0 secs', '1 sec', '7 secs', '1 min', '40 mins', '1 hr', '1 hr 2 mins', '2 hrs 17 mins',
    ])
  })

  it('is the zone’s clock and the reader’s language', () => {
    const tokyo = makeFormat('Asia/Tokyo', 'en-GB')
    expect(tokyo.time(seconds('2026-11-22T00:30:00Z'))).to.equal('09:30')
    expect(tokyo.longDay('2026-11-22')).to.equal('Sunday 22 November')
    expect(makeFormat('UTC', 'de-DE').longDay('2026-11-22')).to.equal('Sonntag, 22. November')
  })
})
