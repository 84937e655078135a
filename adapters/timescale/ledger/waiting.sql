select user_id as "user", day
-- A day that is being recorded has very many marks, and is looked for once.
from (select user_id, day, min(id) as since from stale_marks group by user_id, day) m
where exists (
  select from heartbeats h
  where h.user_id = m.user_id and h.instant >= m.day * 86400000000 and h.instant < (m.day + 1) * 86400000000)
order by since
limit $1
