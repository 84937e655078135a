-- Counts by dictionary entry first: a user has few of them beside their heartbeats.
select d.machine as name, min(h.first) as first, max(h.last) as last, sum(h.heartbeats)::bigint as heartbeats
from (
  select origin as id, min(instant) as first, max(instant) as last, count(*) as heartbeats
  from heartbeats where user_id = $1 group by origin
) h
join origins d on d.user_id = $1 and d.id = h.id
where d.machine is not null
group by d.machine
order by last desc, d.machine collate "C"
