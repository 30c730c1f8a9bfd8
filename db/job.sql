-- job.sql: what is done later, and who is doing it (engineering 19).

-- :part long_ones
-- What may take minutes has a process of its own, so that no letter waits.
(kind IN ('report-file', 'notice', 'extract', 'archive', 'export', 'group', 'release',
          'indicators'));

-- :rows jobs_due(papers int?, now time, limit int)
-- papers 1: those that take long alone, 0: all but these, NULL: all.
-- Candidates in the order of their turns: new ones, and taken ones whose
-- owner is gone.  Read without a lock; the claim decides.
SELECT d.id, d.kind, d.subject, d.language, d.tries, d.created_at FROM (
  (SELECT id, kind, subject_id AS subject, language, tries, created_at,
          order_at
     FROM job WHERE state = 'new' AND run_after <= :now
      AND (:papers IS NULL OR
{long_ones}
           = :papers)
    ORDER BY order_at, id LIMIT 50)
  UNION ALL
  (SELECT id, kind, subject_id AS subject, language, tries, created_at,
          order_at
     FROM job WHERE state = 'taken' AND lease_until < :now
      AND (:papers IS NULL OR
{long_ones}
           = :papers)
    ORDER BY lease_until LIMIT 50)) d
 ORDER BY d.order_at, d.id LIMIT :limit;

-- :rows jobs_taken(place text, now time)
-- Still leased to processes of that place (owner.c).
SELECT id, owner FROM job
 WHERE state = 'taken' AND lease_until >= :now
   AND owner LIKE CONCAT('%.', :place, '.%');

-- :exec1 job_left(id int, owner text, now time)
UPDATE job SET lease_until = :now - INTERVAL 1 MICROSECOND
 WHERE id = :id AND owner = :owner AND state = 'taken';

-- :exec1 job_claim(id int, owner text, lease_until time, now time)
-- CONFLICT: somebody was quicker.
UPDATE job SET state = 'taken', owner = :owner, lease_until = :lease_until,
               tries = tries + 1
 WHERE id = :id AND ((state = 'new' AND run_after <= :now)
                  OR (state = 'taken' AND lease_until < :now));

-- :exec1 job_done(id int, owner text, now time)
-- CONFLICT: the lease ran out and another has it.
UPDATE job SET state = 'done', owner = NULL, lease_until = NULL,
               done_at = :now, fault = NULL
 WHERE id = :id AND owner = :owner AND state = 'taken';

-- :exec1 job_again(id int, owner text, run_after time, fault text)
UPDATE job SET state = 'new', owner = NULL, lease_until = NULL,
               run_after = :run_after, fault = :fault
 WHERE id = :id AND owner = :owner AND state = 'taken';

-- :exec1 job_failed(id int, owner text, now time, fault text)
UPDATE job SET state = 'failed', owner = NULL, lease_until = NULL,
               done_at = :now, fault = :fault
 WHERE id = :id AND owner = :owner AND state = 'taken';

-- :exec job_sweep(before time)
-- Done ones that nobody asks for any more; failed ones stay to be looked at.
DELETE FROM job WHERE state = 'done' AND run_after < :before LIMIT 1000;

-- :exec lease_make(name text, now time)
-- The row is there from the first start on.
INSERT IGNORE INTO lease (name, owner, fence, ends_at)
VALUES (:name, '', 0, :now);

-- :exec1 lease_take(name text, owner text, ends_at time, now time)
-- CONFLICT: another holds it.  The fence rises with each taking, so that a
-- holder who slept is told from the one after him.
UPDATE lease SET owner = :owner, fence = fence + 1, ends_at = :ends_at
 WHERE name = :name AND ends_at <= :now;

-- :one lease_hold(name text, owner text, fence int)
-- Inside the transaction that relies on it.
SELECT fence, ends_at FROM lease
 WHERE name = :name AND owner = :owner AND fence = :fence FOR UPDATE;

-- :one lease_find(name text)
SELECT owner, fence, ends_at FROM lease WHERE name = :name;

-- :exec1 lease_keep(name text, owner text, fence int, ends_at time)
UPDATE lease SET ends_at = :ends_at
 WHERE name = :name AND owner = :owner AND fence = :fence;

-- :one version_to_import(id int)
-- What an import must know.
SELECT v.id, v.document_id AS document, v.language, v.kind, v.state,
       v.original_id, v.original_name, x.akn AS base, v.created_at,
       v.published_at, d.work, a.country, d.language AS authentic,
       y.akn AS translated
  FROM version v
  JOIN document d ON d.id = v.document_id
  JOIN consultation_authority l ON l.consultation_id = d.consultation_id
   AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
  LEFT JOIN version x ON x.id = v.base_id
  LEFT JOIN version y ON y.id = v.translates_id
 WHERE v.id = :id;

-- :one version_import_lock(id int)
-- In the transaction that stores it: it still waits (nobody removed it).
SELECT id FROM version
 WHERE id = :id AND state IN ('waiting', 'failed') FOR UPDATE;

-- :rows version_before(document int, language text, id int)
-- The newest published text of the same: what the units' identity comes from.
SELECT akn FROM version
 WHERE document_id = :document AND language = :language AND id <> :id
   AND published_at IS NOT NULL AND akn IS NOT NULL
 ORDER BY withheld_at IS NOT NULL, number DESC LIMIT 1;

-- :rows wids_published(document int)
-- All that people may have commented on, in whatever version.
SELECT DISTINCT u.wid
  FROM version v
  JOIN unit_in i ON i.version_id = v.id
  JOIN unit u ON u.id = i.unit_id
 WHERE v.document_id = :document AND v.published_at IS NOT NULL;

-- :exec version_failed(id int, fault text)
-- The file was refused; fault is the word of the reason.
UPDATE version SET state = 'failed', fault = :fault, doubts = NULL,
       edition = edition + 1
 WHERE id = :id AND published_at IS NULL AND state IN ('waiting', 'failed');
