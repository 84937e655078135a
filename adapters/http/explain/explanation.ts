import * as t from 'io-ts'
import {
  type ExplainedGap, type Explanation, type Heartbeat, heartbeatId, isoOf, lengthOf, MINUTE, type Period, secondsOf,
} from '../../../core/index.js'
import { textOf } from '../wakatime/text/clock.js'
import { integer, orNull } from '../wakatime/codecs.js'

const PeriodProps = { start: t.number, end: t.number, seconds: t.number }

const OwnerCodec = t.strict({
  id: t.string,
  time: t.number,
  entity: t.string,
  type: t.string,
  category: t.string,
  project: orNull(t.string),
  branch: orNull(t.string),
  language: orNull(t.string),
  editor: orNull(t.string),
  operating_system: orNull(t.string),
  machine: orNull(t.string),
  is_write: t.boolean,
}, 'GapOwner')

/** The stretch between two neighbouring heartbeats, whether it counted, and why. Times are seconds since 1970, to the microsecond. */
const GapCodec = t.intersection([
  t.strict({
    verdict: t.keyof({ counted: null, clipped_away: null, filtered_out: null, too_long: null }),
    why: t.string,
    ...PeriodProps,
    counted_seconds: t.number,
    heartbeat: OwnerCodec,
  }),
  t.exact(t.partial({ counted_start: t.number, counted_end: t.number, attribute: t.string })),
], 'Gap')

const SessionCodec = t.strict({ ...PeriodProps, heartbeats: integer }, 'Session')

export const ExplanationCodec = t.strict({
  data: t.strict({
    rule: t.string,
    start: t.string,
    end: t.string,
    timezone: t.string,
    timeout: integer,
    writes_only: t.boolean,
    total_seconds: t.number,
    total_microseconds: integer,
    text: t.string,
    gaps: t.array(GapCodec),
    sessions: t.array(SessionCodec),
    left_out: t.strict({ not_writes: integer, same_instant: integer, after_last_heartbeat: t.string }),
    last_heartbeat: orNull(t.number),
  }, 'ExplainedTotal'),
}, 'Explanation')

const ownerOf = (owner: Heartbeat): t.TypeOf<typeof OwnerCodec> => ({
  id: heartbeatId(owner),
  time: secondsOf(owner.instant),
  entity: owner.entity,
  type: owner.type,
  category: owner.category,
  project: owner.project,
  branch: owner.branch,
  language: owner.language,
  editor: owner.origin.editor,
  operating_system: owner.origin.operatingSystem,
  machine: owner.origin.machine,
  is_write: owner.isWrite,
})

const periodOf = (period: Period) => ({
  start: secondsOf(period.from), end: secondsOf(period.to), seconds: secondsOf(lengthOf(period)),
})

const gapOf = (gap: ExplainedGap, timeout: string): t.TypeOf<typeof GapCodec> => {
  const heartbeat = ownerOf(gap.owner)
  switch (gap._tag) {
    case 'Counted':
      return {
        verdict: 'counted',
        why: `The next heartbeat came within ${timeout}, so the time between them is active and belongs to the first.`,
        ...periodOf(gap.interval),
        counted_seconds: secondsOf(lengthOf(gap.counted)),
        counted_start: secondsOf(gap.counted.from),
        counted_end: secondsOf(gap.counted.to),
        heartbeat,
      }
    case 'ClippedAway':
      return { verdict: 'clipped_away', why: 'Active, but outside the window.', ...periodOf(gap.interval), counted_seconds: 0, heartbeat }
    case 'FilteredOut':
      return {
        verdict: 'filtered_out',
        why: `Active, but its ${gap.attribute} is not the one asked for.`,
        ...periodOf(gap.interval),
        counted_seconds: 0,
        attribute: gap.attribute,
        heartbeat,
      }
    case 'TooLong':
      return {
        verdict: 'too_long',
        why: `The next heartbeat came later than ${timeout}: nothing is active between them.`,
        ...periodOf(gap.gap),
        counted_seconds: 0,
        heartbeat,
      }
    default:
      return gap satisfies never
  }
}

export const explanationOf = (explained: Explanation): t.TypeOf<typeof ExplanationCodec> => {
  const timeout = textOf(explained.policy.timeout)
  return {
    data: {
      rule: explained.rule,
      start: isoOf(explained.window.from),
      end: isoOf(explained.window.to),
      timezone: explained.zone,
      timeout: Math.round(explained.policy.timeout / MINUTE),
      writes_only: explained.policy.writesOnly,
      total_seconds: secondsOf(explained.total),
      total_microseconds: explained.total,
      text: textOf(explained.total),
      gaps: explained.gaps.map((gap) => gapOf(gap, timeout)),
      sessions: explained.sessions.map((session) => ({ ...periodOf(session), heartbeats: session.heartbeats })),
      left_out: {
        not_writes: explained.notWrites,
        same_instant: explained.sameInstant,
        after_last_heartbeat: 'Nothing is added after the last heartbeat.',
      },
      last_heartbeat: explained.lastHeartbeat && secondsOf(explained.lastHeartbeat),
    },
  }
}
