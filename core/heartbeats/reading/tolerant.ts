import { type Instant, instant } from '../../shared/instant.js'
import type { Problem, Repair } from '../receipt.js'
import { aiUsageOf, type CoercedHeartbeat, lineChangesOf } from './coerced.js'
import { firstKnown, NUMERIC, readCount, readFlag, readName, readNames, readNote, type Sheet } from './fields.js'
import { LARGEST_COUNT, LONGEST } from './limits.js'
import { readEpoch, readIsoTime } from './time.js'

/** What could be made of what was sent. With any problem the heartbeat is not to be taken. */
export interface TolerantReading {
  readonly heartbeat: CoercedHeartbeat
  readonly repairs: ReadonlyArray<Repair>
  readonly problems: ReadonlyArray<Problem>
}

/**
 * Reads one heartbeat field by field, by every name and in every type that a client is known to send. Only what it was and when
 * it was must be there; anything else that cannot be read is left out and noted. Unknown fields are passed over.
 */
export const readTolerantly = (sent: unknown): TolerantReading | { readonly problems: ReadonlyArray<Problem> } => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return { problems: [{ field: 'heartbeat', why: 'Must be an object.' }] }
  }
  const sheet: Sheet = { sent: sent as Readonly<Record<string, unknown>>, repairs: [], problems: [] }
  return { heartbeat: readFields(sheet), repairs: sheet.repairs, problems: sheet.problems }
}

const readFields = (sheet: Sheet): CoercedHeartbeat => ({
  instant: readTime(sheet),
  entity: readEntity(sheet),
  type: readType(sheet),
  category: readName(sheet, ['category'], LONGEST.category),
  project: readName(sheet, ['project', 'alternate_project'], LONGEST.project),
  branch: readName(sheet, ['branch'], LONGEST.branch),
  language: readName(sheet, ['language'], LONGEST.language),
  isWrite: readFlag(sheet, ['is_write']),
  dependencies: readNames(sheet, ['dependencies']),
  lines: readCount(sheet, ['lines', 'lines_in_file'], 0),
  lineNumber: readCount(sheet, ['lineno'], 1),
  cursorPosition: readCount(sheet, ['cursorpos'], 0),
  projectRootCount: readCount(sheet, ['project_root_count'], 0),
  lineChanges: lineChangesOf(
    readCount(sheet, ['ai_line_changes'], -LARGEST_COUNT),
    readCount(sheet, ['human_line_changes'], -LARGEST_COUNT),
    readCount(sheet, ['line_additions'], -LARGEST_COUNT),
    readCount(sheet, ['line_deletions'], -LARGEST_COUNT),
  ),
  ai: aiUsageOf(
    readNote(sheet, ['ai_session'], LONGEST.name),
    readNote(sheet, ['ai_subscription_plan'], LONGEST.name),
    readCount(sheet, ['ai_input_tokens'], 0),
    readCount(sheet, ['ai_cached_input_tokens'], 0),
    readCount(sheet, ['ai_output_tokens'], 0),
    readCount(sheet, ['ai_prompt_length'], 0),
  ),
  aiAgent: readNote(sheet, ['ai_agent'], LONGEST.name),
  aiModel: readNote(sheet, ['ai_model'], LONGEST.name),
  machine: readNote(sheet, ['machine'], LONGEST.name),
  userAgent: readNote(sheet, ['user_agent', 'plugin'], LONGEST.userAgent),
})

const readEntity = (sheet: Sheet): string => {
  const entity = readName(sheet, ['entity'], LONGEST.entity)
  if (entity === null || entity.trim() === '') sheet.problems.push({ field: 'entity', why: 'This field is required.' })
  return entity ?? ''
}

const readType = (sheet: Sheet): string | null => {
  const type = readName(sheet, ['type', 'entity_type'], LONGEST.type)
  if (type === null) sheet.repairs.push({ field: 'type', what: 'was missing, and taken to be `file`' })
  return type
}

const readTime = (sheet: Sheet): Instant => {
  const found = firstKnown(sheet, ['time', 'timestamp'])
  if (found === null) return noTime(sheet, 'This field is required.')
  const { field, value } = found
  if (typeof value === 'string' && !NUMERIC.test(value)) {
    const read = readIsoTime(value)
    if (read === null) return noTime(sheet, 'Must be a number of seconds since 1970.')
    sheet.repairs.push({ field, what: 'was a date, not a number of seconds' })
    return read
  }
  const read = typeof value === 'number' || typeof value === 'string' ? readEpoch(Number(value)) : null
  if (read === null) return noTime(sheet, 'Must be a number of seconds since 1970.')
  if (typeof value === 'string') sheet.repairs.push({ field, what: 'was a text, not a number' })
  if (read.unit !== 'seconds') sheet.repairs.push({ field, what: `was in ${read.unit}, not seconds` })
  return read.instant
}

const noTime = (sheet: Sheet, why: string): Instant => {
  sheet.problems.push({ field: 'time', why })
  return instant(0)
}
