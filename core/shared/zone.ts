import type { Brand } from './brand.js'
import type { Period } from './period.js'

/** A time zone of the IANA database, such as `Europe/Berlin` or `UTC`. */
export type Zone = Brand<string, 'Zone'>

/** A calendar day, `YYYY-MM-DD`, in whatever zone is spoken of. Compares as text. */
export type LocalDate = Brand<string, 'LocalDate'>

export interface LocalDay { readonly date: LocalDate; readonly period: Period }

export const UTC = 'UTC' as Zone

