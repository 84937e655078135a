import { expect } from 'chai'
import { type ApiKey, type ApiKeyRing, later, type UserId } from '../../core/index.js'
import { NINE, someone } from '../support/heartbeats.js'
import { ODD_TEXTS } from './samples.js'
import { atOnce, expectMethods, expectUnavailable, right, type Setup } from './setup.js'

/** As long as a SHA-256, and nobody else's. */
const someDigest = (): string => (someone() + someone()).replaceAll('-', '')

const someKey = (user: UserId, differing: Partial<ApiKey> = {}): ApiKey => ({
  id: someone(), user, digest: someDigest(), name: 'laptop', createdAt: NINE, revokedAt: null, ...differing,
})

/** What every `ApiKeyRing` promises. It never asks whether the user has an account. */
export const apiKeyRingContract = (name: string, { make, makeBroken }: Setup<ApiKeyRing>): void => {
  describe(`${name} keeps the ApiKeyRing contract`, () => {
    let ring: ApiKeyRing
    before(async () => { ring = await make() })

    it('is given a factory that makes one', () => {
      expectMethods(ring, ['add', 'valid', 'of', 'revoke'])
    })

    it('does nothing until it is run', async () => {
      const key = someKey(someone())
      const asked = ring.add(key)
      expect(await right(ring.valid(key.digest))).to.equal(null)
      await right(asked)
      const revoking = ring.revoke(key.user, key.id, NINE)
      expect(await right(ring.valid(key.digest))).to.deep.equal(key)
      await right(revoking)
      expect(await right(ring.valid(key.digest))).to.equal(null)
    })

    it('gives a key back by its digest, every field as it was', async () => {
      for (const name of ODD_TEXTS) {
        const key = someKey(someone(), { name, createdAt: later(NINE, 1) })
        await right(ring.add(key))
        expect(await right(ring.valid(key.digest))).to.deep.equal(key)
        expect(await right(ring.of(key.user))).to.deep.equal([key])
      }
    })

    it('answers null for a digest it does not know, or knows but in part', async () => {
      const key = someKey(someone())
      await right(ring.add(key))
      for (const digest of [someDigest(), '', key.digest.slice(1), `${key.digest} `, '%']) {
        expect(await right(ring.valid(digest)), digest).to.equal(null)
      }
    })

    it('answers null for a key that was added revoked', async () => {
      const key = someKey(someone(), { revokedAt: NINE })
      await right(ring.add(key))
      expect(await right(ring.valid(key.digest))).to.equal(null)
    })

    it('lists all keys of one user, revoked ones too, oldest first, and of nobody else', async () => {
      const user = someone()
      const ordered = [-1, 0, 1].map((offset) => someKey(user, { createdAt: later(NINE, offset) }))
      for (const at of [2, 0, 1]) await right(ring.add(ordered[at]!))
      await right(ring.add(someKey(someone())))
      await right(ring.revoke(user, ordered[1]!.id, later(NINE, 7)))
      expect(await right(ring.of(user))).to.deep.equal([ordered[0], { ...ordered[1], revokedAt: later(NINE, 7) }, ordered[2]])
    })

    it('lists nothing for an unknown user', async () => {
      expect(await right(ring.of(someone()))).to.deep.equal([])
    })

    it('revokes a key once, keeps the first moment, and leaves the others valid', async () => {
      const user = someone()
      const [gone, stays] = [someKey(user), someKey(user)]
      await right(ring.add(gone))
      await right(ring.add(stays))
      expect(await right(ring.revoke(user, gone.id, later(NINE, 1)))).to.equal(true)
      expect(await right(ring.revoke(user, gone.id, later(NINE, 2)))).to.equal(false)
      expect(await right(ring.valid(gone.digest))).to.equal(null)
      expect(await right(ring.valid(stays.digest))).to.deep.equal(stays)
      expect(await right(ring.of(user))).to.deep.include({ ...gone, revokedAt: later(NINE, 1) })
    })

    it('never touches the key of another user', async () => {
      const key = someKey(someone())
      await right(ring.add(key))
      expect(await right(ring.revoke(someone(), key.id, NINE))).to.equal(false)
      expect(await right(ring.valid(key.digest))).to.deep.equal(key)
    })

    it('answers false when there is no such key', async () => {
      expect(await right(ring.revoke(someone(), someone(), NINE))).to.equal(false)
    })

    it('answers false for an id that is not even a UUID', async () => {
      const key = someKey(someone())
      await right(ring.add(key))
      for (const id of ['', 'x', '%', "' or 1=1 --"]) expect(await right(ring.revoke(key.user, id, NINE)), id).to.equal(false)
    })

    it('lets one of several win that revoke at once', async () => {
      const key = someKey(someone())
      await right(ring.add(key))
      const answers = await atOnce(Array.from({ length: 8 }, (_, at) => ring.revoke(key.user, key.id, later(NINE, at))))
      expect(answers.filter(Boolean)).to.have.length(1)
    })

    if (makeBroken) {
      it('answers AccountsUnavailable instead of throwing when its service is gone', async () => {
        const broken = await makeBroken()
        const key = someKey(someone())
        await expectUnavailable('AccountsUnavailable', {
          add: broken.add(key), valid: broken.valid(key.digest), of: broken.of(key.user), revoke: broken.revoke(key.user, key.id, NINE),
        })
      })
    }
  })
}
