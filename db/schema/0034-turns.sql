-- 0034-turns.sql: in which order jobs are done (fcgi/app/jobs/owner.c): the
-- second and later ones that came of one act stand behind what others ask for
-- meanwhile, so that a report of fifty volumes holds up no other.

-- How many of the same came before it.
ALTER TABLE job
  ADD COLUMN IF NOT EXISTS turn SMALLINT UNSIGNED NOT NULL DEFAULT 0
      AFTER run_after;

-- Of the due ones the earliest of these is done first: a turn is a quarter of
-- an hour, so that none waits for ever.
ALTER TABLE job
  ADD COLUMN IF NOT EXISTS order_at DATETIME(6)
      AS (run_after + INTERVAL (15 * turn) MINUTE) PERSISTENT AFTER turn;

ALTER TABLE job
  ADD KEY IF NOT EXISTS by_order (state, order_at, id);
