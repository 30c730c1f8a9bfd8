-- sent.sql: what was sent changes until the closing, or is taken back, by who
-- holds its code.  Earlier editions stay for the office and the proof.

-- :exec1 sent_answers_change(submission int, edition int, now time)
-- A further edition of the answers.  CONFLICT: it is another by now.
UPDATE submission
   SET answers_edition = answers_edition + 1, edition = edition + 1,
       changed_at = :now
 WHERE id = :submission AND answers_edition = :edition
   AND state IN ('filed', 'unconfirmed');

-- :exec sent_answers_keep(submission int, edition int)
-- As they were until now.
INSERT INTO answer_before (submission_id, edition, form, field, place, value)
SELECT submission_id, :edition, form, field, place, value
  FROM answer
 WHERE submission_id = :submission AND value <> '';

-- :one answers_recorded(submission int)
-- The code and the edition that the log knows its answers by.
SELECT code, answers_edition AS edition FROM submission
 WHERE id = :submission;

-- :exec1 sent_file_end(id int, now time)
-- Its author takes it back: nobody but the office is given it any more.
UPDATE attachment SET public = 0, ended_at = :now
 WHERE id = :id AND state <> 'removed' AND ended_at IS NULL;

-- :rows sent_files_of_role(submission int, role text)
-- Those whose place another takes.
SELECT a.id, a.code
  FROM attachment a
 WHERE a.owner_kind = 'submission' AND a.owner_id = :submission
   AND a.role = :role AND a.state <> 'removed' AND a.ended_at IS NULL
   FOR UPDATE;

-- :exec sent_check_again(submission int, comment int?)
-- A check that was promised is made of what came later too: of that comment,
-- or of all.
UPDATE comment
   SET state = 'waiting', public_at = NULL
 WHERE submission_id = :submission AND state = 'public'
   AND (:comment IS NULL OR id = :comment);

-- :exec sent_replies_lapse_all(submission int, comment int?, note text)
-- What is being answered comes with something else now: approvals lapse.
UPDATE reply r
  JOIN reply_to o ON o.reply_id = r.id
  JOIN comment c ON c.id = o.comment_id
   SET r.state = 'writing', r.returned = :note, r.approved_by = NULL,
       r.approved_at = NULL
 WHERE c.submission_id = :submission AND (:comment IS NULL OR c.id = :comment)
   AND r.state IN ('review', 'approved');

-- :rows sent_standing(submission int)
-- Its comments that are not withdrawn yet.
SELECT c.id, c.code, c.unit_id, c.edition,
       (SELECT e.place FROM ledger_note n
          LEFT JOIN ledger_entry e ON e.note_id = n.id
         WHERE n.code = c.code AND n.kind = 'comment'
         ORDER BY n.edition DESC LIMIT 1) AS entry,
       EXISTS (SELECT 1 FROM reply_to r WHERE r.comment_id = c.id
                  AND r.reply_id IS NOT NULL) AS decided
  FROM comment c
 WHERE c.submission_id = :submission
   AND c.state IN ('public', 'waiting', 'hidden', 'blocked')
 ORDER BY c.id FOR UPDATE;

-- :exec1 submission_withdraw(id int, reason text?, now time)
-- CONFLICT: withdrawn before, or it does not count.
UPDATE submission
   SET state = 'withdrawn', withdrawn_at = :now, withdraw_reason = :reason,
       changed_at = :now, edition = edition + 1
 WHERE id = :id AND state = 'filed';

-- By jobs -------------------------------------------------------------------

-- :exec erase_answers_before(submission int)
DELETE FROM answer_before WHERE submission_id = :submission;

-- :part files_of_submission
  FROM (SELECT a.code FROM attachment a
         WHERE a.owner_kind = 'submission' AND a.owner_id = :submission
        UNION ALL
        SELECT a.code FROM comment c
          JOIN attachment a ON a.owner_kind = 'comment' AND a.owner_id = c.id
         WHERE c.submission_id = :submission) x
  JOIN ledger_note n ON n.code = x.code;

-- :exec personal_file_proofs_gone(submission int)
-- Of its files, while their rows are there: a record names the file.
DELETE p
{files_of_submission}
  JOIN proof p ON p.note_id = n.id;

-- :exec personal_file_records_gone(submission int)
DELETE r
{files_of_submission}
  JOIN record r ON r.note_id = n.id;
