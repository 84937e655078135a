import { expect } from 'chai'
import { DEFAULT_PREFERENCES, type Preferences, type Zone } from '../../../core/index.js'
import { left, right } from '../../contracts/setup.js'
import { NINE, someone } from '../../support/heartbeats.js'
import { someAccounts } from './accounts.fixture.js'

const asZone = (text: string): Zone => text as Zone

const GOOD_NAMES = ['a', '7', 'Ann', 'ann-marie', 'a_b.c-d', 'a--', `a${'b'.repeat(38)}`]
const BAD_NAMES = ['', '-ann', '_ann', '.ann', ' ann', 'ann ', 'ann marie', 'änn', 'ann\n', 'a/b', '@ann', `a${'b'.repeat(39)}`, 'current', 'Current']

const BAD_PREFERENCES: ReadonlyArray<readonly [keyof Preferences, ReadonlyArray<unknown>]> = [
  ['zone', ['Mars/Olympus', '', '+01:00', 'Europe/', 'a'.repeat(10_000)]],
  ['timeoutMinutes', [0, 61, -1, 1.5, Number.NaN, Infinity, '15']],
  ['weekStart', [-1, 7, 0.5, Number.NaN, '1']],
]

describe('opening an account', () => {
  it('gives it an id, the moment, and the defaults: UTC, 15 minutes, all heartbeats, weeks from Monday, stats private', async () => {
    const { open, store } = someAccounts()
    const account = await open('ann')
    expect(account).to.deep.equal({
      id: account.id,
      username: 'ann',
      preferences: { zone: 'UTC', timeoutMinutes: 15, writesOnly: false, weekStart: 1, publicStats: false },
      createdAt: NINE,
    })
    expect(account.id).to.match(/^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/)
    expect(await right(store.accounts.byId(account.id))).to.deep.equal(account)
  })

  it('takes the preferences that differ, and the zone in any case', async () => {
    const { preferences } = await someAccounts().open('ann', { zone: asZone('europe/berlin'), timeoutMinutes: 60, weekStart: 0 })
    expect(preferences).to.deep.equal({ ...DEFAULT_PREFERENCES, zone: 'Europe/Berlin', timeoutMinutes: 60, weekStart: 0 })
  })

  for (const username of GOOD_NAMES) {
    it(`takes the username ${username}`, async () => {
      expect(await someAccounts().open(username)).to.have.property('username', username)
    })
  }

  for (const username of BAD_NAMES) {
    it(`refuses the username ${JSON.stringify(username)} and adds nobody`, async () => {
      const { openAccount, listAccounts } = someAccounts()
      expect(await left(openAccount({ username, preferences: {} }))).to.include({ _tag: 'AccountInvalid', field: 'username' })
      expect(await right(listAccounts())).to.deep.equal([])
    })
  }

  it('refuses a username that somebody has in another case', async () => {
    const { open, openAccount } = someAccounts()
    await open('Ann')
    expect(await left(openAccount({ username: 'aNN', preferences: {} }))).to.deep.equal({ _tag: 'UsernameTaken', username: 'aNN' })
  })

  for (const [field, values] of BAD_PREFERENCES) {
    it(`refuses a ${field} that is not one, when opening and when changing`, async () => {
      const { open, openAccount, changePreferences } = someAccounts()
      const { id } = await open('ann')
      for (const value of values) {
        const preferences: Partial<Preferences> = { [field]: value }
        const refusal = await left(openAccount({ username: 'bob', preferences }))
        expect(refusal, String(value)).to.include({ _tag: 'AccountInvalid', field })
        expect(await left(changePreferences(id, preferences))).to.deep.equal(refusal)
      }
    })
  }
})

describe('changing preferences', () => {
  it('changes what is named, keeps the rest, and answers the account as it then is', async () => {
    const { open, changePreferences, findAccount } = someAccounts()
    const ann = await open('ann', { timeoutMinutes: 30 })
    const bob = await open('bob')
    const changed = await right(changePreferences(ann.id, { zone: asZone('asia/tokyo'), publicStats: true }))
    expect(changed).to.deep.equal({ ...ann, preferences: { ...ann.preferences, zone: 'Asia/Tokyo', publicStats: true } })
    expect(await right(findAccount({ id: ann.id }))).to.deep.equal(changed)
    expect(await right(findAccount({ id: bob.id }))).to.deep.equal(bob)
  })

  it('answers AccountUnknown for somebody who is not here', async () => {
    const id = someone()
    expect(await left(someAccounts().changePreferences(id, {}))).to.deep.equal({ _tag: 'AccountUnknown', id })
  })
})

describe('finding accounts', () => {
  it('finds them by id and by username in any case, and lists them oldest first', async () => {
    const { open, wait, findAccount, listAccounts } = someAccounts()
    const zoe = await open('Zoe')
    wait(1)
    const ann = await open('ann')
    expect(await right(findAccount({ id: zoe.id }))).to.deep.equal(zoe)
    expect(await right(findAccount({ username: 'ANN' }))).to.deep.equal(ann)
    expect(await right(findAccount({ id: someone() }))).to.equal(null)
    expect(await right(findAccount({ username: 'nobody' }))).to.equal(null)
    expect(await right(listAccounts())).to.deep.equal([zoe, ann])
  })
})
