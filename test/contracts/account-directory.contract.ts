import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { Account, AccountDirectory, Preferences, Zone } from '../../core/index.js'
import { later, SECOND } from '../../core/index.js'
import { NINE, someone } from '../support/heartbeats.js'
import { atOnce, expectMethods, expectUnavailable, left, right, type Setup } from './setup.js'

const preferences: Preferences = {
  zone: 'Europe/Berlin' as Zone, timeoutMinutes: 15, writesOnly: false, weekStart: 1, publicStats: false,
}

/** A username is at most 39 characters; a UUID without its first group is 27. */
const someName = (prefix = 'ann'): string => `${prefix}${someone().slice(8)}`

const someAccount = (differing: Partial<Account> = {}): Account => ({
  id: someone(), username: someName(), preferences, createdAt: NINE, ...differing,
})

/** What every `AccountDirectory` promises. */
export const accountDirectoryContract = (name: string, { make, makeBroken }: Setup<AccountDirectory>): void => {
  describe(`${name} keeps the AccountDirectory contract`, () => {
    let accounts: AccountDirectory
    before(async () => { accounts = await make() })

    it('is given a factory that makes one', () => {
      expectMethods(accounts, ['add', 'byId', 'byUsername', 'setPreferences', 'all'])
    })

    it('does nothing until it is run', async () => {
      const account = someAccount()
      const asked = accounts.add(account)
      expect(await right(accounts.byId(account.id))).to.equal(null)
      await right(asked)
      expect(await right(accounts.byId(account.id))).to.deep.equal(account)
    })

    it('gives every field back as it was', async () => {
      const account = someAccount({
        username: `Z.${someName('-_')}`.slice(0, 39),
        preferences: { zone: 'America/Argentina/Buenos_Aires' as Zone, timeoutMinutes: 60, writesOnly: true, weekStart: 6, publicStats: true },
        createdAt: later(NINE, 1),
      })
      await right(accounts.add(account))
      expect(await right(accounts.byId(account.id))).to.deep.equal(account)
      expect(await right(accounts.byUsername(account.username))).to.deep.equal(account)
      expect(await right(accounts.all())).to.deep.include(account)
    })

    it('finds a username without regard to case, and shows it as it was given', async () => {
      const account = someAccount({ username: someName('MiXed') })
      await right(accounts.add(account))
      for (const typed of [account.username.toLowerCase(), account.username.toUpperCase()]) {
        expect(await right(accounts.byUsername(typed))).to.deep.equal(account)
      }
    })

    it('answers null for an id or a username it does not know', async () => {
      expect(await right(accounts.byId(someone()))).to.equal(null)
      expect(await right(accounts.byUsername(someName()))).to.equal(null)
      expect(await right(accounts.byUsername(''))).to.equal(null)
      expect(await right(accounts.byUsername('%'))).to.equal(null)
    })

    it('refuses a username that somebody has, in whatever case, and keeps whose it was', async () => {
      const account = someAccount()
      await right(accounts.add(account))
      const taken = someAccount({ username: account.username.toUpperCase() })
      expect(await left(accounts.add(taken))).to.deep.equal({ _tag: 'UsernameTaken', username: taken.username })
      expect(await right(accounts.byUsername(account.username))).to.deep.equal(account)
      expect(await right(accounts.byId(taken.id))).to.equal(null)
    })

    it('lets exactly one of several succeed that are added at once under one username', async () => {
      const username = someName('race')
      const all = Array.from({ length: 8 }, (_, at) => someAccount({ username: at % 2 === 0 ? username : username.toUpperCase() }))
      const answers = await Promise.all(all.map((account) => accounts.add(account)()))
      expect(answers.filter(E.isRight)).to.have.length(1)
      for (const answer of answers.filter(E.isLeft)) expect(answer.left._tag).to.equal('UsernameTaken')
      const winner = all[answers.findIndex(E.isRight)]
      expect(await right(accounts.byUsername(username))).to.deep.equal(winner)
    })

    it('takes several usernames at once', async () => {
      const all = Array.from({ length: 8 }, () => someAccount())
      await atOnce(all.map(accounts.add))
      for (const account of all) expect(await right(accounts.byId(account.id))).to.deep.equal(account)
    })

    it('replaces the preferences whole, in the very next answer, and of nobody else', async () => {
      const [account, other] = [someAccount(), someAccount()]
      await right(accounts.add(account))
      await right(accounts.add(other))
      const changed: Preferences = { zone: 'Asia/Tokyo' as Zone, timeoutMinutes: 1, writesOnly: true, weekStart: 0, publicStats: true }
      await right(accounts.setPreferences(account.id, changed))
      expect(await right(accounts.byId(account.id))).to.deep.equal({ ...account, preferences: changed })
      expect(await right(accounts.byUsername(account.username))).to.deep.equal({ ...account, preferences: changed })
      expect(await right(accounts.byId(other.id))).to.deep.equal(other)
    })

    it('answers AccountUnknown when it has nobody whose preferences it could set', async () => {
      const id = someone()
      expect(await left(accounts.setPreferences(id, preferences))).to.deep.equal({ _tag: 'AccountUnknown', id })
      expect(await right(accounts.byId(id))).to.equal(null)
    })

    it('lists every account, oldest first, then by username', async () => {
      const tail = someone().slice(8)
      const make = (letter: string, seconds: number) => someAccount({ username: letter + tail, createdAt: later(NINE, seconds * SECOND) })
      const ordered = [make('z', -5), make('a', 0), make('b', 0), make('c', 0), make('A2', 9)]
      for (const at of [3, 0, 4, 2, 1]) await right(accounts.add(ordered[at]!))
      const ids = new Set(ordered.map(({ id }) => id))
      expect((await right(accounts.all())).filter(({ id }) => ids.has(id))).to.deep.equal(ordered)
    })

    if (makeBroken) {
      it('answers AccountsUnavailable instead of throwing when its service is gone', async () => {
        const broken = await makeBroken()
        const account = someAccount()
        await expectUnavailable('AccountsUnavailable', {
          add: broken.add(account),
          byId: broken.byId(account.id),
          byUsername: broken.byUsername(account.username),
          setPreferences: broken.setPreferences(account.id, preferences),
          all: broken.all(),
        })
      })
    }
  })
}
