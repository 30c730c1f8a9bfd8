-- event.sql: public meetings of a round: announced, moved, cancelled, held,
-- with minutes and what was said (practice 12).

-- :rows events_of(consultation int, now time)
SELECT e.code AS `@code`, e.kind AS `@kind`, e.title AS `.title`,
       e.place AS place, e.begins_at AS `.begins`, e.ends_at AS `.ends`,
       IF(e.cancelled_at IS NULL, NULL, 1) AS `@cancelled`,
       IF(e.moved_at IS NULL, NULL, 1) AS `@moved`,
       CASE WHEN COALESCE(e.ends_at, e.begins_at) < :now THEN 'done'
            WHEN e.begins_at <= :now THEN 'current' ELSE 'next' END
         AS `@state`
  FROM event e
 WHERE e.consultation_id = :consultation
 ORDER BY e.begins_at, e.id
 LIMIT 100;

-- :one event_of(consultation int, code text)
SELECT e.id AS `.id`, e.code AS `@code`, e.kind AS `@kind`,
       e.title AS `.title`, e.place AS place, e.access AS `+access`,
       e.link AS link, e.begins_at AS `.begins`, e.begins_at AS `:starts`,
       e.ends_at AS `:ends`, e.languages AS `.languages`,
       NULLIF(e.sign_language, 0) AS `@sign-language`,
       e.registration AS `+registration`, e.programme AS `+programme`,
       e.moved_at AS `:moved`, e.cancelled_at AS `:cancelled`,
       e.notice AS `+notice`, e.published_at AS `.published`,
       e.present AS `@present`,
       e.recording AS recording, e.edition AS `.edition`
  FROM event e
 WHERE e.consultation_id = :consultation AND e.code = :code;

-- :one event_known(id int)
-- The address of one, for who tells of it.
SELECT c.slug, e.code, e.consultation_id AS consultation, e.edition
  FROM event e JOIN consultation c ON c.id = e.consultation_id
 WHERE e.id = :id;

-- :insert event_add(code text, consultation int, kind text, title text?,
--         place text?, access text?, link text?, begins time, ends time?,
--         languages text?, sign_language int, registration text?,
--         programme text?, now time)
INSERT INTO event (code, consultation_id, kind, title, place, access, link,
       begins_at, ends_at, languages, sign_language, registration, programme,
       published_at)
VALUES (:code, :consultation, :kind, :title, :place, :access, :link, :begins,
        :ends, :languages, :sign_language, :registration, :programme, :now);

-- :exec1 event_move(id int, consultation int, edition int, place text?,
--                   begins time, ends time?, notice text, now time)
-- CONFLICT: somebody else was quicker, it was cancelled or has begun.
UPDATE event
   SET place = :place, begins_at = :begins, ends_at = :ends,
       notice = :notice, moved_at = :now, edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND cancelled_at IS NULL AND begins_at > :now;

-- :exec1 event_cancel(id int, consultation int, edition int, notice text,
--                     now time)
UPDATE event
   SET cancelled_at = :now, notice = :notice, edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND cancelled_at IS NULL AND begins_at > :now;

-- :exec1 event_held(id int, consultation int, edition int, present int,
--                   recording text?, now time)
UPDATE event
   SET present = :present, recording = :recording, edition = edition + 1
 WHERE id = :id AND consultation_id = :consultation AND edition = :edition
   AND cancelled_at IS NULL AND begins_at <= :now;

-- :one minutes_of(event int)
-- The newest; mended until that moment, then fixed.
SELECT m.edition AS `.edition`, m.body AS `.body`,
       m.published_at AS `:published`, m.mend_until AS `:until`,
       m.mend_until AS `.until`
  FROM minute m
 WHERE m.event_id = :event
 ORDER BY m.edition DESC
 LIMIT 1;

-- :exec1 minutes_add(event int, edition int, body text, account int,
--                    until time, now time)
-- CONFLICT: somebody else wrote that edition.
INSERT INTO minute (event_id, edition, body, written_by, at, published_at,
                    mend_until)
VALUES (:event, :edition, :body, :account, :now, :now, :until);

-- :exec1 said_at(submission int, consultation int, event int)
-- What was entered was said at that meeting.
UPDATE submission SET event_id = :event
 WHERE id = :submission AND consultation_id = :consultation;

-- :exec said_by(submission int, speaker text?)
UPDATE comment SET speaker = :speaker WHERE submission_id = :submission;

-- :rows said_of(event int, consultation int)
-- What was said, as it was entered.
SELECT c.code AS `@code`, c.stance AS `@stance`, c.speaker AS author,
       t.remark AS `+words`, i.steps AS `.cite`
  FROM submission s
  JOIN comment c ON c.submission_id = s.id AND c.state = 'public'
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE s.event_id = :event AND s.consultation_id = :consultation
   AND s.accepted_at IS NOT NULL
 ORDER BY c.id
 LIMIT 200;
