-- cluster.sql: like comments as groups: what the job that finds them reads
-- and writes, what the desk shows, what a person decides.
--
-- A comment is in a group while its row says neither gone nor asked; the job
-- never puts back what a person took out.

-- Finding them: glas jobs ----------------------------------------------------

-- :rows groups_due(now time, since time)
-- Over, and with comments that were not looked at; while it runs, with one in
-- fifty of them or a hundred, so that who checks them sees what is alike.  Not while a job for it waits or one was done since.
SELECT c.id AS id
  FROM consultation c
 WHERE c.published_at IS NOT NULL AND c.concluded_at IS NULL
   AND c.opens_at <= :now
   AND (SELECT COALESCE(SUM(t.n), 0) FROM tally t
         WHERE t.scope = 'consultation' AND t.subject_id = c.id
           AND t.name = 'comments')
       >= (SELECT IF(c.closes_at < :now, 1, LEAST(100, 1 + COUNT(*) DIV 50))
                  + COUNT(*)
             FROM likeness l WHERE l.consultation_id = c.id)
   AND EXISTS (SELECT 1 FROM comment k
                 JOIN submission s ON s.id = k.submission_id
                  AND s.accepted_at IS NOT NULL
                 LEFT JOIN likeness l ON l.comment_id = k.id
                WHERE k.consultation_id = c.id AND l.comment_id IS NULL
                  AND k.state IN ('public', 'waiting', 'hidden')
                  AND k.erased_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM job j
                    WHERE j.kind = 'group' AND j.subject_id = c.id
                      AND (j.state IN ('new', 'taken') OR j.done_at > :since))
 LIMIT 20;

-- :exec likeness_stale(consultation int)
-- Of comments that were erased, or changed since.
DELETE l FROM likeness l
  JOIN comment c ON c.id = l.comment_id
 WHERE l.consultation_id = :consultation
   AND (c.edition <> l.edition OR c.erased_at IS NOT NULL
        OR c.state = 'blocked');

-- :stream likeness_kept(consultation int)
SELECT l.comment_id AS id, l.exact, l.near, l.phrases
  FROM likeness l
 WHERE l.consultation_id = :consultation
 ORDER BY l.comment_id;

-- :stream likeness_wanted(consultation int)
-- Comments that count and were not looked at.
SELECT c.id, c.edition, c.unit_id AS unit, c.stance, c.language,
       s.kind = 'person' AS person,
       t.remark, t.reason, t.proposed
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN likeness l ON l.comment_id = c.id
 WHERE c.consultation_id = :consultation AND l.comment_id IS NULL
   AND c.state IN ('public', 'waiting', 'hidden') AND c.erased_at IS NULL
 ORDER BY c.id;

-- :one likeness_draft_size(consultation int)
SELECT COALESCE(SUM(LENGTH(i.whole)), 0) AS size
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.published_at IS NOT NULL
  JOIN unit_in i ON i.version_id = v.id AND i.role IN ('base', 'block')
 WHERE d.consultation_id = :consultation;

-- :stream likeness_draft(consultation int)
SELECT i.whole, v.language
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.published_at IS NOT NULL
  JOIN unit_in i ON i.version_id = v.id AND i.role IN ('base', 'block')
 WHERE d.consultation_id = :consultation AND i.whole IS NOT NULL;

-- :stream cluster_members(consultation int)
SELECT m.cluster_id AS cluster, m.comment_id AS comment, k.state, k.kind
  FROM cluster k
  JOIN cluster_comment m ON m.cluster_id = k.id AND m.gone = 0
 WHERE k.consultation_id = :consultation AND k.state <> 'merged'
 ORDER BY k.state <> 'confirmed', m.cluster_id, m.comment_id;

-- :exec likeness_keep(comment int, consultation int, edition int, exact bytes,
--                     near bytes, phrases bytes)
INSERT INTO likeness (comment_id, consultation_id, edition, exact, near,
                      phrases)
VALUES (:comment, :consultation, :edition, :exact, :near, :phrases)
    ON DUPLICATE KEY UPDATE edition = :edition, exact = :exact, near = :near,
                            phrases = :phrases;

-- :insert cluster_add(code text, consultation int, kind text, now time)
INSERT INTO cluster (code, consultation_id, kind, at)
VALUES (:code, :consultation, :kind, :now);

-- :exec cluster_join(cluster int, comment int)
-- Once; one that a person took out stays out.
INSERT IGNORE INTO cluster_comment (cluster_id, comment_id, asked)
SELECT k.id, :comment, k.state = 'confirmed'
  FROM cluster k WHERE k.id = :cluster;

-- :exec cluster_merge_members(from_cluster int, into_cluster int)
INSERT IGNORE INTO cluster_comment (cluster_id, comment_id, adds, gone)
SELECT :into_cluster, m.comment_id, m.adds, m.gone
  FROM cluster_comment m WHERE m.cluster_id = :from_cluster;

-- :exec cluster_merge(id int, consultation int, now time)
UPDATE cluster SET state = 'merged', decided_at = :now, edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND state = 'proposed';

-- :exec cluster_evidence(id int, consultation int, kind text,
--       phrases_read int?, burst int?, burst_from time?, burst_until time?)
UPDATE cluster
   SET members = NULL,
       kind = IF(kind = 'hand', kind, :kind), phrases_read = :phrases_read,
       burst_n = :burst, burst_from = :burst_from, burst_until = :burst_until
 WHERE id = :id AND consultation_id = :consultation;

-- :exec cluster_phrases_forget(cluster int)
DELETE FROM cluster_phrase WHERE cluster_id = :cluster;

-- :exec cluster_phrase_add(cluster int, place int, words text, n int)
INSERT INTO cluster_phrase (cluster_id, place, words, n)
VALUES (:cluster, :place, :words, :n);

-- :one likeness_words(comment int, consultation int)
-- The words of a comment, and when it was sent.
SELECT c.language, t.remark, t.reason
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
 WHERE c.id = :comment AND c.consultation_id = :consultation;

-- :one cluster_burst(cluster int)
-- The shortest time in which half of its members came.
WITH m AS (
  SELECT c.sent_at AS at,
         ROW_NUMBER() OVER (ORDER BY c.sent_at, c.id) AS place,
         COUNT(*) OVER () AS all_of_them
    FROM cluster_comment x
    JOIN comment c ON c.id = x.comment_id
   WHERE x.cluster_id = :cluster AND x.gone = 0
)
SELECT b.place - a.place + 1 AS n, a.at AS begins, b.at AS ends
  FROM m a
  JOIN m b ON b.place = a.place + CEIL(a.all_of_them / 2) - 1
 ORDER BY TIMESTAMPDIFF(MICROSECOND, a.at, b.at), a.place
 LIMIT 1;

-- The desk -------------------------------------------------------------------

-- :part members_counted
               COUNT(IF(m.gone = 0 AND m.asked = 0, 1, NULL)) AS members,
               COUNT(IF(m.gone = 0 AND m.asked = 1, 1, NULL)) AS asked,
               COUNT(IF(m.gone = 0 AND m.asked = 0 AND c.reply_id IS NULL
                        AND c.state <> 'withdrawn', 1, NULL)) AS undecided,
               MIN(IF(m.gone = 0, c.sent_at, NULL)) AS first_at,
               MAX(IF(m.gone = 0, c.sent_at, NULL)) AS last_at
          FROM cluster k
          JOIN cluster_comment m ON m.cluster_id = k.id
          JOIN comment c ON c.id = m.comment_id AND c.erased_at IS NULL
         WHERE k.consultation_id = :consultation AND k.state <> 'merged';

-- :rows groups_of(consultation int, state text?, after int?, limit int)
-- The largest first; after: so many were shown.  Members of a group are
-- counted, unless that was done since it changed (groups_count).
SELECT g.code AS `@code`, g.kind AS `@kind`, g.state AS `@state`,
       g.members AS `@members`, NULLIF(g.asked, 0) AS `@asked`,
       g.undecided AS `@undecided`,
       (SELECT GROUP_CONCAT(p.words ORDER BY p.place SEPARATOR ' · ')
          FROM cluster_phrase p
         WHERE p.cluster_id = g.id AND p.place < 3) AS phrases,
       g.first_at AS `:first`, g.last_at AS `:last`
  FROM (SELECT k.id, k.code, k.kind, k.state, k.members, k.asked, k.undecided,
               k.first_at, k.last_at
          FROM cluster k
         WHERE k.consultation_id = :consultation AND k.state <> 'merged'
           AND k.members IS NOT NULL
         UNION ALL
        SELECT k.id, k.code, k.kind, k.state,
{members_counted}
           AND k.members IS NULL
         GROUP BY k.id, k.code, k.kind, k.state) g
 WHERE g.members + g.asked > 0 AND (:state IS NULL OR g.state = :state)
 ORDER BY g.state <> 'proposed', g.state = 'refused', g.members + g.asked DESC,
          g.id
 LIMIT :limit OFFSET :after;

-- :exec groups_count(consultation int, id int?)
-- As groups_of would count them; one of them alone, where it has changed.
UPDATE cluster g
  JOIN (SELECT k.id,
               MIN(IF(m.gone = 0 AND c.language <>
                      (SELECT q.language FROM consultation q
                        WHERE q.id = k.consultation_id),
                      c.language, NULL)) AS foreign_language,
{members_counted}
           AND (:id IS NULL OR k.id = :id)
         GROUP BY k.id) n ON n.id = g.id
   SET g.members = n.members, g.asked = n.asked, g.undecided = n.undecided,
       g.first_at = n.first_at, g.last_at = n.last_at,
       g.foreign_language = n.foreign_language
 WHERE g.consultation_id = :consultation;

-- :one groups_counted(consultation int)
-- looked: comments that were looked at; busy: a job waits or runs.
SELECT (SELECT COUNT(*) FROM cluster k
         WHERE k.consultation_id = :consultation AND k.state = 'proposed')
           AS proposed,
       (SELECT COUNT(*) FROM likeness l
         WHERE l.consultation_id = :consultation) AS looked,
       EXISTS (SELECT 1 FROM job j
                WHERE j.kind = 'group' AND j.subject_id = :consultation
                  AND j.state IN ('new', 'taken')) AS busy;

-- :one group_of(consultation int, code text)
SELECT k.id AS `.id`, k.code AS `@code`, k.kind AS `@kind`,
       k.state AS `@state`, k.edition AS `.edition`,
       k.burst_n AS `.burst`, k.burst_from AS `.burst_from`,
       k.burst_until AS `.burst_until`, k.phrases_read AS `@read`,
       COALESCE(k.members,
         (SELECT COUNT(*) FROM cluster_comment m
           WHERE m.cluster_id = k.id AND m.gone = 0 AND m.asked = 0))
           AS `@members`,
       NULLIF(IF(k.members IS NOT NULL, k.asked,
         (SELECT COUNT(*) FROM cluster_comment m
           WHERE m.cluster_id = k.id AND m.gone = 0 AND m.asked = 1)), 0)
           AS `@asked`,
       (SELECT r.id FROM reply r
         WHERE r.cluster_id = k.id AND r.consultation_id = :consultation
           AND r.authority_id IS NOT NULL
         ORDER BY r.id LIMIT 1) AS `.reply`,
       IF(k.members IS NOT NULL, k.foreign_language,
          (SELECT MIN(c.language)
             FROM cluster_comment m
             JOIN comment c ON c.id = m.comment_id
              AND c.language <> (SELECT q.language FROM consultation q
                                  WHERE q.id = :consultation)
            WHERE m.cluster_id = k.id AND m.gone = 0)) AS `.foreign`
  FROM cluster k
 WHERE k.consultation_id = :consultation AND k.code = :code
   AND k.state <> 'merged';

-- :rows group_phrases(cluster int, consultation int)
SELECT p.n AS `@n`, p.words AS `words`
  FROM cluster_phrase p
  JOIN cluster k ON k.id = p.cluster_id
 WHERE p.cluster_id = :cluster AND k.consultation_id = :consultation
 ORDER BY p.place;

-- :rows group_comments(cluster int, consultation int, closes time, posted int,
--                      asked int, after int, limit int)
-- Its members, those asked about first, behind that one (asked 2: all); of many
-- the few of a page alone are read.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       c.state AS `@state`, s.channel AS `@channel`, s.kind AS `@kind`,
       s.shown_name AS author, s.records_number AS records,
       c.sent_at AS `:received`,
       COALESCE(t.remark, t.proposed, t.reason) AS `.words`,
       i.steps AS `.cite`,
       IF(
{late_of}
          , 1, NULL) AS `@late`,
       r.decision AS `.decision`,
       CASE WHEN r.id IS NULL THEN 'none'
            WHEN r.state = 'writing' AND r.returned IS NOT NULL
            THEN 'returned' ELSE r.state END AS `@reply`,
       NULLIF(m.adds, 0) AS `@adds`, NULLIF(m.asked, 0) AS `@asked`,
       c.code AS `@pick`
  FROM ((SELECT g.comment_id, g.adds, g.asked
           FROM cluster_comment g
          WHERE g.cluster_id = :cluster AND g.gone = 0
            AND g.asked = :asked AND g.comment_id > :after
          ORDER BY g.comment_id
          LIMIT :limit)
         UNION ALL
        (SELECT g.comment_id, g.adds, g.asked
           FROM cluster_comment g
          WHERE g.cluster_id = :cluster AND g.gone = 0 AND g.asked < :asked
          ORDER BY g.asked DESC, g.comment_id
          LIMIT :limit)
         ORDER BY asked DESC, comment_id
         LIMIT :limit) m
  JOIN comment c ON c.id = m.comment_id
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id
 WHERE c.consultation_id = :consultation
 ORDER BY m.asked DESC, m.comment_id;

-- :exec1 group_decide(id int, consultation int, edition int, state text,
--                     account int, now time)
-- CONFLICT: somebody else was quicker.
UPDATE cluster
   SET members = NULL, state = :state, decided_by = :account,
       decided_at = :now,
       edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND state <> 'merged';

-- :exec group_take_in(id int, consultation int)
-- Those asked about belong to it.
UPDATE cluster_comment m
  JOIN cluster k ON k.id = m.cluster_id
   SET m.asked = 0
 WHERE m.cluster_id = :id AND k.consultation_id = :consultation
   AND m.asked = 1 AND m.gone = 0;

-- :exec1 group_take_out(cluster int, consultation int, code text)
UPDATE cluster_comment m
  JOIN cluster k ON k.id = m.cluster_id
  JOIN comment c ON c.id = m.comment_id
   SET m.gone = 1
 WHERE m.cluster_id = :cluster AND k.consultation_id = :consultation
   AND c.code = :code AND m.gone = 0;

-- :exec1 group_row_of_its_own(cluster int, consultation int, code text,
--                             adds int)
-- One that adds something of its own keeps a row in the table (practice 17).
UPDATE cluster_comment m
  JOIN cluster k ON k.id = m.cluster_id
  JOIN comment c ON c.id = m.comment_id
   SET m.adds = :adds
 WHERE m.cluster_id = :cluster AND k.consultation_id = :consultation
   AND c.code = :code AND m.gone = 0;

-- :exec group_put(cluster int, consultation int, code text)
INSERT INTO cluster_comment (cluster_id, comment_id)
SELECT :cluster, c.id FROM comment c
 WHERE c.consultation_id = :consultation AND c.code = :code
    ON DUPLICATE KEY UPDATE gone = 0, asked = 0;

-- :exec group_answer(cluster int, consultation int, reply int)
-- The group's reply for each member that has none; of those that add
-- something of their own, each is answered by itself.
INSERT INTO reply_to (comment_id, reply_id)
SELECT c.id, :reply
  FROM cluster_comment m
  JOIN comment c ON c.id = m.comment_id AND c.consultation_id = :consultation
   AND c.state NOT IN ('withdrawn', 'unsent', 'removed')
   AND c.erased_at IS NULL
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
 WHERE m.cluster_id = :cluster AND m.gone = 0 AND m.asked = 0 AND m.adds = 0
   AND rl.reply_id IS NULL
    ON DUPLICATE KEY UPDATE reply_id = COALESCE(reply_to.reply_id, :reply);

-- :one group_answerable(cluster int, consultation int)
-- How many group_answer would answer, locked so that they stay so.
SELECT COUNT(*) AS n
  FROM cluster_comment m
  JOIN comment c ON c.id = m.comment_id AND c.consultation_id = :consultation
   AND c.state NOT IN ('withdrawn', 'unsent', 'removed')
   AND c.erased_at IS NULL
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
 WHERE m.cluster_id = :cluster AND m.gone = 0 AND m.asked = 0 AND m.adds = 0
   AND rl.reply_id IS NULL
   FOR UPDATE;

-- :insert group_reply_add(consultation int, authority int, cluster int,
--                         state text, decision text, account int)
INSERT INTO reply (consultation_id, authority_id, cluster_id, state, decision,
                   written_by)
VALUES (:consultation, :authority, :cluster, :state, :decision, :account);

-- :exec group_unanswer(consultation int, code text, reply int)
-- One taken out of the group loses the group's reply.
UPDATE reply_to rl JOIN comment c ON c.id = rl.comment_id
   SET rl.reply_id = NULL, c.reply_id = NULL
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND rl.reply_id = :reply;
