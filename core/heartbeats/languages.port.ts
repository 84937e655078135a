/**
 * What is known of programming languages: a pure look-up in a kept data set, given to the core as a value. Proven by
 * `test/contracts/languages.contract.ts`.
 */
export interface Languages {
  /** The language of a file by its name or extension, such as `TypeScript` for `/a/b.ts`; null when it cannot be told. */
  readonly ofEntity: (entity: string) => string | null
  /** The name to show: `TypeScript` for `typescript`, `TS` and `TypeScript`; an unknown name is given back as it is. */
  readonly canonical: (name: string) => string
  /** The languages it knows, by name, with the colour the data set gives them (`#rrggbb`), or null. */
  readonly all: () => ReadonlyArray<{ readonly name: string; readonly color: string | null }>
}
