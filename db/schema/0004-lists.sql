-- 0004-lists.sql: each list of consultations in the order in which it is read,
-- so that ten thousand of them cost a list no more than a hundred.

ALTER TABLE consultation ADD KEY IF NOT EXISTS by_closed (reported_at, concluded_at, closes_at, id);

ALTER TABLE consultation ADD KEY IF NOT EXISTS by_answered (concluded_at, reported_at, id);

ALTER TABLE consultation ADD KEY IF NOT EXISTS by_concluded (concluded_at, id);

ALTER TABLE consultation ADD KEY IF NOT EXISTS by_cancelled (cancelled_at, id);

-- How many there are of each phase is counted from this alone.
ALTER TABLE consultation ADD KEY IF NOT EXISTS by_phase (published_at, cancelled_at, opens_at, closes_at, reported_at, concluded_at);
