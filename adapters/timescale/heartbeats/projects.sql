-- Counts by dictionary entry first: a user has few of them beside their heartbeats.
select d.project as name, min(h.first) as first, max(h.last) as last, sum(h.heartbeats)::bigint as heartbeats
from (
  select subject as id, min(instant) as first, max(instant) as last, count(*) as heartbeats
  from heartbeats where user_id = $1 group by subject
) h
join subjects d on d.user_id = $1 and d.id = h.id
where d.project is not null
group by d.project
order by last desc, d.project collate "C"
