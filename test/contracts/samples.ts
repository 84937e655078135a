import { type Fingerprint, instant, type Period, UTC_DAY } from '../../core/index.js'

/** Longer than anybody's history, and still far from where instants stop being exact. */
export const ALWAYS: Period = { from: instant(-100_000 * UTC_DAY), to: instant(100_000 * UTC_DAY) }

export const asFingerprint = (number: number): Fingerprint => number as Fingerprint

/** Text that breaks what quotes, escapes, splits or counts bytes carelessly. */
export const ODD_TEXTS: ReadonlyArray<string> = [
  '', ' ', 'null', 'NULL', '\\N', '{}', '{a,b}', '"quoted", \'single\' and `ticks`', 'back\\slash and %s $1 ${x} :name',
  'C:\\Users\\日本語\\プロジェクト', '👩‍👩‍👧‍👦 e\u0301 ß İ ı', 'a\ttab and\nnew line', '; drop table heartbeats; --', 'x'.repeat(60_000),
]
