-- 0055-unreported.sql: reports overdue, in the order in which their terms ended,
-- also of acts whose outcome is recorded.

ALTER TABLE consultation
  ADD KEY IF NOT EXISTS by_unreported (reported_at, closes_at, id);
