-- submission.sql: what a person collects, sends, confirms, takes back.  Own
-- work is found by the session or the account that made it: another's is
-- simply not there.

-- :one unsent_find(consultation int, session int, account int?)
-- The unsent submission of the one who asks, and how many comments it has.  The
-- indexes are named, or the server looks into all of them for each that asks.
SELECT s.id AS `.id`, s.edition AS `.edition`, s.changed_at AS `.changed`,
       (SELECT COUNT(*) FROM comment c
         WHERE c.submission_id = s.id AND c.state = 'unsent') AS `.comments`
  FROM submission s FORCE INDEX (session_id, account_id)
 WHERE s.consultation_id = :consultation AND s.state = 'unsent'
   AND (s.session_id = :session OR s.account_id = :account)
   AND s.organisation_id IS NULL
 ORDER BY s.id DESC LIMIT 1;

-- :insert unsent_make(code text, consultation int, session int, account int?, language text, now time)
INSERT INTO submission (code, consultation_id, session_id, account_id,
                        language, created_at, changed_at)
VALUES (:code, :consultation, :session, :account, :language, :now, :now);

-- :insert unsent_begun(consultation int, session int, account int?, now time)
-- The same where something is added to it: its id, or 0 where there is none.
UPDATE submission FORCE INDEX (session_id, account_id)
   SET changed_at = :now, id = LAST_INSERT_ID(id)
 WHERE consultation_id = :consultation AND state = 'unsent'
   AND (session_id = :session OR account_id = :account)
   AND organisation_id IS NULL
 ORDER BY id DESC LIMIT 1;

-- :exec1 unsent_touch(id int, now time)
UPDATE submission SET changed_at = :now WHERE id = :id AND state = 'unsent';

-- :rows unsent_comments(submission int)
-- What was collected so far, in the order in which it was written.
SELECT c.code AS `@code`, c.stance AS `@stance`, c.unit_id AS `.unit`,
       t.proposed AS `.proposed`,
{carried}
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole_digest <=> w.whole_digest), NULL, w.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       c.kept_id <=> nv.id AS `.kept`,
       cv.withheld_at IS NOT NULL AS `.withheld`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole_digest <=> w.whole_digest AS `.as_it_was`,
       c.location, t.remark AS `+remark`,
       t.reason AS `+reason`, u.wid AS `.wid`, i.num AS `.num`,
       i.heading AS `.heading`, i.kind AS `.kind`, u.closes_at AS `.closes`,
       COALESCE(p.wid, u.wid) AS `.provision`,
{document_read}
       i.steps AS `.cite`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN unit p ON p.id = c.base_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
{words_then_and_now}
 WHERE c.submission_id = :submission AND c.state = 'unsent'
 ORDER BY c.id;

-- :one unsent_comment(submission int, code text)
-- One of them, to be changed.
{unsent_read}
{words_then_and_now}
 WHERE c.submission_id = :submission AND c.code = :code
   AND c.state = 'unsent';

-- :one unsent_to_send(consultation int, session int, account int?, address text, origin bytes, since time, rest time?, now time)
-- The same where it is sent: how much it says, whether a link to that address
-- (its digest) was opened, whether it has a row of contact, how many came from
-- that network since; closed: what of it is about what has closed already, where
-- that is another moment (rest) than the end of all.
SELECT s.id AS `.id`,
       (SELECT COUNT(*) FROM comment c
         WHERE c.submission_id = s.id AND c.state = 'unsent')
       + (SELECT COUNT(*) FROM answer a
           WHERE a.submission_id = s.id AND a.value <> '') AS `.said`,
       EXISTS (SELECT 1 FROM token k
                WHERE k.purpose = 'later' AND k.subject_id = s.id
                  AND k.detail = :address AND k.used_at IS NOT NULL)
           AS `.verified`,
       EXISTS (SELECT 1 FROM contact o WHERE o.submission_id = s.id)
           AS `.contact`,
       (SELECT COUNT(*) FROM sent_from f
         WHERE f.consultation_id = :consultation AND f.origin = :origin
           AND f.at > :since)
       + (SELECT COALESCE(SUM(t.n), 0) FROM attempt t
           WHERE t.what = 'round' AND t.whom = :origin AND t.at > :since)
           AS `.sends`,
       IF(:rest IS NULL OR :rest > :now, 0,
          (SELECT COUNT(*) FROM comment c LEFT JOIN unit own ON own.id = c.unit_id
            WHERE c.submission_id = s.id AND c.state = 'unsent'
              AND COALESCE(own.closes_at, :rest) <= :now)
          + (SELECT COUNT(*) FROM answer a
              WHERE a.submission_id = s.id AND a.value <> '')) AS `.closed`
  FROM submission s FORCE INDEX (session_id, account_id)
 WHERE s.consultation_id = :consultation AND s.state = 'unsent'
   AND (s.session_id = :session OR s.account_id = :account)
   AND s.organisation_id IS NULL
 ORDER BY s.id DESC LIMIT 1;

-- :one unsent_count(submission int)
SELECT COUNT(*) AS n FROM comment
 WHERE submission_id = :submission AND state = 'unsent';

-- :rows unit_base(version int, unit int)
-- The article that a unit stands in.
SELECT a.unit_id AS base
  FROM unit_in i
  JOIN unit_in a ON a.version_id = i.version_id
   AND a.place <= i.place AND a.last_place >= i.place
 WHERE i.version_id = :version AND i.unit_id = :unit AND a.role = 'base'
 ORDER BY a.place DESC LIMIT 1;

-- :insert comment_add(code text, submission int, consultation int, unit int?, base int?, version int?, stance text?, language text, proposes int, m0 int, m1 int, m2 int, m3 int, m4 int, m5 int, m6 int, m7 int, location text?)
-- base: the article its unit stands in; marks as comment_marks has them.  (With
-- these two looked for in it, it cost twice as much.)
INSERT INTO comment (code, submission_id, consultation_id, unit_id,
                     version_id, stance, state, language, proposes, mark_0,
                     mark_1, mark_2, mark_3, mark_4, mark_5, mark_6, mark_7,
                     location, base_id)
VALUES (:code, :submission, :consultation, :unit, :version, :stance, 'unsent',
        :language, :proposes, :m0, :m1, :m2, :m3, :m4, :m5, :m6, :m7,
        :location, :base);

-- :exec1 comment_text_add(comment int, edition int, proposed text?, remark text?, reason text?, folded text, now time)
INSERT INTO comment_text (comment_id, edition, proposed, remark, reason,
                          folded, at)
VALUES (:comment, :edition, :proposed, :remark, :reason, :folded, :now);

-- :exec comment_marks(comment int, proposes int, m0 int, m1 int, m2 int, m3 int, m4 int,
--                     m5 int, m6 int, m7 int, located int, location text?)
-- Which words its newest edition may hold (marks.h), whether it proposes a
-- wording, and, where that was asked, which place it is about.
UPDATE comment
   SET mark_0 = :m0, mark_1 = :m1, mark_2 = :m2, mark_3 = :m3, mark_4 = :m4,
       mark_5 = :m5, mark_6 = :m6, mark_7 = :m7, proposes = :proposes,
       location = IF(:located = 1, :location, location)
 WHERE id = :comment;

-- :exec comment_stance(id int, stance text?)
-- First half of changing an unsent comment.
UPDATE comment SET stance = :stance WHERE id = :id AND state = 'unsent';

-- :exec1 comment_keep(id int, version int)
-- Its author saw the newer version and keeps it against the words that it was
-- written on.
UPDATE comment SET kept_id = :version WHERE id = :id AND state = 'unsent';

-- :exec1 comment_adapt(id int, version int)
-- It is about the words of the newer version now.
UPDATE comment c
   SET c.version_id = :version, c.kept_id = NULL,
       c.base_id = (SELECT a.unit_id
                      FROM unit_in i
                      JOIN unit_in a ON a.version_id = i.version_id
                       AND a.place <= i.place AND a.last_place >= i.place
                     WHERE i.version_id = :version AND i.unit_id = c.unit_id
                       AND a.role = 'base'
                     ORDER BY a.place DESC LIMIT 1)
 WHERE c.id = :id AND c.state = 'unsent';

-- :exec comment_text_change(comment int, proposed text?, remark text?, reason text?, folded text, now time)
-- Nobody has seen it yet: no edition is kept.
UPDATE comment_text SET proposed = :proposed, remark = :remark,
       reason = :reason, folded = :folded, at = :now
 WHERE comment_id = :comment AND edition = 1;

-- :exec unsent_remove(submission int, code text)
-- The words go at once, the empty row later.
UPDATE comment c JOIN comment_text t ON t.comment_id = c.id
   SET c.state = 'removed', t.proposed = NULL, t.remark = NULL,
       t.reason = NULL, t.folded = NULL,
{no_marks}
 WHERE c.submission_id = :submission AND c.code = :code
   AND c.state = 'unsent';

-- :exec submission_send(id int, number text, access bytes, confirm bytes?,
--                        kind text, capacity text, capacity_words text?,
--                        name_choice text, shown_name text?, language text,
--                        state text, confirm_until time?, accepted_at time?,
--                        quotable int, now time)
-- The time of sending is the time of receipt (practice 6).  Its comments wait.
-- confirm: the digest of what the letter will carry, with confirm_until.
-- None: it was sent already.
UPDATE submission s
  LEFT JOIN comment c ON c.submission_id = s.id AND c.state = 'unsent'
   SET s.number = :number, s.access = :access, s.confirm = :confirm,
       s.kind = :kind,
       s.capacity = :capacity, s.capacity_words = :capacity_words,
       s.name_choice = :name_choice, s.shown_name = :shown_name,
       s.language = :language, s.state = :state,
       s.confirm_until = :confirm_until, s.accepted_at = :accepted_at,
       s.quotable = :quotable,
       s.received_at = :now, s.changed_at = :now, s.edition = s.edition + 1,
       c.state = 'waiting', c.sent_at = :now, c.public_at = NULL,
       c.kind = :kind, c.channel = s.channel,
       c.organisation_id = s.organisation_id
 WHERE s.id = :id AND s.state = 'unsent';

-- :exec1 contact_add(submission int, name text?, email text, email_key text, register_number text?)
-- Apart, and never read again by a page.
INSERT INTO contact (submission_id, name, email, email_key, property)
VALUES (:submission, :name, :email, :email_key, :register_number);

-- :exec contact_open(submission int)
-- It may be there from before, where a link to go on later went to an address.
INSERT IGNORE INTO contact (submission_id) VALUES (:submission);

-- :exec1 contact_set(submission int, name text?, email text, email_key text, register_number text?)
UPDATE contact SET name = :name, email = :email, email_key = :email_key,
       property = :register_number
 WHERE submission_id = :submission;

-- :exec comments_sent(submission int, state text, public_at time?, now time)
-- What was unsent becomes public, or waits.  It is found by what its
-- submission is.
UPDATE comment c JOIN submission s ON s.id = c.submission_id
   SET c.state = :state, c.sent_at = :now, c.public_at = :public_at,
       c.kind = s.kind, c.channel = s.channel,
       c.organisation_id = s.organisation_id
 WHERE c.submission_id = :submission AND c.state = 'unsent';

-- :exec comments_confirmed(submission int, state text, public_at time?)
UPDATE comment SET state = :state, public_at = :public_at
 WHERE submission_id = :submission AND state = 'waiting';

-- :rows comments_of_submission(submission int)
-- For tallies, the log and mails.
SELECT c.id AS `.id`, c.code AS `.code`, c.unit_id AS `.unit`, c.stance,
       c.state AS `.state`, c.edition, c.location, t.proposed, t.remark,
       t.reason, d.work AS `.work`, u.wid AS `.wid`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
 WHERE c.submission_id = :submission
   AND c.state IN ('waiting', 'public', 'hidden')
 ORDER BY c.id;

-- :one submission_by_number(number text)
-- What the number alone tells, and what its code opens.
SELECT s.id AS `.id`, s.number AS `@number`, s.access AS `.access`,
       s.state AS `.state`, s.received_at AS `.received`,
       s.confirm_until AS `.confirm_until`, s.consultation_id AS `.consultation`,
       s.capacity AS `.capacity`, s.capacity_words AS `.capacity_words`,
       s.name_choice AS `.name_choice`, s.shown_name AS `.shown_name`,
       s.records_number AS `.records_number`, s.edition AS `.edition`,
       s.channel AS `.channel`, s.code AS `.code`,
       s.answers_edition AS `.answers_edition`,
       IF(s.organisation_id IS NULL, s.account_id, NULL) AS `.account`,
       c.slug AS `.slug`, a.zone AS `.zone`
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
 WHERE s.number = :number AND s.erased_at IS NULL;

-- :one submission_to_confirm(number text, secret bytes, now time)
-- What the link of a letter is for, while it can be; secret: its digest.
SELECT s.id, s.number, s.language, c.slug
  FROM submission s JOIN consultation c ON c.id = s.consultation_id
 WHERE s.number = :number AND s.confirm = :secret
   AND s.state = 'unconfirmed' AND s.confirm_until > :now;

-- :one submission_lock(id int)
SELECT id, state, confirm_until, received_at FROM submission
 WHERE id = :id FOR UPDATE;

-- :exec1 submission_confirm(id int, now time)
-- Within the time only (practice 6).
UPDATE submission SET state = 'filed', accepted_at = :now, changed_at = :now,
       confirm = NULL, edition = edition + 1
 WHERE id = :id AND state = 'unconfirmed' AND confirm_until > :now;

-- :rows status_comments(submission int)
-- Everything of one's own, with what became of it.
SELECT c.code AS `@code`, c.stance AS `@stance`, c.state AS `.state`,
       c.state IN ('public', 'waiting') AND c.redacted_at IS NULL
       AND c.part_of = 0 AND r.id IS NULL AS `.may`,
       c.language AS `@lang`, c.sent_at AS `:written`,
       c.changed_at AS `:changed`,
       c.part_of AS `.part_of`, c.part_page AS `.part_page`,
       y.shown_name AS author, y.kind AS `@kind`, y.channel AS `@channel`,
       c.sent_at AS `.sent`, y.posted_at AS `.posted`,
       u.closes_at AS `.closing`,
       c.state AS `.stands`, c.location IS NULL AS `.unplaced`,
       t.proposed AS `.proposed`,
{carried}
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole_digest <=> w.whole_digest), NULL, w.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       (SELECT k.published_at FROM version k WHERE k.id = c.kept_id) AS `.kept`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole_digest <=> w.whole_digest AS `.as_it_was`,
       t.remark AS `+remark`,
       t.reason AS `+reason`, c.hide_rule AS `@rule`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_reason AS `+why`, c.redacted_at AS `.redacted`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.unit_kind`,
{document_read}
       i.steps AS `.cite`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       rt.language AS `.reply_lang`, rt.translation AS `.translation`,
       rt.translated_to AS `.translated_to`,
       r.published_at AS `.replied`
  FROM comment c
  JOIN submission y ON y.id = c.submission_id
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
{unit_and_reply}
{words_then_and_now}
 WHERE c.submission_id = :submission AND c.state NOT IN ('unsent', 'removed')
 ORDER BY c.id;

-- :one sent_comment(submission int, code text)
-- One that was sent, to be changed by its author: not where the office has
-- parted, hidden, cut or answered it.
SELECT c.id AS `.id`, c.code AS `.code`, c.edition AS `.edition`,
       c.state AS `.state`, c.language AS `.language`,
       c.state IN ('public', 'waiting') AND c.redacted_at IS NULL
       AND c.part_of = 0
       AND NOT EXISTS (SELECT 1 FROM reply_to o JOIN reply r
                           ON r.id = o.reply_id AND r.state = 'published'
                        WHERE o.comment_id = c.id) AS `.may`,
       c.unit_id AS `.unit`, c.stance, c.location, t.proposed, t.remark,
       t.reason, u.wid AS `.wid`, u.closes_at AS `.closes`,
{document_read}
       COALESCE(p.wid, u.wid) AS `.provision`,
       cv.number AS `.on`, nv.number AS `.newest`,
       n.whole_digest <=> w.whole_digest AS `.as_it_was`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN unit p ON p.id = c.base_id
  LEFT JOIN document d ON d.id = u.document_id
{words_then_and_now}
 WHERE c.submission_id = :submission AND c.code = :code
   AND c.state NOT IN ('unsent', 'removed');

-- :exec1 sent_comment_change(id int, edition int, stance text?, state text, now time)
-- A further edition; the one before stays.  CONFLICT: it is another by now.
UPDATE comment
   SET edition = edition + 1, stance = :stance, changed_at = :now,
       state = :state, public_at = IF(:state = 'waiting', NULL, public_at)
 WHERE id = :id AND edition = :edition AND state IN ('public', 'waiting')
   AND redacted_at IS NULL AND part_of = 0;

-- :exec sent_replies_lapse(comment int, note text)
-- What is being answered says something else now: approvals lapse.
UPDATE reply r JOIN reply_to o ON o.reply_id = r.id
   SET r.state = 'writing', r.returned = :note, r.approved_by = NULL,
       r.approved_at = NULL
 WHERE o.comment_id = :comment AND r.state IN ('review', 'approved');

-- :rows desk_editions(consultation int, comment int)
-- What its author sent before, for the office alone.
SELECT t.edition AS `@n`, t.at AS `:when`, t.proposed AS `+proposed`,
       t.remark AS `+remark`, t.reason AS `+reason`
  FROM comment c
  JOIN ledger_note n ON n.code = c.code AND n.kind = 'comment'
   AND n.edition < c.edition
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = n.edition
 WHERE c.id = :comment AND c.consultation_id = :consultation
   AND c.changed_at IS NOT NULL
   AND (c.redacted_at IS NULL OR t.at < c.redacted_at)
   AND EXISTS (SELECT 1 FROM ledger_note o
                WHERE o.code = c.code AND o.kind = 'comment'
                  AND o.edition > n.edition)
 ORDER BY t.edition DESC;

-- :one comment_recorded(id int)
-- As the log is told of it.
SELECT c.id AS `.id`, c.code AS `.code`, c.unit_id AS `.unit`, c.stance,
       c.edition, c.location, t.proposed, t.remark, t.reason,
       u.wid AS `.wid`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
 WHERE c.id = :id;

-- :one comment_own(submission int, code text)
SELECT c.id, c.unit_id, c.state, c.consultation_id, c.edition,
       (SELECT e.place FROM ledger_note n
          LEFT JOIN ledger_entry e ON e.note_id = n.id
         WHERE n.code = c.code AND n.kind = 'comment'
         ORDER BY n.edition DESC LIMIT 1) AS entry,
       EXISTS (SELECT 1 FROM reply_to r WHERE r.comment_id = c.id
                  AND r.reply_id IS NOT NULL) AS decided
  FROM comment c
 WHERE c.submission_id = :submission AND c.code = :code FOR UPDATE;

-- :exec1 comment_withdraw(id int, reason text?, now time)
-- The words stay until the record may go; nobody is shown them.  The reason is
-- for the office.
UPDATE comment SET state = 'withdrawn', withdrawn_at = :now,
       withdraw_reason = :reason
 WHERE id = :id AND state IN ('public', 'waiting', 'hidden', 'blocked');

-- :exec submission_withdrawn(id int, now time)
-- When nothing of it is left.
UPDATE submission SET state = 'withdrawn', withdrawn_at = :now
 WHERE id = :id AND state = 'filed'
   AND NOT EXISTS (SELECT 1 FROM comment c
                    WHERE c.submission_id = :id
                      AND c.state NOT IN ('withdrawn', 'removed', 'unsent'));

-- :exec mails_add(list text, subject int, whom text, whom_id int, secret text?, language text, now time)
-- Several to the same; list: [{"m": message_id, "k": kind}].
INSERT INTO mail (message_id, kind, subject_id, whom, whom_id, secret,
                  language, created_at)
SELECT CONVERT(j.message_id USING ascii), CONVERT(j.kind USING ascii),
       :subject, :whom, :whom_id, :secret, :language, :now
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (
         message_id VARCHAR(120) PATH '$.m', kind VARCHAR(40) PATH '$.k')) j;

-- :exec mails_jobs(list text, language text, now time)
-- Their jobs; list: [{"m": message_id, "t": when}].
INSERT INTO job (kind, subject_id, language, run_after, created_at)
SELECT 'mail', m.id, :language, j.run_after, :now
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (
         message_id VARCHAR(120) PATH '$.m',
         run_after DATETIME(6) PATH '$.t')) j
  JOIN mail m
    ON m.message_id = CONVERT(j.message_id USING ascii) COLLATE ascii_bin;

-- :insert job_add(kind text, subject int, detail text?, language text?, now time)
INSERT INTO job (kind, subject_id, detail, language, run_after, created_at)
VALUES (:kind, :subject, :detail, :language, :now, :now);
