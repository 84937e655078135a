/** A heartbeat as a plugin sends it; `time` in seconds. */
export interface Sent { readonly entity: string; readonly project: string; readonly language: string; readonly time: number; readonly [field: string]: unknown }

type File = readonly [project: string, entity: string, language: string]

/** A sitting: local start, minutes, and the files worked at, in turn and again. */
type Sitting = readonly [start: string, minutes: number, files: ReadonlyArray<File>]

const file = (project: string, entity: string, language: string): File => [project, entity, language]

const fold = file('codetime', 'core/coding-time/fold-day.ts', 'TypeScript')
const laws = file('codetime', 'test/core/laws.spec.ts', 'TypeScript')
const query = file('codetime', 'adapters/timescale/within.sql', 'SQL')
const page = file('harbour', 'src/pages/berths.tsx', 'TypeScript')
const sheet = file('harbour', 'src/styles/berths.css', 'CSS')
const tide = file('harbour', 'src/tide/forecast.rs', 'Rust')
const guide = file('field-notes', 'guides/first-week.md', 'Markdown')
const deploy = file('ansible-home', 'roles/backup/tasks.yml', 'YAML')
const plot = file('tide-tables', 'notebooks/residuals.py', 'Python')
const shell = file('dotfiles', 'zsh/prompt.sh', 'Shell')

/** Friday to Thursday, which is today; on Sunday nothing. */
const WEEK: ReadonlyArray<ReadonlyArray<Sitting>> = [
  [['09:05', 132, [page, sheet, tide]], ['12:50', 105, [fold, laws]], ['15:10', 96, [tide, page]]],
  [['11:20', 47, [shell, deploy]], ['14:30', 92, [plot, guide]]],
  [],
  [['08:48', 84, [guide, fold]], ['10:31', 71, [query]], ['13:20', 125, [fold, laws, query]], ['16:05', 44, [deploy]]],
  [['09:12', 88, [page, tide]], ['11:15', 58, [plot]], ['13:30', 114, [laws, fold]], ['20:15', 38, [plot, shell]]],
  [['08:31', 118, [tide, page, tide]], ['11:02', 64, [sheet, page]], ['13:12', 140, [fold, query, laws]], ['16:40', 75, [guide]]],
  [['08:14', 52, [fold, laws]], ['09:24', 106, [laws, query, guide, fold, laws]], ['11:42', 34, [page, sheet]], ['13:03', 67, [tide, page, deploy]],
    ['14:28', 92, [fold, guide, laws, query]], ['16:25', 44, [page, fold]], ['17:31', 30, [plot]]],
]

const AGENT = 'wakatime/v1.102.1 (linux-6.12.0-x86_64) go1.24.1 vscode/1.105.0 vscode-wakatime/25.3.0'
const MINUTE = 60
const DAY = 86_400
/** How long one stays with a file. */
const STRETCH = 11 * MINUTE

/** Between 45 and 120 seconds, the same in every run. */
const pause = (index: number): number => 45 + ((index * 37) % 76)

const secondsOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE
}

const heartbeatsOf = (midnight: number, [start, minutes, files]: Sitting): Sent[] => {
  const sent: Sent[] = []
  const begin = midnight + secondsOf(start)
  for (let elapsed = 0; elapsed < minutes * MINUTE; elapsed += pause(sent.length)) {
    const [project, entity, language] = files[Math.floor(elapsed / STRETCH) % files.length] ?? fold
    sent.push({
      entity: `/home/dev/${project}/${entity}`, type: 'file', category: 'coding', project, language, branch: 'main',
      is_write: sent.length % 3 === 0, time: begin + elapsed, user_agent: AGENT,
    })
  }
  return sent
}

/** One person's week, as a plugin sends it; `midnight` began today, in seconds. For zones whose clocks do not change that week. */
export const workingWeek = (midnight: number): Sent[] =>
  WEEK.flatMap((sittings, index) => sittings.flatMap((sitting) => heartbeatsOf(midnight - (WEEK.length - 1 - index) * DAY, sitting)))
