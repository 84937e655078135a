import type { Bind } from 'inversify'
import type { Token } from '../tokens.js'

/** For each dependency of a factory, the token of what it is given. One that is missing or of another type does not compile. */
export type TokensOf<Dependencies> = { readonly [Name in keyof Dependencies]: Token<Dependencies[Name]> }

/** Binds `made` to what the factory makes, once, of the parts named. */
export const provide = <Dependencies extends object, Made>(
  bind: Bind,
  made: Token<Made>,
  factory: (dependencies: Dependencies) => Made | Promise<Made>,
  parts: TokensOf<Dependencies>,
) => {
  const entries = Object.entries(parts as Readonly<Record<string, Token<unknown>>>)
  const gather = (...values: Array<unknown>): Dependencies =>
    Object.fromEntries(entries.map(([name], index) => [name, values[index]])) as Dependencies
  return bind(made)
    .toResolvedValue((...values: Array<unknown>) => factory(gather(...values)), entries.map(([, part]) => part))
    .inSingletonScope()
}
