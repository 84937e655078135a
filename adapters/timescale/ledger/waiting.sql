select user_id as "user", day
from stale_marks m
where exists (
  select from heartbeats h
  where h.user_id = m.user_id and h.instant >= m.day * 86400000000 and h.instant < (m.day + 1) * 86400000000)
group by user_id, day
order by min(id)
limit $1
