import { seeded, zipf } from './random.js'

const DAY = 86_400
const PROJECTS = ['gateway', 'ledger', 'atlas', 'notes', 'dotfiles', 'website', 'mill', 'harbour']
const LANGUAGES = [['TypeScript', 'ts'], ['Go', 'go'], ['SQL', 'sql'], ['Markdown', 'md'], ['Python', 'py']] as const
const EDITORS = [
  'wakatime/v1.102.1 (linux-6.12.0-x86_64) go1.24.1 vscode/1.105.0 vscode-wakatime/25.3.0',
  'wakatime/v1.102.1 (darwin-24.5.0-arm64) go1.24.1 neovim/0.11.0 vim-wakatime/11.1.1',
]
const CATEGORIES = ['coding', 'coding', 'coding', 'coding', 'debugging', 'writing tests', 'code reviewing', 'ai coding']

export interface SentHeartbeatSample { readonly [field: string]: unknown; readonly time: number }

/**
 * One person's heartbeats, as a plugin sends them: `count` of them over `days` days that end before `end` (seconds), on five days of
 * seven, from nine to six with pauses, files by Zipf's law. One stays in a file for some heartbeats, in a kind of work for some dozens,
 * and in a project for a hundred.
 */
export const workingLife = (count: number, days: number, end: number, seed = 1): SentHeartbeatSample[] => {
  const random = seeded(seed)
  const file = zipf(400)
  const firstDay = Math.floor(end / DAY) - days
  const workdays = Array.from({ length: days }, (_, index) => firstDay + index).filter((day) => (day + 4) % 7 !== 0 && (day + 4) % 7 !== 6)
  const heartbeats: SentHeartbeatSample[] = []
  for (let index = 0; index < workdays.length; index += 1) {
    const today = Math.floor(((index + 1) * count) / workdays.length) - Math.floor((index * count) / workdays.length)
    let time = (workdays[index] ?? firstDay) * DAY + 9 * 3600 + Math.floor(random() * 1800)
    const pace = (7 * 3600) / Math.max(1, today)
    let project = Math.floor(random() * random() * PROJECTS.length)
    let category = CATEGORIES[0]
    let number = file(random())
    const editor = EDITORS[index % 5 === 0 ? 1 : 0] ?? ''
    for (let beat = 0; beat < today; beat += 1) {
      if (random() < 0.01) project = Math.floor(random() * random() * PROJECTS.length)
      time += pace * (0.5 + random()) + (random() < 0.004 ? 1500 : 0)
      if (random() < 0.04) category = CATEGORIES[Math.floor(random() * CATEGORIES.length)]
      if (random() < 0.3) number = file(random())
      const [language, extension] = LANGUAGES[number % LANGUAGES.length] ?? LANGUAGES[0]
      const name = PROJECTS[project] ?? 'gateway'
      heartbeats.push({
        entity: `/home/dev/${name}/src/part-${number % 20}/module-${number}.${extension}`,
        type: 'file',
        category,
        time: Math.round(time * 1_000_000) / 1_000_000,
        project: name,
        project_root_count: 4,
        branch: number % 7 === 0 ? 'feature/one' : 'main',
        language,
        dependencies: number % 3 === 0 ? ['express', 'node:http'] : [],
        lines: 100 + number,
        lineno: 1 + Math.floor(random() * 100),
        cursorpos: Math.floor(random() * 80),
        is_write: random() < 0.3,
        human_line_changes: random() < 0.2 ? Math.floor(random() * 12) - 4 : 0,
        user_agent: editor,
      })
    }
  }
  return heartbeats
}
