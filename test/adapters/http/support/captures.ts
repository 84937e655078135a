import { readdirSync, readFileSync } from 'node:fs'
import type { Sending } from './send.js'

export interface Captured extends Sending { readonly method: string; readonly client: string; readonly sentBody: unknown }

interface Recorded { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: unknown }

const FOLDER = new URL('../../../../../test/fixtures/captures/', import.meta.url)

const ofLine = (client: string, line: string): Captured => {
  const { method, url, headers, body } = JSON.parse(line) as Recorded
  return { client, method, path: url, headers, sentBody: body, ...(body !== null && { body: JSON.stringify(body) }) }
}

/** Every request recorded from a real client, as it went over the wire. */
export const captured = (): ReadonlyArray<Captured> =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      readFileSync(new URL(name, FOLDER), 'utf8').split('\n').filter((line) => line !== '')
        .map((line) => ofLine(name.replace(/\.jsonl$/, ''), line)))
