-- personal.sql: a person's own data: what is kept, requests to erase, and the
-- erasure itself (practice 13).  Addresses are read by jobs alone.

-- :one erasure_open(submission int)
-- A request that is not done yet, or none.
SELECT id AS `.id`, state AS `@state`, asked_at AS `:asked`, due_at AS `:due`
  FROM erasure
 WHERE submission_id = :submission AND state IN ('asked', 'granted')
 ORDER BY id DESC LIMIT 1;

-- :insert erasure_add(submission int, consultation int, account int?,
--                     state text, how text?, after_report int, due time,
--                     now time)
INSERT INTO erasure (submission_id, consultation_id, asked_at, due_at,
                     asked_by, state, how, after_report, decided_at)
VALUES (:submission, :consultation, :now, :due, :account, :state, :how,
        :after_report, IF(:how IS NULL, NULL, :now));

-- :one submission_gone(number text)
-- What the number still tells after the erasure.
SELECT s.number AS `@number`, s.received_at AS `.received`,
       s.erased_at AS `.erased`, c.slug AS `.slug`, a.zone AS `.zone`
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
 WHERE s.number = :number AND s.erased_at IS NOT NULL;

-- At the desk ---------------------------------------------------------------

-- :rows erasures(consultation int, before int?, limit int)
-- Newest first.
SELECT e.id AS `.id`, s.number AS `@number`, e.state AS `@state`,
       e.how AS `@how`, e.asked_by IS NOT NULL AS `.office`,
       e.asked_at AS `:asked`, e.due_at AS `:due`, e.due_at AS `.due`,
       e.done_at AS `:done`, e.ground AS `+ground`
  FROM erasure e JOIN submission s ON s.id = e.submission_id
 WHERE e.consultation_id = :consultation AND (:before IS NULL OR e.id < :before)
 ORDER BY e.id DESC LIMIT :limit;

-- :one erasure_counts(consultation int, now time)
SELECT COUNT(*) AS open, COALESCE(SUM(due_at < :now), 0) AS overdue
  FROM erasure
 WHERE consultation_id = :consultation AND state = 'asked';

-- :one erasure_of(consultation int, number text)
-- The one that waits for a decision, locked.
SELECT e.id, e.submission_id AS submission, s.language
  FROM erasure e JOIN submission s ON s.id = e.submission_id
 WHERE s.number = :number AND e.consultation_id = :consultation
   AND e.state = 'asked'
 ORDER BY e.id DESC LIMIT 1 FOR UPDATE;

-- :one erasure_seen(consultation int, number text)
-- The newest, as a page shows it.
SELECT e.state, e.asked_at, e.due_at, s.shown_name
  FROM erasure e JOIN submission s ON s.id = e.submission_id
 WHERE s.number = :number AND e.consultation_id = :consultation
 ORDER BY e.id DESC LIMIT 1;

-- :one erasure_submission(consultation int, number text)
-- What the office may ask to erase.
SELECT s.id, s.language FROM submission s
 WHERE s.number = :number AND s.consultation_id = :consultation
   AND s.erased_at IS NULL FOR UPDATE;

-- :exec1 erasure_decide(id int, state text, how text?, ground text?,
--                       account int, now time)
UPDATE erasure
   SET state = :state, how = :how, ground = :ground, decided_at = :now,
       done_by = :account, done_at = IF(:how IS NULL, :now, NULL)
 WHERE id = :id AND state = 'asked';

-- By jobs -------------------------------------------------------------------

-- :one erasure_job(id int)
-- Locked until it is done.
SELECT e.id, e.submission_id AS submission, e.how, e.ground, e.state,
       e.consultation_id AS consultation, s.code, s.number, s.language,
       c.slug
  FROM erasure e
  JOIN submission s ON s.id = e.submission_id
  JOIN consultation c ON c.id = e.consultation_id
 WHERE e.id = :id AND e.state = 'granted' FOR UPDATE;

-- :rows personal_comments(submission int)
SELECT c.id, c.code, c.unit_id, c.state, c.edition,
       EXISTS (SELECT 1 FROM reply_to r WHERE r.comment_id = c.id
                  AND r.reply_id IS NOT NULL) AS decided
  FROM comment c
 WHERE c.submission_id = :submission AND c.state NOT IN ('unsent', 'removed')
 ORDER BY c.id FOR UPDATE;

-- :exec personal_comment_gone(id int, now time)
-- The row stays, so that sums hold.
UPDATE comment
   SET state = 'erased', erased_at = :now, speaker = NULL, location = NULL,
       hide_reason = NULL, withdraw_reason = NULL
 WHERE id = :id;

-- :exec personal_comment_unnamed(id int)
UPDATE comment SET speaker = NULL, withdraw_reason = NULL WHERE id = :id;

-- :exec personal_unsent_gone(submission int)
-- What was collected and never sent, or taken out again.
DELETE t FROM comment_text t JOIN comment c ON c.id = t.comment_id
 WHERE c.submission_id = :submission AND c.state IN ('unsent', 'removed');

-- :exec personal_editions_gone(submission int)
-- What was written before the words that count.
DELETE t FROM comment_text t JOIN comment c ON c.id = t.comment_id
 WHERE c.submission_id = :submission AND t.edition < c.edition;

-- :exec personal_words_gone(submission int)
UPDATE comment_text t JOIN comment c ON c.id = t.comment_id
   SET t.proposed = NULL, t.remark = NULL, t.reason = NULL, t.folded = NULL,
{no_marks}
 WHERE c.submission_id = :submission;

-- :exec personal_objections_gone(submission int)
UPDATE objection o JOIN comment c ON c.id = o.comment_id SET o.words = ''
 WHERE c.submission_id = :submission;

-- :exec personal_abuse_gone(submission int)
-- Who reported it may have quoted it.
UPDATE abuse a JOIN comment c ON c.id = a.comment_id SET a.words = NULL
 WHERE c.submission_id = :submission;

-- :exec personal_comment_proofs_gone(submission int)
DELETE p FROM proof p
  JOIN ledger_note n ON n.id = p.note_id
  JOIN comment c ON c.code = n.code
 WHERE c.submission_id = :submission;

-- :exec personal_comment_records_gone(submission int)
-- The random bytes with the record: no entry can be opened any more.
DELETE r FROM record r
  JOIN ledger_note n ON n.id = r.note_id
  JOIN comment c ON c.code = n.code
 WHERE c.submission_id = :submission;

-- :exec personal_proofs_gone(submission int)
-- Those of the submission itself: an opinion, an attachment.
DELETE p FROM proof p
  JOIN ledger_note n ON n.id = p.note_id
  JOIN submission s ON n.code IN (s.code, s.number)
 WHERE s.id = :submission;

-- :exec personal_records_gone(submission int)
DELETE r FROM record r
  JOIN ledger_note n ON n.id = r.note_id
  JOIN submission s ON n.code IN (s.code, s.number)
 WHERE s.id = :submission;

-- :exec personal_jobs_gone(submission int)
-- Of mails that are not to be sent any more.
DELETE j FROM job j JOIN mail m ON m.id = j.subject_id
 WHERE j.kind = 'mail' AND j.state = 'new'
   AND m.whom = 'submission' AND m.whom_id = :submission AND m.kind <> 'erased';

-- :exec personal_mails_gone(submission int)
DELETE FROM mail
 WHERE whom = 'submission' AND whom_id = :submission AND kind <> 'erased';

-- :exec personal_tokens_gone(submission int)
DELETE FROM token
 WHERE purpose = 'unsent' AND subject_id = :submission;

-- :exec personal_submission_gone(submission int, now time)
-- Number, times, kind and channel stay; what leads to the person goes.
UPDATE submission
   SET erased_at = :now, access = NULL, confirm = NULL, account_id = NULL,
       session_id = NULL,
       capacity_words = NULL, shown_name = NULL, body = NULL,
       withdraw_reason = NULL, channel_detail = NULL, own_number = NULL, own_date = NULL,
       name_choice = 'kind', changed_at = :now, edition = edition + 1
 WHERE id = :submission;

-- :exec1 erasure_done(id int, now time)
UPDATE erasure SET state = IF(ground IS NULL, 'done', 'partly'), done_at = :now
 WHERE id = :id AND state = 'granted';

-- :one mail_waits(submission int)
-- Whether the last mail to that address is still on its way.
SELECT COUNT(*) AS waits FROM mail
 WHERE whom = 'submission' AND whom_id = :submission AND state = 'new';

-- :one mail_erasure(id int)
SELECT s.number, c.slug, e.state, e.how, e.ground, e.due_at, e.asked_at,
       e.after_report
  FROM erasure e
  JOIN submission s ON s.id = e.submission_id
  JOIN consultation c ON c.id = e.consultation_id
 WHERE e.id = :id;

-- :exec tell_data_staff(key text, erasure int, now time)
-- To everybody who holds the right where the consultation is led.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', a.id), 256), 32), 'erasure-asked', e.id,
       'account', a.id, a.language, :now
  FROM erasure e
  JOIN consultation_authority l
    ON l.consultation_id = e.consultation_id AND l.leads = 1
  JOIN staff f ON f.authority_id = l.authority_id AND f.may = 'data'
   AND f.since <= :now AND (f.until IS NULL OR f.until > :now)
   AND (f.consultation_id IS NULL OR f.consultation_id = e.consultation_id)
  JOIN account a ON a.id = f.account_id AND a.state = 'active'
 WHERE e.id = :erasure AND e.state = 'asked';

-- :rows contacts_past(now time, days int)
-- Consultations whose addresses are past their term.
SELECT c.id FROM consultation c
 WHERE c.contacts_gone_at IS NULL
   AND COALESCE(c.concluded_at, c.cancelled_at)
       < :now - INTERVAL COALESCE(c.contact_days, :days) DAY
 LIMIT 20;

-- :exec contacts_gone(consultation int)
DELETE k FROM contact k JOIN submission s ON s.id = k.submission_id
 WHERE s.consultation_id = :consultation;

-- :exec contacts_noted(consultation int, now time)
UPDATE consultation SET contacts_gone_at = :now WHERE id = :consultation;

-- :one own_data(submission int)
-- All that is kept of one who sent, by the account that may read addresses.
SELECT s.number, s.language, s.channel, s.received_at, s.accepted_at,
       s.posted_at, s.kind, s.capacity, s.capacity_words, s.name_choice,
       s.shown_name, s.state, s.records_number, s.body, k.name, k.address,
       k.email, k.phone, k.property, c.slug, o.name AS organisation
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
  LEFT JOIN contact k ON k.submission_id = s.id
  LEFT JOIN organisation o ON o.id = s.organisation_id
 WHERE s.id = :submission AND s.erased_at IS NULL;

-- :rows own_comments(submission int)
SELECT c.code AS `@code`, t.edition AS `@edition`, c.state AS `@state`,
       c.stance AS `@stance`, t.at AS `@at`, u.wid AS `@unit`,
       t.proposed, t.remark, t.reason
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id
  LEFT JOIN unit u ON u.id = c.unit_id
 WHERE c.submission_id = :submission ORDER BY c.id, t.edition;

-- :rows own_answers(submission int)
SELECT field AS `@field`, place AS `@place`, value FROM answer
 WHERE submission_id = :submission ORDER BY field, place;

-- :rows own_files(submission int)
SELECT a.name AS `@name`, a.type AS `@type`, a.size AS `@size`,
       a.created_at AS `@at`
  FROM attachment a
 WHERE (a.owner_kind = 'submission' AND a.owner_id = :submission)
    OR (a.owner_kind = 'comment' AND a.owner_id IN
        (SELECT c.id FROM comment c WHERE c.submission_id = :submission))
 ORDER BY a.id;

-- :rows own_mails(submission int)
SELECT kind AS `@kind`, state AS `@state`, created_at AS `@at` FROM mail
 WHERE whom = 'submission' AND whom_id = :submission ORDER BY id;
