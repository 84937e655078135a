-- Counts by dictionary entry first: a user has few of them beside their heartbeats. `offset 0`: see last-known.sql.
select d.project as name, min(h.first) as first, max(h.last) as last, sum(h.heartbeats)::bigint as heartbeats
from (
  select subject, min(instant) as first, max(instant) as last, count(*) as heartbeats
  from heartbeats where user_id = $1 group by subject
) h
cross join lateral (select project from subjects where user_id = $1 and id = h.subject offset 0) d
where d.project is not null
group by d.project
order by last desc, d.project collate "C"
