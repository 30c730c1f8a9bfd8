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
SELECT edition, declaration, digest
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
