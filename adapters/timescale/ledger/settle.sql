-- $2 to $4: days in order, the revision each was seen at, and what they hold now; $5, $6: policy; $7, $8: the marks that were
-- seen, with their days.
-- Only the settler that still finds its revision wins a day, and only the winner clears that day's marks.
with kept as (
  insert into activity_days (user_id, day, revision, timeout, writes_only, payload)
  select $1::uuid, d.day, d.seen + 1, $5::bigint, $6::boolean, d.payload
  from unnest($2::integer[], $3::integer[], $4::bytea[]) as d(day, seen, payload)
  on conflict (user_id, day) do update
    set revision = excluded.revision, timeout = excluded.timeout, writes_only = excluded.writes_only, payload = excluded.payload
    where activity_days.revision = excluded.revision - 1
  returning day
)
delete from stale_marks m using kept, unnest($7::integer[], $8::bigint[]) as seen(day, id)
where seen.day = kept.day and m.user_id = $1::uuid and m.day = seen.day and m.id = seen.id
