-- many.sql: what is done with many comments at once: in one press, or by a job
-- where they are too many to wait for.  Which: JSON of pairs, a comment and
-- whose it was seen to be (0: nobody's).

-- :part these_comments
       JSON_TABLE(:these, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$[0]',
                  officer BIGINT UNSIGNED PATH '$[1]')) q
  STRAIGHT_JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
   AND c.state NOT IN ('unsent', 'removed');

-- :exec comments_assign(consultation int, these text, officer int)
-- Those that are still whose they were.
UPDATE
{these_comments}
   SET c.assigned_to = :officer
 WHERE c.consultation_id = :consultation
   AND COALESCE(c.assigned_to, 0) = q.officer;

-- :one comments_unanswered(consultation int, these text)
-- How many of these have no reply, locked so that it stays so.
SELECT COUNT(*) AS n
  FROM
{these_comments}
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
 WHERE c.state <> 'withdrawn' AND rl.reply_id IS NULL
   FOR UPDATE;

-- :exec comments_answer(consultation int, these text, reply int)
-- One taken out before has a row without a reply.
INSERT INTO reply_to (comment_id, reply_id)
SELECT c.id, :reply
  FROM
{these_comments}
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
 WHERE rl.reply_id IS NULL
    ON DUPLICATE KEY UPDATE reply_id = COALESCE(reply_to.reply_id, :reply);

-- :exec comments_answered(consultation int, these text, reply int)
-- They know of it (reply_noted).
UPDATE
{these_comments}
   SET c.reply_id = :reply
 WHERE c.consultation_id = :consultation;

-- Later ---------------------------------------------------------------------

-- :insert many_add(consultation int, authority int, account int, post text?,
--                  deed text, officer int?, decision text?, reasons text?,
--                  filters text, now time)
-- CONFLICT: one is under way here.
INSERT INTO many (consultation_id, authority_id, account_id, post, deed,
                  officer_id, decision, reasons, filters, comments, at)
VALUES (:consultation, :authority, :account, :post, :deed, :officer, :decision,
        :reasons, :filters, 0, :now);

-- :exec1 many_part_add(many int, place int, these text)
INSERT INTO many_part (many_id, place, comments)
VALUES (:many, :place, :these);

-- :exec1 many_counted(id int, consultation int, comments int)
UPDATE many SET comments = :comments
 WHERE id = :id AND consultation_id = :consultation AND open = 1;

-- :one many_shown(id int, consultation int)
SELECT m.state AS `@state`, m.deed AS `@deed`, m.comments AS `@comments`,
       m.done AS `@done`, NULLIF(m.meanwhile, 0) AS `@meanwhile`,
       m.decision AS `.decision`, m.reasons AS `+reasons`,
       m.filters AS `.filters`, o.name AS officer, a.name AS `by`,
       m.at AS `:asked`, m.ended_at AS `:ended`
  FROM many m
  JOIN account a ON a.id = m.account_id
  LEFT JOIN account o ON o.id = m.officer_id
 WHERE m.id = :id AND m.consultation_id = :consultation;

-- :one many_of(id int)
-- For the job.
SELECT m.consultation_id AS consultation, m.authority_id AS authority,
       m.account_id AS account, m.post, m.deed, m.officer_id AS officer,
       m.decision, m.reasons, m.comments, m.state,
       (SELECT COUNT(*) FROM many_part p WHERE p.many_id = m.id) AS parts
  FROM many m
 WHERE m.id = :id;

-- :one many_part_of(many int, place int)
SELECT p.comments AS these, JSON_LENGTH(p.comments) AS n
  FROM many_part p WHERE p.many_id = :many AND p.place = :place;

-- :one many_answerable(consultation int)
-- The consultation while it is answered, held so: its report is not out.
SELECT c.language FROM consultation c
 WHERE c.id = :consultation AND c.reported_at IS NULL
   AND c.cancelled_at IS NULL
  LOCK IN SHARE MODE;

-- :exec1 many_done(id int, done int)
-- How far it is.  CONFLICT: it was stopped.
UPDATE many SET done = :done WHERE id = :id AND open = 1;

-- :exec1 many_end(id int, state text, done int, meanwhile int, now time)
-- CONFLICT: it was stopped before.
UPDATE many SET state = :state, done = :done, meanwhile = :meanwhile,
                open = NULL, ended_at = :now
 WHERE id = :id AND open = 1;

-- :exec1 many_stop(id int, consultation int, now time)
-- CONFLICT: it has ended.
UPDATE many SET state = 'stopped', open = NULL, ended_at = :now
 WHERE id = :id AND consultation_id = :consultation AND open = 1;

-- :exec many_forget(many int)
DELETE FROM many_part WHERE many_id = :many;
