-- sweep.sql: what is past its term, by glas jobs.  A few at a time: it runs
-- each minute.

-- :exec submissions_lapse(now time)
-- Not confirmed in time: it does not count.
UPDATE submission SET state = 'lapsed', confirm = NULL, changed_at = :now
 WHERE state = 'unconfirmed' AND confirm_until <= :now LIMIT 500;

-- :rows submissions_to_erase(lapsed_before time, closed_before time)
-- Lapsed, or never sent though it is long over.  They never counted, so
-- nothing refers to them.
(SELECT s.id FROM submission s
  WHERE s.state = 'lapsed' AND s.confirm_until < :lapsed_before LIMIT 100)
UNION
(SELECT s.id FROM consultation c
   JOIN submission s ON s.consultation_id = c.id AND s.state = 'unsent'
  WHERE COALESCE(c.cancelled_at, c.closes_at) < :closed_before LIMIT 100);

-- :one erase_lock(id int)
-- Once more, in the transaction: whether it still is what the list said.
SELECT id FROM submission
 WHERE id = :id AND state IN ('lapsed', 'unsent') FOR UPDATE;

-- :rows erase_files(submission int)
SELECT a.id, a.blob_id AS `blob` FROM attachment a
 WHERE a.owner_kind IN ('submission', 'extract')
   AND a.owner_id = :submission
UNION ALL
SELECT a.id, a.blob_id AS `blob` FROM comment c
  JOIN attachment a ON a.owner_kind = 'comment' AND a.owner_id = c.id
 WHERE c.submission_id = :submission;

-- :exec erase_attachment(id int)
DELETE FROM attachment WHERE id = :id;

-- :rows erase_tables(submission int)
-- Tables that an opinion was read from, with their bytes.
SELECT t.id, t.blob_id AS `blob` FROM opinion_table t
 WHERE t.submission_id = :submission;

-- :exec erase_table_rows(table int)
DELETE FROM opinion_row WHERE table_id = :table;

-- :exec erase_table(id int)
DELETE FROM opinion_table WHERE id = :id;

-- :exec erase_edits(submission int)
-- What an opinion was before it was filed.
DELETE FROM opinion_edit WHERE submission_id = :submission;

-- :exec erase_parts(submission int)
DELETE p FROM opinion_part p JOIN comment c ON c.id = p.comment_id
 WHERE c.submission_id = :submission;

-- :exec erase_opinion(submission int)
DELETE FROM opinion WHERE submission_id = :submission;

-- :exec erase_likeness(submission int)
DELETE l FROM likeness l JOIN comment c ON c.id = l.comment_id
 WHERE c.submission_id = :submission;

-- :exec erase_phrases(submission int)
-- Phrases that it shares with others of its group.
DELETE p FROM cluster_phrase p
  JOIN cluster_comment k ON k.cluster_id = p.cluster_id
  JOIN comment c ON c.id = k.comment_id
 WHERE c.submission_id = :submission;

-- :exec erase_texts(submission int)
DELETE t FROM comment_text t JOIN comment c ON c.id = t.comment_id
 WHERE c.submission_id = :submission;

-- :exec erase_comment_units(submission int)
DELETE u FROM comment_unit u JOIN comment c ON c.id = u.comment_id
 WHERE c.submission_id = :submission;

-- :exec erase_comment_authorities(submission int)
DELETE a FROM comment_authority a JOIN comment c ON c.id = a.comment_id
 WHERE c.submission_id = :submission;

-- :exec erase_comments(submission int)
DELETE FROM comment WHERE submission_id = :submission;

-- :exec erase_sources(submission int)
DELETE FROM part_source WHERE submission_id = :submission;

-- :exec erase_answers(submission int)
DELETE FROM answer WHERE submission_id = :submission;

-- :exec erase_signatures(submission int)
DELETE FROM signature WHERE submission_id = :submission;

-- :exec erase_contact(submission int)
DELETE FROM contact WHERE submission_id = :submission;

-- :exec erase_mails(submission int)
DELETE FROM mail WHERE whom = 'submission' AND whom_id = :submission;

-- :exec erase_submission(submission int)
DELETE FROM submission WHERE id = :submission;
