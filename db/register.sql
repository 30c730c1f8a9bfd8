-- register.sql: what the office enters: letters, mails, what was said at the
-- counter or at a meeting.  Every statement has the consultation in its WHERE.

-- :rows register_units(consultation int, limit int)
-- The provisions on which something can be said, in the order of the text.
SELECT d.slug AS `.document`, u.wid AS `.wid`, u.id AS `.unit`,
       v.id AS `.version`, i.steps AS `.cite`, i.heading AS `.heading`,
       d.language AS `.lang`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit_in i ON i.version_id = v.id AND i.role IN ('base', 'inner')
  JOIN unit u ON u.id = i.unit_id
 WHERE d.consultation_id = :consultation AND d.commentable = 1
 ORDER BY d.place, d.id, i.place
 LIMIT :limit;

-- :one register_unit(consultation int, document text, wid text)
-- One of them.
SELECT u.id AS unit, v.id AS version
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit u ON u.document_id = d.id AND u.wid = :wid
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 WHERE d.consultation_id = :consultation AND d.slug = :document
   AND d.commentable = 1;

-- :insert register_make(code text, consultation int, account int, channel text, posted time?, received time, records_number text?, kind text, capacity text, name_choice text, shown_name text?, unsigned_letter int, language text, now time)
-- A letter being entered; it counts when it is filed.
INSERT INTO submission (code, consultation_id, channel, posted_at,
       received_at, entered_by, records_number, kind, capacity, name_choice,
       shown_name, unsigned_letter, language, created_at, changed_at)
VALUES (:code, :consultation, :channel, :posted, :received, :account,
        :records_number, :kind, :capacity, :name_choice, :shown_name,
        :unsigned_letter, :language, :now, :now);

-- :exec1 register_contact(submission int, name text?, address text?, email text?, email_key text?)
INSERT INTO contact (submission_id, name, address, email, email_key)
VALUES (:submission, :name, :address, :email, :email_key);

-- :one letter_find(consultation int, code text)
-- A letter that the office entered; .closing: the last moment of its own that a
-- provision has which it speaks of.
SELECT s.id AS `.id`, s.state AS `@state`, s.number AS `.number`,
       s.channel AS `.channel`, s.posted_at AS `.posted`,
       s.received_at AS `.received`, s.records_number AS `.records`,
       s.kind AS `.kind`, s.shown_name AS `.author`,
       (SELECT MAX(own.closes_at)
          FROM comment said JOIN unit own ON own.id = said.unit_id
         WHERE said.submission_id = s.id AND said.state <> 'removed')
           AS `.closing`
  FROM submission s
 WHERE s.consultation_id = :consultation AND s.code = :code
   AND s.entered_by IS NOT NULL AND s.erased_at IS NULL;

-- :rows letter_comments(submission int)
-- What it holds so far.
SELECT c.code AS `@code`, c.stance AS `@stance`, t.remark AS `+remark`,
       c.location, i.steps AS `.cite`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE c.submission_id = :submission AND c.state <> 'removed'
 ORDER BY c.id;

-- :rows letters(consultation int, closes time, posted int, limit int)
-- What was entered, the newest first; posted: the post mark counts.  What came
-- through the site is passed over in the index.
SELECT s.code AS `@code`, s.state AS `@state`, s.channel AS `@channel`,
       s.kind AS `@kind`, s.number AS number, s.records_number AS records,
       s.shown_name AS author, s.received_at AS `:received`,
       IF(
{submission_late}
          , 1, NULL) AS `@late`,
       (SELECT COUNT(*) FROM comment c
         WHERE c.submission_id = s.id AND c.state <> 'removed') AS `@comments`
  FROM submission s FORCE INDEX (counted)
 WHERE s.consultation_id = :consultation AND s.channel <> 'online'
   AND s.entered_by IS NOT NULL AND s.erased_at IS NULL
 ORDER BY s.id DESC
 LIMIT :limit;

-- :exec1 register_file(id int, consultation int, number text, access bytes, now time)
-- CONFLICT: it was filed already.
UPDATE submission
   SET state = 'filed', number = :number, access = :access,
       entered_at = :now, accepted_at = :now, changed_at = :now,
       edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND state = 'unsent'
   AND entered_by IS NOT NULL;

-- :exec1 register_access(id int, consultation int, access bytes, now time)
-- A new code for who lost it, or never had it; only of what came on paper.
UPDATE submission SET access = :access, changed_at = :now
 WHERE id = :id AND consultation_id = :consultation AND state = 'filed'
   AND entered_by IS NOT NULL;

-- :one records_of(consultation int, comment text)
-- The submission of a comment, to be given the body's own number.
SELECT s.id AS `.id`, s.records_number AS `.records`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
 WHERE c.consultation_id = :consultation AND c.code = :comment
   AND c.state NOT IN ('unsent', 'removed');

-- :exec1 records_change(id int, consultation int, records_number text?, was text?, now time)
-- CONFLICT: somebody else was quicker.
UPDATE submission SET records_number = :records_number, changed_at = :now
 WHERE id = :id AND consultation_id = :consultation
   AND records_number <=> :was;

-- :exec1 letter_touch(id int, consultation int, now time)
UPDATE submission SET changed_at = :now
 WHERE id = :id AND consultation_id = :consultation
   AND entered_by IS NOT NULL;

-- :one submission_code(id int)
SELECT code FROM submission WHERE id = :id;
