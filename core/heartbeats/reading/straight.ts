import { compileChecker } from '../../shared/checker.js'
import { aiUsageOf, type CoercedHeartbeat, lineChangesOf } from './coerced.js'
import { LARGEST_COUNT, LONGEST } from './limits.js'
import { SentHeartbeat } from './sent-heartbeat.js'
import { needsCleaning } from './text.js'
import { instantOfSeconds, isSeconds } from './time.js'

const isSentHeartbeat = compileChecker(SentHeartbeat)

/**
 * The short way for what well-behaved clients send: null when anything needs mending or goes by another name. What it does
 * read, `readTolerantly` reads the same.
 */
export const readStraight = (sent: unknown): CoercedHeartbeat | null => {
  if (!isSentHeartbeat(sent) || hasOtherNames(sent)) return null
  const dependencies = sent.dependencies ?? NONE
  const straight = isSeconds(sent.time) && isName(sent.entity, LONGEST.entity) && sent.entity.trim() !== ''
    && isName(sent.type, LONGEST.type) && isOptionalName(sent.category, LONGEST.category)
    && isOptionalName(sent.project, LONGEST.project) && isOptionalName(sent.branch, LONGEST.branch)
    && isOptionalName(sent.language, LONGEST.language) && isOptionalName(sent.user_agent, LONGEST.userAgent)
    && isOptionalName(sent.machine, LONGEST.name) && isOptionalName(sent.ai_agent, LONGEST.name)
    && isOptionalName(sent.ai_model, LONGEST.name) && isOptionalName(sent.ai_session, LONGEST.name)
    && isOptionalName(sent.ai_subscription_plan, LONGEST.name)
    && isCount(sent.lines, 0) && isCount(sent.lineno, 1) && isCount(sent.cursorpos, 0) && isCount(sent.project_root_count, 0)
    && isCount(sent.line_additions, -LARGEST_COUNT) && isCount(sent.line_deletions, -LARGEST_COUNT)
    && isCount(sent.ai_line_changes, -LARGEST_COUNT) && isCount(sent.human_line_changes, -LARGEST_COUNT)
    && isCount(sent.ai_input_tokens, 0) && isCount(sent.ai_cached_input_tokens, 0) && isCount(sent.ai_output_tokens, 0)
    && isCount(sent.ai_prompt_length, 0) && areNames(dependencies)
  return straight ? coerced(sent, dependencies) : null
}

const NONE: ReadonlyArray<string> = []

/** The straight way takes no more dependencies than are quickly compared with each other. */
const FEW = 32

/** Names that only older or other clients use; `readTolerantly` knows what they mean. */
const hasOtherNames = (sent: Readonly<Record<string, unknown>>): boolean =>
  sent['plugin'] !== undefined || sent['alternate_project'] !== undefined || sent['lines_in_file'] !== undefined

const isName = (text: string, longest: number): boolean => text !== '' && text.length <= longest && !needsCleaning(text)

const isOptionalName = (text: string | null | undefined, longest: number): boolean =>
  text === null || text === undefined || text === '' || isName(text, longest)

const isCount = (count: number | null | undefined, least: number): boolean =>
  count === null || count === undefined || (count >= least && count <= LARGEST_COUNT && Number.isInteger(count))

const areNames = (names: ReadonlyArray<string>): boolean => {
  if (names.length > FEW) return false
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as string
    if (!isName(name, LONGEST.dependency) || names.indexOf(name) !== i) return false
  }
  return true
}

const known = (text: string | null | undefined): string | null => (text === undefined || text === '' ? null : text)

const coerced = (sent: SentHeartbeat, dependencies: ReadonlyArray<string>): CoercedHeartbeat => ({
  instant: instantOfSeconds(sent.time),
  entity: sent.entity,
  type: sent.type,
  category: known(sent.category),
  project: known(sent.project),
  branch: known(sent.branch),
  language: known(sent.language),
  isWrite: sent.is_write ?? false,
  dependencies,
  lines: sent.lines ?? null,
  lineNumber: sent.lineno ?? null,
  cursorPosition: sent.cursorpos ?? null,
  projectRootCount: sent.project_root_count ?? null,
  lineChanges: lineChangesOf(
    sent.ai_line_changes ?? null, sent.human_line_changes ?? null, sent.line_additions ?? null, sent.line_deletions ?? null,
  ),
  ai: aiUsageOf(
    known(sent.ai_session), known(sent.ai_subscription_plan), sent.ai_input_tokens ?? null, sent.ai_cached_input_tokens ?? null,
    sent.ai_output_tokens ?? null, sent.ai_prompt_length ?? null,
  ),
  aiAgent: known(sent.ai_agent),
  aiModel: known(sent.ai_model),
  machine: known(sent.machine),
  userAgent: known(sent.user_agent),
})
