select
  (select instant from heartbeats where user_id = $1 order by instant limit 1) as first,
  (select instant from heartbeats where user_id = $1 order by instant desc limit 1) as last
