import type { Instant } from '../../shared/instant.js'
import type { Heartbeat } from '../heartbeat.js'
import type { LastKnown } from '../heartbeat-log.port.js'
import type { Languages } from '../languages.port.js'
import { languageOf } from './complete.js'

type Field = keyof LastKnown

const PLACEHOLDERS: Readonly<Record<Field, string>> = {
  project: '<<LAST_PROJECT>>',
  branch: '<<LAST_BRANCH>>',
  language: '<<LAST_LANGUAGE>>',
}
const FIELDS = Object.keys(PLACEHOLDERS) as ReadonlyArray<Field>

/** Whether the client asked for its last project, branch or language to be filled in. */
export const hasPlaceholder = ({ project, branch, language }: LastKnown): boolean =>
  project === PLACEHOLDERS.project || branch === PLACEHOLDERS.branch || language === PLACEHOLDERS.language

/**
 * Fills in placeholders from the nearest heartbeat of the batch that is no later and knows the value. `unresolvedFrom` is the
 * instant of the earliest heartbeat for which there was none, or null: those keep their placeholders.
 */
export const resolveInside = (
  batch: ReadonlyArray<Heartbeat>,
): { readonly heartbeats: ReadonlyArray<Heartbeat>; readonly unresolvedFrom: Instant | null } => {
  const heartbeats = [...batch]
  let unresolvedFrom: Instant | null = null
  const last: { -readonly [field in Field]: string | null } = { project: null, branch: null, language: null }
  for (const i of inTimeOrder(batch)) {
    for (const field of FIELDS) {
      const heartbeat = heartbeats[i] as Heartbeat
      if (heartbeat[field] !== PLACEHOLDERS[field]) last[field] = heartbeat[field] ?? last[field]
      else if (last[field] !== null) heartbeats[i] = { ...heartbeat, [field]: last[field] }
      else unresolvedFrom ??= heartbeat.instant
    }
  }
  return { heartbeats, unresolvedFrom }
}

/** Indices by instant; at the same instant those that know come before those that ask. */
const inTimeOrder = (batch: ReadonlyArray<Heartbeat>): ReadonlyArray<number> =>
  batch
    .map((heartbeat, i) => ({ i, instant: heartbeat.instant, asks: Number(hasPlaceholder(heartbeat)) }))
    .sort((a, b) => a.instant - b.instant || a.asks - b.asks)
    .map(({ i }) => i)

/** Fills in what is left from the log; what it does not know either is unknown, a language then told by the file's name. */
export const resolveFrom = (last: LastKnown, batch: ReadonlyArray<Heartbeat>, languages: Languages): ReadonlyArray<Heartbeat> =>
  batch.map((heartbeat) => {
    if (!hasPlaceholder(heartbeat)) return heartbeat
    const { project, branch, language, entity, type } = heartbeat
    return {
      ...heartbeat,
      project: project === PLACEHOLDERS.project ? last.project : project,
      branch: branch === PLACEHOLDERS.branch ? last.branch : branch,
      language: language === PLACEHOLDERS.language ? last.language ?? languageOf(entity, type, languages) : language,
    }
  })
