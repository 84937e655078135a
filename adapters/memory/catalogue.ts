import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Catalogue, Heartbeat, Sighting, UserId } from '../../core/index.js'
import type { Timelines } from './timeline.js'

const latestFirst = (a: Sighting, b: Sighting): number => b.last - a.last || (a.name < b.name ? -1 : 1)

/** One pass over the user's heartbeats, which come in time order. */
export const makeMemoryCatalogue = (timelines: Timelines): Catalogue => {
  const sightings = (user: UserId, nameIn: (heartbeat: Heartbeat) => string | null) => {
    const byName = new Map<string, Sighting>()
    timelines.of(user)?.all.each((heartbeat) => {
      const name = nameIn(heartbeat)
      if (name === null) return
      const seen = byName.get(name)
      byName.set(name, {
        name, first: seen?.first ?? heartbeat.instant, last: heartbeat.instant, heartbeats: (seen?.heartbeats ?? 0) + 1,
      })
    })
    return [...byName.values()].toSorted(latestFirst)
  }

  return {
    projects: (user) => TE.fromIO(() => sightings(user, ({ project }) => project)),
    machines: (user) => TE.fromIO(() => sightings(user, ({ origin }) => origin.machine)),
    userAgents: (user) => TE.fromIO(() => sightings(user, ({ origin }) => origin.userAgent)),
  }
}
