-- later.sql: an unsent text gone on with from a link in a mail (practice 22).

-- :one later_find(digest bytes, now time)
-- What a link names, as often as it is opened, until its end.
SELECT t.id, t.used_at, s.id AS submission, c.slug, c.language
  FROM token t
  JOIN submission s ON s.id = t.subject_id AND s.state = 'unsent'
  JOIN consultation c ON c.id = s.consultation_id
 WHERE t.purpose = 'later' AND t.digest = :digest AND t.ends_at > :now;

-- :exec later_opened(id int, now time)
-- Whoever opened it reads that address's mail.
UPDATE token SET used_at = COALESCE(used_at, :now) WHERE id = :id;

-- :one later_until(submission int)
-- Until when the newest link works, or NULL.
SELECT MAX(ends_at) AS until FROM token
 WHERE purpose = 'later' AND subject_id = :submission;

-- :exec1 later_take(id int, session int, now time)
-- It is this browser's from now on.
UPDATE submission SET session_id = :session, changed_at = :now
 WHERE id = :id AND state = 'unsent';

-- :exec later_comments(from_id int, to_id int)
-- What this browser had collected goes with it.
UPDATE comment SET submission_id = :to_id
 WHERE submission_id = :from_id AND state = 'unsent';

-- :exec later_files(from_id int, to_id int)
UPDATE attachment SET owner_id = :to_id
 WHERE owner_kind = 'submission' AND owner_id = :from_id
   AND state <> 'removed';

-- :exec later_leave(id int, now time)
-- Emptied; it is nobody's and goes with the others that were never sent.
UPDATE submission SET session_id = NULL, account_id = NULL,
       changed_at = :now
 WHERE id = :id AND state = 'unsent';

-- :one mail_later(submission int)
SELECT c.slug,
       (SELECT MAX(t.ends_at) FROM token t
         WHERE t.purpose = 'later' AND t.subject_id = s.id) AS until
  FROM submission s JOIN consultation c ON c.id = s.consultation_id
 WHERE s.id = :submission AND s.state = 'unsent';
