import * as t from 'io-ts'
import { type Account, type Instant, isoOf, readUserAgent, type Sighting } from '../../../core/index.js'
import { machineId } from './breakdown.js'
import { orNull, pageOf } from './codecs.js'
import { agoTextOf } from './text/date.js'
import { userAgentId } from './heartbeats.js'
import { namedId } from './text/named-id.js'

/** Names of one user's heartbeats, as lists: projects, machines, programs. */

const ProjectCodec = t.strict({
  id: t.string,
  name: t.string,
  repository: t.null,
  badge: t.null,
  color: t.null,
  clients: t.array(t.unknown),
  has_public_url: t.boolean,
  last_heartbeat_at: t.string,
  human_readable_last_heartbeat_at: t.string,
  first_heartbeat_at: t.string,
  human_readable_first_heartbeat_at: t.string,
  url: t.string,
  urlencoded_name: t.string,
  created_at: t.string,
}, 'Project')

export const ProjectsCodec = pageOf(ProjectCodec)

export const projectOf = ({ id }: Account, { name, first, last }: Sighting, now: Instant): t.TypeOf<typeof ProjectCodec> => ({
  id: namedId(id, 'project', name),
  name,
  repository: null,
  badge: null,
  color: null,
  clients: [],
  has_public_url: false,
  last_heartbeat_at: isoOf(last),
  human_readable_last_heartbeat_at: agoTextOf(last, now),
  first_heartbeat_at: isoOf(first),
  human_readable_first_heartbeat_at: agoTextOf(first, now),
  url: `/projects/${encodeURIComponent(name)}`,
  urlencoded_name: encodeURIComponent(name),
  created_at: isoOf(first),
})

const MachineCodec = t.strict({
  id: t.string, name: t.string, value: t.string, ip: t.null, last_seen_at: t.string, timezone: t.string, created_at: t.string,
}, 'MachineName')

export const MachinesCodec = pageOf(MachineCodec)

export const machineOf = ({ id, preferences }: Account, { name, first, last }: Sighting): t.TypeOf<typeof MachineCodec> => ({
  id: machineId(id, name),
  name,
  value: name,
  ip: null,
  last_seen_at: isoOf(last),
  timezone: preferences.zone,
  created_at: isoOf(first),
})

const UserAgentCodec = t.strict({
  id: t.string,
  value: t.string,
  editor: orNull(t.string),
  version: orNull(t.string),
  os: orNull(t.string),
  first_seen_at: t.string,
  last_seen_at: t.string,
  is_browser_extension: t.boolean,
  is_desktop_app: t.boolean,
  created_at: t.string,
}, 'UserAgent')

export const UserAgentsCodec = pageOf(UserAgentCodec)

const BROWSER_PLUGINS = /^(brave|chrome|chromium|edge|firefox|opera|safari|vivaldi)-wakatime$/i
const DESKTOP_PLUGINS = /^(desktop|macos|windows|linux)-wakatime$/i

export const userAgentOf = ({ name, first, last }: Sighting): t.TypeOf<typeof UserAgentCodec> => {
  const { editor, editorVersion, operatingSystem, plugin } = readUserAgent(name)
  return {
    id: userAgentId(name),
    value: name,
    editor,
    version: editorVersion,
    os: operatingSystem,
    first_seen_at: isoOf(first),
    last_seen_at: isoOf(last),
    is_browser_extension: BROWSER_PLUGINS.test(plugin ?? ''),
    is_desktop_app: DESKTOP_PLUGINS.test(plugin ?? ''),
    created_at: isoOf(first),
  }
}
