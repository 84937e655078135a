import { checkCase, readCases } from './coding-time/cases.js'
import type { CodingTimeStore } from './coding-time/asking.js'
import type { Setup } from './setup.js'

export const codingTimeInvariantsContract = (name: string, { make }: Pick<Setup<CodingTimeStore>, 'make'> & { readonly runs: number }): void => {
  describe(`${name} keeps the rule of coding time`, () => {
    let store: CodingTimeStore
    before(async () => { store = await make() })

    describe('in every worked case, to the microsecond', () => {
      for (const given of readCases()) it(given.name, () => checkCase(store, given))
    })
  })
}
