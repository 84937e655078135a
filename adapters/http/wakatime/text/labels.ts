/** What is shown for an attribute that is not known. Asking for a label by `project=` or `branches=` asks for the unknown. */
export const UNKNOWN = {
  project: 'Unknown Project',
  branch: 'Unknown Branch',
  language: 'Other',
  category: 'Coding',
  editor: 'Unknown Editor',
  operatingSystem: 'Unknown OS',
  machine: 'Unknown Hostname',
  dependency: 'Unknown Dependency',
  entity: 'Unknown Entity',
  aiAgent: 'Human',
  aiModel: 'Unknown Model',
} as const

export type Labelled = keyof typeof UNKNOWN

const INITIALS: ReadonlySet<string> = new Set(['ai'])

const titled = (word: string): string => (INITIALS.has(word.toLowerCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1))

/** `writing tests` is shown as `Writing Tests`, `ai coding` as `AI Coding`. */
const categoryLabel = (name: string): string => name.split(' ').map(titled).join(' ')

export const labelOf = (dimension: Labelled, name: string | null): string => {
  if (name === null) return UNKNOWN[dimension]
  return dimension === 'category' ? categoryLabel(name) : name
}

/** The name that a label stands for; null is "unknown". Every heartbeat has a category, and clients write it in lower case. */
export const nameOf = (dimension: Labelled, label: string): string | null => {
  if (dimension === 'category') return label.toLowerCase()
  return label === UNKNOWN[dimension] ? null : label
}
