-- course.sql: the course of an act through its rounds: which one came before,
-- when the session is, how a cancelled one is closed (practice 1, 5, 10).

-- :exec1 course_planned(consultation int, edition int, day text?)
-- CONFLICT: somebody else was quicker, or what became of the act is recorded.
UPDATE consultation SET planned_adoption = :day, edition = edition + 1
 WHERE id = :consultation AND edition = :edition AND concluded_at IS NULL
   AND cancelled_at IS NULL;

-- :exec1 course_closing(consultation int, edition int, statement text)
UPDATE consultation SET closing_statement = :statement, edition = edition + 1
 WHERE id = :consultation AND edition = :edition AND cancelled_at IS NOT NULL;

-- :one course_statement(consultation int)
SELECT closing_statement AS statement FROM consultation
 WHERE id = :consultation;

-- :exec1 course_follows(consultation int, edition int, before int?)
UPDATE consultation SET follows_id = :before, edition = edition + 1
 WHERE id = :consultation AND edition = :edition;

-- :part round_words
-- Of a round c: its words, in the language asked for if there.
       c.slug AS `.slug`, c.language AS `.lang`, c.round AS `.round`,
       COALESCE(t.title, o.title) AS `.title`;

-- :part round_texts
  JOIN consultation_text o ON o.consultation_id = c.id
                          AND o.language = c.language
  LEFT JOIN consultation_text t ON t.consultation_id = c.id
                               AND t.language = :language;

-- :rows rounds_before(authority int, consultation int, language text)
-- What a round may follow: published ones that the same body led and that
-- were drawn up before it, so that no way through them is a circle.
SELECT
{round_words}
       , c.id AS `.id`
  FROM consultation_authority l
  JOIN consultation c ON c.id = l.consultation_id
{round_texts}
 WHERE l.authority_id = :authority AND l.leads = 1 AND c.id < :consultation
   AND c.published_at IS NOT NULL
 ORDER BY c.id DESC
 LIMIT 200;

-- :rows rounds_of(consultation int, language text)
-- All rounds of the same act in their order, with this one among them.
WITH RECURSIVE up AS (
  SELECT a.id, a.follows_id, 0 AS steps
    FROM consultation a WHERE a.id = :consultation
   UNION ALL
  SELECT p.id, p.follows_id, up.steps + 1
    FROM up JOIN consultation p ON p.id = up.follows_id
   WHERE up.steps < 20
), course AS (
  SELECT id, 0 AS steps FROM (SELECT id FROM up
                               ORDER BY steps DESC LIMIT 1) first
   UNION ALL
  SELECT n.id, course.steps + 1
    FROM course JOIN consultation n ON n.follows_id = course.id
   WHERE course.steps < 20
)
SELECT
{round_words}
       , c.id AS `.id`, c.profile AS `.profile`, c.opens_at AS `:opens`,
       c.cancelled_at AS `.cancelled`, c.follows_id AS `.follows`
  FROM course r
  JOIN consultation c ON c.id = r.id
{round_texts}
 WHERE c.published_at IS NOT NULL OR c.id = :consultation
 ORDER BY r.steps, c.id
 LIMIT 40;

-- :one round_open_after(consultation int, now time)
-- The round after this one in which something can be said now.
SELECT n.id AS `.id`, n.slug AS `.slug`
  FROM consultation n
 WHERE n.follows_id = :consultation AND n.published_at IS NOT NULL
   AND n.cancelled_at IS NULL AND n.opens_at <= :now AND n.closes_at > :now
 ORDER BY n.id DESC
 LIMIT 1;

-- :rows comments_to_carry(submission int)
-- What was said in a submission, for the next round: its author's own words.
SELECT c.stance AS `.stance`, c.language AS `.lang`,
       c.location AS `.location`, t.proposed AS `.proposed`,
       t.remark AS `.remark`, t.reason AS `.reason`, u.wid AS `.wid`,
       d.kind AS `.kind`, d.slug AS `.document`,
       COALESCE(c.version_id, y.version_id) AS `.version`,
       COALESCE(c.unit_id, y.unit_id) AS `.unit`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN carried y ON y.comment_id = c.id AND c.unit_id IS NULL
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
 WHERE c.submission_id = :submission AND c.part_of = 0
   AND c.state IN ('public', 'waiting', 'hidden')
 ORDER BY c.id
 LIMIT 500;

-- :exec carried_note(comment int, version int, unit int)
-- What it was about in the round before.
INSERT INTO carried (comment_id, version_id, unit_id)
VALUES (:comment, :version, :unit);

-- :one unit_carried(consultation int, kind text, document text, wid text)
-- The same provision in the draft of that round, as it is read.
SELECT i.unit_id AS `.unit`, v.id AS `.version`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit u ON u.document_id = d.id AND u.wid = :wid
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 WHERE d.consultation_id = :consultation AND d.kind = :kind
   AND d.commentable = 1
 ORDER BY d.slug = :document DESC, d.place, d.id
 LIMIT 1;
