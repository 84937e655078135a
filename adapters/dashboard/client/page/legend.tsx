import type { Group } from '../api/shapes.js'
import { toneClass, type Tones } from '../charts/tones.js'

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

interface Props {
  readonly title: string
  readonly groups: ReadonlyArray<Group>
  readonly tones: Tones
}

const Entries = ({ groups, tones }: Omit<Props, 'title'>) => (
  <ul>
    {groups.map((group) => (
      <li key={group.name}>
        <i class={`swatch ${toneClass(tones, group.name)}`} />
        <span class="legend-name">{group.name}</span>
        <span class="legend-share">{percent.format(group.percent / 100)}</span>
        <span class="legend-total">{group.text}</span>
      </li>
    ))}
  </ul>
)

/** The week's totals, and which colour is whose; what has no colour of its own is folded away. */
export const Legend = ({ title, groups, tones }: Props) => {
  const named = groups.filter(({ name }) => tones.has(name))
  const rest = groups.filter(({ name }) => !tones.has(name))
  return (
    <div class="legend">
      <h3>{title}</h3>
      {groups.length === 0 ? <p class="quiet">None yet.</p> : <Entries groups={named} tones={tones} />}
      {rest.length === 0 ? null : (
        <details>
          <summary>{rest.length} more, in grey</summary>
          <Entries groups={rest} tones={tones} />
        </details>
      )}
    </div>
  )
}
