-- mail.sql: the outbox, and what a mail says.  Addresses are read here alone,
-- when a mail is made, by the account of the jobs (engineering 11).

-- :one mail_find(id int)
SELECT id, message_id, kind, subject_id AS subject, whom, whom_id, secret,
       language, state, created_at
  FROM mail WHERE id = :id;

-- :exec mail_end(id int, state text, sent_at time?)
-- Sent, failed or dropped: the secret is forgotten in any case.
UPDATE mail SET state = :state, sent_at = :sent_at, secret = NULL
 WHERE id = :id AND state = 'new';

-- :one mail_to_submission(id int)
-- Nothing where the address was erased.
SELECT email FROM contact WHERE submission_id = :id AND email IS NOT NULL;

-- :one mail_to_account(id int)
SELECT email FROM account WHERE id = :id AND state = 'active';

-- :one mail_to_token(id int)
-- An address that has no account, or no longer: it stands with its link.
SELECT SUBSTRING_INDEX(detail, ' ', 1) AS email FROM token WHERE id = :id;

-- :one mail_to_follower(id int)
SELECT email FROM follower WHERE id = :id;

-- :one mail_submission(id int)
SELECT s.number, s.state, s.received_at, s.confirm_until, s.accepted_at,
       s.withdrawn_at, c.slug
  FROM submission s JOIN consultation c ON c.id = s.consultation_id
 WHERE s.id = :id AND s.erased_at IS NULL;

-- :part mail_comment
-- A comment with how its unit is cited (cite.h), and with the reply where that
-- is published.
SELECT i.steps, COALESCE(i.heading, LEFT(i.words, 80)) AS heading,
       d.language, t.proposed, t.remark, r.decision, rt.reasons,
       rt.language AS reply_language, rt.translation, rt.translated_to,
       s.received_at, s.posted_at, u.closes_at AS closing, c.location
  FROM comment c
  JOIN submission s ON s.id = c.submission_id
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition;

-- :rows mail_comments(submission int)
-- What was sent.
{mail_comment}
{unit_and_reply}
 WHERE c.submission_id = :submission
   AND c.state IN ('waiting', 'public', 'hidden', 'blocked')
 ORDER BY c.id;

-- :one mail_comment(id int)
-- One of them.
{mail_comment}
{unit_and_reply}
 WHERE c.id = :id;

-- :one mail_changed(comment int)
-- Of a comment that its author changed.
SELECT s.number, c.changed_at AS at, k.slug
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.erased_at IS NULL
  JOIN consultation k ON k.id = c.consultation_id
 WHERE c.id = :comment;

-- :one mail_parted(submission int, queued time)
-- Of a text that was taken apart, and no part of it was made since.
SELECT s.id
  FROM submission s
 WHERE s.id = :submission AND s.erased_at IS NULL
   AND EXISTS (SELECT 1 FROM comment c
                WHERE c.submission_id = s.id AND c.part_of IS NOT NULL
                  AND c.state <> 'removed')
   AND NOT EXISTS (SELECT 1 FROM comment c
                     JOIN comment_text t ON t.comment_id = c.id
                    WHERE c.submission_id = s.id AND c.part_of IS NOT NULL
                      AND t.at > :queued);

-- :one mail_replied(comment int)
-- Of a comment whose reply is out.
SELECT s.number, r.published_at AS at, k.slug
  FROM comment c
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  JOIN submission s ON s.id = c.submission_id AND s.erased_at IS NULL
  JOIN consultation k ON k.id = c.consultation_id
 WHERE c.id = :comment;

-- :one mail_term(id int)
SELECT t.old_end, t.new_end, t.reason, c.slug
  FROM term_change t JOIN consultation c ON c.id = t.consultation_id
 WHERE t.id = :id;

-- :one mail_consultation(id int)
SELECT slug FROM consultation WHERE id = :id;

-- :one mail_token(id int, now time)
-- A link of an account while it is good; hours are of where its holder works,
-- or of the first authority of his language.
SELECT t.ends_at, a.verified_at,
       COALESCE((SELECT o.zone FROM staff s
                   JOIN authority o ON o.id = s.authority_id
                  WHERE s.account_id = a.id ORDER BY s.id LIMIT 1),
                (SELECT o.zone FROM authority o
                  WHERE o.language = LEFT(a.language, 2)
                  ORDER BY o.id LIMIT 1), 'UTC') AS zone
  FROM token t
  JOIN account a ON a.id = t.subject_id AND a.state = 'active'
 WHERE t.id = :id AND t.used_at IS NULL AND t.ends_at > :now;

-- :one mail_zone(account int)
-- Where somebody works: hours in his mails are of that place; or of the first
-- authority of his language.
SELECT COALESCE((SELECT a.zone FROM staff s
                   JOIN authority a ON a.id = s.authority_id
                  WHERE s.account_id = :account ORDER BY s.id LIMIT 1),
                (SELECT a.zone FROM authority a
                   JOIN account p ON a.language = LEFT(p.language, 2)
                  WHERE p.id = :account ORDER BY a.id LIMIT 1),
                'UTC') AS zone;

-- :insert job_add_later(kind text, subject int, language text?, run_after time, now time)
INSERT INTO job (kind, subject_id, language, run_after, created_at)
VALUES (:kind, :subject, :language, :run_after, :now);

-- :exec tell_each(key text, kind text, consultation int, now time)
-- A mail about it to everybody whose submission counts, one a submission;
-- key makes the Message-ID, so that doing it twice sends once.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', s.id), 256), 32), :kind, s.id,
       'submission', s.id, s.language, :now
  FROM submission s
  JOIN contact k ON k.submission_id = s.id AND k.email IS NOT NULL
 WHERE s.consultation_id = :consultation AND s.state = 'filed';

-- :exec tell_everybody(key text, kind text, subject int, consultation int, now time)
-- The same about the whole: one to an address, by its first submission.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', s.id), 256), 32), :kind, :subject,
       'submission', s.id, s.language, :now
  FROM (SELECT MIN(f.id) AS id
          FROM submission f
          JOIN contact k ON k.submission_id = f.id AND k.email IS NOT NULL
         WHERE f.consultation_id = :consultation AND f.state = 'filed'
         GROUP BY k.email_key) o
  JOIN submission s ON s.id = o.id;

-- :exec tell_jobs(kind text, now time)
-- A job for each mail of that kind that has none yet; of many to many, 500 a
-- turn, so that a single letter is not behind all of them.
INSERT INTO job (kind, subject_id, language, run_after, turn, created_at)
SELECT 'mail', m.id, m.language, :now,
       LEAST((ROW_NUMBER() OVER (ORDER BY m.id) - 1) DIV 500, 10000), :now
  FROM mail m
 WHERE m.state = 'new' AND m.kind = :kind
   AND NOT EXISTS (SELECT 1 FROM job j
                    WHERE j.kind = 'mail' AND j.subject_id = m.id);

-- :exec tell_replied(key text, reply int, now time)
-- A mail to each author of a comment that this reply answers, one a comment.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', c.id), 256), 32), 'replied', c.id,
       'submission', s.id, s.language, :now
  FROM reply r
  JOIN reply_to rl ON rl.reply_id = r.id
  JOIN comment c ON c.id = rl.comment_id
   AND c.state IN ('waiting', 'public', 'hidden', 'blocked')
  JOIN submission s ON s.id = c.submission_id AND s.state = 'filed'
  JOIN contact k ON k.submission_id = s.id AND k.email IS NOT NULL
 WHERE r.id = :reply AND r.state = 'published';

-- :one tell_report(id int)
SELECT consultation_id AS consultation FROM report
 WHERE id = :id AND published_at IS NOT NULL;

-- :one mail_report(id int)
SELECT c.slug
  FROM report r JOIN consultation c ON c.id = r.consultation_id
 WHERE r.id = :id AND r.published_at IS NOT NULL;

-- :one tell_outcome(id int)
SELECT consultation_id AS consultation FROM outcome WHERE id = :id;

-- :one mail_outcome(id int)
-- An outcome with the body that recorded it; changed: not its first edition.
SELECT c.slug, c.language, o.kind, o.adopted_on, o.number, o.link, o.reasons,
       o.edition > 1 AS changed
  FROM outcome o JOIN consultation c ON c.id = o.consultation_id
 WHERE o.id = :id;

-- :one tell_term(id int)
SELECT consultation_id AS consultation FROM term_change WHERE id = :id;

-- :exec tell_corrected(key text, report int, now time)
-- A mail to each whose comment is decided otherwise in that report.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT DISTINCT LEFT(SHA2(CONCAT(:key, ' ', s.id), 256), 32), 'corrected',
       s.id, 'submission', s.id, s.language, :now
  FROM report p
  JOIN reply_change h ON h.consultation_id = p.consultation_id
   AND h.report_edition = p.edition AND h.old_edition IS NOT NULL
  JOIN reply_to rl ON rl.reply_id = h.reply_id
  JOIN comment c ON c.id = rl.comment_id
   AND c.state IN ('waiting', 'public', 'hidden', 'blocked')
  JOIN submission s ON s.id = c.submission_id AND s.state = 'filed'
  JOIN contact k ON k.submission_id = s.id AND k.email IS NOT NULL
 WHERE p.id = :report;
