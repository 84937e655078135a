import { setTimeout as sleep } from 'node:timers/promises'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StoreProbe, StoreUnreachable, TimescaleTier } from '../../core/index.js'
import { attempt, DatabaseError, type Sql, statement } from './sql.js'

const findFacts = statement('facts', './facts.sql', import.meta.url)

const unreachable = (cause: DatabaseError): StoreUnreachable => ({ _tag: 'StoreUnreachable', cause })

const READY_WITHIN_MS = 2_000

const tooLate = async (signal: AbortSignal): Promise<never> => {
  await sleep(READY_WITHIN_MS, undefined, { signal })
  throw new DatabaseError(`no answer within ${READY_WITHIN_MS} ms`, null)
}

const answersSoon = async (sql: Sql): Promise<void> => {
  const answered = new AbortController()
  try {
    await Promise.race([sql.one('select 1 as one'), tooLate(answered.signal)])
  } finally {
    answered.abort()
  }
}

interface FactsRow { readonly version: string; readonly license: string | null; readonly heartbeats: number; readonly bytes: number }

const tierOf = (license: string | null): TimescaleTier => (license === null ? 'none' : license === 'apache' ? 'apache' : 'community')

export const makeTimescaleStoreProbe = (sql: Sql): StoreProbe => ({
  ready: () => attempt(() => answersSoon(sql), unreachable),
  facts: () =>
    pipe(
      attempt(() => sql.one<FactsRow>(findFacts()), unreachable),
      TE.map(({ version, license, heartbeats, bytes }) => ({ kind: 'postgresql', version, tier: tierOf(license), heartbeats, bytes })),
    ),
})
