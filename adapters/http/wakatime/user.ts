import * as t from 'io-ts'
import { type Account, type Heartbeat, isoOf, readUserAgent } from '../../../core/index.js'
import { dataOf, integer, orNull } from './codecs.js'

const flags = {
  has_premium_features: t.boolean,
  is_email_confirmed: t.boolean,
  is_email_public: t.boolean,
  photo_public: t.boolean,
  logged_time_public: t.boolean,
  languages_used_public: t.boolean,
  editors_used_public: t.boolean,
  categories_used_public: t.boolean,
  os_used_public: t.boolean,
  is_hireable: t.boolean,
}

const unknown = {
  full_name: orNull(t.string),
  email: orNull(t.string),
  public_email: orNull(t.string),
  photo: orNull(t.string),
  website: orNull(t.string),
  human_readable_website: orNull(t.string),
  city: t.null,
  github_username: orNull(t.string),
  twitter_username: orNull(t.string),
  linkedin_username: orNull(t.string),
  wonderfuldev_username: orNull(t.string),
}

/** What only the user sees is null in what others see. */
const UserDataCodec = t.strict({
  id: t.string,
  username: t.string,
  display_name: t.string,
  timezone: orNull(t.string),
  last_heartbeat_at: orNull(t.string),
  last_plugin: orNull(t.string),
  last_plugin_name: orNull(t.string),
  last_project: orNull(t.string),
  last_branch: orNull(t.string),
  last_language: orNull(t.string),
  plan: t.string,
  profile_url: orNull(t.string),
  timeout: orNull(integer),
  writes_only: orNull(t.boolean),
  weekday_start: orNull(integer),
  created_at: t.string,
  modified_at: orNull(t.string),
  ...flags,
  ...unknown,
}, 'User')

export const UserCodec = dataOf(UserDataCodec)

type UserData = t.TypeOf<typeof UserDataCodec>

const flagsOf = (isPublic: boolean) => ({
  has_premium_features: true,
  is_email_confirmed: false,
  is_email_public: false,
  photo_public: false,
  logged_time_public: isPublic,
  languages_used_public: isPublic,
  editors_used_public: isPublic,
  categories_used_public: isPublic,
  os_used_public: isPublic,
  is_hireable: false,
})

/** An account holds no profile: WakaTime's fields of it are there, and empty. */
const noProfile = {
  full_name: null,
  email: null,
  public_email: null,
  photo: null,
  website: null,
  human_readable_website: null,
  city: null,
  github_username: null,
  twitter_username: null,
  linkedin_username: null,
  wonderfuldev_username: null,
}

/** What strangers see of a user who has made their stats public. */
export const publicUserOf = ({ id, username, preferences, createdAt }: Account): UserData => ({
  id,
  username,
  display_name: username,
  timezone: null,
  last_heartbeat_at: null,
  last_plugin: null,
  last_plugin_name: null,
  last_project: null,
  last_branch: null,
  last_language: null,
  plan: 'self-hosted',
  profile_url: null,
  timeout: null,
  writes_only: null,
  weekday_start: null,
  created_at: isoOf(createdAt),
  modified_at: null,
  ...flagsOf(preferences.publicStats),
  ...noProfile,
})

/** What the user sees; `last` is their last heartbeat. */
export const ownUserOf = (account: Account, last: Heartbeat | null): UserData => ({
  ...publicUserOf(account),
  timezone: account.preferences.zone,
  timeout: account.preferences.timeoutMinutes,
  writes_only: account.preferences.writesOnly,
  weekday_start: account.preferences.weekStart,
  ...(last && {
    last_heartbeat_at: isoOf(last.instant),
    last_plugin: last.origin.userAgent,
    last_plugin_name: last.origin.userAgent && readUserAgent(last.origin.userAgent).editor,
    last_project: last.project,
    last_branch: last.branch,
    last_language: last.language,
  }),
})
