-- theme.sql: open answers of a questionnaire summarised by themes (practice 31).

-- :part theme_answered
-- Of the answer a of the submission s: it counts.
  JOIN answer a ON a.submission_id = s.id AND a.form = :form
   AND a.field = :field AND a.place = 0 AND a.value <> ''
 WHERE s.consultation_id = :consultation AND s.state = 'filed';

-- :part theme_found
-- What a list of answers asks for: those in a theme, in none, with words.
   AND (:theme IS NULL
        OR EXISTS (SELECT 1 FROM theme_answer x
                    WHERE x.submission_id = s.id AND x.theme_id = :theme
                      AND x.gone = 0))
   AND (:none = 0
        OR NOT EXISTS (SELECT 1 FROM theme_answer x
                         JOIN theme t ON t.id = x.theme_id AND t.gone = 0
                          AND t.form = :form AND t.field = :field
                        WHERE x.submission_id = s.id AND x.gone = 0))
   AND (:words IS NULL
        OR INSTR(a.value COLLATE utf8mb4_uca1400_ai_ci, :words) > 0);

-- :rows themes_of(consultation int, form bytes, field text?)
-- The themes of one question or of all, the largest first.
SELECT t.id AS `.id`, t.code AS `.code`, t.field AS `.field`,
       t.name AS name, t.words AS `+words`, t.edition AS `.edition`,
       (SELECT COUNT(*)
          FROM theme_answer x
          JOIN submission s ON s.id = x.submission_id AND s.state = 'filed'
          JOIN answer a ON a.submission_id = s.id AND a.form = t.form
           AND a.field = t.field AND a.place = 0 AND a.value <> ''
         WHERE x.theme_id = t.id AND x.gone = 0) AS `.n`
  FROM theme t
 WHERE t.consultation_id = :consultation AND t.form = :form AND t.gone = 0
   AND (:field IS NULL OR t.field = :field)
 ORDER BY t.field, `.n` DESC, t.id;

-- :one theme_of(consultation int, form bytes, field text, code text)
SELECT id, name, words, edition FROM theme
 WHERE consultation_id = :consultation AND form = :form AND field = :field
   AND code = :code AND gone = 0;

-- :insert theme_add(code text, consultation int, form bytes, field text, name text, words text?)
INSERT INTO theme (code, consultation_id, form, field, name, words)
VALUES (:code, :consultation, :form, :field, :name, :words);

-- :exec1 theme_change(id int, consultation int, edition int, name text, words text?)
-- CONFLICT: somebody else was quicker.
UPDATE theme SET name = :name, words = :words, edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND gone = 0;

-- :exec1 theme_remove(id int, consultation int)
UPDATE theme SET gone = 1
 WHERE id = :id AND consultation_id = :consultation AND gone = 0;

-- :rows theme_answers(consultation int, form bytes, field text, theme int?, none int, words text?, after int, limit int)
-- What people wrote, with the themes it belongs to and the comment it became.
SELECT s.id AS `.id`, s.code AS `@code`, s.number AS `@number`,
       s.kind AS `@kind`, s.received_at AS `:received`,
       s.shown_name AS author, NULLIF(s.quotable, 0) AS `@quotable`,
       s.erased_at AS `.erased`, a.value AS `+value`,
       (SELECT GROUP_CONCAT(t.name ORDER BY t.id SEPARATOR '; ')
          FROM theme_answer x
          JOIN theme t ON t.id = x.theme_id AND t.gone = 0
           AND t.form = :form AND t.field = :field
         WHERE x.submission_id = s.id AND x.gone = 0) AS themes,
       (SELECT MAX(x.example) FROM theme_answer x
          JOIN theme t ON t.id = x.theme_id AND t.gone = 0
           AND t.form = :form AND t.field = :field
         WHERE x.submission_id = s.id AND x.gone = 0
           AND x.edition = s.answers_edition AND s.quotable = 1
        HAVING MAX(x.example) > 0) AS `@example`,
       (SELECT c.code FROM part_source p
          JOIN comment c ON c.id = p.comment_id AND c.state <> 'removed'
         WHERE p.submission_id = s.id AND p.form = :form
           AND p.field = :field LIMIT 1) AS `.comment`
  FROM submission s
{theme_answered}
{theme_found}
   AND s.id > :after
 ORDER BY s.id
 LIMIT :limit;

-- :exec theme_put(theme int, consultation int, form bytes, field text, code text, example int)
-- One answer into it, or marked as its example; none: it is not there, or must
-- not be quoted.
INSERT INTO theme_answer (theme_id, submission_id, edition, example)
SELECT :theme, s.id, s.answers_edition, :example
  FROM submission s
{theme_answered}
   AND s.code = :code AND (:example = 0 OR s.quotable = 1)
ON DUPLICATE KEY UPDATE gone = 0, edition = VALUES(edition),
       example = IF(VALUES(example) = 1, 1, example);

-- :exec theme_put_found(into int, consultation int, form bytes, field text, theme int?, none int, words text?)
-- All that a list shows, also on further pages.
INSERT INTO theme_answer (theme_id, submission_id, edition)
SELECT :into, s.id, s.answers_edition
  FROM submission s
{theme_answered}
{theme_found}
ON DUPLICATE KEY UPDATE gone = 0, edition = VALUES(edition);

-- :exec theme_take(theme int, consultation int, code text, example int)
-- An answer out of it, or no longer its example.
UPDATE theme_answer x
  JOIN submission s ON s.id = x.submission_id
   SET x.gone = IF(:example = 1, x.gone, 1), x.example = 0
 WHERE x.theme_id = :theme AND s.consultation_id = :consultation
   AND s.code = :code AND x.gone = 0;

-- :rows theme_examples(consultation int, form bytes, limit int)
-- What is quoted: as its author allowed, and as it was read.
SELECT t.id AS `.theme`, s.kind AS `@kind`, s.shown_name AS author,
       a.value AS `+value`
  FROM theme t
  JOIN theme_answer x ON x.theme_id = t.id AND x.gone = 0 AND x.example = 1
  JOIN submission s ON s.id = x.submission_id AND s.state = 'filed'
   AND s.quotable = 1 AND s.answers_edition = x.edition
   AND s.erased_at IS NULL
  JOIN answer a ON a.submission_id = s.id AND a.form = t.form
   AND a.field = t.field AND a.place = 0 AND a.value <> ''
 WHERE t.consultation_id = :consultation AND t.form = :form AND t.gone = 0
 ORDER BY t.id, s.id
 LIMIT :limit;

-- :part not_part
   AND NOT EXISTS (SELECT 1 FROM part_source p
                     JOIN comment c ON c.id = p.comment_id
                      AND c.state <> 'removed'
                    WHERE p.submission_id = s.id AND p.form = :form
                      AND p.field = :field);

-- :rows answers_not_parts(consultation int, form bytes, field text, limit int)
-- Answers of which no comment was made.
SELECT s.code
  FROM submission s
{theme_answered}
{not_part}
   AND s.erased_at IS NULL
 ORDER BY s.id
 LIMIT :limit;

-- :one answers_not_parts_count(consultation int, form bytes, field text)
SELECT COUNT(*) AS n
  FROM submission s
{theme_answered}
{not_part}
   AND s.erased_at IS NULL;
