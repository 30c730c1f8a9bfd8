-- opinion_table.sql: an opinion read in from a table.  Found by the unsent
-- submission, which its organisation alone finds.

-- :insert opinion_table_add(submission int, blob int, name text, account int,
--                           now time)
INSERT INTO opinion_table (submission_id, blob_id, name, account_id, at)
VALUES (:submission, :blob, :name, :account, :now);

-- :one opinion_table_newest(submission int)
SELECT t.id AS `.id`, t.name, t.state AS `@state`, t.fault AS `@fault`,
       t.at AS `:at`, a.name AS `by`
  FROM opinion_table t
  JOIN account a ON a.id = t.account_id
 WHERE t.submission_id = :submission
 ORDER BY t.id DESC LIMIT 1;

-- :rows opinion_rows(table int)
-- What is not taken over yet.
SELECT r.number AS `@row`, r.cite, r.whole AS `.whole`, r.unit_id AS `.unit`,
       LEFT(COALESCE(r.remark, r.proposed, r.reason), 200) AS excerpt,
       i.steps AS `.cite`
  FROM opinion_row r
  LEFT JOIN unit u ON u.id = r.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.unit_id = r.unit_id
   AND i.version_id = (SELECT v.id FROM version v
                        WHERE v.document_id = d.id AND v.language = d.language
                          AND v.published_at IS NOT NULL
                        ORDER BY v.number DESC LIMIT 1)
 WHERE r.table_id = :table AND r.comment_id IS NULL
 ORDER BY r.number
 LIMIT 1000;

-- :one opinion_row(table int, number int)
SELECT r.number AS `@row`, r.cite, r.remark AS `+remark`,
       r.proposed AS `+proposed`, r.reason AS `+reason`
  FROM opinion_row r
 WHERE r.table_id = :table AND r.number = :number AND r.comment_id IS NULL;

-- :exec1 opinion_row_choose(table int, number int, unit int?, whole int)
UPDATE opinion_row SET unit_id = :unit, whole = :whole
 WHERE table_id = :table AND number = :number AND comment_id IS NULL;

-- :rows opinion_rows_ready(table int)
-- Those with a place, on the words that are published now.
SELECT r.number, r.remark, r.proposed, r.reason, r.unit_id, v.id AS version
  FROM opinion_row r
  LEFT JOIN unit u ON u.id = r.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN version v ON v.document_id = d.id AND v.language = d.language
   AND v.number = (SELECT MAX(w.number) FROM version w
                     JOIN unit_in i ON i.version_id = w.id
                                   AND i.unit_id = u.id
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.published_at IS NOT NULL
                      AND w.withheld_at IS NULL)
 WHERE r.table_id = :table AND r.comment_id IS NULL
   AND (r.unit_id IS NOT NULL OR r.whole = 1)
 ORDER BY r.number
 LIMIT 1000
   FOR UPDATE;

-- :exec1 opinion_row_taken(table int, number int, comment int)
UPDATE opinion_row SET comment_id = :comment
 WHERE table_id = :table AND number = :number AND comment_id IS NULL;

-- :one opinion_unit_id(consultation int, document text, wid text)
SELECT u.id FROM document d JOIN unit u ON u.document_id = d.id
 WHERE d.consultation_id = :consultation AND d.slug = :document
   AND d.commentable = 1 AND u.wid = :wid;

-- :rows opinion_cites(consultation int)
-- How each unit is cited, of the newest published versions.
SELECT i.unit_id AS unit, i.steps, d.slug AS document, u.wid, i.heading
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit_in i ON i.version_id = v.id AND i.role IN ('base', 'inner')
  JOIN unit u ON u.id = i.unit_id
 WHERE d.consultation_id = :consultation AND d.commentable = 1
   AND i.steps IS NOT NULL
 ORDER BY d.place, d.id, i.place
 LIMIT 20000;

-- Of the job ----------------------------------------------------------------

-- :one opinion_table_job(id int)
SELECT t.state, t.blob_id AS `blob`, c.slug, s.state AS submission
  FROM opinion_table t
  JOIN submission s ON s.id = t.submission_id
  JOIN consultation c ON c.id = s.consultation_id
 WHERE t.id = :id;

-- :one opinion_table_lock(id int)
SELECT state FROM opinion_table WHERE id = :id FOR UPDATE;

-- :exec opinion_rows_drop(table int)
DELETE FROM opinion_row WHERE table_id = :table;

-- :exec1 opinion_row_add(table int, number int, cite text?, unit int?,
--        whole int, remark text?, proposed text?, reason text?)
INSERT INTO opinion_row (table_id, number, cite, unit_id, whole, remark,
                         proposed, reason)
VALUES (:table, :number, :cite, :unit, :whole, :remark, :proposed, :reason);

-- :exec opinion_table_end(id int, state text, fault text?)
UPDATE opinion_table SET state = :state, fault = :fault
 WHERE id = :id AND state = 'waiting';
