-- alike.sql: what a comment that is checked resembles, and what came from the
-- same network within an hour; marks for who checks, no decision hangs on them.

-- :exec sent_from_add(submission int, consultation int, origin bytes,
--                     now time)
INSERT INTO sent_from (submission_id, consultation_id, origin, at)
VALUES (:submission, :consultation, :origin, :now);

-- :exec sent_from_sweep(before time)
DELETE FROM sent_from WHERE at < :before LIMIT 1000;

-- :exec erase_sent_from(submission int)
DELETE FROM sent_from WHERE submission_id = :submission;

-- :rows comments_alike(consultation int, list text)
-- Of those comments the ones that are in a group, which nobody refused.
SELECT j.id AS `.comment`, k.code AS `.group`, k.kind AS `@kind`,
       (SELECT COUNT(*) FROM cluster_comment o
         WHERE o.cluster_id = k.id AND o.gone = 0) AS `@n`
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j
  JOIN cluster_comment m ON m.comment_id = j.id AND m.gone = 0
  JOIN cluster k ON k.id = m.cluster_id
   AND k.consultation_id = :consultation
   AND k.state IN ('proposed', 'confirmed')
 ORDER BY k.id;

-- :part from_there
  JOIN comment c ON c.id = j.id AND c.consultation_id = :consultation
  JOIN sent_from f ON f.submission_id = c.submission_id
  JOIN sent_from o ON o.consultation_id = f.consultation_id
   AND o.origin = f.origin
   AND o.at BETWEEN f.at - INTERVAL 1 HOUR AND f.at + INTERVAL 1 HOUR;

-- :rows comments_burst(consultation int, list text, flag int)
-- Of those comments the ones that came with so many submissions from one
-- network, or more, an hour before or after.
SELECT j.id AS `.comment`, COUNT(DISTINCT o.submission_id) AS `@n`
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j
{from_there}
 GROUP BY j.id
HAVING COUNT(DISTINCT o.submission_id) >= :flag;

-- :rows comment_burst(consultation int, list text, limit int)
-- What those submissions say, without the comment itself.
SELECT x.code AS `@code`, x.sent_at AS `:written`,
       LEFT(COALESCE(t.remark, t.proposed, t.reason), 200) AS excerpt
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j
{from_there}
  JOIN submission s ON s.id = o.submission_id AND s.accepted_at IS NOT NULL
  JOIN comment x ON x.submission_id = s.id AND x.id <> j.id
   AND x.state IN ('public', 'waiting', 'hidden', 'blocked')
  JOIN comment_text t ON t.comment_id = x.id AND t.edition = x.edition
 ORDER BY x.id
 LIMIT :limit;
