import { randomUUID } from 'node:crypto'
import { type Fingerprint, type Heartbeat, type Instant, instant, type Origin, SECOND, type UserId } from '../../core/index.js'

/** A user nobody else knows, so that no test needs to clean up after itself. */
export const someone = (): UserId => randomUUID() as UserId

/** 2026-03-04T09:00:00Z. */
export const NINE: Instant = instant(1_772_614_800 * SECOND)

export const nowhere: Origin = {
  machine: null, userAgent: null, editor: null, plugin: null, operatingSystem: null, aiAgent: null, aiModel: null,
}

let counter = 0

/** A heartbeat of `user` that equals no other one, unless `differing` makes it so. */
export const someHeartbeat = (user: UserId, differing: Partial<Heartbeat> = {}): Heartbeat => {
  counter += 1
  return {
    user,
    instant: NINE,
    fingerprint: counter as Fingerprint,
    entity: '/home/dev/a/main.ts',
    type: 'file',
    category: 'coding',
    project: 'A',
    branch: 'main',
    language: 'TypeScript',
    isWrite: false,
    dependencies: [],
    lines: null,
    lineNumber: null,
    cursorPosition: null,
    projectRootCount: null,
    lineChanges: null,
    ai: null,
    origin: nowhere,
    receivedAt: NINE,
    ...differing,
  }
}
