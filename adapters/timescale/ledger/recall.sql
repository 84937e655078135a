-- One statement sees one state of the database: a heartbeat and the mark that came with it are both in it, or neither.
-- $4, $5: the asked policy. A marked day without heartbeats has nothing to fold, and is swept by sweep.sql.
select day, coalesce(a.revision, 0) as revision, m.ids as marks,
  case when m.ids is null and a.timeout = $4 and a.writes_only = $5 then a.payload end as payload
from (select * from activity_days where user_id = $1 and day >= $2 and day <= $3) a
full join (
  select day, array_agg(id) as ids from stale_marks where user_id = $1 and day >= $2 and day <= $3 group by day
) m using (day)
where case
  when m.ids is null then a.payload is not null
  else exists (select from heartbeats where user_id = $1 and instant >= day * 86400000000 and instant < (day + 1) * 86400000000)
end
order by day
