-- translation.sql: a document in further languages, at the desk.  A
-- translation is a version in its own language; numbers run within it.

-- :one translation_base(consultation int, slug text)
-- What a translation put up now would be of: the newest text that people
-- read, or will once the consultation is published.
SELECT d.id AS `.document`, d.language AS `.lang`, v.id AS `.id`
  FROM document d
  JOIN consultation c ON c.id = d.consultation_id
  JOIN version v ON v.document_id = d.id AND v.language = d.language
   AND v.number = (SELECT MAX(w.number) FROM version w
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.state = 'ready' AND w.withheld_at IS NULL
                      AND (w.published_at IS NOT NULL
                           OR c.published_at IS NULL))
 WHERE d.consultation_id = :consultation AND d.slug = :slug;

-- :exec translation_pending_remove(document int, language text)
-- A further file takes the place of the one before.
UPDATE version SET state = 'removed'
 WHERE document_id = :document AND language = :language
   AND translates_id IS NOT NULL AND published_at IS NULL
   AND state <> 'removed';

-- :insert translation_insert(document int, language text, base int,
--                            original int, name text, account int, now time)
-- Waits to be read (job import).
INSERT INTO version (document_id, number, language, kind, translates_id,
                     original_id, original_name, created_by, created_at)
SELECT d.id,
       (SELECT COALESCE(MAX(v.number), 0) + 1 FROM version v
         WHERE v.document_id = d.id AND v.language = :language),
       :language, 'translation', :base, :original, :name, :account, :now
  FROM document d
 WHERE d.id = :document AND d.language <> :language;

-- :rows translations_at_desk(document int, consultation int)
-- Each language's versions, the newest first; @lags: of a text that is not
-- the newest.
SELECT v.id AS `.id`, v.number AS `@n`, v.language AS `@lang`,
       v.state AS `.state`, v.units AS `.units`, v.fault AS `.fault`,
{doubtful}
       v.created_at AS `:received`,
       v.published_at AS `.published`, v.withheld_at AS `.withheld`,
       v.original_name AS `.name`, b.size AS `.size`, y.number AS `@of`,
       IF(EXISTS (SELECT 1 FROM version w
                   WHERE w.document_id = d.id AND w.language = d.language
                     AND w.number > y.number AND w.state = 'ready'
                     AND (w.published_at IS NOT NULL
                          OR c.published_at IS NULL)), 1, NULL) AS `@lags`,
       EXISTS (SELECT 1 FROM job j
                WHERE j.kind = 'import' AND j.subject_id = v.id
                  AND j.state = 'taken') AS `.reading`
  FROM version v
  JOIN document d ON d.id = v.document_id AND d.language <> v.language
  JOIN consultation c ON c.id = d.consultation_id
  JOIN version y ON y.id = v.translates_id
  LEFT JOIN `blob` b ON b.id = v.original_id
 WHERE v.document_id = :document AND d.consultation_id = :consultation
   AND v.state <> 'removed'
 ORDER BY v.language, v.number DESC;

-- :exec1 translation_put_up(id int, edition int, account int, post text?,
--                           now time)
-- CONFLICT: it was read anew, or what it translates is not read by people.
UPDATE version v JOIN version y ON y.id = v.translates_id
   SET v.published_at = :now, v.published_by = :account,
       v.published_post = :post
 WHERE v.id = :id AND v.published_at IS NULL AND v.state = 'ready'
   AND v.edition = :edition AND y.published_at IS NOT NULL
   AND y.withheld_at IS NULL;

-- :exec1 translation_put_away(id int)
UPDATE version SET state = 'removed'
 WHERE id = :id AND translates_id IS NOT NULL AND published_at IS NULL
   AND state IN ('ready', 'failed');

-- :rows translations_ready(version int)
-- What goes before the public together with that version.
SELECT v.id AS `.version`, v.number AS `.number`, v.language AS `.lang`,
       HEX(v.digest) AS `.digest`
  FROM version v
 WHERE v.translates_id = :version AND v.published_at IS NULL
   AND v.state = 'ready'
 ORDER BY v.id;

-- :one translation_unpaired(version int, base int)
-- Units that stand in one of the two languages alone.
SELECT (SELECT COUNT(*) FROM unit_in i
          LEFT JOIN unit_in o ON o.version_id = :base
           AND o.unit_id = i.unit_id
         WHERE i.version_id = :version AND o.unit_id IS NULL) AS `@here`,
       (SELECT COUNT(*) FROM unit_in o
          LEFT JOIN unit_in i ON i.version_id = :version
           AND i.unit_id = o.unit_id
         WHERE o.version_id = :base AND i.unit_id IS NULL) AS `@there`;

-- :exec translations_withhold(version int, reason text, account int,
--                             post text?, now time)
-- What must not be read in one language must not be read in another.
UPDATE version
   SET withheld_at = :now, withheld_reason = :reason, withheld_by = :account,
       withheld_post = :post, edition = edition + 1
 WHERE translates_id = :version AND published_at IS NOT NULL
   AND withheld_at IS NULL;

-- :exec translations_follow(version int)
-- The text that they translate was replaced before anybody read it: they are
-- of the new one.
UPDATE version v
  JOIN document d ON d.id = v.document_id AND d.language = v.language
  JOIN version y ON y.document_id = v.document_id AND y.id <> v.id
   AND y.language = v.language AND y.published_at IS NULL
  JOIN version t ON t.translates_id = y.id AND t.published_at IS NULL
   SET t.translates_id = v.id
 WHERE v.id = :version AND v.published_at IS NULL AND v.base_id IS NULL
   AND t.state <> 'removed';

-- :rows pairs_by_hand(version int)
-- Which lines a person paired, by what they said then: value is the name
-- given, "new" that there is no counterpart.
SELECT m.wid, m.value, HEX(m.digest) AS digest
  FROM mend m
 WHERE m.version_id = :version AND m.act = 'same' AND m.state = 'done'
 ORDER BY m.id DESC;

-- :rows translations_shown(version int)
-- What people read of it in further languages.
SELECT v.number AS `.number`, v.language AS `.lang`,
       LOWER(HEX(v.digest)) AS `.digest`
  FROM version v
 WHERE v.translates_id = :version AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
 ORDER BY v.id;

-- :rows translations_to_pair(version int)
-- Not published yet: they follow what is mended in the text they translate.
SELECT id FROM version
 WHERE translates_id = :version AND published_at IS NULL AND state = 'ready'
 ORDER BY id;
