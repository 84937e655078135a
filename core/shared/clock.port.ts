import type { IO } from 'fp-ts/lib/IO.js'
import type { Instant } from './instant.js'

/** What time it is. The core never asks the machine itself. */
export type Clock = IO<Instant>

/** A new random UUIDv4, in lower case. */
export type NewUuid = IO<string>

/** A new unguessable token: at least 256 bits from a cryptographic source, safe in a URL. */
export type NewToken = IO<string>

/** SHA-256 of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string
