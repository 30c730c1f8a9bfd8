-- moderation.sql: what waits for a check, what is hidden and shown again, who
-- reports and who objects; supports.  Statements of the desk have the
-- consultation in their WHERE.

-- :one moderation_counts(consultation int, before time)
-- before: what was sent earlier and still waits has waited too long.
SELECT (SELECT COUNT(*) FROM comment c
          JOIN submission s ON s.id = c.submission_id AND s.state = 'filed'
         WHERE c.consultation_id = :consultation AND c.state = 'waiting')
         AS waiting,
       (SELECT COUNT(*) FROM comment c
          JOIN submission s ON s.id = c.submission_id AND s.state = 'filed'
         WHERE c.consultation_id = :consultation AND c.state = 'waiting'
           AND s.accepted_at < :before) AS overdue,
       (SELECT COUNT(DISTINCT c.id) FROM comment c
          JOIN abuse b ON b.comment_id = c.id AND b.decided_at IS NULL
         WHERE c.consultation_id = :consultation) AS reported,
       (SELECT COUNT(*) FROM comment c
          JOIN objection o ON o.comment_id = c.id AND o.decided_at IS NULL
           AND o.what = 'hiding'
         WHERE c.consultation_id = :consultation) AS objected,
       (SELECT COUNT(*) FROM comment c
         WHERE c.consultation_id = :consultation
           AND c.state IN ('hidden', 'blocked')) AS hidden;

-- :one objections_overdue(consultation int, before time)
SELECT COUNT(*) AS n FROM comment c
  JOIN objection o ON o.comment_id = c.id AND o.decided_at IS NULL
           AND o.what = 'hiding'
 WHERE c.consultation_id = :consultation AND o.at < :before;

-- :part moderation_read
-- A comment c as whoever moderates reads it.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`,
       c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       s.shown_name AS author, c.sent_at AS `:written`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_rule AS `@rule`, c.hide_reason AS `+why`,
       t.proposed AS `.proposed`, w.whole AS `.was`,
       NULL AS `.on`, NULL AS `.gone`,
       t.remark AS `+remark`, t.reason AS `+reason`,
       NULL AS `.decision`, NULL AS `.reply`,
       u.wid AS `.wid`, w.num AS `.num`, w.heading AS `.heading`,
       d.slug AS `.document`, d.language AS `.lang`, w.steps AS `.cite`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in w ON w.version_id = c.version_id AND w.unit_id = c.unit_id;

-- :rows moderation_list(consultation int, list text, after int, limit int)
-- list: waiting, reported, objected or hidden (redacted ones too).
{moderation_read}
 WHERE c.consultation_id = :consultation AND c.id > :after
   AND ((:list = 'waiting' AND c.state = 'waiting')
        OR (:list = 'hidden' AND (c.state IN ('hidden', 'blocked')
                                  OR c.redacted_at IS NOT NULL))
        OR (:list = 'reported' AND EXISTS
            (SELECT 1 FROM abuse b
              WHERE b.comment_id = c.id AND b.decided_at IS NULL))
        OR (:list = 'objected' AND EXISTS
            (SELECT 1 FROM objection o
              WHERE o.comment_id = c.id AND o.decided_at IS NULL
                AND o.what = 'hiding')))
 ORDER BY c.id
 LIMIT :limit;

-- :one moderation_one(consultation int, id int)
-- One of them.
{moderation_read}
 WHERE c.consultation_id = :consultation AND c.id = :id;

-- :one moderated(consultation int, code text)
-- What is decided about; alone: one person may do both here.
SELECT c.id AS `.id`, c.state AS `.state`, c.unit_id AS `.unit`,
       c.submission_id AS `.submission`, c.edition AS `.edition`,
       c.language AS `.language`, c.hidden_by AS `.hidden_by`,
       c.redacted_at AS `.redacted`, t.proposed AS `.proposed`,
       t.remark AS `.remark`, t.reason AS `.reason`,
       c.hide_reason AS `+why`, c.hide_rule AS `@rule`,
       (SELECT o.id FROM objection o
         WHERE o.comment_id = c.id AND o.decided_at IS NULL
           AND o.what = 'hiding'
         ORDER BY o.id LIMIT 1) AS `.objection`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.state IN ('public', 'waiting', 'hidden', 'blocked');

-- :rows editions_before(comment int, consultation int)
-- What stood there before a passage was removed, for right moderate.
SELECT t.edition AS `@n`, t.proposed AS `+proposed`, t.remark AS `+remark`,
       t.reason AS `+reason`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition < c.edition
 WHERE c.id = :comment AND c.consultation_id = :consultation
   AND c.redacted_at IS NOT NULL
 ORDER BY t.edition;

-- :rows abuse_of(comment int, consultation int)
SELECT b.rule AS `@rule`, b.words AS `+words`, b.at AS `:when`,
       b.decision AS `@decision`
  FROM abuse b JOIN comment c ON c.id = b.comment_id
 WHERE b.comment_id = :comment AND c.consultation_id = :consultation
 ORDER BY b.id DESC LIMIT 50;

-- :rows objections_of(comment int, consultation int)
SELECT o.words AS `+words`, o.at AS `:when`, o.decision AS `@decision`,
       o.reasons AS `+reasons`
  FROM objection o JOIN comment c ON c.id = o.comment_id
 WHERE o.comment_id = :comment AND c.consultation_id = :consultation
   AND o.what = 'hiding'
 ORDER BY o.id DESC LIMIT 50;

-- :rows comment_acts(comment int, consultation int)
SELECT x.what AS `@name`, x.at AS `:when`,
       CONCAT_WS(', ', x.post, a.name) AS `by`, x.reason AS note
  FROM act x
  LEFT JOIN account a ON a.id = x.account_id
 WHERE x.object_kind = 'comment' AND x.object_id = :comment
   AND x.consultation_id = :consultation
 ORDER BY x.id DESC LIMIT 50;

-- Deciding ------------------------------------------------------------------

-- :exec1 comment_release(id int, consultation int, now time)
-- CONFLICT: somebody else was quicker.
UPDATE comment SET state = 'public', public_at = :now
 WHERE id = :id AND consultation_id = :consultation AND state = 'waiting';

-- :exec1 comment_hide(id int, consultation int, was text, state text, rule text, reason text, account int, now time)
UPDATE comment
   SET state = :state, hidden_at = :now, hidden_by = :account,
       hide_rule = :rule, hide_reason = :reason
 WHERE id = :id AND consultation_id = :consultation AND state = :was
   AND state <> :state;

-- :exec1 comment_show_again(id int, consultation int, now time)
UPDATE comment
   SET state = 'public', public_at = COALESCE(public_at, :now),
       hidden_at = NULL, hidden_by = NULL, hide_rule = NULL,
       hide_reason = NULL
 WHERE id = :id AND consultation_id = :consultation
   AND state IN ('hidden', 'blocked');

-- :exec1 comment_redact(id int, consultation int, edition int, rule text, reason text, account int, now time)
-- A further edition, a copy without the passage; redacted_at is the first
-- time, so that the original is the newest edition older than that.
UPDATE comment
   SET edition = edition + 1, redacted_at = COALESCE(redacted_at, :now),
       hide_rule = :rule, hide_reason = :reason, hidden_by = :account
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND state IN ('public', 'waiting');

-- :one edition_original(comment int)
SELECT t.proposed, t.remark, t.reason, t.folded
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.at < c.redacted_at
 WHERE c.id = :comment
 ORDER BY t.edition DESC LIMIT 1;

-- :exec1 comment_unredact(id int, consultation int, edition int)
UPDATE comment
   SET edition = edition + 1, redacted_at = NULL, hide_rule = NULL,
       hide_reason = NULL, hidden_by = NULL
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND redacted_at IS NOT NULL AND state = 'public';

-- :exec abuse_decide(comment int, decision text, account int, now time)
UPDATE abuse
   SET decision = :decision, decided_at = :now, decided_by = :account
 WHERE comment_id = :comment AND decided_at IS NULL;

-- :exec1 objection_decide(id int, comment int, decision text, reasons text, account int, now time)
-- By another person than who hid it (practice 26).
UPDATE objection o JOIN comment c ON c.id = o.comment_id
   SET o.decision = :decision, o.reasons = :reasons, o.decided_at = :now,
       o.decided_by = :account
 WHERE o.id = :id AND o.comment_id = :comment AND o.decided_at IS NULL
   AND c.hidden_by <> :account;

-- By the public -------------------------------------------------------------

-- :one comment_public(consultation int, code text)
-- One that everybody reads.
SELECT c.id, c.unit_id AS unit, u.closes_at AS closes
  FROM comment c
  LEFT JOIN unit u ON u.id = c.unit_id
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.state = 'public';

-- :insert abuse_add(comment int, rule text, words text?, now time)
INSERT INTO abuse (comment_id, rule, words, at)
VALUES (:comment, :rule, :words, :now);

-- :one objection_open(submission int, code text, since time)
-- One's own comment that was hidden or cut since, and no objection to that
-- yet.
SELECT c.id, COALESCE(c.hidden_at, c.redacted_at) AS at
  FROM comment c
 WHERE c.submission_id = :submission AND c.code = :code
   AND (c.state IN ('hidden', 'blocked') OR c.redacted_at IS NOT NULL)
   AND COALESCE(c.hidden_at, c.redacted_at) > :since
   AND NOT EXISTS (SELECT 1 FROM objection o
                    WHERE o.comment_id = c.id AND o.what = 'hiding'
                      AND o.at >= COALESCE(c.hidden_at, c.redacted_at));

-- :insert objection_add(comment int, words text, now time)
INSERT INTO objection (comment_id, what, words, at)
VALUES (:comment, 'hiding', :words, :now);

-- :rows moderation_register(consultation int, before time?, limit int)
-- What was hidden, blocked, cut, shown again by the office, withdrawn by its
-- author or erased at the person's request, the newest first, without a word
-- of it.
SELECT r.code AS `@code`, r.what AS `@what`, r.rule AS `@rule`,
       r.at AS `:when`, r.at AS `.sort`, u.wid AS `.wid`, w.num AS `.num`,
       w.heading AS `.heading`, d.slug AS `.document`, d.language AS `.lang`,
       w.steps AS `.cite`
  FROM (SELECT c.code, x.what, x.detail AS rule, x.at, c.unit_id,
               c.version_id
          FROM act x
          JOIN comment c ON c.id = x.object_id
         WHERE x.consultation_id = :consultation
           AND x.object_kind = 'comment'
           AND x.what IN ('hidden', 'blocked', 'redacted', 'restored')
         UNION ALL
        SELECT c.code, c.state, NULL,
               IF(c.state = 'erased', c.erased_at, c.withdrawn_at),
               c.unit_id, c.version_id
          FROM comment c
         WHERE c.consultation_id = :consultation
           AND c.state IN ('withdrawn', 'erased')) r
  LEFT JOIN unit u ON u.id = r.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in w ON w.version_id = r.version_id AND w.unit_id = r.unit_id
 WHERE :before IS NULL OR r.at < :before
 ORDER BY r.at DESC, r.code
 LIMIT :limit;

-- Supports ------------------------------------------------------------------

-- :rows support_find(comment int, session int?, account int?)
-- A signed-in person supports by the account, all others by the session.
SELECT id AS `.id`, ended_at AS `.ended` FROM support
 WHERE comment_id = :comment
   AND (account_id = :account OR (:account IS NULL AND session_id = :session));

-- :insert support_add(comment int, session int?, account int?, now time)
INSERT INTO support (comment_id, session_id, account_id, at)
VALUES (:comment, :session, :account, :now);

-- :exec1 support_again(id int, now time)
UPDATE support SET ended_at = NULL, at = :now
 WHERE id = :id AND ended_at IS NOT NULL;

-- :exec1 support_end(id int, now time)
UPDATE support SET ended_at = :now WHERE id = :id AND ended_at IS NULL;

-- :rows support_doubled(session int, account int)
-- Comments that both the session and the account support, or supported: the
-- account's support counts alone.
SELECT c.id AS `.comment`, c.consultation_id AS `.consultation`,
       c.unit_id AS `.unit`, s.id AS `.session`, a.id AS `.account`,
       a.ended_at AS `.ended`
  FROM support s
  JOIN support a ON a.comment_id = s.comment_id AND a.account_id = :account
  JOIN comment c ON c.id = s.comment_id
 WHERE s.session_id = :session AND s.account_id IS NULL
   AND s.ended_at IS NULL
 ORDER BY c.id;

-- :exec support_take(session int, account int)
-- What was supported before signing in is the account's.
UPDATE support s
   SET s.account_id = :account, s.session_id = NULL
 WHERE s.session_id = :session AND s.account_id IS NULL
   AND s.ended_at IS NULL;

-- Mails ---------------------------------------------------------------------

-- :one mail_hidden(id int)
SELECT c.submission_id AS submission, c.hide_rule AS rule,
       c.hide_reason AS reason, c.state,
       COALESCE(c.hidden_at, c.redacted_at) AS at, c.code, s.number, k.slug
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.erased_at IS NULL
  JOIN consultation k ON k.id = c.consultation_id
 WHERE c.id = :id;

-- :one mail_objection(id int)
SELECT o.decision, o.reasons, o.decided_at, s.number, k.slug
  FROM objection o
  JOIN comment c ON c.id = o.comment_id
  JOIN submission s ON s.id = c.submission_id AND s.erased_at IS NULL
  JOIN consultation k ON k.id = c.consultation_id
 WHERE o.id = :id;
