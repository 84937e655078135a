import type { Heartbeat } from '../../heartbeats/heartbeat.js'
import type { Languages } from '../../heartbeats/languages.port.js'
import type { Dimension } from '../dimension.js'

const readers: Readonly<Record<Dimension, (heartbeat: Heartbeat) => string | null>> = {
  project: ({ project }) => project,
  branch: ({ branch }) => branch,
  language: ({ language }) => language,
  category: ({ category }) => category,
  editor: ({ origin }) => origin.editor,
  operatingSystem: ({ origin }) => origin.operatingSystem,
  machine: ({ origin }) => origin.machine,
  aiAgent: ({ origin }) => origin.aiAgent,
  aiModel: ({ origin }) => origin.aiModel,
  entity: ({ entity }) => entity,
  dependency: ({ dependencies }) => (dependencies.length === 0 ? null : dependencies.join(', ')),
}

/** The heartbeat's value of the attribute, as sent; of `dependency` all of them, joined. */
export const attributeOf = (heartbeat: Heartbeat, dimension: Dimension): string | null => readers[dimension](heartbeat)

/** The name to show for a value. Only languages have one of their own. */
export type Display = (dimension: Dimension, value: string | null) => string | null

/** Looks every language up once: the same few come again with every heartbeat. */
export const displayWith = (languages: Languages): Display => {
  const canonical = new Map<string, string>()
  return (dimension, value) => {
    if (value === null || dimension !== 'language') return value
    const known = canonical.get(value)
    if (known !== undefined) return known
    const name = languages.canonical(value)
    canonical.set(value, name)
    return name
  }
}
