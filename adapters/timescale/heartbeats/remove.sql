-- $1 to $3: keys, sorted as in append.sql.
with gone as (
  delete from heartbeats h
  using unnest($1::uuid[], $2::bigint[], $3::bigint[]) as k(user_id, instant, fingerprint)
  where h.user_id = k.user_id and h.instant = k.instant and h.fingerprint = k.fingerprint
  returning h.user_id, h.instant
),
marks as (
  insert into stale_marks (user_id, day)
  select distinct user_id, utc_day(reached) from gone, lateral (values (instant - 3600000000), (instant + 3600000000)) as r(reached)
)
select count(*) as removed from gone
