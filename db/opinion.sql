-- opinion.sql: what an organisation files, from the first word to the filing.
-- Found by the organisation of the path alone: another's is not there.

-- :one organisation_lock(id int)
-- So that two cannot begin at once.
SELECT id, state, signatories FROM organisation WHERE id = :id FOR UPDATE;

-- :one opinion_find(organisation int, consultation int)
SELECT s.id AS `.id`, s.code AS `.code`, s.edition AS `@edition`,
       s.own_number AS `own-number`, s.own_date AS `.own_date`,
       s.body AS `+text`, s.no_comments AS `.no_comments`
  FROM submission s
 WHERE s.organisation_id = :organisation
   AND s.consultation_id = :consultation AND s.state = 'unsent'
 ORDER BY s.id DESC LIMIT 1;

-- :insert opinion_make(code text, consultation int, organisation int,
--                      kind text, name text, language text, now time)
INSERT INTO submission (code, consultation_id, organisation_id, kind,
       capacity, name_choice, shown_name, language, created_at, changed_at)
VALUES (:code, :consultation, :organisation, :kind, 'organisation', 'full',
        :name, :language, :now, :now);

-- :exec1 opinion_add(submission int)
INSERT INTO opinion (submission_id) VALUES (:submission);

-- :exec1 opinion_touch(id int, now time)
UPDATE submission SET changed_at = :now WHERE id = :id AND state = 'unsent';

-- :exec1 opinion_letter(id int, edition int, own_number text?, own_date text?,
--                       letter text?, no_comments int, now time)
-- CONFLICT: somebody saved it first.
UPDATE submission
   SET own_number = :own_number, own_date = :own_date, body = :letter,
       no_comments = :no_comments, changed_at = :now, edition = edition + 1
 WHERE id = :id AND edition = :edition AND state = 'unsent';

-- :exec opinion_has_comments(id int)
UPDATE submission SET no_comments = 0, edition = edition + 1
 WHERE id = :id AND no_comments = 1;

-- Comments ------------------------------------------------------------------

-- :rows opinion_parts(submission int)
-- Beside unsent_comments, in the same order: who changed each last, where it
-- came from.
SELECT c.code AS `.code`, p.edition AS `@edition`, a.name AS `by`,
       p.changed_at AS `:changed`, f.code AS `@from`, c.table_row AS `@row`
  FROM comment c
  JOIN opinion_part p ON p.comment_id = c.id
  JOIN account a ON a.id = p.changed_by
  LEFT JOIN comment f ON f.id = p.from_id
 WHERE c.submission_id = :submission AND c.state = 'unsent'
 ORDER BY c.id;

-- :one opinion_comment(submission int, code text)
-- One of them, to be changed, on the words that it was written on.
{unsent_read}
{words_then_and_now}
 WHERE c.submission_id = :submission AND c.code = :code
   AND c.state = 'unsent';

-- :one opinion_part(comment int)
SELECT p.edition, a.name AS `by`, p.changed_at AS `:changed`
  FROM opinion_part p JOIN account a ON a.id = p.changed_by
 WHERE p.comment_id = :comment;

-- :exec1 opinion_part_add(comment int, account int, from int?, now time)
INSERT INTO opinion_part (comment_id, changed_by, changed_at, from_id)
VALUES (:comment, :account, :now, :from);

-- :exec1 opinion_part_change(comment int, edition int, account int, now time)
-- CONFLICT: somebody saved it first.
UPDATE opinion_part
   SET edition = edition + 1, changed_by = :account, changed_at = :now
 WHERE comment_id = :comment AND edition = :edition;

-- :exec1 comment_row_of(comment int, row int)
-- The number it had in an imported table.
UPDATE comment SET table_row = :row WHERE id = :comment;

-- :exec1 opinion_edit_add(submission int, comment int?, account int, what text,
--        proposed text?, remark text?, reason text?, now time)
INSERT INTO opinion_edit (submission_id, comment_id, account_id, at, what,
                          proposed, remark, reason)
VALUES (:submission, :comment, :account, :now, :what, :proposed, :remark,
        :reason);

-- :rows opinion_edits(submission int)
-- Who changed what when, the newest first.
SELECT e.at AS `:when`, a.name AS `by`, e.what AS `@name`, i.steps AS `.cite`,
       d.language AS `.lang`, z.zone AS `.zone`
  FROM opinion_edit e
  JOIN account a ON a.id = e.account_id
  JOIN submission s ON s.id = e.submission_id
  JOIN consultation_authority l
    ON l.consultation_id = s.consultation_id AND l.leads = 1
  JOIN authority z ON z.id = l.authority_id
  LEFT JOIN comment c ON c.id = e.comment_id
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE e.submission_id = :submission
 ORDER BY e.id DESC
 LIMIT 100;

-- :rows opinion_comment_edits(comment int)
-- One comment as it was, the newest first.
SELECT e.at AS `:when`, a.name AS `by`, e.what AS `@name`,
       e.proposed AS `+proposed`, e.remark AS `+remark`, e.reason AS `+reason`
  FROM opinion_edit e
  JOIN account a ON a.id = e.account_id
 WHERE e.comment_id = :comment
 ORDER BY e.id DESC
 LIMIT 50;

-- :rows opinion_own(account int, consultation int, organisation int)
-- What a member sent on their own, and is not copied yet.
SELECT c.code AS `@code`, i.steps AS `.cite`, d.language AS `.lang`,
       LEFT(COALESCE(t.remark, t.proposed), 160) AS excerpt
  FROM submission s
  JOIN comment c ON c.submission_id = s.id
                AND c.state IN ('waiting', 'public')
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE s.account_id = :account AND s.consultation_id = :consultation
   AND s.organisation_id IS NULL AND s.state = 'filed'
   AND NOT EXISTS (SELECT 1 FROM opinion_part p
                     JOIN comment o ON o.id = p.comment_id
                                   AND o.state = 'unsent'
                     JOIN submission x ON x.id = o.submission_id
                    WHERE p.from_id = c.id
                      AND x.organisation_id = :organisation)
 ORDER BY c.id
 LIMIT 50;

-- :one opinion_own_comment(account int, consultation int, code text)
SELECT c.id, c.unit_id, c.version_id, c.stance, t.proposed, t.remark,
       t.reason, t.folded
  FROM submission s
  JOIN comment c ON c.submission_id = s.id AND c.code = :code
                AND c.state IN ('waiting', 'public')
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
 WHERE s.account_id = :account AND s.consultation_id = :consultation
   AND s.organisation_id IS NULL AND s.state = 'filed';

-- :rows opinion_units(consultation int)
-- Provisions to choose from: base units of the newest published versions.
SELECT d.slug AS `.document`, u.wid AS `.wid`, i.steps AS `.cite`,
       i.heading AS `.heading`, d.language AS `.lang`,
       u.closes_at AS `.closes`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit_in i ON i.version_id = v.id AND i.role = 'base'
  JOIN unit u ON u.id = i.unit_id
 WHERE d.consultation_id = :consultation AND d.commentable = 1
 ORDER BY d.place, d.id, i.place
 LIMIT 600;

-- Signing and filing --------------------------------------------------------

-- :rows opinion_content(submission int)
-- What is signed, in the order in which it was begun.
SELECT c.id, c.code, u.closes_at, c.unit_id, c.version_id, u.wid, v.number AS version,
       c.stance, c.location, t.proposed, t.remark, t.reason, t.folded,
       c.table_row
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN version v ON v.id = c.version_id
 WHERE c.submission_id = :submission AND c.state <> 'removed'
 ORDER BY c.id;

-- :rows opinion_signatures(submission int)
-- Who signed, and whose signature a later change voided; .counts: still a
-- signatory, or a deputy.
SELECT a.name, s.at AS `:signed`, s.void_at AS `:void`, s.account_id AS
       `.account`, s.digest AS `.digest`,
       EXISTS (SELECT 1 FROM member m
                 JOIN submission x ON x.organisation_id = m.organisation_id
                WHERE x.id = s.submission_id AND m.account_id = s.account_id
                  AND m.role IN ('signatory', 'deputy')
                  AND m.until IS NULL) AS `.counts`,
       EXISTS (SELECT 1 FROM member m
                 JOIN submission x ON x.organisation_id = m.organisation_id
                WHERE x.id = s.submission_id AND m.account_id = s.account_id
                  AND m.role = 'signatory' AND m.until IS NULL) AS `.full`,
       z.zone AS `.zone`
  FROM signature s
  JOIN account a ON a.id = s.account_id
  JOIN submission y ON y.id = s.submission_id
  JOIN consultation_authority l
    ON l.consultation_id = y.consultation_id AND l.leads = 1
  JOIN authority z ON z.id = l.authority_id
 WHERE s.submission_id = :submission
 ORDER BY s.at, s.account_id;

-- :exec signature_add(submission int, account int, digest bytes, now time)
INSERT INTO signature (submission_id, account_id, digest, at)
VALUES (:submission, :account, :digest, :now)
    ON DUPLICATE KEY UPDATE
       at = IF(void_at IS NULL, at, :now), void_at = NULL;

-- :exec signatures_void(submission int, now time)
-- Something was changed after they had signed.
UPDATE signature SET void_at = :now
 WHERE submission_id = :submission AND void_at IS NULL;

-- :exec1 opinion_send(id int, number text, access bytes, now time)
UPDATE submission
   SET number = :number, access = :access, state = 'filed',
       received_at = :now, accepted_at = :now, changed_at = :now,
       edition = edition + 1
 WHERE id = :id AND state = 'unsent';

-- :exec1 opinion_filed(submission int, digest bytes, account int)
UPDATE opinion SET digest = :digest, filed_by = :account
 WHERE submission_id = :submission;

-- :rows opinions_counting(organisation int, consultation int, but int)
-- What was filed before and counts until now, the newest first.
SELECT s.id FROM submission s
 WHERE s.organisation_id = :organisation
   AND s.consultation_id = :consultation AND s.state = 'filed'
   AND s.id <> :but
 ORDER BY s.id DESC
 FOR UPDATE;

-- :part opinion_open
-- Whether a comment c may still be replaced: all may until something has closed
-- (over 0), then only what is about a provision that closes later.
       (:over = 0 OR EXISTS (SELECT 1 FROM unit own
                              WHERE own.id = c.unit_id
                                AND own.closes_at > :now));

-- :one opinion_closed(submission int, now time)
-- Of what is not filed: how much is about what has closed, where something is
-- open still.
SELECT COUNT(*) AS n FROM comment c LEFT JOIN unit own ON own.id = c.unit_id
 WHERE c.submission_id = :submission AND c.state = 'unsent'
   AND COALESCE(own.closes_at, '1000-01-01') <= :now;

-- :rows opinion_counted(submission int, over int, now time)
-- Its comments that count, to be taken out of the numbers.
SELECT c.id, c.unit_id,
       EXISTS (SELECT 1 FROM reply_to r WHERE r.comment_id = c.id
                  AND r.reply_id IS NOT NULL) AS decided
  FROM comment c
 WHERE c.submission_id = :submission
   AND c.state IN ('waiting', 'public', 'hidden') AND
{opinion_open}
;

-- :exec opinion_comments_replaced(submission int, over int, now time)
UPDATE comment c SET c.state = 'removed'
 WHERE c.submission_id = :submission
   AND c.state IN ('waiting', 'public', 'hidden') AND
{opinion_open}
;

-- :one opinion_stands(submission int)
-- How much of it counts.
SELECT COUNT(*) AS n FROM comment c
 WHERE c.submission_id = :submission
   AND c.state IN ('waiting', 'public', 'hidden');

-- :exec1 opinion_replaced(id int, by int, now time)
-- It keeps number and time; the newer one counts.
UPDATE submission SET state = 'replaced', replaced_by = :by, changed_at = :now
 WHERE id = :id AND state = 'filed';

-- :rows opinions_filed(organisation int, consultation int)
-- The newest first.
SELECT s.number AS `@number`, s.state AS `.state`, s.received_at AS `:received`,
       z.zone AS `.zone`
  FROM submission s
  JOIN consultation_authority l
    ON l.consultation_id = s.consultation_id AND l.leads = 1
  JOIN authority z ON z.id = l.authority_id
 WHERE s.organisation_id = :organisation
   AND s.consultation_id = :consultation
   AND s.state IN ('filed', 'replaced', 'withdrawn')
 ORDER BY s.received_at DESC, s.id DESC;

-- :one opinion_filing(organisation int, number text)
SELECT s.id AS `.id`, s.number AS `@number`, s.state AS `.state`,
       s.received_at AS `:received`, s.own_number AS `own-number`,
       s.own_date AS `.own_date`, s.body AS `+text`,
       s.no_comments AS `.no_comments`, s.shown_name AS author,
       s.records_number AS `records-number`,
       p.digest AS `.digest`, a.name AS `by`, n.number AS `.by_number`,
       c.slug AS `.slug`, z.zone AS `.zone`
  FROM submission s
  JOIN opinion p ON p.submission_id = s.id
  JOIN consultation c ON c.id = s.consultation_id
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority z ON z.id = l.authority_id
  LEFT JOIN account a ON a.id = p.filed_by
  LEFT JOIN submission n ON n.id = s.replaced_by
 WHERE s.organisation_id = :organisation AND s.number = :number;

-- :rows filing_comments(submission int)
-- As they were filed.
SELECT c.code AS `@code`, c.stance AS `@stance`, c.table_row AS `@row`,
       t.proposed AS `+proposed`, t.remark AS `+remark`, t.reason AS `+reason`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.kind`, d.slug AS `.document`, d.language AS `.lang`,
       i.steps AS `.cite`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id
   AND t.edition = (SELECT MIN(e.edition) FROM comment_text e
                     WHERE e.comment_id = c.id)
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE c.submission_id = :submission AND c.sent_at IS NOT NULL
 ORDER BY c.id;

-- Elsewhere -----------------------------------------------------------------

-- :rows opinion_rounds(organisation int, now time, language text)
-- For the organisation's room: what is open, and what it filed.
SELECT c.slug AS `.slug`, COALESCE(t.title, o.title) AS `~title`,
       c.language AS `.lang`, c.closes_at AS `:closes`, a.zone AS `.zone`,
       (SELECT x.number FROM submission x
         WHERE x.organisation_id = :organisation
           AND x.consultation_id = c.id AND x.state = 'filed'
         ORDER BY x.id DESC LIMIT 1) AS `@number`,
       EXISTS (SELECT 1 FROM submission x
                WHERE x.organisation_id = :organisation
                  AND x.consultation_id = c.id AND x.state = 'unsent')
           AS `.unsent`
  FROM consultation c
{titled}
 WHERE c.published_at IS NOT NULL
   AND ((c.opens_at <= :now AND c.closes_at > :now
         AND c.cancelled_at IS NULL)
        OR c.id IN (SELECT x.consultation_id FROM submission x
                     WHERE x.organisation_id = :organisation
                       AND x.state = 'filed'))
 ORDER BY c.closes_at <= :now, c.closes_at, c.id
 LIMIT 50;

-- :rows organisation_opinions(organisation int, language text)
-- For everybody: what counts of what it filed.
SELECT s.number AS `@number`, s.received_at AS `:received`,
       c.slug AS `.slug`, COALESCE(t.title, o.title) AS `~title`,
       c.language AS `.lang`, a.zone AS `.zone`
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
{titled}
 WHERE s.organisation_id = :organisation AND s.state = 'filed'
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT 50;

-- :exec opinion_tell(key text, kind text, submission int, now time)
-- A mail about it to each member; key as tell_each has it.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', a.id), 256), 32), :kind, :submission,
       'account', a.id, a.language, :now
  FROM account a
 WHERE a.state = 'active'
   AND a.id IN (SELECT m.account_id FROM member m
                  JOIN submission s ON s.organisation_id = m.organisation_id
                 WHERE s.id = :submission AND m.until IS NULL);

-- :one opinion_job(id int)
-- What the reminder and mails about it need.
SELECT s.state, s.number, s.received_at, s.shown_name AS name, c.closes_at,
       COALESCE(c.rest_closes_at, c.closes_at) AS first_closes_at,
       c.slug, o.slug AS organisation, p.digest
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
  JOIN organisation o ON o.id = s.organisation_id
  LEFT JOIN opinion p ON p.submission_id = s.id
 WHERE s.id = :id;
