-- Entries of both dictionaries by their ids: subjects $2, origins $3.
select id::text, to_json(s) as content from subjects s where user_id = $1 and id = any ($2::bigint[])
union all
select id::text, to_json(o) as content from origins o where user_id = $1 and id = any ($3::bigint[])
