select
  h.instant, h.fingerprint, h.origin::text as origin_id, h.received_at, h.input_tokens, h.cached_input_tokens, h.output_tokens,
  h.lines, h.line_number, h.cursor_position, h.ai_lines, h.human_lines, h.lines_added, h.lines_deleted, h.prompt_length, h.is_write,
  s.entity, s.type, s.category, s.project, s.branch, s.language, s.dependencies, s.project_root_count,
  o.machine, o.user_agent, o.editor, o.plugin, o.operating_system, o.ai_agent, o.ai_model, o.ai_session, o.ai_subscription_plan
from heartbeats h
join subjects s on s.user_id = h.user_id and s.id = h.subject
join origins o on o.user_id = h.user_id and o.id = h.origin
where h.user_id = $1 and (h.instant, h.fingerprint) > ($2::bigint, $3::bigint)
order by h.instant, h.fingerprint
limit $4
