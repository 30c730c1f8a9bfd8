-- report.sql: the report of a consultation: what is missing before it may be
-- published, its numbers, the statutory table, and the outcome.
--
-- What counts: comments whose submission was confirmed or entered.  Where
-- posted is 1, the post mark counts as receipt; late_key and deficient_key are
-- the profile's decisions for what came late and for what lacks a detail, or
-- NULL: then these need a decision like others; final 1: only published replies.

-- :one report_of(consultation int, published int, edition int?, account int)
-- The newest edition; published 1: of those that are out; or that edition.
-- revision: a digest of the words, so that two officers never overwrite each
-- other.  own: that account wrote some of them.
SELECT r.id, r.edition, r.state, r.narrative, r.number, r.place,
       r.prepared_by, r.prepared_post, p.name AS prepared_name,
       r.signed_by, r.signed_post, s.name AS signed_name, r.signed_at,
       r.no_answer, r.change_reason, r.published_at, r.replies, r.proved,
       (SELECT MAX(n.edition) FROM report n
         WHERE n.consultation_id = :consultation
           AND n.state = 'published') AS newest,
       EXISTS (SELECT 1 FROM act w
                WHERE w.object_kind = 'report' AND w.object_id = r.id
                  AND w.what = 'changed' AND w.account_id = :account) AS own,
       CONV(LEFT(SHA2(CONCAT_WS('\n', r.narrative, r.number, r.place), 256),
                 14), 16, 10) AS revision
  FROM report r
  LEFT JOIN account p ON p.id = r.prepared_by
  LEFT JOIN account s ON s.id = r.signed_by
 WHERE r.consultation_id = :consultation
   AND (:published = 0 OR r.state = 'published')
   AND (:edition IS NULL OR r.edition = :edition)
 ORDER BY r.edition DESC
 LIMIT 1;

-- :one report_missing(consultation int, closes time, posted int,
--                     late_key text?, deficient_key text?)
-- What a report waits for: comments without a decision, replies without an
-- approval.
SELECT (SELECT COUNT(*)
          FROM comment k FORCE INDEX (desk)
         WHERE k.consultation_id = :consultation
{counts}
           AND k.reply_id IS NULL AND NOT
{asks_nothing}
           AND
{fact_key}
               IS NULL) AS undecided,
       (SELECT COUNT(*)
          FROM reply r
         WHERE r.consultation_id = :consultation
           AND r.state IN ('writing', 'review')
           AND EXISTS (SELECT 1 FROM reply_to rl
                        WHERE rl.reply_id = r.id)) AS unapproved;

-- :one report_waiting(consultation int, now time)
-- Submissions that may still be confirmed; whether one person does it alone.
SELECT (SELECT COUNT(*)
          FROM submission s
         WHERE s.consultation_id = :consultation AND s.state = 'unconfirmed'
           AND s.confirm_until > :now) AS unconfirmed,
       (SELECT a.alone_since IS NOT NULL
          FROM consultation_authority l
          JOIN authority a ON a.id = l.authority_id
         WHERE l.consultation_id = :consultation AND l.leads = 1) AS alone;

-- :part concerns
-- Of several bodies that one; a comment k that names none concerns all.
   AND (:body IS NULL
        OR EXISTS (SELECT 1 FROM comment_authority x
                    WHERE x.comment_id = k.id AND x.authority_id = :body
                      AND x.gone = 0)
        OR NOT EXISTS (SELECT 1 FROM comment_authority x
                        WHERE x.comment_id = k.id AND x.gone = 0));

-- :part submission_concerns
-- One of its comments does.
   AND (:body IS NULL OR EXISTS
        (SELECT 1 FROM comment c
          WHERE c.submission_id = s.id
            AND c.state NOT IN ('unsent', 'removed')
            AND (EXISTS (SELECT 1 FROM comment_authority x
                          WHERE x.comment_id = c.id AND x.authority_id = :body
                            AND x.gone = 0)
                 OR NOT EXISTS (SELECT 1 FROM comment_authority x
                                 WHERE x.comment_id = c.id AND x.gone = 0))));

-- :one report_numbers(consultation int, closes time, posted int,
--                     body int?)
-- body: what concerns that one of several bodies; a comment that names none
-- concerns all (practice 9).
-- Submissions and comments are two numbers with two captions (practice 2).
SELECT a.submissions, a.in_time, a.late, b.comments, b.withdrawn, b.erased,
       b.hidden,
       (SELECT COALESCE(SUM(n), 0) FROM tally
         WHERE scope = 'consultation' AND subject_id = :consultation
           AND name = 'supports') AS supports
  FROM (SELECT COUNT(*) AS submissions,
               COALESCE(SUM(NOT
{submission_late}
                 ), 0) AS in_time,
               COALESCE(SUM(
{submission_late}
                 ), 0) AS late
          FROM submission s
         WHERE s.consultation_id = :consultation AND s.accepted_at IS NOT NULL
{submission_concerns}
       ) a
  JOIN (SELECT COUNT(*) AS comments,
               COALESCE(SUM((k.facts & 6) = 2), 0) AS withdrawn,
               COALESCE(SUM((k.facts & 4) = 4), 0) AS erased,
               COALESCE(SUM((k.facts & 20) = 16), 0) AS hidden
          FROM comment k FORCE INDEX (desk)
         WHERE k.consultation_id = :consultation
{counts}
{concerns}
       ) b;

-- :rows report_decisions(consultation int, closes time, posted int,
--                        late_key text?, deficient_key text?, final int,
--                        edition int, body int?)
-- Comments by decision, raw, and with confirmed groups counted once.
SELECT COALESCE(rt.decision, r.decision,

{fact_key}
                , 'none') AS decision,
       COUNT(*) AS n,
       COUNT(DISTINCT COALESCE(-CAST(g.cluster_id AS SIGNED), k.id)) AS groups
  FROM comment k FORCE INDEX (desk)
  LEFT JOIN reply r ON r.id = k.reply_id
   AND (:final = 0 OR r.state = 'published')
  LEFT JOIN (SELECT e.reply_id, MIN(e.old_edition) AS edition
               FROM reply_change e
              WHERE e.consultation_id = :consultation
                AND e.report_edition > :edition AND e.old_edition IS NOT NULL
              GROUP BY e.reply_id) o ON o.reply_id = r.id
  LEFT JOIN reply_text rt ON rt.reply_id = o.reply_id
                         AND rt.edition = o.edition
  LEFT JOIN (SELECT m.comment_id, MIN(m.cluster_id) AS cluster_id
               FROM cluster q
               JOIN cluster_comment m ON m.cluster_id = q.id
              WHERE q.consultation_id = :consultation
                AND q.state = 'confirmed' AND m.gone = 0
              GROUP BY m.comment_id) g ON g.comment_id = k.id
 WHERE k.consultation_id = :consultation AND
{stands}
{counts}
{concerns}
 GROUP BY 1;

-- :rows report_kinds(consultation int, body int?)
SELECT s.kind AS `@key`, COUNT(*) AS `@n`
  FROM submission s
 WHERE s.consultation_id = :consultation AND s.accepted_at IS NOT NULL
{submission_concerns}
 GROUP BY s.kind
 ORDER BY COUNT(*) DESC, s.kind;

-- :rows report_channels(consultation int, body int?)
SELECT s.channel AS `@key`, COUNT(*) AS `@n`
  FROM submission s
 WHERE s.consultation_id = :consultation AND s.accepted_at IS NOT NULL
{submission_concerns}
 GROUP BY s.channel
 ORDER BY COUNT(*) DESC, s.channel;

-- :rows report_places(consultation int, today text)
-- Where else the report must stand.
SELECT p.place AS `.title`, p.address AS `@href`,
       CASE WHEN p.done_on IS NOT NULL THEN 'done'
            WHEN p.due_on < :today THEN 'overdue' ELSE 'due' END AS `@state`
  FROM notice_place p
 WHERE p.consultation_id = :consultation AND p.what = 'report'
 ORDER BY p.id;

-- :stream report_lines(consultation int, body int?)
-- Which comments have a row of the table, in the order of receipt, where those
-- of one moment may stand mixed (their submissions too would be sorted: 400 ms
-- of 100,000 instead of none, in the index); who sent them.  Rows are numbered
-- by table_lines.c: windows over 100,000 of them cost more than they do.
SELECT k.id, k.sent_at, k.submission_id AS person
  FROM comment k FORCE INDEX (desk)
 WHERE k.consultation_id = :consultation
{counts}
{concerns}
 ORDER BY k.sent_at, k.id;

-- :stream report_lines_folded(consultation int, closes time, posted int,
--                             deficient_key text?, body int?)
-- The same; folded: the confirmed group of private persons who say the same;
-- those answered alike are one row, that of the first.  Organisations, and who
-- added something, keep rows of their own (practice 17).
SELECT k.id, k.sent_at, k.submission_id AS person,
       IF(
{folds}
          , g.cluster_id, NULL) AS folded,
       k.reply_id AS reply,
{fact}
         AS fact
  FROM comment k FORCE INDEX (desk)
  LEFT JOIN (SELECT m.comment_id, MIN(m.cluster_id) AS cluster_id
               FROM cluster q
               JOIN cluster_comment m ON m.cluster_id = q.id
              WHERE q.consultation_id = :consultation
                AND q.state = 'confirmed' AND m.gone = 0 AND m.adds = 0
              GROUP BY m.comment_id) g ON g.comment_id = k.id
 WHERE k.consultation_id = :consultation
{counts}
{concerns}
 ORDER BY k.sent_at, k.id;

-- :rows report_folded(consultation int, first int, closes time, posted int,
--                     deficient_key text?, body int?)
-- Who stands behind a row: those of its group who are answered alike, as
-- report_lines_folded folds them, numbered and named, for the annex.
SELECT s.number, s.shown_name
  FROM (SELECT k.reply_id AS reply,
{fact}
               AS fact,
               (SELECT o.cluster_id
                  FROM cluster_comment o
                  JOIN cluster q ON q.id = o.cluster_id
                   AND q.state = 'confirmed'
                   AND q.consultation_id = :consultation
                 WHERE o.comment_id = k.id AND o.gone = 0 AND o.adds = 0
                 ORDER BY o.cluster_id LIMIT 1) AS folded
          FROM comment k
         WHERE k.id = :first AND k.consultation_id = :consultation) f
  JOIN cluster_comment m ON m.cluster_id = f.folded AND m.gone = 0
   AND m.adds = 0
  JOIN comment k ON k.id = m.comment_id AND k.reply_id <=> f.reply AND
{folds}
  JOIN submission s ON s.id = k.submission_id
 WHERE (
{fact}
       ) = f.fact
   AND NOT EXISTS
       (SELECT 1 FROM cluster_comment o
          JOIN cluster q ON q.id = o.cluster_id AND q.state = 'confirmed'
           AND q.consultation_id = :consultation
         WHERE o.comment_id = k.id AND o.gone = 0 AND o.adds = 0
           AND o.cluster_id < f.folded)
{counts}
{concerns}
 ORDER BY k.sent_at, k.submission_id, k.id;

-- :one report_groups(consultation int)
SELECT COUNT(*) AS n FROM cluster
 WHERE consultation_id = :consultation AND state = 'confirmed';

-- :part report_row
-- What a row of the table says.  Its own joins come with {report_row_of}.
       q.line, c.id, c.code, c.state, c.erased_at, c.hide_rule,
       c.weight, c.location, s.kind, s.capacity, s.capacity_words,
       s.shown_name, s.channel, s.received_at, s.records_number, t.proposed,
       t.remark, t.reason,
{late_of}
         AS late,
       IF(
{late_of}
          , (SELECT own.closes_at FROM unit own WHERE own.id = c.unit_id),
          NULL) AS closing,
       rt.decision, rt.reasons, rt.translation, rt.translated_to, rt.changed,
       i.steps,;

-- :part report_row_of
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (line FOR ORDINALITY,
         id BIGINT PATH '$')) q
  JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN reply r ON r.id = c.reply_id
   AND (:final = 0 OR r.state = 'published');

-- :rows report_rows(consultation int, closes time, posted int, final int,
--                   list text)
-- Comments of the table, of the only edition of a report; list is JSON of
-- their ids, line the place of each in it, from 1; they come in any order.
-- What is not asked for costs nothing: a report may have 100,000 rows.
SELECT
{report_row}
       NULL AS old_decision
{report_row_of}
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition;

-- :rows report_rows_of(consultation int, closes time, posted int, final int,
--                      edition int, corrected int, list text)
-- The same with the words of each unit; corrected 1: in one of several
-- editions of the report, replies as they stood in it.
SELECT
{report_row}
       w.words, h.why, h.post AS change_post, h.at AS change_at,
       ho.decision AS old_decision
{report_row_of}
  LEFT JOIN reply_text rt ON rt.reply_id = r.id
   AND rt.edition = IF(:corrected = 0, r.edition, COALESCE(
         (SELECT MIN(e.old_edition) FROM reply_change e
           WHERE e.reply_id = r.id
             AND e.report_edition > :edition), r.edition))
  LEFT JOIN reply_change h ON :corrected = 1 AND h.reply_id = r.id
   AND h.consultation_id = :consultation AND h.report_edition = :edition
   AND h.old_edition IS NOT NULL
  LEFT JOIN reply_text ho ON ho.reply_id = h.reply_id
   AND ho.edition = h.old_edition
  LEFT JOIN unit_in w ON w.version_id = c.version_id
   AND w.unit_id = c.unit_id;

-- Writing and publishing ----------------------------------------------------

-- :insert report_add(consultation int, narrative text, number text?,
--                    place text?, account int, post text?)
-- The first edition. CONFLICT: there is one.
INSERT INTO report (consultation_id, edition, narrative, number, place,
                    prepared_by, prepared_post)
VALUES (:consultation, 1, :narrative, :number, :place, :account, :post);

-- :exec1 report_change(id int, consultation int, revision text,
--                      narrative text, number text?, place text?,
--                      account int, post text?)
-- CONFLICT: somebody else was quicker, or it is published.  It must be signed
-- off anew.
UPDATE report
   SET narrative = :narrative, number = :number, place = :place,
       prepared_by = :account, prepared_post = :post, state = 'writing',
       signed_by = NULL, signed_post = NULL, signed_at = NULL
 WHERE id = :id AND consultation_id = :consultation AND state <> 'published'
   AND CONV(LEFT(SHA2(CONCAT_WS('\n', narrative, number, place), 256),
                 14), 16, 10) = :revision;

-- :exec1 report_sign(id int, consultation int, revision text, account int,
--                    post text?, alone int, now time)
-- A second person, on the words that were read: nobody who wrote some of them.
UPDATE report
   SET state = 'signed', signed_by = :account, signed_post = :post,
       signed_at = :now
 WHERE id = :id AND consultation_id = :consultation AND state = 'writing'
   AND CONV(LEFT(SHA2(CONCAT_WS('\n', narrative, number, place), 256),
                 14), 16, 10) = :revision
   AND (:alone = 1 OR NOT EXISTS
        (SELECT 1 FROM act w
          WHERE w.object_kind = 'report' AND w.object_id = report.id
            AND w.what = 'changed' AND w.account_id = :account));

-- :exec1 report_out(id int, consultation int, no_answer int, account int,
--                   now time)
-- CONFLICT: not signed off, or out already.
UPDATE report
   SET state = 'published', published_at = :now, published_by = :account,
       no_answer = :no_answer
 WHERE id = :id AND consultation_id = :consultation AND state = 'signed';

-- :exec1 consultation_reported(id int, now time, no_answer int)
-- Once, and not before the term has passed.
UPDATE consultation
   SET reported_at = :now, no_answer = :no_answer, edition = edition + 1
 WHERE id = :id AND reported_at IS NULL AND cancelled_at IS NULL
   AND closes_at <= :now;

-- :exec replies_out(consultation int, reply int?, now time)
-- What is approved goes out, that one or all.
UPDATE reply SET state = 'published', published_at = :now
 WHERE consultation_id = :consultation AND state = 'approved'
   AND (:reply IS NULL OR id = :reply);

-- :exec report_replies(id int, consultation int, replies int)
-- So many went out with it.
UPDATE report SET replies = :replies
 WHERE id = :id AND consultation_id = :consultation;

-- :rows replies_to_prove(consultation int, after int, limit int)
-- Those that are out and that the log does not know, each with the comments
-- it answers.
SELECT r.id, r.edition, r.decision, rt.reasons, rt.translation,
       rt.translated_to,
       (SELECT GROUP_CONCAT(c.code ORDER BY c.id SEPARATOR ' ')
          FROM reply_to rl JOIN comment c ON c.id = rl.comment_id
         WHERE rl.reply_id = r.id) AS comments
  FROM reply r
  JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition
 WHERE r.consultation_id = :consultation AND r.state = 'published'
   AND r.id > :after AND r.proved < r.edition
 ORDER BY r.id
 LIMIT :limit;

-- :exec replies_proved(consultation int, after int, last int)
UPDATE reply SET proved = edition
 WHERE consultation_id = :consultation AND state = 'published'
   AND id > :after AND id <= :last AND proved < edition;

-- :exec report_proved(consultation int, n int)
-- Of so many more the log was told; a report that is out has its count.
UPDATE report SET proved = LEAST(proved + :n, replies)
 WHERE consultation_id = :consultation AND replies IS NOT NULL;

-- :rows units_answered(consultation int)
-- Units whose pages change when all replies go out.
SELECT DISTINCT k.unit_id AS unit
  FROM comment k FORCE INDEX (desk)
 WHERE k.consultation_id = :consultation AND k.unit_id IS NOT NULL
   AND k.reply_id IS NOT NULL;

-- :rows units_answered_by(consultation int, reply int)
SELECT DISTINCT c.unit_id AS unit
  FROM reply_to rl
  JOIN comment c ON c.id = rl.comment_id
   AND c.consultation_id = :consultation
 WHERE rl.reply_id = :reply AND c.unit_id IS NOT NULL;

-- The outcome ---------------------------------------------------------------

-- :insert outcome_add(consultation int, authority int, edition int, kind text,
--                     adopted_on text?, number text?, link text?,
--                     reasons text?, narrative text?, final text?,
--                     account int, now time)
-- Each change is a new edition. CONFLICT: somebody else was quicker.  final:
-- the id of a published version of its own drafts; another is none.
INSERT INTO outcome (consultation_id, authority_id, edition, kind, adopted_on,
                     number, link, reasons, narrative, version_id, recorded_by,
                     at)
VALUES (:consultation, :authority, :edition, :kind, :adopted_on, :number,
        :link, :reasons, :narrative,
        (SELECT v.id FROM version v JOIN document d ON d.id = v.document_id
          WHERE v.id = :final AND d.consultation_id = :consultation
            AND v.published_at IS NOT NULL AND v.withheld_at IS NULL),
        :account, :now);

-- :rows outcome_versions(consultation int)
-- What may be named as the final text, the newest first.
SELECT v.id AS `.value`, v.number AS `.number`, v.title AS `.title`,
       v.language AS `.lang`, v.published_at AS `.published`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
 WHERE d.consultation_id = :consultation AND d.kind = 'draft'
 ORDER BY d.place, d.id, v.number DESC
 LIMIT 50;

-- :rows events_held(consultation int, now time)
SELECT e.code AS `.code`, e.kind AS `.kind`, e.title AS `.title`,
       e.place AS place, e.begins_at AS `.begins`, e.present AS `@present`,
       EXISTS (SELECT 1 FROM minute m
                WHERE m.event_id = e.id AND m.published_at IS NOT NULL)
         AS `.minutes`
  FROM event e
 WHERE e.consultation_id = :consultation AND e.cancelled_at IS NULL
   AND e.begins_at <= :now
 ORDER BY e.begins_at, e.id
 LIMIT 100;

-- :exec consultation_concluded(id int, now time)
-- The first time only.
UPDATE consultation SET concluded_at = :now, edition = edition + 1
 WHERE id = :id AND concluded_at IS NULL AND closes_at <= :now
   AND cancelled_at IS NULL;

-- :rows rounds_after(consultation int, language text)
-- The published round that follows, where the act is consulted again.
SELECT c.slug AS `.slug`, c.language AS `.lang`,
       COALESCE(t.title, o.title) AS `.title`
  FROM consultation c
  JOIN consultation_text o
    ON o.consultation_id = c.id AND o.language = c.language
  LEFT JOIN consultation_text t
    ON t.consultation_id = c.id AND t.language = :language
 WHERE c.follows_id = :consultation AND c.published_at IS NOT NULL
 ORDER BY c.id DESC
 LIMIT 1;

-- Correcting ----------------------------------------------------------------

-- :insert report_next(consultation int, edition int, reason text, account int, post text?)
-- The words of the newest edition are what the next one begins with.
-- CONFLICT: somebody else was quicker.
INSERT INTO report (consultation_id, edition, narrative, number, place,
                    no_answer, change_reason, prepared_by, prepared_post)
SELECT consultation_id, edition + 1, narrative, number, place, no_answer,
       :reason, :account, :post
  FROM report
 WHERE consultation_id = :consultation AND edition = :edition
   AND state = 'published';

-- :rows reply_change_of(consultation int, report_edition int, reply int)
SELECT decision, reasons, why, edition, translation, translated_to
  FROM reply_change
 WHERE consultation_id = :consultation AND report_edition = :report_edition
   AND reply_id = :reply AND gone = 0;

-- :exec reply_change_set(consultation int, report_edition int, reply int, decision text, reasons text?, why text, translation text?, translated_to text?, account int, post text?, now time)
-- translation NULL: it was not asked for; '': there is none.
INSERT INTO reply_change (consultation_id, report_edition, reply_id, decision,
                          reasons, why, translation, translated_to,
                          account_id, post, at)
VALUES (:consultation, :report_edition, :reply, :decision, :reasons, :why,
        :translation, :translated_to, :account, :post, :now)
ON DUPLICATE KEY UPDATE decision = :decision, reasons = :reasons, why = :why,
                        translation = :translation,
                        translated_to = :translated_to,
                        account_id = :account, post = :post, at = :now,
                        gone = 0, edition = edition + 1;

-- :rows reply_changes(consultation int, report_edition int)
-- What that edition changes; in_text: the wording was carried into the text
-- and is to be looked at there.
SELECT h.decision, h.why, h.reasons, r.decision AS old,
       t.reasons AS old_reasons, MIN(c.code) AS comment,
       COUNT(*) AS comments,
       MAX(EXISTS (SELECT 1 FROM change_source x
{taken}
                    WHERE x.comment_id = c.id)) AS in_text
  FROM reply_change h
  JOIN reply r ON r.id = h.reply_id
  JOIN reply_text t ON t.reply_id = r.id AND t.edition = r.edition
  JOIN reply_to rl ON rl.reply_id = r.id
  JOIN comment c ON c.id = rl.comment_id
 WHERE h.consultation_id = :consultation AND h.gone = 0
   AND h.report_edition = :report_edition AND h.old_edition IS NULL
 GROUP BY h.id, h.decision, h.why, h.reasons, r.decision, t.reasons
 ORDER BY h.id;

-- :part corrected_translation
-- Of a changed reply h, t before it: a translation that was not asked for says
-- reasons that stay the same, or goes.
       IF(h.translation IS NULL,
          IF(h.reasons <=> t.reasons, t.translation, NULL),
          NULLIF(h.translation, '')) AS translation,
       IF(h.translation IS NULL,
          IF(h.reasons <=> t.reasons, t.translated_to, NULL),
          h.translated_to) AS translated_to,;

-- :rows reply_changes_due(consultation int, report_edition int)
SELECT h.reply_id, h.decision, h.reasons, r.edition + 1 AS next,
{corrected_translation}
       (SELECT GROUP_CONCAT(c.code ORDER BY c.id SEPARATOR ' ')
          FROM reply_to rl JOIN comment c ON c.id = rl.comment_id
         WHERE rl.reply_id = r.id) AS comments
  FROM reply_change h
  JOIN reply r ON r.id = h.reply_id
  JOIN reply_text t ON t.reply_id = r.id AND t.edition = r.edition
 WHERE h.consultation_id = :consultation AND h.gone = 0
   AND h.report_edition = :report_edition AND h.old_edition IS NULL
 ORDER BY h.id;

-- :exec reply_changes_texts(consultation int, report_edition int, now time)
INSERT INTO reply_text (reply_id, edition, decision, reasons, language,
                        translation, translated_to, written_by, at)
SELECT r.id, r.edition + 1, h.decision, h.reasons, t.language,
{corrected_translation}
       h.account_id, :now
  FROM reply_change h
  JOIN reply r ON r.id = h.reply_id
  JOIN reply_text t ON t.reply_id = r.id AND t.edition = r.edition
 WHERE h.consultation_id = :consultation AND h.gone = 0
   AND h.report_edition = :report_edition AND h.old_edition IS NULL;

-- :exec reply_changes_out(consultation int, report_edition int)
-- Both at once: the reply moves on, the change keeps where it stood.
UPDATE reply_change h JOIN reply r ON r.id = h.reply_id
   SET h.old_edition = r.edition, r.decision = h.decision,
       r.edition = r.edition + 1, r.proved = r.edition
 WHERE h.consultation_id = :consultation AND h.gone = 0
   AND h.report_edition = :report_edition AND h.old_edition IS NULL;

-- :rows reply_changes_units(consultation int, report_edition int)
SELECT DISTINCT c.unit_id AS unit
  FROM reply_change h
  JOIN reply_to rl ON rl.reply_id = h.reply_id
  JOIN comment c ON c.id = rl.comment_id
 WHERE h.consultation_id = :consultation AND h.gone = 0
   AND h.report_edition = :report_edition AND c.unit_id IS NOT NULL;
