import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { TONES } from '../../../adapters/dashboard/client/charts/tones.js'
import { contrast, distance, type Vision, VISIONS } from './colour.js'

const css = readFileSync(fileURLToPath(new URL('../../../../adapters/dashboard/client/styles/tokens.css', import.meta.url)), 'utf8')
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)')

type Palette = ReadonlyMap<string, string>

const paletteOf = (text: string): Palette =>
  new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]))

const colourOf = (palette: Palette, name: string): string => palette.get(name) ?? expect.fail(`--${name} is missing`)

const tones = Array.from({ length: TONES + 1 }, (_, tone) => `tone-${tone}`)

for (const [scheme, palette] of [['light', paletteOf(lightCss)], ['dark', paletteOf(darkCss)]] as const) {
  describe(`the ${scheme} palette`, () => {

    it('keeps text at 4.5:1 or better', () => {
      for (const [text, ground] of [['ink', 'paper'], ['quiet', 'paper'], ['ink', 'sheet'], ['quiet', 'sheet'], ['warn-ink', 'warn-paper']] as const) {
        expect(contrast(colourOf(palette, text), colourOf(palette, ground)), `${text} on ${ground}`).to.be.at.least(4.5)
      }
    })

    it('keeps everything drawn at 3:1 or better', () => {
      for (const name of [...tones, 'signal', 'line-strong']) expect(contrast(colourOf(palette, name), colourOf(palette, 'paper')), name).to.be.at.least(3)
    })

    for (const vision of Object.keys(VISIONS) as ReadonlyArray<Vision>) {
      it(`keeps any two colours apart for ${vision} vision`, () => {
        for (const [index, first] of tones.entries()) {
          for (const second of tones.slice(index + 1)) {
            expect(distance(colourOf(palette, first), colourOf(palette, second), vision), `${first} and ${second}`).to.be.at.least(0.1)
          }
        }
      })
    }
  })
}
