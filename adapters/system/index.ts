import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Clock, instantOfMilliseconds, type NewToken, type NewUuid, type Sha256 } from '../../core/index.js'

/** The machine's wall clock, to the millisecond. */
export const systemClock: Clock = () => instantOfMilliseconds(Date.now())

export const newUuid: NewUuid = () => randomUUID()

export const newToken: NewToken = () => randomBytes(32).toString('base64url')

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
