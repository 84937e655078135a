-- Instants are microseconds since 1970 (UTC). Names are as the clients sent them.

create function utc_day(at bigint) returns integer language sql immutable parallel safe
  return case when at >= 0 then at / 86400000000 else -1 - (-1 - at) / 86400000000 end;

-- Columns are ordered by alignment: a heartbeat is stored without padding between them.
create table heartbeats (
  user_id uuid not null,
  instant bigint not null,
  fingerprint bigint not null,
  subject bigint not null,
  origin bigint not null,
  received_at bigint not null,
  lines integer,
  line_number integer,
  cursor_position integer,
  ai_lines integer,
  human_lines integer,
  lines_added integer,
  lines_deleted integer,
  input_tokens integer,
  cached_input_tokens integer,
  output_tokens integer,
  prompt_length integer,
  is_write boolean not null,
  primary key (user_id, instant, fingerprint)
);

-- What repeats from heartbeat to heartbeat, each content once a user; `id` is a hash of the content. Rows are never changed.
create table subjects (
  user_id uuid not null,
  id bigint not null,
  project_root_count integer,
  entity text not null,
  type text not null,
  category text not null,
  project text,
  branch text,
  language text,
  dependencies jsonb,
  primary key (user_id, id)
);

create table origins (
  user_id uuid not null,
  id bigint not null,
  machine text,
  user_agent text,
  editor text,
  plugin text,
  operating_system text,
  ai_agent text,
  ai_model text,
  ai_session text,
  ai_subscription_plan text,
  primary key (user_id, id)
);

-- Days to fold anew. Marks are only ever inserted and deleted, so that appends of one user never wait for each other.
create table stale_marks (
  user_id uuid not null,
  id bigint generated always as identity,
  day integer not null,
  primary key (user_id, day, id)
);

-- A day's activity under one policy; a null payload is a day that lost its last heartbeat.
create table activity_days (
  user_id uuid not null,
  timeout bigint not null,
  day integer not null,
  revision integer not null,
  writes_only boolean not null,
  payload bytea,
  primary key (user_id, day)
);

-- Days are read by the year: kept in their rows, compressed, instead of in a table aside.
alter table activity_days alter payload set storage main;

create table accounts (
  id uuid primary key,
  created_at bigint not null,
  username text not null,
  zone text not null,
  timeout_minutes smallint not null,
  week_start smallint not null,
  writes_only boolean not null,
  public_stats boolean not null
);
create unique index accounts_username on accounts (lower(username collate "C"));

create table api_keys (
  id uuid primary key,
  user_id uuid not null,
  position bigint generated always as identity,
  created_at bigint not null,
  revoked_at bigint,
  digest text not null unique,
  name text not null
);
create index api_keys_user on api_keys (user_id, created_at, position);

create table sign_in_links (
  digest text primary key,
  user_id uuid not null,
  expires_at bigint not null
);

create table installation_secrets (
  name text primary key,
  value text not null
);
