-- paper.sql: the papers of a consultation while it is prepared.  A version
-- that was taken away has the state removed; its document is not shown then.

-- :rows papers_of(consultation int)
-- Each with its newest version, whatever its state, and how far its reading
-- is.
SELECT d.id AS `.id`, d.slug AS `.slug`, d.kind AS `@kind`,
       d.language AS `.lang`, v.id AS `.version`, v.number AS `.number`,
       COALESCE(o.title, NULLIF(v.title, ''), d.slug) AS `~title`,
       v.state AS `.state`, v.fault AS `.fault`, v.units AS `.units`,
{doubtful}
       COALESCE(LENGTH(v.doubts) - LENGTH(REPLACE(v.doubts, '\n', '')), 0)
         + (SELECT COUNT(*) FROM unit_in k
             WHERE k.version_id = v.id AND k.doubt IS NOT NULL) AS `.doubts`,
       v.published_at AS `.published`, HEX(v.digest) AS `.digest`,
       EXISTS (SELECT 1 FROM job j
                WHERE j.kind = 'import' AND j.subject_id = v.id
                  AND j.state = 'taken') AS `.reading`,
       EXISTS (SELECT 1 FROM version w
                WHERE w.document_id = d.id AND w.state = 'ready')
           AS `.readable`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
   AND v.number = (SELECT MAX(w.number) FROM version w
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.state <> 'removed')
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language
 WHERE d.consultation_id = :consultation
 ORDER BY d.place, d.id;

-- :one paper_by_slug(consultation int, slug text)
SELECT d.id AS `.id`, d.slug AS `@slug`, d.kind AS `@kind`,
       d.language AS `.lang`, COALESCE(o.title, d.slug) AS `~title`
  FROM document d
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language
 WHERE d.consultation_id = :consultation AND d.slug = :slug
   AND EXISTS (SELECT 1 FROM version v
                WHERE v.document_id = d.id AND v.state <> 'removed');

-- :rows paper_versions(document int, consultation int)
-- The newest first.
SELECT v.id AS `.id`, v.number AS `@n`, v.state AS `.state`,
       v.units AS `.units`, v.fault AS `.fault`,
{doubtful}
       v.created_at AS `:received`,
       v.published_at AS `.published`, v.withheld_at AS `.withheld`,
       v.original_name AS `.name`,
       b.size AS `.size`,
       EXISTS (SELECT 1 FROM job j
                WHERE j.kind = 'import' AND j.subject_id = v.id
                  AND j.state = 'taken') AS `.reading`
  FROM version v
  JOIN document d ON d.id = v.document_id AND d.language = v.language
  LEFT JOIN `blob` b ON b.id = v.original_id
 WHERE v.document_id = :document AND d.consultation_id = :consultation
   AND v.state <> 'removed'
 ORDER BY v.number DESC;

-- :rows paper_files(document int)
-- What was put behind the first file of each version.
SELECT f.version_id AS `.version`, f.name AS `@name`, b.size AS `@size`
  FROM version_file f
  JOIN version v ON v.id = f.version_id
  LEFT JOIN `blob` b ON b.id = f.blob_id
 WHERE v.document_id = :document AND v.state <> 'removed' AND f.place > 1
 ORDER BY f.version_id, f.place;

-- :part line_called
-- A line by its number, or its name, or how it begins.
       COALESCE(NULLIF(i.num, ''), NULLIF(LEFT(i.heading, 60), ''),
                LEFT(i.words, 40)) AS `.num`,;

-- :part doubts_said
-- What the reading was not sure of, a line of JSON each, in its order.
  FROM version v
  JOIN JSON_TABLE(CONCAT('[', REPLACE(TRIM(TRAILING '\n' FROM v.doubts),
                                      '}\n{', '},{'), ']'),
       '$[*]' COLUMNS (place FOR ORDINALITY,
                       code VARCHAR(80) PATH '$.code',
                       wid VARCHAR(120) PATH '$.wid',
                       detail VARCHAR(1000) PATH '$.detail')) j
  LEFT JOIN unit u ON u.document_id = v.document_id
   AND u.wid = CONVERT(j.wid USING ascii) COLLATE ascii_bin
  LEFT JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 WHERE v.id = :version AND v.doubts IS NOT NULL;

-- :rows paper_doubts(version int, limit int)
-- Places that the reading was not sure of.
SELECT j.code AS `.code`, j.detail AS `.detail`, i.num AS `.num`,
       j.wid AS `.wid`, i.place AS `.place`
{doubts_said}
 ORDER BY j.place
 LIMIT :limit;

-- :rows version_doubts(version int, limit int)
-- All of that, and the lines that it was not sure of; .all: how many.
SELECT d.*, COUNT(*) OVER () AS `.all`
  FROM (
SELECT j.code AS `.code`, j.detail AS `.detail`, NULL AS `.doubt`,
{line_called}
       i.steps AS `.cite`, i.num > '' AS `.numbered`,
       j.wid AS `.wid`, i.place AS `.place`, j.place AS `order`
{doubts_said}
 UNION ALL
SELECT NULL, NULL, i.doubt,
{line_called}
       i.steps, i.num > '', u.wid, i.place, 1000000 + i.place
  FROM unit_in i
  JOIN version v ON v.id = i.version_id AND v.published_at IS NULL
  JOIN unit u ON u.id = i.unit_id
 WHERE i.version_id = :version AND i.doubt IS NOT NULL
       ) d
 ORDER BY `order`
 LIMIT :limit;

-- :insert paper_add(consultation int, slug text, kind text, language text,
--                   commentable int, now time)
-- Behind those there are; CONFLICT: the slug is taken here.
INSERT INTO document (consultation_id, slug, kind, place, language,
                      commentable, created_at)
SELECT :consultation, :slug, :kind,
       (SELECT COALESCE(MAX(d.place), 0) + 1 FROM document d
         WHERE d.consultation_id = :consultation),
       :language, :commentable, :now
  FROM consultation c
 WHERE c.id = :consultation AND c.published_at IS NULL;

-- :exec paper_title(document int, language text, title text)
INSERT INTO document_text (document_id, language, title)
VALUES (:document, :language, :title)
    ON DUPLICATE KEY UPDATE title = :title;

-- :insert paper_version(document int, original int, name text, account int,
--                       now time)
-- Waits to be read (job import).
INSERT INTO version (document_id, number, language, original_id,
                     original_name, created_by, created_at)
SELECT d.id,
       (SELECT COALESCE(MAX(v.number), 0) + 1 FROM version v
         WHERE v.document_id = d.id AND v.language = d.language),
       d.language, :original, :name, :account, :now
  FROM document d
 WHERE d.id = :document;

-- :one paper_newest(document int)
-- What a further file is put behind.
SELECT v.id AS `.id`, v.original_id AS `.original`,
       v.original_name AS `.name`, LOWER(HEX(b.digest)) AS `.digest`
  FROM version v
  JOIN document d ON d.id = v.document_id AND d.language = v.language
  JOIN `blob` b ON b.id = v.original_id
 WHERE v.document_id = :document AND v.original_id IS NOT NULL
   AND v.state IN ('ready', 'waiting')
 ORDER BY v.number DESC
 LIMIT 1;

-- :insert version_again(from int, account int, now time)
-- The same to be read anew, with other files.  CONFLICT: it is published, or
-- was never made of a file.
INSERT INTO version (document_id, number, language, kind, reason, base_id,
                     translates_id, original_id, original_name, created_by,
                     created_at)
SELECT v.document_id,
       (SELECT COALESCE(MAX(w.number), 0) + 1 FROM version w
         WHERE w.document_id = v.document_id AND w.language = v.language),
       v.language, v.kind, v.reason, v.base_id, v.translates_id,
       v.original_id, v.original_name, :account, :now
  FROM version v
 WHERE v.id = :from AND v.published_at IS NULL AND v.original_id IS NOT NULL;

-- :exec version_superseded(id int)
-- What changes a published draft is one version at a time.
UPDATE version SET state = 'removed'
 WHERE id = :id AND published_at IS NULL
   AND (base_id IS NOT NULL OR translates_id IS NOT NULL);

-- :one version_newest(consultation int, account int, now time)
-- What was just made.
SELECT v.number
  FROM version v JOIN document d ON d.id = v.document_id
 WHERE d.consultation_id = :consultation AND v.created_by = :account
   AND v.created_at = :now
 ORDER BY v.id DESC
 LIMIT 1;

-- :exec version_files_copy(version int, from_version int, up int, without int)
-- The files that it has already; its original alone, if it is one file.  up:
-- the place of one that goes before the one in front; without: of one that
-- goes; 0: none.
INSERT INTO version_file (version_id, place, blob_id, name)
SELECT :version,
       f.place - (f.place = :up) + (f.place = :up - 1)
         - (:without > 0 AND f.place > :without),
       f.blob_id, f.name
  FROM version_file f
 WHERE f.version_id = :from_version AND f.place <> :without
 UNION ALL
SELECT :version, 1, v.original_id, COALESCE(v.original_name, 'original')
  FROM version v
 WHERE v.id = :from_version
   AND NOT EXISTS (SELECT 1 FROM version_file n
                    WHERE n.version_id = :from_version);

-- :exec version_files_keep(version int, from_version int)
-- Its own original, and behind it the annexes of the other.
INSERT INTO version_file (version_id, place, blob_id, name)
SELECT :version, f.place, IF(f.place = 1, v.original_id, f.blob_id),
       IF(f.place = 1, COALESCE(v.original_name, 'original'), f.name)
  FROM version v
  JOIN version_file f ON f.version_id = :from_version
 WHERE v.id = :version;

-- :exec1 version_file_add(version int, original int, name text)
-- Behind those there are.
INSERT INTO version_file (version_id, place, blob_id, name)
SELECT :version,
       (SELECT COALESCE(MAX(f.place), 0) + 1 FROM version_file f
         WHERE f.version_id = :version),
       :original, :name;

-- :rows version_files(version int)
-- The annexes behind its original, in their order.
SELECT f.blob_id AS `.blob`, f.place AS `.place`, f.name AS `@name`,
       b.size AS `@size`, LOWER(HEX(b.digest)) AS `@sha256`
  FROM version_file f
  JOIN `blob` b ON b.id = f.blob_id
 WHERE f.version_id = :version AND f.place > 1
 ORDER BY f.place;

-- :one version_file(version int, consultation int, place int)
-- One of them, as it came.
SELECT f.blob_id AS `.blob`, f.name AS `.name`
  FROM version_file f
  JOIN version v ON v.id = f.version_id
  JOIN document d ON d.id = v.document_id
 WHERE f.version_id = :version AND d.consultation_id = :consultation
   AND f.place = :place;

-- :rows version_files_bare(version int)
-- All of them as everybody may have them; .bare is NULL for one that may not
-- be given.  The digest is that of what is given.
SELECT f.place AS `.place`, f.bare_id AS `.bare`, f.name AS `@name`,
       b.size AS `@size`, LOWER(HEX(b.digest)) AS `@sha256`,
       IF(f.bare_id <> f.blob_id, 1, NULL) AS `@bare`,
       IF(f.bare_id <=> f.blob_id, NULL, LOWER(HEX(o.digest))) AS `@came`
  FROM version_file f
  JOIN `blob` o ON o.id = f.blob_id
  LEFT JOIN `blob` b ON b.id = f.bare_id
 WHERE f.version_id = :version AND f.place > 1
 ORDER BY f.place;

-- :exec1 paper_version_remove(document int, number int)
-- Read or refused, never published.
UPDATE version SET state = 'removed'
 WHERE document_id = :document AND number = :number
   AND state IN ('ready', 'failed') AND published_at IS NULL;

-- :exec paper_versions_remove(document int)
UPDATE version SET state = 'removed'
 WHERE document_id = :document AND published_at IS NULL;

-- :exec1 paper_remove(document int, consultation int)
-- Its word in the address is free again.
UPDATE document SET slug = CONCAT('removed-', id)
 WHERE id = :document AND consultation_id = :consultation;
