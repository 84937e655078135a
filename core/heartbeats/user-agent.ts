import { AGENTS, EDITORS, HTTP_CLIENTS, MODEL, OPERATING_SYSTEMS } from './reading/known-names.js'

/** What a User-Agent says of the program that sent a heartbeat. Null is unknown. */
export interface UserAgent {
  /** By the name to show, such as `VS Code`. */
  readonly editor: string | null
  readonly editorVersion: string | null
  /** Such as `vscode-wakatime`. */
  readonly plugin: string | null
  readonly pluginVersion: string | null
  /** By the name to show, such as `Mac`. */
  readonly operatingSystem: string | null
  /** As sent, such as `claude-code`; null when no agent is named. */
  readonly aiAgent: string | null
  /** Name and version joined by `-`, such as `GLM-5.3`. */
  readonly aiModel: string | null
}

/**
 * Reads what wakatime-cli sends, `[agent/version …] wakatime/version (system) runtime editor/version plugin-wakatime/version`, what
 * plugins without it send, `(system) editor/version …-wakatime/version`, and what browsers send,
 * `Chrome/version system_architecture chrome-wakatime/version`. Never fails: what it cannot tell is null.
 */
export const readUserAgent = (text: string): UserAgent => {
  const system = /\(([^)]*)\)?/.exec(text)
  const words = text.replace(/\([^)]*\)?/g, ' ').split(/\s+/).filter((word) => word !== '')
  const products = words.filter((word) => word.indexOf('/') > 0).map(readProduct)
  const client = products.findIndex(({ key }) => key === 'wakatime')
  const known = products.filter(({ key }) => key !== 'unknown' && key !== 'wakatime')
  const model = known.find(isModel)
  const leading = products.slice(0, Math.max(client, 0)).find((product) => known.includes(product) && !isModel(product))
  const editing = known.filter((product) => product !== leading && !isModel(product))
  const plugin = editing.find(isPlugin)
  const editor = editorAmong(editing, plugin)
  return {
    editor: editor === undefined ? null : EDITORS.get(editor.key) ?? editor.name,
    editorVersion: editor?.version ?? null,
    plugin: plugin?.name ?? null,
    pluginVersion: plugin?.version ?? null,
    operatingSystem: readSystem(system?.[1] ?? words.find((word) => BROWSER_SYSTEM.test(word)) ?? ''),
    aiAgent: leading?.name ?? (editor !== undefined && AGENTS.has(editor.key) ? editor.name : null),
    aiModel: model === undefined ? null : [model.name, model.version].filter((part) => part !== null).join('-'),
  }
}

interface Product {
  readonly name: string
  readonly key: string
  readonly version: string | null
}

const readProduct = (word: string): Product => {
  const slash = word.indexOf('/')
  const name = word.slice(0, slash)
  const version = word.slice(slash + 1)
  return { name, key: name.toLowerCase(), version: version === '' || version === 'unknown' || version === 'undefined' ? null : version }
}

const isPlugin = ({ key }: Product): boolean => /.-wakatime$/.test(key)

/** `claude-code` is an agent, `claude-opus` a model, `gemini-wakatime` a plugin. */
const isModel = (product: Product): boolean => !isPlugin(product) && isModelName(product.key)

const isModelName = (key: string): boolean => MODEL.test(key) && !AGENTS.has(key) && !EDITORS.has(key)

/** The product before the plugin; without a plugin the last one that may be an editor; else what the plugin is named after. */
const editorAmong = (products: ReadonlyArray<Product>, plugin: Product | undefined): Product | undefined => {
  if (plugin === undefined) return products.findLast(({ key }) => !HTTP_CLIENTS.has(key) && !products.some((other) => other.key === 'mozilla'))
  const before = products[products.indexOf(plugin) - 1]
  if (before !== undefined) return before
  const name = plugin.name.slice(0, -'-wakatime'.length)
  return { name, key: name.toLowerCase(), version: null }
}

/** `linux_undefined`, `mac_arm64`, `win_x86-64`: the browser extension's word for where it runs. */
const BROWSER_SYSTEM = /^[a-z]+_[a-z0-9_.-]+$/i

const readSystem = (text: string): string | null => {
  const readable = text.replaceAll('_', ' ').trim()
  if (readable === '' || /^unknown\b/i.test(readable)) return null
  const known = OPERATING_SYSTEMS.find(([pattern]) => pattern.test(readable))
  return known?.[1] ?? /^[^-;,/ ]+/.exec(readable)?.[0] ?? null
}
