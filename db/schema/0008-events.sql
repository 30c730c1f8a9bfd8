-- 0008-events.sql: what was said at a meeting is found by it.

ALTER TABLE submission
  ADD KEY IF NOT EXISTS said_at (event_id);
