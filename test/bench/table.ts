/** Figures as an aligned table, on the terminal and in docs/performance.md alike. */
export interface Figure { readonly what: string; readonly value: string; readonly target?: string }

export const print = (title: string, figures: ReadonlyArray<Figure>): void => {
  const rows = [{ what: 'what', value: 'measured', target: 'target' }, ...figures.map((figure) => ({ target: '', ...figure }))]
  const width = (key: 'what' | 'value' | 'target'): number => Math.max(...rows.map((row) => row[key].length))
  console.log(`\n${title}`)
  for (const row of rows) {
    console.log(`  ${row.what.padEnd(width('what'))}  ${row.value.padStart(width('value'))}  ${row.target.padStart(width('target'))}`)
  }
}

export const count = (value: number): string => Math.round(value).toLocaleString('en')
export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`
