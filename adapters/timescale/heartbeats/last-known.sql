-- Each answer walks back from the end and stops at the first heartbeat that knows; a name nobody ever sent is not looked for.
-- `offset 0` makes every look-up in the dictionary one by its key, whatever the planner knows of the tables.
select
  (select s.project
   from heartbeats h cross join lateral (select project from subjects where user_id = h.user_id and id = h.subject offset 0) s
   where h.user_id = $1 and h.instant <= $2 and s.project is not null
     and exists (select from subjects where user_id = $1 and project is not null)
   order by h.instant desc, h.fingerprint desc limit 1) as project,
  (select s.branch
   from heartbeats h cross join lateral (select branch from subjects where user_id = h.user_id and id = h.subject offset 0) s
   where h.user_id = $1 and h.instant <= $2 and s.branch is not null
     and exists (select from subjects where user_id = $1 and branch is not null)
   order by h.instant desc, h.fingerprint desc limit 1) as branch,
  (select s.language
   from heartbeats h cross join lateral (select language from subjects where user_id = h.user_id and id = h.subject offset 0) s
   where h.user_id = $1 and h.instant <= $2 and s.language is not null
     and exists (select from subjects where user_id = $1 and language is not null)
   order by h.instant desc, h.fingerprint desc limit 1) as language
