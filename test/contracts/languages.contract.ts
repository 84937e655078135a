import { expect } from 'chai'
import type { Languages } from '../../core/index.js'
import { expectMethods, type Setup } from './setup.js'

/** Names that no data set has a language for; some are names of what every object has. */
const UNHEARD_OF = ['Klingon of the third age', 'constructor', '__proto__', ' ', '']

/** What every `Languages` promises. It is pure and asks nobody, so there is nothing to be broken. */
export const languagesContract = (name: string, { make }: Pick<Setup<Languages>, 'make'>): void => {
  describe(`${name} keeps the Languages contract`, () => {
    let languages: Languages
    before(async () => { languages = await make() })

    it('is given a factory that makes one', () => {
      expectMethods(languages, ['ofEntity', 'canonical', 'all'])
      expect(languages.all()).to.not.be.empty
    })

    it('tells the language of a file by its name or extension, wherever the file lies', () => {
      expect(languages.ofEntity('/a/b.ts')).to.equal('TypeScript')
      expect(languages.ofEntity('b.ts')).to.equal('TypeScript')
      expect(languages.ofEntity('C:\\a\\b.ts')).to.equal('TypeScript')
    })

    it('answers null when the language cannot be told', () => {
      for (const entity of ['', '.', '/', '/a.ts/', 'b.no-such-extension', 'Slack', ...UNHEARD_OF]) {
        expect(languages.ofEntity(entity), entity).to.equal(null)
      }
    })

    it('shows one name for a language, however a client writes it', () => {
      for (const written of ['typescript', 'TS', 'TypeScript', 'TYPESCRIPT']) expect(languages.canonical(written), written).to.equal('TypeScript')
    })

    it('gives an unknown name back as it is', () => {
      for (const unknown of UNHEARD_OF) expect(languages.canonical(unknown), unknown).to.equal(unknown)
    })

    it('shows a name that it shows as itself', () => {
      for (const { name } of languages.all()) expect(languages.canonical(name), name).to.equal(name)
    })

    it('lists each language once, with a colour as #rrggbb or none', () => {
      const listed = languages.all()
      expect(new Set(listed.map(({ name }) => name)).size).to.equal(listed.length)
      for (const { name, color } of listed) if (color !== null) expect(color, name).to.match(/^#[0-9a-f]{6}$/i)
    })

    it('gives the same answer each time', () => {
      expect(languages.ofEntity('/a/b.ts')).to.equal(languages.ofEntity('/a/b.ts'))
      expect(languages.all()).to.deep.equal(languages.all())
    })
  })
}
