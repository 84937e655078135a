select
  split_part(current_setting('server_version'), ' ', 1) as version,
  case when exists (select from pg_extension where extname = 'timescaledb') then current_setting('timescaledb.license', true) end as license,
  -- An estimate is good enough for many; few are counted.
  case when heartbeats.reltuples < 100000 then (select count(*) from heartbeats) else heartbeats.reltuples::bigint end as heartbeats,
  (select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = heartbeats.relnamespace)::bigint as bytes
from pg_class heartbeats
where oid = 'heartbeats'::regclass
