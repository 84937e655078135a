import * as t from 'io-ts'
import { integer } from '../wakatime/codecs.js'

/** Every refusal in the WakaTime shapes. */
export const ErrorCodec = t.strict({ error: t.string, errors: t.array(t.string), code: t.string }, 'Error')

/** Every other refusal: RFC 9457. */
export const ProblemCodec = t.strict({ type: t.string, title: t.string, status: integer, detail: t.string, code: t.string }, 'Problem')
