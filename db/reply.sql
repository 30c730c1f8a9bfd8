-- reply.sql: what the authority answers: the list of comments at the desk, one
-- comment, its reply from the first draft to the approval.  Every statement
-- has the consultation in its WHERE.
--
-- A comment counts once its submission was confirmed or entered; withdrawn
-- and hidden ones stay in the record (practice 2).  .cite: kinds and numbers
-- from the base unit to the innermost, a line each (cite.h).

-- :part desk_plain
-- A comment k counts, and meets the filters that are asked of it alone: what
-- is packed in facts (asked: which bits of them, facts: how they are to be),
-- the rest where it is set.  number: its submission's, ours or the office's.
 WHERE k.consultation_id = :consultation
   AND (k.facts & :asked) = :facts
{confirmed}
   AND (:number IS NULL OR k.submission_id IN
        (SELECT n.id FROM submission n
          WHERE n.consultation_id = :consultation
            AND n.records_number = :number)
        OR k.submission_id = (SELECT n.id FROM submission n
                               WHERE n.number = UPPER(:number)))
   AND (:organisation IS NULL OR k.organisation_id = :organisation)
   AND (:officer IS NULL OR COALESCE(k.assigned_to, 0) = :officer
        OR (:officer <> 0 AND k.assigned_to IS NOT NULL
            AND k.assigned_to IN
            (SELECT y.for_id FROM deputy y
              WHERE y.account_id = :officer AND y.since <= :now
                AND y.until > :now)));

-- :part desk_marks
-- It has the marks m0.. of all the words.
   AND (:words IS NULL
        OR ((:m0 = 0 OR (k.mark_0 & :m0) = :m0)
            AND (:m1 = 0 OR (k.mark_1 & :m1) = :m1)
            AND (:m2 = 0 OR (k.mark_2 & :m2) = :m2)
            AND (:m3 = 0 OR (k.mark_3 & :m3) = :m3)
            AND (:m4 = 0 OR (k.mark_4 & :m4) = :m4)
            AND (:m5 = 0 OR (k.mark_5 & :m5) = :m5)
            AND (:m6 = 0 OR (k.mark_6 & :m6) = :m6)
            AND (:m7 = 0 OR (k.mark_7 & :m7) = :m7)));

-- :part desk_joined
-- It meets those that other tables are asked for, by ids that the index has.
-- first and last are places in the version.  Units are read once, as a set;
-- groups and replies are asked of each comment by itself, or are read as a
-- set too, which is dearer for a few comments and much cheaper for many:
-- sets, 1 the group, 2 the decision, 4 the state of the reply.
   AND (:version IS NULL OR (k.unit_id IS NOT NULL
        AND k.unit_id IN
        (SELECT w.unit_id FROM unit_in w
          WHERE w.version_id = :version
            AND w.place BETWEEN :first AND :last)))
   AND (:group IS NULL
        OR ((:sets & 1) AND k.id IN
            (SELECT m.comment_id FROM cluster_comment m
              WHERE m.cluster_id = :group AND m.gone = 0))
        OR ((:sets & 1) = 0 AND
            (SELECT m.gone FROM cluster_comment m
              WHERE m.cluster_id = :group AND m.comment_id = k.id)
            = 0))
   AND (:decision IS NULL OR (k.reply_id IS NOT NULL
        AND (((:sets & 2) AND k.reply_id IN
              (SELECT x.id FROM reply x
                WHERE x.consultation_id = :consultation
                  AND x.decision = :decision))
             OR ((:sets & 2) = 0 AND
                 (SELECT x.decision FROM reply x
                   WHERE x.id = k.reply_id) = :decision))))
   AND (:reply IS NULL
        OR (:reply = 'none' AND k.reply_id IS NULL AND
{fact_key}
                IS NULL)
        OR (:reply <> 'none' AND k.reply_id IS NOT NULL
            AND ((:sets & 4) = 0 OR k.reply_id IN
                 (SELECT x.id FROM reply x
                   WHERE x.consultation_id = :consultation
                     AND x.state = IF(:reply = 'returned', 'writing',
                                      :reply)))
            AND (((:sets & 4) AND :reply NOT IN ('writing', 'returned'))
                 OR (SELECT IF(x.state = 'writing'
                               AND x.returned IS NOT NULL, 'returned',
                               x.state)
                       FROM reply x WHERE x.id = k.reply_id)
                    = :reply)));

-- :part desk_words
-- Whether the words of a text f are those that are sought.
CONCAT(' ', f.folded) LIKE :longest AND f.folded REGEXP :words;

-- :part desk_place
-- All that the list needs to know of a comment.
SELECT k.id AS `.id`, k.sent_at AS `.sort`,
       COALESCE(k.assigned_to, 0) AS `.officer`;

-- :part desk_met
-- The same; and whether it has the words, but for all 1: then its marks alone
-- are asked.
{desk_place}
       , k.edition AS `.edition`,
       (:words IS NULL OR :all = 1
        OR (SELECT
{desk_words}
              FROM comment_text f
             WHERE f.comment_id = k.id AND f.edition = k.edition)) AS `.met`;

-- :part desk_on
-- Behind that place of the list.
   AND (:after IS NULL OR (k.sent_at >= :after
        AND (k.sent_at > :after OR k.id > :after_id)));

-- :part desk_forth
 ORDER BY k.sent_at, k.id
 LIMIT :limit ROWS EXAMINED :most;

-- :part desk_back
-- Before it, the nearest first.
   AND (:after IS NULL OR (k.sent_at <= :after
        AND (k.sent_at < :after OR k.id < :after_id)));

-- :part desk_backwards
 ORDER BY k.sent_at DESC, k.id DESC
 LIMIT :limit ROWS EXAMINED :most;

-- :part desk_seek
-- Where words are sought, in an index that is twice as wide.
{desk_met}
  FROM comment k FORCE INDEX (consultation_id)
{desk_plain}
{desk_marks}
{desk_joined};

-- :part desk_of_few
-- Of the few (JSON) that desk_few_... found.
{desk_met}
  FROM JSON_TABLE(:few, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) few
  STRAIGHT_JOIN comment k ON k.id = few.id
{desk_plain}
{desk_marks}
{desk_joined};

-- :anew desk_ids(consultation int, asked int, facts int, reply text?,
--       decision text?, number text?, version int?, first int, last int,
--       closes time, posted int, late_key text?, deficient_key text?,
--       officer int?, organisation int?, group int?, now time, after time?,
--       after_id int?, sets int, limit int, most int)
-- By the filters that are set but words, the first received first, behind that
-- place of the list.  It ends when it has read so many rows (most); the last
-- one then is not to be relied on.
{desk_place}
  FROM comment k FORCE INDEX (desk)
{desk_plain}
{desk_joined}
{desk_on}
{desk_forth}
;

-- :anew desk_ids_before(consultation int, asked int, facts int, reply text?,
--       decision text?, number text?, version int?, first int, last int,
--       closes time, posted int, late_key text?, deficient_key text?,
--       officer int?, organisation int?, group int?, now time, after time?,
--       after_id int?, sets int, limit int, most int)
-- The same before that place, the nearest first.
{desk_place}
  FROM comment k FORCE INDEX (desk)
{desk_plain}
{desk_joined}
{desk_back}
{desk_backwards}
;

-- :anew desk_ids_sought(consultation int, asked int, facts int, reply text?,
--       decision text?, number text?, version int?, first int, last int,
--       closes time, posted int, late_key text?, deficient_key text?,
--       officer int?, organisation int?, group int?, now time, after time?,
--       after_id int?, sets int, limit int, most int,
--       words text?, longest text?, m0 int, m1 int, m2 int, m3 int, m4 int,
--       m5 int, m6 int, m7 int, all int)
-- The same with words; all 1: also those of which only the marks hold them.
{desk_seek}
{desk_on}
HAVING `.met`
{desk_forth}
;

-- :anew desk_ids_sought_before(consultation int, asked int, facts int, reply text?,
--       decision text?, number text?, version int?, first int, last int,
--       closes time, posted int, late_key text?, deficient_key text?,
--       officer int?, organisation int?, group int?, now time, after time?,
--       after_id int?, sets int, limit int, most int,
--       words text?, longest text?, m0 int, m1 int, m2 int, m3 int, m4 int,
--       m5 int, m6 int, m7 int, all int)
{desk_seek}
{desk_back}
HAVING `.met`
{desk_backwards}
;

-- :anew desk_ids_of_few(few text, consultation int, asked int, facts int, reply text?,
--       decision text?, number text?, version int?, first int, last int,
--       closes time, posted int, late_key text?, deficient_key text?,
--       officer int?, organisation int?, group int?, now time, after time?,
--       after_id int?, sets int, limit int, most int,
--       words text?, longest text?, m0 int, m1 int, m2 int, m3 int, m4 int,
--       m5 int, m6 int, m7 int, all int)
-- Those of the few; most is not asked.
{desk_of_few}
{desk_on}
HAVING `.met`
{desk_forth}
;

-- :anew desk_ids_of_few_before(few text, consultation int, asked int, facts int, reply text?,
--       decision text?, number text?, version int?, first int, last int,
--       closes time, posted int, late_key text?, deficient_key text?,
--       officer int?, organisation int?, group int?, now time, after time?,
--       after_id int?, sets int, limit int, most int,
--       words text?, longest text?, m0 int, m1 int, m2 int, m3 int, m4 int,
--       m5 int, m6 int, m7 int, all int)
{desk_of_few}
{desk_back}
HAVING `.met`
{desk_backwards}
;

-- :rows desk_texts(these text, words text, longest text)
-- Which of some texts (JSON of pairs, comment and edition) hold the words, in
-- their order.
SELECT q.n - 1 AS `.nth`
  FROM JSON_TABLE(:these, '$[*]' COLUMNS (n FOR ORDINALITY,
                  id BIGINT UNSIGNED PATH '$[0]',
                  edition INT UNSIGNED PATH '$[1]')) q
  STRAIGHT_JOIN comment_text f
     ON f.comment_id = q.id AND f.edition = q.edition
 WHERE
{desk_words}
 ORDER BY q.n;

-- :anew desk_sets(consultation int, reply text?, decision text?, group int?,
--                most int)
-- The filters that at most so many comments or replies can meet, as bits of
-- "sets" in desk_joined.
SELECT IF(:group IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM cluster_comment m
            WHERE m.cluster_id = :group AND m.gone = 0
            LIMIT 1 OFFSET :most), 1, 0)
     | IF(:decision IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM reply x
            WHERE x.consultation_id = :consultation AND x.decision = :decision
            LIMIT 1 OFFSET :most), 2, 0)
     | IF(:reply <> 'none' AND NOT EXISTS
          (SELECT 1 FROM reply x
            WHERE x.consultation_id = :consultation
              AND x.state = IF(:reply = 'returned', 'writing', :reply)
            LIMIT 1 OFFSET :most), 4, 0) AS sets;

-- Which comments can meet one of the filters, from its index; where they are
-- few, all filters are asked of these alone.  At most so many are read.

-- :rows desk_few_replied(consultation int, reply text?, decision text?,
--                        limit int)
SELECT rl.comment_id AS id
  FROM reply x
  STRAIGHT_JOIN reply_to rl ON rl.reply_id = x.id
 WHERE x.consultation_id = :consultation
   AND (:decision IS NULL OR x.decision = :decision)
   AND (:reply IS NULL OR x.state = IF(:reply = 'returned', 'writing',
                                       :reply))
 LIMIT :limit;

-- :rows desk_few_to_do(consultation int, none int, officer int?, now time,
--                      limit int)
-- none 1: without a reply; of that officer (desk_plain) or anybody's.
SELECT k.id AS id
  FROM comment k FORCE INDEX (undecided)
 WHERE k.consultation_id = :consultation
   AND (:none = 0 OR k.reply_id IS NULL)
   AND (:officer IS NULL OR (:officer = 0 AND k.assigned_to IS NULL)
        OR (:officer <> 0 AND k.assigned_to IN
            (SELECT :officer UNION SELECT y.for_id FROM deputy y
              WHERE y.account_id = :officer AND y.since <= :now
                AND y.until > :now)))
 LIMIT :limit;

-- :rows desk_few_numbered(consultation int, number text, limit int)
SELECT k.id AS id
  FROM (SELECT n.id FROM submission n
         WHERE n.consultation_id = :consultation
           AND n.records_number = :number
         UNION
        SELECT n.id FROM submission n WHERE n.number = UPPER(:number)) s
  STRAIGHT_JOIN comment k ON k.submission_id = s.id
   AND k.consultation_id = :consultation
 LIMIT :limit;

-- :rows desk_few_grouped(consultation int, group int, limit int)
SELECT m.comment_id AS id
  FROM cluster g
  STRAIGHT_JOIN cluster_comment m ON m.cluster_id = g.id AND m.gone = 0
 WHERE g.id = :group AND g.consultation_id = :consultation
 LIMIT :limit;

-- :rows desk_few_of_organisation(consultation int, organisation int, limit int)
SELECT k.id AS id
  FROM submission n
  STRAIGHT_JOIN comment k ON k.submission_id = n.id
   AND k.organisation_id = :organisation
 WHERE n.organisation_id = :organisation AND n.consultation_id = :consultation
 LIMIT :limit;

-- :rows desk_few_on(consultation int, version int, first int, last int,
--                   limit int)
-- On those places of the version.
SELECT k.id AS id
  FROM unit_in w
  STRAIGHT_JOIN comment k FORCE INDEX (together)
     ON k.consultation_id = :consultation AND k.unit_id = w.unit_id
 WHERE w.version_id = :version AND w.place BETWEEN :first AND :last
 LIMIT :limit;

-- :rows desk_rows(consultation int, ids text, closes time, posted int,
--                 deficient_key text?)
-- Those comments as the list shows them, in the order of their ids (JSON).
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       c.state AS `@state`, s.channel AS `@channel`, s.kind AS `@kind`,
       s.shown_name AS author, s.records_number AS records,
       c.sent_at AS `:received`, c.sent_at AS `.sort`,
       COALESCE(t.remark, t.proposed, t.reason) AS `.words`,
       i.steps AS `.cite`,
       IF(
{late_of}
          , 1, NULL) AS `@late`,
       IF(:deficient_key IS NOT NULL AND c.location IS NULL, 1, NULL)
         AS `@deficient`,
       CONCAT_WS('.', c.code, COALESCE(r.edition, 0),
                 COALESCE(c.assigned_to, 0)) AS `@pick`,
       r.decision AS `.decision`,
       CASE WHEN r.id IS NULL THEN 'none'
            WHEN r.state = 'writing' AND r.returned IS NOT NULL
            THEN 'returned' ELSE r.state END AS `@reply`
  FROM JSON_TABLE(:ids, '$[*]' COLUMNS (n FOR ORDINALITY,
                  id BIGINT UNSIGNED PATH '$')) q
  STRAIGHT_JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply r ON r.id = c.reply_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 ORDER BY q.n;

-- :one desk_group_id(consultation int, code text)
SELECT k.id AS `.id` FROM cluster k
 WHERE k.code = :code AND k.consultation_id = :consultation;

-- :one desk_organisation_id(slug text)
SELECT o.id AS `.id` FROM organisation o WHERE o.slug = :slug;

-- :one desk_unit(consultation int, wid text)
-- Where a unit stands in the newest version that has it.
SELECT v.id AS `.version`, i.place AS `.place`, i.last_place AS `.last`
  FROM document d
  JOIN unit u ON u.document_id = d.id AND u.wid = :wid
  JOIN unit_in i ON i.unit_id = u.id
  JOIN version v ON v.id = i.version_id AND v.published_at IS NOT NULL
 WHERE d.consultation_id = :consultation
 ORDER BY d.place, d.id, v.number DESC
 LIMIT 1;

-- :rows desk_units(consultation int, limit int)
-- Base units of the newest versions with the comments on them and below: the
-- units are read once in their order, each belongs to the last base before it
-- that has not ended.
SELECT u.wid AS `.wid`, q.language AS `.lang`, p.num AS `.num`,
       p.heading AS `.heading`, q.n AS `.comments`
  FROM (SELECT x.document, x.nth, x.version, x.language, x.base,
               SUM(x.n) AS n
          FROM (SELECT d.id AS document, d.place AS nth, v.id AS version,
                       d.language, i.place, COALESCE(t.n, 0) AS n,
                       MAX(IF(i.role = 'base', i.place, NULL)) OVER so_far
                         AS base,
                       MAX(IF(i.role = 'base', i.last_place, NULL))
                         OVER so_far AS last
                  FROM document d
                  JOIN version v
                    ON v.document_id = d.id AND v.language = d.language
{newest_published}
                  JOIN unit_in i ON i.version_id = v.id
                  LEFT JOIN tally t
                    ON t.scope = 'unit' AND t.subject_id = i.unit_id
                   AND t.name = 'comments' AND t.shard = 0
                 WHERE d.consultation_id = :consultation
                WINDOW so_far AS (PARTITION BY d.id ORDER BY i.place)) x
         WHERE x.place <= x.last
         GROUP BY x.document, x.nth, x.version, x.language, x.base
        HAVING SUM(x.n) > 0) q
  JOIN unit_in p ON p.version_id = q.version AND p.place = q.base
  JOIN unit u ON u.id = p.unit_id
 ORDER BY q.nth, q.document, q.base
 LIMIT :limit;

-- :one desk_counts(consultation int)
-- The list at a glance, from the tallies.
SELECT (SELECT GREATEST(COALESCE(SUM(n), 0), 0) FROM tally
         WHERE scope = 'consultation' AND subject_id = :consultation
           AND name = 'comments') AS comments,
       (SELECT GREATEST(COALESCE(SUM(n), 0), 0) FROM tally
         WHERE scope = 'consultation' AND subject_id = :consultation
           AND name = 'undecided') AS undecided,
       (SELECT COUNT(*) FROM reply
         WHERE consultation_id = :consultation AND state = 'review')
           AS review,
       (SELECT id FROM many
         WHERE consultation_id = :consultation AND open = 1) AS many;

-- :one desk_comment(consultation int, code text, closes time, posted int)
-- One comment with all its words, who sent it, and its reply.
SELECT c.submission_id AS `.submission`, c.part_of AS `.part_of`,
       c.part_page AS `.part_page`, c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       c.state AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       c.weight AS `@weight`, s.shown_name AS author,
       IF(s.capacity = 'other', s.capacity_words, NULL) AS `for`,
       c.sent_at AS `:written`, c.sent_at AS `.sort`,
       c.hidden_at AS `:hidden`, c.hide_rule AS `@rule`,
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
       t.reason AS `+reason`, NULL AS `.decision`, NULL AS `.reply`,
       NULL AS `.replied`, c.unit_id AS `.unit`, c.location,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.place AS `.place`, i.last_place AS `.last`,
       d.slug AS `.document`, d.language AS `.lang`, v.number AS `.version`,
       s.number AS `.number`, s.records_number AS `.records`,
       s.received_at AS `.received`, s.posted_at AS `.posted`,
       s.capacity_words AS `.declared`,
       COALESCE(c.withdraw_reason, s.withdraw_reason) AS `.withdrawn_why`,
{late_of}
         AS `.late`,
       i.steps AS `.cite`,
       (SELECT a.words FROM said_answer a
         WHERE a.comment_id = c.id) AS `.spoken`,
       rl.reply_id AS `.reply_id`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN version v ON v.id = c.version_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
{words_then_and_now}
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.state NOT IN ('unsent', 'removed');

-- :one desk_place(consultation int, code text)
-- Where a comment stands in the list.
SELECT c.sent_at AS `.sort`, c.id AS `.id`
  FROM comment c
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.sent_at IS NOT NULL;

-- :rows desk_together(consultation int, comment int, unit int?, reply int?,
--                     closes time, posted int, deficient_key text?, limit int)
-- What one reply may answer: the comment itself, those it answers already,
-- and those without a reply on the same unit.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       c.state AS `@state`, s.channel AS `@channel`, s.kind AS `@kind`,
       s.shown_name AS author, s.records_number AS records,
       c.sent_at AS `:received`,
       COALESCE(t.remark, t.proposed, t.reason) AS `.words`,
       i.steps AS `.cite`,
       IF(
{late_of}
          , 1, NULL) AS `@late`,
       IF(:deficient_key IS NOT NULL AND c.location IS NULL, 1, NULL)
         AS `@deficient`,
       NULL AS `.decision`, rl.reply_id IS NOT NULL AS `.mine`
  FROM ((SELECT k.id FROM comment k WHERE k.id = :comment)
         UNION
        (SELECT a.comment_id FROM reply_to a WHERE a.reply_id = :reply
          ORDER BY a.comment_id LIMIT :limit)
         UNION
        (SELECT k.id FROM comment k FORCE INDEX (together)
          WHERE k.consultation_id = :consultation AND k.unit_id <=> :unit
            AND k.reply_id IS NULL
            AND k.state NOT IN ('unsent', 'removed', 'withdrawn')
          ORDER BY k.sent_at, k.id LIMIT :limit)) q
  JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
   AND c.state NOT IN ('unsent', 'removed')
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 ORDER BY c.id <> :comment, rl.reply_id IS NULL, c.sent_at, c.id
 LIMIT :limit;

-- :one desk_reply(id int, consultation int, account int)
-- A reply as it stands; own: that account wrote some of its words since it was
-- last approved, and it takes a second person here.
SELECT r.id AS `.id`, r.edition AS `.edition`, r.decision AS `.decision`,
       CASE WHEN r.state = 'writing' AND r.returned IS NOT NULL
            THEN 'returned' ELSE r.state END AS `.state`,
       t.reasons AS `.reasons`, t.language AS `.language`,
       t.translation AS `.translation`, t.translated_to AS `.translated_to`,
       r.returned AS `.returned`,
       r.authority_id AS `.body`,
       (SELECT k.code FROM cluster k WHERE k.id = r.cluster_id) AS `.group`, a.name AS `.by`,
       o.alone_since IS NOT NULL AS `.alone`,
       o.alone_since IS NULL AND EXISTS
         (SELECT 1 FROM reply_text w
           WHERE w.reply_id = r.id AND w.written_by = :account
             AND w.at > COALESCE((SELECT MAX(x.at) FROM act x
                                   WHERE x.object_kind = 'reply'
                                     AND x.object_id = r.id
                                     AND x.what = 'approved'), 0)) AS `.own`
  FROM reply r
  JOIN reply_text t ON t.reply_id = r.id AND t.edition = r.edition
  JOIN account a ON a.id = r.written_by
  JOIN authority o ON o.id = r.authority_id
 WHERE r.id = :id AND r.consultation_id = :consultation;

-- :rows reply_acts(reply int, consultation int)
-- Who did what with it, the newest first.
SELECT x.what AS `@name`, x.at AS `:when`,
       CONCAT_WS(', ', x.post, a.name) AS `by`, x.reason AS note
  FROM act x
  LEFT JOIN account a ON a.id = x.account_id
 WHERE x.object_kind = 'reply' AND x.object_id = :reply
   AND x.consultation_id = :consultation
 ORDER BY x.id DESC;

-- :rows object_acts(consultation int, kind text)
-- Who did what with things of one kind, the newest first.
SELECT x.what AS `@name`, x.at AS `:when`,
       CONCAT_WS(', ', x.post, a.name) AS `by`, x.reason AS note
  FROM act x
  LEFT JOIN account a ON a.id = x.account_id
 WHERE x.consultation_id = :consultation AND x.object_kind = :kind
 ORDER BY x.id DESC
 LIMIT 50;

-- Writing -------------------------------------------------------------------

-- :one reply_comment(consultation int, code text)
-- A comment that is to be answered, locked: of two officers one waits.
SELECT c.id, c.state, c.unit_id,
       (SELECT rl.reply_id FROM reply_to rl WHERE rl.comment_id = c.id)
         AS reply
  FROM comment c
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.state NOT IN ('unsent', 'removed') FOR UPDATE;

-- :insert reply_add(consultation int, authority int, state text,
--                   decision text, account int)
INSERT INTO reply (consultation_id, authority_id, state, decision, written_by)
VALUES (:consultation, :authority, :state, :decision, :account);

-- :exec1 reply_change(id int, consultation int, authority int, edition int,
--                     state text, decision text, account int)
-- CONFLICT: somebody else was quicker, it is published, or another body's.  An approval
-- lapses; what was asked to change stays to be read until it goes on.
UPDATE reply
   SET state = :state, decision = :decision, written_by = :account,
       approved_by = NULL, approved_at = NULL,
       returned = IF(:state = 'review', NULL, returned),
       edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation
   AND authority_id = :authority AND edition = :edition
   AND state <> 'published';

-- :exec1 reply_text_add(reply int, edition int, decision text, reasons text?,
--                       overruled text?, language text, translation text?,
--                       translated_to text?, account int, now time)
-- overruled: why a comment is considered all the same that facts decide.
INSERT INTO reply_text (reply_id, edition, decision, reasons, overruled,
                        language, translation, translated_to,
                        written_by, at)
VALUES (:reply, :edition, :decision, :reasons, :overruled, :language,
        :translation, :translated_to, :account, :now);

-- :exec reply_to_add(comment int, reply int)
-- A comment taken out before has a row without a reply.
INSERT INTO reply_to (comment_id, reply_id) VALUES (:comment, :reply)
ON DUPLICATE KEY UPDATE reply_id = COALESCE(reply_id, :reply);

-- :rows reply_answers(reply int, consultation int)
-- The comments it answers.
SELECT c.id AS `.id`, c.code AS `.code`, c.state AS `.state`,
       c.unit_id AS `.unit`
  FROM reply_to rl
  JOIN comment c ON c.id = rl.comment_id
 WHERE rl.reply_id = :reply AND c.consultation_id = :consultation
 ORDER BY c.id;

-- :exec reply_noted(reply int, consultation int)
-- The comments it answers know of it, to be found by it at the desk.
UPDATE reply_to rl JOIN comment c ON c.id = rl.comment_id
   SET c.reply_id = rl.reply_id
 WHERE rl.reply_id = :reply AND c.consultation_id = :consultation;

-- :exec reply_to_remove(comment int, reply int)
UPDATE reply_to rl JOIN comment c ON c.id = rl.comment_id
   SET rl.reply_id = NULL, c.reply_id = NULL
 WHERE rl.comment_id = :comment AND rl.reply_id = :reply;

-- :exec1 reply_approve(id int, consultation int, authority int, edition int,
--                      account int, alone int, now time)
-- A second person, on the very words that were read (practice 8): nobody who
-- wrote an edition since the last approval.
UPDATE reply
   SET state = 'approved', approved_by = :account, approved_at = :now
 WHERE id = :id AND consultation_id = :consultation
   AND authority_id = :authority AND edition = :edition
   AND state = 'review'
   AND (:alone = 1 OR NOT EXISTS
        (SELECT 1 FROM reply_text w
          WHERE w.reply_id = reply.id AND w.written_by = :account
            AND w.at > COALESCE((SELECT MAX(x.at) FROM act x
                                  WHERE x.object_kind = 'reply'
                                    AND x.object_id = reply.id
                                    AND x.what = 'approved'), 0)));

-- :exec1 reply_return(id int, consultation int, authority int, edition int,
--                     note text)
UPDATE reply
   SET state = 'writing', returned = :note, approved_by = NULL,
       approved_at = NULL
 WHERE id = :id AND consultation_id = :consultation
   AND authority_id = :authority AND edition = :edition
   AND state IN ('review', 'approved');

-- :exec report_unsigned(consultation int)
-- A report that was signed off and changes since must be signed off again.
UPDATE report
   SET state = 'writing', signed_by = NULL, signed_post = NULL,
       signed_at = NULL
 WHERE consultation_id = :consultation AND state = 'signed';

-- Officers, notes, templates, editions ---------------------------------------

-- :rows desk_officers(consultation int, now time)
-- Who may answer here now.
SELECT a.id AS `.value`, a.name AS `.name`
  FROM consultation_authority l
  JOIN staff p ON p.authority_id = l.authority_id AND p.may = 'answer'
   AND p.since <= :now AND (p.until IS NULL OR p.until > :now)
   AND (p.consultation_id IS NULL OR p.consultation_id = :consultation)
  JOIN account a ON a.id = p.account_id AND a.state = 'active'
 WHERE l.consultation_id = :consultation
 GROUP BY a.id, a.name
 ORDER BY a.name COLLATE utf8mb4_uca1400_ai_ci, a.id;

-- :rows desk_commenters(consultation int, limit int)
-- Organisations that commented.  One row each: EXISTS would be turned into a
-- list of all submissions.
SELECT o.slug AS `.value`, o.name AS `.name`
  FROM organisation o
 WHERE (SELECT s.id FROM submission s
         WHERE s.organisation_id = o.id
           AND s.consultation_id = :consultation
           AND s.accepted_at IS NOT NULL
         LIMIT 1) IS NOT NULL
 ORDER BY o.name COLLATE utf8mb4_uca1400_ai_ci
 LIMIT :limit;

-- :exec1 comment_assign(consultation int, code text, seen int, officer int)
-- CONFLICT: it is no longer whose it was seen to be (0: nobody's).
UPDATE comment SET assigned_to = :officer
 WHERE consultation_id = :consultation AND code = :code
   AND COALESCE(assigned_to, 0) = :seen
   AND state NOT IN ('unsent', 'removed');

-- :rows notes_of(comment int, consultation int)
-- For colleagues, the oldest first.
SELECT n.body AS `+words`, a.name AS `by`, n.at AS `:when`
  FROM note n
  JOIN account a ON a.id = n.written_by
 WHERE n.comment_id = :comment AND n.consultation_id = :consultation
 ORDER BY n.id
 LIMIT 100;

-- :insert note_add(consultation int, comment int, body text, account int,
--                  now time)
INSERT INTO note (consultation_id, comment_id, body, written_by, at)
VALUES (:consultation, :comment, :body, :account, :now);

-- :rows templates_of(authority int)
SELECT t.id AS `.id`, t.title AS `title`, t.decision AS `.decision`,
       t.reasons AS `.reasons`
  FROM reply_template t
 WHERE t.authority_id = :authority AND t.gone = 0
 ORDER BY t.title COLLATE utf8mb4_uca1400_ai_ci, t.id
 LIMIT 100;

-- :one template_of(id int, authority int)
SELECT t.title, t.decision, t.reasons, t.edition
  FROM reply_template t
 WHERE t.id = :id AND t.authority_id = :authority AND t.gone = 0;

-- :insert template_add(authority int, title text, decision text?, reasons text)
INSERT INTO reply_template (authority_id, title, decision, reasons)
VALUES (:authority, :title, :decision, :reasons);

-- :exec1 template_change(id int, authority int, edition int, title text,
--                        reasons text)
-- CONFLICT: somebody else was quicker.
UPDATE reply_template
   SET title = :title, reasons = :reasons, edition = edition + 1
 WHERE id = :id AND authority_id = :authority AND edition = :edition
   AND gone = 0;

-- :exec1 template_remove(id int, authority int)
UPDATE reply_template SET gone = 1
 WHERE id = :id AND authority_id = :authority AND gone = 0;

-- :rows reply_editions(reply int, consultation int)
-- All that was written, the newest first.
SELECT t.edition AS `@n`, t.decision AS `.decision`, t.reasons AS `+reasons`,
       a.name AS `by`, t.at AS `:when`
  FROM reply_text t
  JOIN reply r ON r.id = t.reply_id
  JOIN account a ON a.id = t.written_by
 WHERE t.reply_id = :reply AND r.consultation_id = :consultation
 ORDER BY t.edition DESC
 LIMIT 50;

-- :one reply_overrules(reply int, consultation int, closes time, posted int,
--                      late_key text?, deficient_key text?)
-- Whether facts alone decide of one of those that a reply answers.
SELECT EXISTS (SELECT 1 FROM comment k
                WHERE k.consultation_id = :consultation
                  AND k.reply_id = :reply
                  AND
{fact_key}
                      IS NOT NULL) AS overrules;
