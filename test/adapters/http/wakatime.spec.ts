import { expect } from 'chai'
import { type Group, HOUR, instant, MINUTE, readLocalDate, SECOND, type UserId } from '../../../core/index.js'
import { itemsOf, machineId } from '../../../adapters/http/wakatime/breakdown.js'
import { decimalOf, digitalOf, digitalWithSecondsOf, percentOf, textOf } from '../../../adapters/http/wakatime/text/clock.js'
import { agoTextOf, dateTextOf, monthTextOf } from '../../../adapters/http/wakatime/text/date.js'
import { labelOf, nameOf, UNKNOWN } from '../../../adapters/http/wakatime/text/labels.js'
import { namedId } from '../../../adapters/http/wakatime/text/named-id.js'
import { pageAt } from '../../../adapters/http/wakatime/page.js'

const at = (hours: number, minutes: number, seconds = 0): number => hours * HOUR + minutes * MINUTE + seconds * SECOND

describe('the words of the WakaTime protocol', () => {
  it('lengths of time', () => {
    const texts: ReadonlyArray<readonly [number, string]> = [
      [0, '0 secs'], [999_999, '0 secs'], [at(0, 0, 1), '1 sec'], [at(0, 0, 7), '7 secs'], [at(0, 0, 59), '59 secs'], [at(0, 1), '1 min'],
      [at(0, 40, 59), '40 mins'], [at(1, 0), '1 hr'], [at(1, 1), '1 hr 1 min'], [at(1, 2, 30), '1 hr 2 mins'], [at(2, 0, 59), '2 hrs'],
      [at(2, 17), '2 hrs 17 mins'], [at(291, 22), '291 hrs 22 mins'], [at(1_163, 36), '1,163 hrs 36 mins'],
    ]
    for (const [active, text] of texts) expect(textOf(active)).to.equal(text)
  })

  it('the figures of the protocol\'s own examples', () => {
    expect([decimalOf(8_256_598_000), digitalOf(8_256_598_000), textOf(8_256_598_000)]).to.deep.equal(['2.28', '2:17', '2 hrs 17 mins'])
    expect([decimalOf(4_544_050_000), digitalWithSecondsOf(4_544_050_000), textOf(4_544_050_000)]).to.deep.equal(['1.25', '1:15:44', '1 hr 15 mins'])
    expect([decimalOf(1_048_925_770_000), digitalOf(1_048_925_770_000)]).to.deep.equal(['291.37', '291:22'])
    expect([decimalOf(2_409_000_000), digitalOf(2_409_000_000)]).to.deep.equal(['0.67', '0:40'])
  })

  it('shares of a whole', () => {
    expect(percentOf(1, 3)).to.equal(33.33)
    expect(percentOf(3, 3)).to.equal(100)
    expect(percentOf(0, 0)).to.equal(0)
  })

  it('dates and ages', () => {
    const texts = ['2023-06-16', '2026-11-01', '2026-11-02', '2026-11-03', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-21', '2026-12-31']
      .map((date) => dateTextOf(readLocalDate(date)!))
    expect(texts).to.deep.equal([
      'Fri Jun 16th 2023', 'Sun Nov 1st 2026', 'Mon Nov 2nd 2026', 'Tue Nov 3rd 2026', 'Wed Nov 11th 2026', 'Thu Nov 12th 2026',
      'Fri Nov 13th 2026', 'Sat Nov 21st 2026', 'Thu Dec 31st 2026',
    ])
    expect(monthTextOf(2026, 2)).to.equal('February 2026')
    const now = instant(100 * 24 * HOUR)
    const ages = [0, at(0, 0, 1), at(0, 0, 59), at(0, 1), at(0, 5), at(1, 0), at(30, 0), at(80 * 24, 0)].map((age) => agoTextOf(instant(now - age), now))
    expect(ages).to.deep.equal([
      'just now', '1 second ago', '59 seconds ago', '1 minute ago', '5 minutes ago', '1 hour ago', '1 day ago', '2 months ago',
    ])
    expect(agoTextOf(instant(now + HOUR), now)).to.equal('just now')
  })

  it('labels, there and back', () => {
    expect(labelOf('language', null)).to.equal('Other')
    expect(['coding', 'writing tests', 'ai coding', 'Code Reviewing'].map((name) => labelOf('category', name)))
      .to.deep.equal(['Coding', 'Writing Tests', 'AI Coding', 'Code Reviewing'])
    for (const dimension of ['project', 'branch', 'language', 'editor', 'operatingSystem', 'machine'] as const) {
      expect(nameOf(dimension, UNKNOWN[dimension])).to.equal(null)
      expect(nameOf(dimension, 'x')).to.equal('x')
    }
    expect(nameOf('category', 'AI Coding')).to.equal('ai coding')
  })
})

describe('items of a breakdown', () => {
  const lines = { aiAdded: 0, aiDeleted: 0, humanAdded: 0, humanDeleted: 0 }
  const group = (name: string | null, active: number): Group => ({ name, active, heartbeats: 1, lines })

  it('are one where they are shown by one label, and then in order again', () => {
    const items = itemsOf('language', [group('Go', 50 * MINUTE), group('Other', 30 * MINUTE), group(null, 30 * MINUTE)], 110 * MINUTE)
    expect(items.map(({ name, text, percent }) => [name, text, percent])).to.deep.equal([['Other', '1 hr', 54.55], ['Go', '50 mins', 45.45]])
  })

  it('of nothing are none', () => expect(itemsOf('project', [], 0)).to.deep.equal([]))
})

describe('an id made of a name', () => {
  const [alice, bob] = ['a', 'b'] as ReadonlyArray<string> as readonly [UserId, UserId]

  it('is a UUID, always the same, and another for another owner, kind or name', () => {
    const ids = [namedId(alice, 'machine', 'laptop'), namedId(bob, 'machine', 'laptop'), namedId(alice, 'project', 'laptop'), namedId(alice, 'machine', 'Laptop')]
    expect(new Set(ids).size).to.equal(4)
    for (const id of ids) expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(machineId(alice, 'laptop')).to.equal(ids[0])
  })
})

describe('a page of a list', () => {
  it('says where it is', () => {
    const items = Array.from({ length: 5 }, (_, index) => index)
    expect(pageAt(items, 1, 2)).to.deep.equal({ data: [0, 1], page: 1, next_page: 2, prev_page: null, total: 5, total_pages: 3 })
    expect(pageAt(items, 3, 2)).to.deep.equal({ data: [4], page: 3, next_page: null, prev_page: 2, total: 5, total_pages: 3 })
    expect(pageAt(items, 9, 2)).to.deep.include({ data: [], next_page: null })
    expect(pageAt([], 1)).to.deep.include({ data: [], total: 0, total_pages: 1 })
  })
})
