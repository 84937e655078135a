-- Counts by dictionary entry first: a user has few of them beside their heartbeats. `offset 0`: see last-known.sql.
select d.machine as name, min(h.first) as first, max(h.last) as last, sum(h.heartbeats)::bigint as heartbeats
from (
  select origin, min(instant) as first, max(instant) as last, count(*) as heartbeats
  from heartbeats where user_id = $1 group by origin
) h
cross join lateral (select machine from origins where user_id = $1 and id = h.origin offset 0) d
where d.machine is not null
group by d.machine
order by last desc, d.machine collate "C"
