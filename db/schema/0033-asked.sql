-- 0033-asked.sql: what waits for whom is counted in an index alone, where a
-- consultation has a hundred thousand replies.
ALTER TABLE reply
  ADD KEY IF NOT EXISTS asked (consultation_id, state, written_by);
