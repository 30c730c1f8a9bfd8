-- evaluation.sql: three questions to those who took part (I25).

-- :insert evaluated_add(submission int)
-- CONFLICT: answered before.
INSERT INTO evaluated (submission_id) VALUES (:submission);

-- :one evaluated(submission int)
SELECT EXISTS (SELECT 1 FROM evaluated
                WHERE submission_id = :submission) AS there;

-- :exec evaluation_add(consultation int, question text, score int, shard int)
INSERT INTO evaluation (consultation_id, question, score, shard, n)
VALUES (:consultation, :question, :score, :shard, 1)
    ON DUPLICATE KEY UPDATE n = n + 1;

-- :rows evaluation_of(consultation int)
SELECT question, SUM(score * n) AS n, SUM(n) AS whole
  FROM evaluation WHERE consultation_id = :consultation
 GROUP BY question
 ORDER BY FIELD(question, 'heard', 'understood', 'again');

-- :exec measure_evaluated(consultation int)
-- I25: sums of scores, by question.
INSERT INTO measure (consultation_id, indicator, part, n, whole)
SELECT :consultation, 'i25', question, SUM(score * n), SUM(n)
  FROM evaluation WHERE consultation_id = :consultation
 GROUP BY question;
