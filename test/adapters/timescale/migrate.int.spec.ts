import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { makeTimescaleStore } from '../../../adapters/timescale/index.js'
import { type Database, openDatabase } from '../../../adapters/timescale/database.js'
import { migrate, type Migration, type MigrationFailure } from '../../../adapters/timescale/schema/migrate.js'
import { left, right } from '../../contracts/setup.js'
import { testDatabase, testServers } from '../../support/postgres.js'

const one: Migration = { version: 1, name: 'one', text: 'create table one (id integer)' }
const two: Migration = { version: 2, name: 'two', text: 'create table two (id integer); insert into two values (2)' }

const bring = (db: Database, ...migrations: ReadonlyArray<Migration>) => migrate(db, () => Promise.resolve(migrations))

for (const server of testServers()) {
  describe(`migrations on ${server.name}`, () => {
    const databases: Database[] = []
    const fresh = async () => {
      const db = openDatabase({ connection: await testDatabase(server), poolSize: 8, onError: () => undefined })
      databases.push(db)
      return db
    }
    after(() => Promise.all(databases.map((db) => db.$pool.end())))

    it('apply each migration once, in order, as more of them come', async () => {
      const db = await fresh()
      await right(bring(db, one))
      await right(bring(db, one, two))
      await right(bring(db, one, two))
      expect(await db.any('select id from two')).to.deep.equal([{ id: 2 }])
    })

    it('take turns when several servers start at once', async () => {
      const db = await fresh()
      const answers = await Promise.all(Array.from({ length: 8 }, () => bring(db, one, two)()))
      expect(answers.filter(E.isRight)).to.have.length(8)
      expect(await db.any('select id from two')).to.have.length(1)
    })

    it('keep nothing of one that fails, and say which', async () => {
      const db = await fresh()
      const bad = { version: 2, name: 'bad', text: 'create table half (id integer); select 1/0' }
      const failure: MigrationFailure = await left(bring(db, one, bad))
      expect(failure).to.include({ _tag: 'MigrationFailed', message: 'migration 2 (bad) failed: division by zero' })
      expect(await db.one(`select to_regclass('half') as half, to_regclass('one') is not null as one`)).to.deep.equal({ half: null, one: true })
      await right(bring(db, one, two))
    })

    it('refuse a migration that is not the one that was applied', async () => {
      const db = await fresh()
      await right(bring(db, one))
      const failure = await left(bring(db, { ...one, text: `${one.text} ` }, two))
      expect(failure._tag).to.equal('MigrationChanged')
      expect(await db.one(`select to_regclass('two') as two`)).to.deep.equal({ two: null })
    })

    it('refuse a database that a newer version has been at', async () => {
      const db = await fresh()
      await right(bring(db, one, two))
      expect((await left(bring(db, one)))._tag).to.equal('DatabaseIsNewer')
    })

    it('fail without throwing, and without a password, when there is no server', async () => {
      const store = makeTimescaleStore({ connection: 'postgres://someone:verysecret@127.0.0.1:1/nowhere' })
      const failure = await left(store.migrate())
      expect(failure._tag).to.equal('MigrationFailed')
      expect(`${failure.message} ${JSON.stringify(failure)} ${String(failure.cause)} ${failure.stack}`).to.not.contain('verysecret')
      await store.close()
    })
  })
}
