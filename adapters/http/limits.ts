/** What a request may cost. Bytes are counted while they are read, before and after inflation. */
export interface HttpLimits {
  readonly bodyBytes: number
  /** How long a client may take to send its whole body, in milliseconds. */
  readonly bodyMilliseconds: number
  /** Heartbeats in one request. Clients send at most 25. */
  readonly heartbeats: number
  /** How deep JSON may nest. */
  readonly depth: number
  /** Days that one question about days may span. */
  readonly days: number
  /** Days that one explanation may span: it names every gap. */
  readonly explainedDays: number
  /** From how many milliseconds a request is logged as slow. */
  readonly slowMilliseconds: number
  /** Of so many well-answered ingest requests one is logged. */
  readonly ingestLogEvery: number
}

export const DEFAULT_LIMITS: HttpLimits = {
  bodyBytes: 2 * 1024 * 1024,
  bodyMilliseconds: 10_000,
  heartbeats: 1_000,
  depth: 10,
  days: 366,
  explainedDays: 31,
  slowMilliseconds: 500,
  ingestLogEvery: 100,
}
