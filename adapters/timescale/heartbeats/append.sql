-- $1 to $18: the columns of the new heartbeats, sorted by key and without repeats, so that concurrent appends meet in one
-- order and cannot deadlock. A column shorter than the others is filled with nulls. $19, $20: dictionary entries as JSON.
with fresh as (
  insert into heartbeats (
    user_id, instant, fingerprint, subject, origin, received_at,
    lines, line_number, cursor_position, ai_lines, human_lines, lines_added, lines_deleted,
    input_tokens, cached_input_tokens, output_tokens, prompt_length, is_write)
  select * from unnest(
    $1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
    $7::integer[], $8::integer[], $9::integer[], $10::integer[], $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::integer[], $16::integer[], $17::integer[],
    $18::boolean[])
  on conflict (user_id, instant, fingerprint) do nothing
  returning user_id, instant, fingerprint
),
new_subjects as (
  insert into subjects (user_id, id, project_root_count, entity, type, category, project, branch, language, dependencies)
  select user_id, id, project_root_count, entity, type, category, project, branch, language, dependencies
  from jsonb_to_recordset($19::jsonb) as s(
    user_id uuid, id bigint, project_root_count integer, entity text, type text, category text, project text, branch text,
    language text, dependencies jsonb)
  order by user_id, id
  on conflict (user_id, id) do nothing
),
new_origins as (
  insert into origins (user_id, id, machine, user_agent, editor, plugin, operating_system, ai_agent, ai_model, ai_session, ai_subscription_plan)
  select user_id, id, machine, user_agent, editor, plugin, operating_system, ai_agent, ai_model, ai_session, ai_subscription_plan
  from jsonb_to_recordset($20::jsonb) as o(
    user_id uuid, id bigint, machine text, user_agent text, editor text, plugin text, operating_system text, ai_agent text,
    ai_model text, ai_session text, ai_subscription_plan text)
  order by user_id, id
  on conflict (user_id, id) do nothing
),
-- Every UTC day within an hour, the longest timeout a user may set. Only rows that were truly new make a day stale.
marks as (
  insert into stale_marks (user_id, day)
  select distinct user_id, utc_day(reached) from fresh, lateral (values (instant - 3600000000), (instant + 3600000000)) as r(reached)
)
-- All being new is the usual case, and needs no list.
select count(*) as stored,
  case when count(*) < cardinality($2::bigint[]) then coalesce(json_agg(user_id || ' ' || instant || ' ' || fingerprint), '[]') end as keys
from fresh
