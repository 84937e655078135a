import { type Node, parseSync } from 'oxc-parser'

/** What a source file reaches for outside itself. */
export interface Reach {
  /** Module names as written, of static, dynamic and type imports, re-exports and `require`; `(computed)` for one that is not written. */
  readonly imports: ReadonlyArray<string>
  /** Global names, and members of them such as `Math.random` and `process.env`. */
  readonly globals: ReadonlySet<string>
}

type AnyNode = Readonly<Record<string, unknown>> & Node

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value

const visit = (value: unknown, see: (node: AnyNode) => void): void => {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  if (!isNode(value)) return
  see(value)
  for (const child of Object.values(value)) if (typeof child === 'object') visit(child, see)
}

const textOf = (node: unknown): string | null => {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null
  return null
}

const importIn = (node: AnyNode): string | null => {
  const { type } = node
  if (type === 'ImportDeclaration' || type === 'ImportExpression' || type === 'TSImportType' || type === 'ExportAllDeclaration') {
    return textOf(node.source) ?? '(computed)'
  }
  if (type === 'ExportNamedDeclaration') return textOf(node.source)
  if (type === 'TSExternalModuleReference') return textOf(node.expression)
  const isRequire = type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
  return isRequire ? textOf(node.arguments[0]) ?? '(computed)' : null
}

const memberIn = (node: AnyNode): string | null => {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return null
  const member = node.property.type === 'Identifier' && !node.computed ? node.property.name : textOf(node.property) ?? '(computed)'
  return `${node.object.name}.${member}`
}

/** `file` says by its ending what to expect: types, markup. Throws when the source cannot be parsed. */
export const readCode = (file: string, source: string): Reach => {
  const { program, errors, comments } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]!.message}`)

  const imports = comments.flatMap(({ value }) => /^\/\s*<reference\s+(?:types|path)="([^"]*)"/.exec(value)?.[1] ?? [])
  const globals = new Set<string>()
  const properties = new Set<unknown>()
  visit(program, (node) => {
    const imported = importIn(node)
    if (imported !== null) imports.push(imported)
    const member = memberIn(node)
    if (member !== null) globals.add(member)
    if (node.type === 'MemberExpression' && !node.computed) properties.add(node.property)
    if ((node.type === 'Property' || node.type === 'TSPropertySignature') && !node.computed) properties.add(node.key)
    if (node.type === 'Identifier' && !properties.has(node)) globals.add(node.name)
  })
  return { imports, globals }
}
