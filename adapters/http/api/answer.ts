import { STATUS_CODES } from 'node:http'
import type { Refusal } from './refusal.js'

/** What a route says. `body` is JSON. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** `application/json` unless said otherwise. */
  readonly type?: string
}

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const accepted = (body: unknown): Answer => ({ status: 202, body })

/** In what shape a part of the API says no. */
export type ErrorStyle = 'wakatime' | 'problem'

/** Clients read `error`, `errors`, or both; none may meet anything but an object. */
const wakatimeBody = ({ code, messages }: Refusal): unknown => ({ error: messages.join(' '), errors: messages, code })

/** RFC 9457. */
const problemBody = ({ status, code, messages }: Refusal): unknown => ({
  type: `urn:codetime:${code}`, title: STATUS_CODES[status] ?? 'Error', status, detail: messages.join(' '), code,
})

export const answerOfRefusal = (refusal: Refusal, style: ErrorStyle): Answer => ({
  status: refusal.status,
  ...(refusal.headers && { headers: refusal.headers }),
  ...(style === 'problem'
    ? { type: 'application/problem+json', body: problemBody(refusal) }
    : { type: 'application/json', body: wakatimeBody(refusal) }),
})
