-- Marked days that hold no heartbeat (any more) are settled as nothing, by the same rule as in settle.sql: a heartbeat that
-- comes after this statement's snapshot brings a mark of its own.
with bare as (
  select m.user_id, m.day, m.marks
  from (select user_id, day, array_agg(id) as marks from stale_marks group by user_id, day) m
  where not exists (
    select from heartbeats h
    where h.user_id = m.user_id and h.instant >= m.day * 86400000000 and h.instant < (m.day + 1) * 86400000000)
  order by m.user_id, m.day
  limit $1
),
kept as (
  insert into activity_days (user_id, day, revision, timeout, writes_only, payload)
  select b.user_id, b.day, coalesce(a.revision, 0) + 1, 0, false, null
  from bare b left join activity_days a on a.user_id = b.user_id and a.day = b.day
  on conflict (user_id, day) do update
    set revision = excluded.revision, timeout = excluded.timeout, writes_only = excluded.writes_only, payload = excluded.payload
    where activity_days.revision = excluded.revision - 1
  returning user_id, day
)
delete from stale_marks m using kept, bare b, unnest(b.marks) as seen(id)
where b.user_id = kept.user_id and b.day = kept.day and m.user_id = b.user_id and m.day = b.day and m.id = seen.id
