import { readBatch } from './reading/batch.js'
import { LONGEST } from './reading/limits.js'
import { makeOriginOf } from './reading/origins.js'
import { type RecordingDependencies, storeBatch } from './reading/store-batch.js'
import { cleaned } from './reading/text.js'
import type { Sender } from './receipt.js'
import type { RecordHeartbeats } from './use-cases.js'

export const makeRecordHeartbeats = (dependencies: RecordingDependencies): RecordHeartbeats => {
  const { languages, clock } = dependencies
  const originOf = makeOriginOf()
  return (sender, sent) => {
    const read = readBatch(sent, { ...trimmed(sender), now: clock(), languages, originOf })
    return storeBatch(read, sender.user, dependencies)
  }
}

/** The request's own words, held to the limits of a heartbeat's. */
const trimmed = ({ user, userAgent, machine }: Sender): Sender => ({
  user,
  userAgent: note(userAgent, LONGEST.userAgent),
  machine: note(machine, LONGEST.name),
})

const note = (text: string | null, longest: number): string | null =>
  text === null ? null : cleaned(cleaned(text).slice(0, longest)) || null
