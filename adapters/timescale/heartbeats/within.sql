-- Narrow rows only: subjects and origins are read apart, each once (entries.sql).
select instant, fingerprint, subject::text, origin::text, received_at,
  lines, line_number, cursor_position, ai_lines, human_lines, lines_added, lines_deleted,
  input_tokens, cached_input_tokens, output_tokens, prompt_length, is_write
from heartbeats
where user_id = $1 and instant >= $2 and instant < $3
order by instant, fingerprint
