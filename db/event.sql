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
-- The newest; mended until that moment, and while somebody who asked for a
-- correction in time has no answer; then fixed.
SELECT m.edition AS `.edition`, m.body AS `.body`,
       m.published_at AS `:published`, m.mend_until AS `:until`,
       m.mend_until AS `.until`,
       (SELECT COUNT(*) FROM minute_wish w
         WHERE w.event_id = m.event_id AND w.state = 'asked') AS `.asked`
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

-- :exec said_answered(submission int, consultation int, words text)
-- What the office answered on the spot.
INSERT INTO said_answer (comment_id, consultation_id, words)
SELECT c.id, c.consultation_id, :words FROM comment c
 WHERE c.submission_id = :submission AND c.consultation_id = :consultation;

-- :one said_answer_of(comment int, consultation int)
SELECT words FROM said_answer
 WHERE comment_id = :comment AND consultation_id = :consultation;

-- :rows said_of(event int, consultation int)
-- What was said, as it was entered, and what was answered on the spot.
SELECT c.code AS `@code`, c.stance AS `@stance`, c.speaker AS author,
       t.remark AS `+words`, a.words AS `+answered`, i.steps AS `.cite`
  FROM submission s
  JOIN comment c ON c.submission_id = s.id AND c.state = 'public'
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN said_answer a ON a.comment_id = c.id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE s.event_id = :event AND s.consultation_id = :consultation
   AND s.accepted_at IS NOT NULL
 ORDER BY c.id
 LIMIT 200;

-- Corrections that are asked for -------------------------------------------

-- :insert minutes_wish(event int, consultation int, name text?, words text,
--                      now time, most int)
-- None, and the id 0, where as many wait as may.
INSERT INTO minute_wish (event_id, consultation_id, name, words, at)
SELECT :event, :consultation, :name, :words, :now
  FROM DUAL
 WHERE (SELECT COUNT(*) FROM minute_wish w
         WHERE w.event_id = :event AND w.state = 'asked') < :most;

-- :rows minutes_wishes(event int, consultation int, desk int)
-- Everybody reads how each was decided and why; the office its words too.
SELECT w.id AS `@id`, w.state AS `@state`, w.at AS `:asked`,
       w.decided_at AS `:decided`, w.reasons AS `+reasons`,
       IF(:desk = 1, w.name, NULL) AS author,
       IF(:desk = 1, w.words, NULL) AS `+words`
  FROM minute_wish w
 WHERE w.event_id = :event AND w.consultation_id = :consultation
 ORDER BY w.id
 LIMIT 200;

-- :exec1 minutes_wish_decide(id int, event int, consultation int, state text,
--                            reasons text?, account int, now time)
-- CONFLICT: decided already, or none of that meeting.
UPDATE minute_wish
   SET state = :state, reasons = :reasons, decided_by = :account,
       decided_at = :now
 WHERE id = :id AND event_id = :event AND consultation_id = :consultation
   AND state = 'asked';

-- Files ---------------------------------------------------------------------

-- :rows event_files(event int, consultation int)
SELECT a.code AS `@code`, a.name AS `@name`, a.size AS `@size`,
       a.state AS `@state`, a.why AS `@why`, a.type AS `.type`,
       a.says AS `+says`, a.id AS `.id`
  FROM attachment a
 WHERE a.owner_kind = 'event' AND a.owner_id = :event
   AND a.consultation_id = :consultation AND a.state <> 'removed'
 ORDER BY a.id
 LIMIT 50;

-- :exec1 event_file_says(event int, consultation int, code text, says text)
UPDATE attachment SET says = :says
 WHERE owner_kind = 'event' AND owner_id = :event AND code = :code
   AND consultation_id = :consultation AND state <> 'removed';

-- :exec1 event_file_remove(event int, consultation int, code text)
UPDATE attachment SET state = 'removed', public = 0
 WHERE owner_kind = 'event' AND owner_id = :event AND code = :code
   AND consultation_id = :consultation AND state <> 'removed';

-- :one event_file_of(event int, consultation int, code text)
SELECT a.blob_id AS `.blob`, a.name AS `.name`, a.type AS `.type`,
       a.state AS `.state`
  FROM attachment a
 WHERE a.owner_kind = 'event' AND a.owner_id = :event AND a.code = :code
   AND a.consultation_id = :consultation AND a.state <> 'removed';

-- :one event_lock(id int)
-- Held by who adds a file, so that the limit holds for two at once.
SELECT id, edition FROM event WHERE id = :id FOR UPDATE;
