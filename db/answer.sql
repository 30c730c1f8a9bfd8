-- answer.sql: answers to declared questions, and the questionnaires that ask.

-- :exec answer_put(submission int, form bytes, field text, place int,
--                  value text)
-- One answer; a later one takes its place.  place: row of a matrix, or the
-- how-manieth of several choices.
INSERT INTO answer (submission_id, form, field, place, value)
VALUES (:submission, :form, :field, :place, :value)
ON DUPLICATE KEY UPDATE value = VALUES(value);

-- :exec answers_empty(submission int, form bytes)
-- Before new ones are put: workers may not delete, an empty one is none.
UPDATE answer SET value = ''
 WHERE submission_id = :submission AND form = :form AND value <> '';

-- :exec answers_empty_all(submission int)
UPDATE answer SET value = '' WHERE submission_id = :submission AND value <> '';

-- :rows answers_of(submission int, form bytes)
SELECT field, place, value
  FROM answer
 WHERE submission_id = :submission AND form = :form AND value <> ''
 ORDER BY field, place;

-- :rows answer_forms(submission int)
-- The declarations that a submission answered.
SELECT DISTINCT form
  FROM answer
 WHERE submission_id = :submission AND value <> '';

-- :one questionnaire_of(consultation int)
-- The newest edition.
SELECT edition, declaration, digest,
       INSTR(declaration, '<field ') > 0 AS asks
  FROM questionnaire
 WHERE consultation_id = :consultation
 ORDER BY edition DESC
 LIMIT 1;

-- :rows questionnaire_by_digest(digest bytes)
-- The one that asked: rows, since two rounds may ask the same.
SELECT edition, declaration, digest
  FROM questionnaire
 WHERE digest = :digest
 ORDER BY id
 LIMIT 1;

-- :exec1 questionnaire_add(consultation int, declaration text, digest bytes,
--                          account int, now time)
-- A new edition; none once people may answer: then it is frozen.
INSERT INTO questionnaire (consultation_id, edition, declaration, digest,
                           created_by, created_at)
SELECT c.id,
       (SELECT COALESCE(MAX(q.edition), 0) + 1
          FROM questionnaire q
         WHERE q.consultation_id = c.id),
       :declaration, :digest, :account, :now
  FROM consultation c
 WHERE c.id = :consultation
   AND (c.published_at IS NULL OR c.opens_at IS NULL OR c.opens_at > :now);

-- :one answers_count(submission int)
SELECT COUNT(*) AS n FROM answer
 WHERE submission_id = :submission AND value <> '';

-- :rows questionnaires_to_copy(authority int, consultation int, lang text, limit int)
-- Other consultations of the same body that have one, the newest first.
SELECT c.slug AS `.slug`, c.language AS `.lang`,
       COALESCE((SELECT t.title FROM consultation_text t
                  WHERE t.consultation_id = c.id AND t.language = :lang),
                (SELECT t.title FROM consultation_text t
                  WHERE t.consultation_id = c.id
                    AND t.language = c.language), c.slug) AS `.title`
  FROM consultation_authority l
  JOIN consultation c ON c.id = l.consultation_id
 WHERE l.authority_id = :authority AND c.id <> :consultation
   AND EXISTS (SELECT 1 FROM questionnaire q
                WHERE q.consultation_id = c.id
                  AND INSTR(q.declaration, '<field ') > 0
                  AND NOT EXISTS (SELECT 1 FROM questionnaire n
                                   WHERE n.consultation_id = c.id
                                     AND n.edition > q.edition))
 ORDER BY c.id DESC
 LIMIT :limit;

-- :one questionnaire_to_copy(authority int, consultation int, slug text)
-- One of them.
SELECT q.declaration
  FROM consultation c
  JOIN consultation_authority l
    ON l.consultation_id = c.id AND l.authority_id = :authority
  JOIN questionnaire q ON q.consultation_id = c.id
 WHERE c.slug = :slug AND c.id <> :consultation
 ORDER BY q.edition DESC
 LIMIT 1;

-- :rows answers_counted(consultation int, form bytes, kind text?)
-- Choices that were made, of what counts; words of people are short here and
-- of no closed question, so that C takes no notice of them.
SELECT a.field, IF(LENGTH(a.value) <= 40, a.value, '') AS value,
       a.place, COUNT(*) AS n, COUNT(DISTINCT a.submission_id) AS people
  FROM submission s
  JOIN answer a ON a.submission_id = s.id AND a.form = :form
   AND a.value <> ''
 WHERE s.consultation_id = :consultation AND s.state = 'filed'
   AND (:kind IS NULL OR s.kind = :kind)
 GROUP BY a.field, IF(LENGTH(a.value) <= 40, a.value, ''), a.place;

-- :rows answers_people(consultation int, form bytes, kind text?)
-- How many answered each question.
SELECT a.field, COUNT(DISTINCT a.submission_id) AS n
  FROM submission s
  JOIN answer a ON a.submission_id = s.id AND a.form = :form
   AND a.value <> ''
 WHERE s.consultation_id = :consultation AND s.state = 'filed'
   AND (:kind IS NULL OR s.kind = :kind)
 GROUP BY a.field;

-- :rows answers_open(consultation int, form bytes, field text, kind text?, after int, limit int)
-- What people wrote to one question, for the office.
SELECT s.id AS `.id`, s.number AS `@number`, s.kind AS `@kind`,
       s.received_at AS `:received`, s.shown_name AS author,
       a.value AS `+value`
  FROM submission s
  JOIN answer a ON a.submission_id = s.id AND a.form = :form
   AND a.field = :field AND a.value <> ''
 WHERE s.consultation_id = :consultation AND s.state = 'filed'
   AND (:kind IS NULL OR s.kind = :kind) AND s.id > :after
 ORDER BY s.id
 LIMIT :limit;

-- :rows answers_open_before(consultation int, form bytes, field text, after int, last int)
-- What the same people wrote to it before they changed it, the newest first.
SELECT b.submission_id AS `.submission`, b.edition AS `@n`, b.value AS `+value`
  FROM submission s
  JOIN answer_before b ON b.submission_id = s.id AND b.form = :form
   AND b.field = :field AND b.value <> ''
 WHERE s.consultation_id = :consultation AND s.state = 'filed'
   AND s.id > :after AND s.id <= :last
 ORDER BY b.submission_id, b.edition DESC;

-- :rows answers_filed(submission int)
-- As the log is told of them.
SELECT LOWER(HEX(form)) AS form, field, place, value
  FROM answer
 WHERE submission_id = :submission AND value <> ''
 ORDER BY form, field, place;
