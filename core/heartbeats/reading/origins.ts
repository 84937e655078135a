import type { Origin } from '../heartbeat.js'
import { readUserAgent, type UserAgent } from '../user-agent.js'

/** What a heartbeat says of the AI that made it; it wins over its User-Agent. */
interface OwnAi { readonly aiAgent: string | null; readonly aiModel: string | null }

/** Where a heartbeat came from; equal origins in a row are one object. */
export type OriginOf = (userAgent: string | null, machine: string | null, own: OwnAi) => Origin

/** Remembers what the last `remembered` User-Agents say, so that each is read once and memory stays bounded. */
export const makeOriginOf = (remembered = 1_000): OriginOf => {
  const read = new Map<string, UserAgent>()
  const readOnce = (text: string): UserAgent => {
    const known = read.get(text)
    if (known !== undefined) return known
    if (read.size >= remembered) read.clear()
    const agent = readUserAgent(text)
    read.set(text, agent)
    return agent
  }
  let last = originFrom(SILENT, null, null, NO_AI)
  return (userAgent, machine, own) => {
    const plain = own.aiAgent === null && own.aiModel === null
    if (plain && last.userAgent === userAgent && last.machine === machine) return last
    const origin = originFrom(userAgent === null ? SILENT : readOnce(userAgent), userAgent, machine, own)
    if (plain) last = origin
    return origin
  }
}

const SILENT = readUserAgent('')
const NO_AI: OwnAi = { aiAgent: null, aiModel: null }

const originFrom = (agent: UserAgent, userAgent: string | null, machine: string | null, own: OwnAi): Origin => ({
  machine,
  userAgent,
  editor: agent.editor,
  plugin: agent.plugin,
  operatingSystem: agent.operatingSystem,
  aiAgent: own.aiAgent ?? agent.aiAgent,
  aiModel: own.aiModel ?? agent.aiModel,
})
