-- counted.sql: what a report counts and which rows its table has, kept for
-- large consultations (fcgi/app/report/counted.h).  Derived data: made anew by
-- glas jobs, read by pages.

-- :part seen
-- What counts and rows of the consultation c hang on: what was said and is
-- shown, what staff did, the term.
       CONCAT_WS(' ', c.edition,
         (SELECT COALESCE(MAX(x.id), 0) FROM act x
           WHERE x.consultation_id = c.id),
         (SELECT CONCAT_WS(' ', SUM(IF(y.name = 'talk', y.n, 0)),
                           SUM(IF(y.name = 'comments', y.n, 0)),
                           SUM(IF(y.name = 'undecided', y.n, 0)),
                           SUM(IF(y.name = 'supports', y.n, 0)))
            FROM tally y
           WHERE y.scope = 'consultation' AND y.subject_id = c.id));

-- :one counted_of(consultation int)
-- When it was counted; current: nothing has changed since.
SELECT k.at, k.lines_at IS NOT NULL AS `lines`, k.seen =
{seen}
           AS current
  FROM counted k
  JOIN consultation c ON c.id = k.consultation_id
 WHERE k.consultation_id = :consultation;

-- :rows counted_figures(consultation int, body int, edition int)
-- All parts, decisions as in that edition.
SELECT f.part, f.name, f.n, f.`groups`
  FROM counted_figure f
 WHERE f.consultation_id = :consultation AND f.body_id = :body
   AND (f.edition = 0 OR f.part = 'decision')
   AND (f.edition = :edition OR f.part <> 'decision')
 ORDER BY f.part, f.n DESC, f.name;

-- :rows counted_lines(consultation int, body int, grouped int, after int,
--                     limit int)
SELECT l.seq, l.comment_id AS id, l.person, l.n
  FROM counted_line l
 WHERE l.consultation_id = :consultation AND l.body_id = :body
   AND l.`grouped` = :grouped AND l.seq > :after
 ORDER BY l.seq
 LIMIT :limit;

-- :exec counted_figures_carry(consultation int, edition int)
-- Decisions as they stand become those of an edition that comes out now, if
-- nothing has changed since they were counted.
INSERT IGNORE INTO counted_figure (consultation_id, body_id, edition, part,
                                   name, n, `groups`)
SELECT f.consultation_id, f.body_id, :edition, f.part, f.name, f.n, f.`groups`
  FROM counted k
  JOIN consultation c ON c.id = k.consultation_id
  JOIN counted_figure f ON f.consultation_id = k.consultation_id
   AND f.edition = 0 AND f.part = 'decision'
 WHERE k.consultation_id = :consultation AND k.seen =
{seen}
;

-- Made by glas jobs ----------------------------------------------------------

-- :rows counts_due(most int, now time, since time)
-- Large ones that changed since they were counted; while people write only
-- now and then.  Not while a job for it waits.
SELECT c.id AS id
  FROM consultation c
  LEFT JOIN counted k ON k.consultation_id = c.id
 WHERE c.published_at IS NOT NULL
   AND (SELECT COALESCE(SUM(t.n), 0) FROM tally t
         WHERE t.scope = 'consultation' AND t.subject_id = c.id
           AND t.name = 'comments') > :most
   AND (k.seen IS NULL OR (k.seen <>
{seen}
        AND (c.closes_at < :now OR k.at < :since)))
   AND NOT EXISTS (SELECT 1 FROM job j
                    WHERE j.kind = 'count' AND j.subject_id = c.id
                      AND j.state IN ('new', 'taken'))
 LIMIT 20;

-- :one count_of(id int)
-- What is counted, and what the counts hang on, read before them; .lines_at:
-- of the rows that are kept.
SELECT c.slug,
{seen}
           AS seen,
       (SELECT k.lines_at FROM counted k WHERE k.consultation_id = c.id)
         AS lines_at
  FROM consultation c
 WHERE c.id = :id;

-- :rows count_editions(consultation int)
SELECT r.edition FROM report r
 WHERE r.consultation_id = :consultation AND r.state = 'published'
 ORDER BY r.edition;

-- :exec counted_set(consultation int, seen text, now time, rows int)
-- rows 1: those of the table were made too; 0: they stay as they were.
INSERT INTO counted (consultation_id, seen, at, lines_at)
VALUES (:consultation, :seen, :now, IF(:rows = 1, :now, NULL))
    ON DUPLICATE KEY UPDATE seen = :seen, at = :now,
                            lines_at = IF(:rows = 1, :now, lines_at);

-- :exec counted_figures_clear(consultation int)
DELETE FROM counted_figure WHERE consultation_id = :consultation;

-- :exec counted_figures_add(consultation int, figures text)
-- figures is JSON: [body, edition, part, name, n, groups] each.
INSERT INTO counted_figure (consultation_id, body_id, edition, part, name, n,
                            `groups`)
SELECT :consultation, q.body, q.edition, q.part, q.name, q.n, q.g
  FROM JSON_TABLE(:figures, '$[*]' COLUMNS (body BIGINT PATH '$[0]',
         edition BIGINT PATH '$[1]', part VARCHAR(12) PATH '$[2]',
         name VARCHAR(16) PATH '$[3]', n BIGINT PATH '$[4]',
         g BIGINT PATH '$[5]')) q;

-- :exec counted_lines_clear(consultation int)
DELETE FROM counted_line WHERE consultation_id = :consultation;

-- :exec counted_lines_add(consultation int, body int, grouped int, lines text)
-- lines is JSON of what table_lines gave: [seq, id, person, n] each.
INSERT INTO counted_line (consultation_id, body_id, `grouped`, seq, comment_id,
                          person, n)
SELECT :consultation, :body, :grouped, q.seq, q.id, q.person, q.n
  FROM JSON_TABLE(:lines, '$[*]' COLUMNS (seq INT PATH '$[0]',
         id BIGINT PATH '$[1]', person INT PATH '$[2]',
         n INT PATH '$[3]')) q;
