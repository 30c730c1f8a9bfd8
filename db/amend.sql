-- amend.sql: a published draft is changed while it is open to comments: a
-- new version beside the old one, or a version withheld (practice 3).

-- :one amend_version(consultation int, document text, text text?, number int)
-- A version at the desk, whatever its state, and the one it changes, or
-- translates, unless that is withheld.  text: the language of a translation.
SELECT v.id AS `.id`, v.document_id AS `.document`, d.slug AS `.slug`,
       d.kind AS `.kind`, v.language AS `.lang`,
       v.translates_id AS `.translates`,
       COALESCE((SELECT t.title FROM document_text t
                  WHERE t.document_id = d.id AND t.language = v.language),
                NULLIF(v.title, ''), o.title, d.slug) AS `~title`,
       v.number AS `@n`, v.kind AS `.change`, v.reason AS `+reason`,
       v.state AS `.state`, v.fault AS `.fault`, v.units AS `.units`,
{doubtful}
       v.created_at AS `:received`,
       v.published_at AS `:published`, v.withheld_at AS `:withheld`,
       v.withheld_reason AS `.withheld_reason`, v.edition AS `.edition`,
       LOWER(HEX(v.digest)) AS `.digest`,
       v.original_name AS `.name`, b.size AS `.size`,
       LOWER(HEX(b.digest)) AS `.sha256`,
       x.id AS `.base`, x.number AS `.base_number`,
       EXISTS (SELECT 1 FROM job j
                WHERE j.kind = 'import' AND j.subject_id = v.id
                  AND j.state = 'taken') AS `.reading`
  FROM document d
  JOIN version v ON v.document_id = d.id
   AND v.language = COALESCE(:text, d.language)
  LEFT JOIN version x ON x.id = COALESCE(v.translates_id, v.base_id)
   AND x.withheld_at IS NULL
  LEFT JOIN `blob` b ON b.id = v.original_id
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language
 WHERE d.consultation_id = :consultation AND d.slug = :document
   AND NOT (d.language <=> :text)
   AND v.number = :number AND v.state <> 'removed';

-- :one amend_base(consultation int, document text)
-- The version that a change starts from: the newest that people read.
SELECT d.id AS `.document`, d.kind AS `@kind`, d.language AS `.lang`,
       COALESCE(o.title, NULLIF(v.title, ''), d.slug) AS `~title`,
       v.id AS `.id`, v.number AS `@n`, v.published_at AS `:published`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language
 WHERE d.consultation_id = :consultation AND d.slug = :document
   AND v.published_at IS NOT NULL
 ORDER BY v.withheld_at IS NOT NULL, v.number DESC
 LIMIT 1;

-- :exec amend_pending_remove(document int)
-- One change at a time: a further file takes the place of the one before.
UPDATE version SET state = 'removed'
 WHERE document_id = :document AND published_at IS NULL
   AND translates_id IS NULL AND state <> 'removed';

-- :insert amend_add(document int, base int, kind text, reason text,
--                    original int?, name text?, account int, now time)
-- Waits to be read (job import).
INSERT INTO version (document_id, number, language, kind, reason, base_id,
                     original_id, original_name, created_by, created_at)
SELECT d.id,
       (SELECT COALESCE(MAX(v.number), 0) + 1 FROM version v
         WHERE v.document_id = d.id AND v.language = d.language),
       d.language, :kind, :reason, :base, :original, :name, :account, :now
  FROM document d
 WHERE d.id = :document;

-- :exec1 amend_publish(id int, edition int, base int, account int,
--                       post text?, now time)
-- CONFLICT: it was read anew, or the draft changed meanwhile.
UPDATE version
   SET published_at = :now, published_by = :account, published_post = :post
 WHERE id = :id AND published_at IS NULL AND state = 'ready'
   AND edition = :edition AND base_id = :base;

-- :part amend_changed
-- Whether the unit i of a version says something else than the same unit o of
-- the one it changes: what is below an article is of the article; of a chapter
-- its own words alone.
       IF(i.role = 'group',
          NOT (o.digest <=> i.digest AND o.heading <=> i.heading),
          NOT (o.whole_digest <=> i.whole_digest
               AND o.heading <=> i.heading));

-- :rows amend_units(version int, base int)
-- What a change changed, as it is cited: articles, and what stands in none.
SELECT i.steps AS `.cite`, i.num AS `.num`, i.heading AS `.heading`,
       u.wid AS `.wid`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
  LEFT JOIN unit_in o ON o.version_id = :base AND o.unit_id = i.unit_id
 WHERE i.version_id = :version AND i.role <> 'inner'
   AND
{amend_changed}
 ORDER BY i.place;

-- :exec amend_units_close(version int, base int, closes time)
-- They, and what changed in them, close then, unless they do so later.
UPDATE unit u
  JOIN unit_in i ON i.version_id = :version AND i.unit_id = u.id
  LEFT JOIN unit_in o ON o.version_id = :base AND o.unit_id = i.unit_id
   SET u.closes_at = :closes
 WHERE COALESCE(u.closes_at, '1000-01-01') < :closes
   AND
{amend_changed}
;

-- :exec amend_units_below_close(version int, base int, closes time)
-- So does what stands in an article that is changed: it is spoken of as one.
UPDATE unit_in i
  LEFT JOIN unit_in o ON o.version_id = :base AND o.unit_id = i.unit_id
  JOIN unit_in x ON x.version_id = i.version_id
   AND x.place > i.place AND x.place <= i.last_place
  JOIN unit u ON u.id = x.unit_id
   SET u.closes_at = :closes
 WHERE i.version_id = :version AND i.role = 'base'
   AND COALESCE(u.closes_at, '1000-01-01') < :closes
   AND
{amend_changed}
;

-- :exec amend_own_term(version int, consultation int, closes time, units int)
INSERT INTO version_term (version_id, consultation_id, closes_at, units)
VALUES (:version, :consultation, :closes, :units);

-- :exec1 amend_round_own_term(id int, edition int, closes time, now time)
-- The others close when they would have.  CONFLICT: it is over, or another by
-- now.
UPDATE consultation
   SET rest_closes_at = COALESCE(rest_closes_at, closes_at),
       closes_at = GREATEST(closes_at, :closes), edition = edition + 1
 WHERE id = :id AND edition = :edition AND closes_at > :now
   AND published_at IS NOT NULL AND cancelled_at IS NULL;

-- :one amend_differs(id int, base int)
-- Whether anything in a version is not as in the one it changes: a unit, its
-- kind, place, number or words, how they are set, what a picture shows.
SELECT a.n <> b.n OR a.title <> b.title
       OR EXISTS (SELECT 1
                    FROM unit_in i
                    LEFT JOIN unit_in o ON o.version_id = :base
                     AND o.unit_id = i.unit_id AND o.place = i.place
                   WHERE i.version_id = :id
                     AND NOT (o.eid <=> i.eid AND o.kind <=> i.kind
                              AND o.quoted <=> i.quoted
                              AND o.parent_id <=> i.parent_id
                              AND o.num <=> i.num
                              AND o.heading <=> i.heading
                              AND o.digest <=> i.digest))
       OR EXISTS (SELECT 1
                    FROM fragment f
                    LEFT JOIN fragment o ON o.version_id = :base
                     AND o.unit_id = f.unit_id AND o.script = f.script
                   WHERE f.version_id = :id
                     AND NOT (o.html <=> f.html
                              AND o.html_after <=> f.html_after))
           AS differs
  FROM (SELECT v.units AS n, COALESCE(v.title, '') AS title
          FROM version v WHERE v.id = :id) a
  JOIN (SELECT v.units AS n, COALESCE(v.title, '') AS title
          FROM version v WHERE v.id = :base) b;

-- :exec amend_comments_follow(version int)
-- The article that a comment's unit stands in is another one now, where its
-- unit moved; what is gone keeps the one it had.
UPDATE comment c
  JOIN unit_in i ON i.version_id = :version AND i.unit_id = c.unit_id
   SET c.base_id = (SELECT a.unit_id FROM unit_in a
                     WHERE a.version_id = :version AND a.place <= i.place
                       AND a.last_place >= i.place AND a.role = 'base'
                     ORDER BY a.place DESC LIMIT 1);

-- :exec1 amend_withhold(id int, edition int, reason text, account int,
--                        post text?, now time)
UPDATE version
   SET withheld_at = :now, withheld_reason = :reason,
       withheld_by = :account, withheld_post = :post, edition = edition + 1
 WHERE id = :id AND published_at IS NOT NULL AND withheld_at IS NULL
   AND edition = :edition;

-- :exec amend_forget(version int)
-- Of a version withheld and its translations: the words in what is derived, which search, lists
-- and comparisons read.  The original and the stored text stay.
UPDATE unit_in i JOIN version v ON v.id = i.version_id
   SET i.heading = NULL, i.words = NULL, i.whole = NULL,
       i.whole_digest = NULL, i.around = NULL
 WHERE (v.id = :version OR v.translates_id = :version)
   AND v.withheld_at IS NOT NULL;

-- :exec amend_forget_fragments(version int)
DELETE f FROM fragment f JOIN version v ON v.id = f.version_id
 WHERE (v.id = :version OR v.translates_id = :version)
   AND v.withheld_at IS NOT NULL;

-- Who is told -----------------------------------------------------------------

-- :one amend_told(version int)
SELECT v.id, v.kind, v.base_id AS base, v.withheld_at AS withheld,
       d.consultation_id AS consultation
  FROM version v JOIN document d ON d.id = v.document_id
 WHERE v.id = :version AND v.published_at IS NOT NULL;

-- :part tell_author
-- A mail about a version to the author of a submission s that was filed.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', s.id), 256), 32), :kind, :version,
       'submission', s.id, s.language, :now
  FROM submission s
  JOIN contact k ON k.submission_id = s.id AND k.email IS NOT NULL
 WHERE s.consultation_id = :consultation AND s.state = 'filed';

-- :part tell_follower
-- One to whoever follows the consultation.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id, language,
                         created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' f', f.id), 256), 32), :kind, :subject,
       'follower', f.id, f.language, :now
  FROM follower f
 WHERE f.what = 'consultation' AND f.subject_id = :consultation
   AND f.confirmed_at IS NOT NULL;

-- :exec tell_unit_authors(key text, kind text, version int, base int,
--                         consultation int, now time)
-- A mail to everybody who has commented on a unit with other words now.
{tell_author}
   AND EXISTS (SELECT 1 FROM comment c
                 JOIN unit_in o ON o.version_id = :base
                  AND o.unit_id = c.unit_id
                 LEFT JOIN unit_in n ON n.version_id = :version
                  AND n.unit_id = c.unit_id
                WHERE c.submission_id = s.id
                  AND c.state IN ('waiting', 'public', 'hidden', 'blocked')
                  AND NOT (n.whole_digest <=> o.whole_digest AND n.heading <=> o.heading));

-- :exec tell_version_authors(key text, kind text, version int,
--                            consultation int, now time)
-- A mail to everybody who has commented on that version.
{tell_author}
   AND EXISTS (SELECT 1 FROM comment c
                WHERE c.submission_id = s.id AND c.version_id = :version
                  AND c.state IN ('waiting', 'public', 'hidden', 'blocked'));

-- :exec tell_followers(key text, kind text, subject int, consultation int,
--                      now time)
-- One to everybody who follows the consultation.
{tell_follower}
;

-- :exec tell_readers_of(key text, kind text, subject int, consultation int,
--                       language text, now time)
-- One to everybody who follows the consultation in that language, in whatever
-- script.
{tell_follower}
   AND SUBSTRING_INDEX(f.language, '-', 1) = :language;

-- :exec tell_translation_authors(key text, kind text, version int, base int,
--                                consultation int, language text, now time)
-- One to everybody who has commented on words of the translation that are
-- other words now.
{tell_author}
   AND EXISTS (SELECT 1 FROM comment c
                 JOIN version w ON w.id = c.version_id
                  AND w.language = :language
                 JOIN unit_in o ON o.version_id = :base
                  AND o.unit_id = c.unit_id
                 LEFT JOIN unit_in n ON n.version_id = :version
                  AND n.unit_id = c.unit_id
                WHERE c.submission_id = s.id
                  AND c.state IN ('waiting', 'public', 'hidden', 'blocked')
                  AND NOT (n.whole_digest <=> o.whole_digest
                           AND n.heading <=> o.heading));

-- :one mail_change(version int)
-- until: of the provisions that it changed, where the others close at another
-- moment.
SELECT (SELECT y.closes_at FROM version_term y WHERE y.version_id = v.id)
         AS until, c.rest_closes_at AS rest,
       v.kind, v.reason, v.published_at, v.number, v.language,
       v.withheld_at, v.withheld_reason, x.number AS base,
       d.slug AS document, c.slug
  FROM version v
  JOIN document d ON d.id = v.document_id
  JOIN consultation c ON c.id = d.consultation_id
  LEFT JOIN version x ON x.id = v.base_id AND x.withheld_at IS NULL
 WHERE v.id = :version AND v.published_at IS NOT NULL;

-- :one mail_translation(version int)
-- A published translation, and the one that people read before it; same: both
-- say the same text.
SELECT v.published_at, v.number, v.language, v.withheld_at, b.number AS base,
       b.id AS base_id, b.translates_id = v.translates_id AS same, d.slug AS document,
       d.consultation_id AS consultation, c.slug
  FROM version v
  JOIN document d ON d.id = v.document_id
  JOIN consultation c ON c.id = d.consultation_id
  LEFT JOIN version b ON b.document_id = v.document_id
   AND b.language = v.language
   AND b.number = (SELECT MAX(w.number) FROM version w
                    WHERE w.document_id = v.document_id
                      AND w.language = v.language AND w.number < v.number
                      AND w.published_at IS NOT NULL
                      AND w.withheld_at IS NULL)
 WHERE v.id = :version AND v.published_at IS NOT NULL
   AND v.translates_id IS NOT NULL;

-- :rows mail_changed_units(version int, submission int)
-- What of it a submission commented on; a unit that is gone as it was cited,
-- with the words that were written on (of a withheld version those before).
SELECT DISTINCT COALESCE(n.steps, o.steps) AS steps,
       COALESCE(n.heading, o.heading, LEFT(o.words, 80)) AS heading,
       IF(n.unit_id IS NULL,
          COALESCE((SELECT w.whole FROM unit_in w JOIN version r
                        ON r.id = w.version_id AND r.withheld_at IS NULL
                     WHERE w.version_id = c.version_id
                       AND w.unit_id = c.unit_id), o.whole), NULL) AS gone,
       o.place
  FROM version v
  JOIN comment c ON c.submission_id = :submission
   AND c.state IN ('waiting', 'public', 'hidden', 'blocked')
  JOIN unit_in o ON o.version_id = v.base_id AND o.unit_id = c.unit_id
  LEFT JOIN unit_in n ON n.version_id = v.id AND n.unit_id = c.unit_id
 WHERE v.id = :version AND v.withheld_at IS NULL
   AND NOT (n.whole_digest <=> o.whole_digest AND n.heading <=> o.heading)
 ORDER BY o.place
 LIMIT 50;

-- :one version_number(id int)
SELECT number FROM version WHERE id = :id;
