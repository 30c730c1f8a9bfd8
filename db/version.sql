-- version.sql: an act's text as data: units and their HTML, derived from the
-- stored Akoma Ntoso when it is imported or published, made anew by rebuild.
-- Rows go in by JSON arrays (engineering 22); only the account of the jobs
-- may write here.

-- :insert version_add(document int, number int, language text, kind text,
--                     reason text?, base int?, account int?, now time)
-- A version without text yet: waiting.
INSERT INTO version (document_id, number, language, kind, reason, base_id,
                     created_by, created_at)
VALUES (:document, :number, :language, :kind, :reason, :base, :account, :now);

-- :exec1 version_ready(id int, akn bytes, digest bytes, title text,
--                      units int, scanned int, doubts text?)
-- scanned: of the units those that are pages without words.  The text is there.  CONFLICT: it is published: its words never change;
-- or it was taken away meanwhile.
UPDATE version
   SET akn = :akn, digest = :digest, title = :title, units = :units,
       scanned = :scanned,
       doubts = :doubts, state = 'ready', fault = NULL, edition = edition + 1
 WHERE id = :id AND published_at IS NULL AND state <> 'removed';

-- :exec1 version_publish(id int, now time)
UPDATE version SET published_at = :now
 WHERE id = :id AND published_at IS NULL AND state = 'ready';

-- :exec fragments_clear(version int)
DELETE FROM fragment WHERE version_id = :version;

-- :exec units_in_clear(version int)
DELETE FROM unit_in WHERE version_id = :version;

-- :exec units_add(document int, list text)
-- Units that the document never had before; list: [{"wid"}].
INSERT INTO unit (document_id, wid)
SELECT :document, CONVERT(j.wid USING ascii)
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (wid VARCHAR(120) PATH '$.wid')) j
  LEFT JOIN unit u ON u.document_id = :document
   AND u.wid = CONVERT(j.wid USING ascii) COLLATE ascii_bin
 WHERE u.id IS NULL;

-- :exec units_in_add(version int, document int, list text)
-- Where each stands in the version and what it says.
INSERT INTO unit_in (version_id, unit_id, parent_id, place, last_place, depth,
                     kind, role, container, quoted, confidence, doubt, eid,
                     num, steps, around, previous_id, next_id, heading, words,
                     whole, whole_digest, digest)
SELECT :version, u.id, p.id, j.place, j.last, j.depth,
       CONVERT(j.kind USING ascii), CONVERT(j.role USING ascii),
       j.container, j.quoted, j.confidence, CONVERT(j.doubt USING ascii),
       j.eid, j.num, j.steps, j.around, b.id, n.id, j.heading, j.words,
       COALESCE(j.whole, j.words),
       UNHEX(SHA2(COALESCE(j.same, j.whole, j.apart, j.words, ''), 256)),
       UNHEX(SHA2(COALESCE(j.apart, j.words, ''), 256))
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (
         wid VARCHAR(120) PATH '$.wid', parent VARCHAR(120) PATH '$.parent',
         place INT PATH '$.place', last INT PATH '$.last',
         depth INT PATH '$.depth', kind VARCHAR(40) PATH '$.kind',
         role VARCHAR(6) PATH '$.role', container INT PATH '$.container',
         quoted INT PATH '$.quoted', confidence INT PATH '$.confidence',
         doubt VARCHAR(40) PATH '$.doubt', eid VARCHAR(300) PATH '$.eid',
         num VARCHAR(200) PATH '$.num',
         steps VARCHAR(900) PATH '$.steps',
         around MEDIUMTEXT PATH '$.around',
         previous VARCHAR(120) PATH '$.previous',
         next VARCHAR(120) PATH '$.next', heading TEXT PATH '$.heading',
         words MEDIUMTEXT PATH '$.words', apart MEDIUMTEXT PATH '$.apart',
         whole MEDIUMTEXT PATH '$.whole',
         same MEDIUMTEXT PATH '$.same')) j
  JOIN unit u ON u.document_id = :document
   AND u.wid = CONVERT(j.wid USING ascii) COLLATE ascii_bin
  LEFT JOIN unit p ON p.document_id = :document
   AND p.wid = CONVERT(j.parent USING ascii) COLLATE ascii_bin
  LEFT JOIN unit b ON b.document_id = :document
   AND b.wid = CONVERT(j.previous USING ascii) COLLATE ascii_bin
  LEFT JOIN unit n ON n.document_id = :document
   AND n.wid = CONVERT(j.next USING ascii) COLLATE ascii_bin;

-- :exec fragments_add(version int, document int, script text, list text)
-- The HTML of each unit's own words in one script.
INSERT INTO fragment (version_id, unit_id, script, html, html_after)
SELECT :version, u.id, :script, j.html, j.after_html
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (
         wid VARCHAR(120) PATH '$.wid', html MEDIUMTEXT PATH '$.html',
         after_html MEDIUMTEXT PATH '$.after')) j
  JOIN unit u ON u.document_id = :document
   AND u.wid = CONVERT(j.wid USING ascii) COLLATE ascii_bin;

-- :one original(version int, consultation int)
-- The file that it was read from.
SELECT v.original_id AS `.blob`,
       COALESCE(v.original_name, 'original') AS `.name`
  FROM version v
  JOIN document d ON d.id = v.document_id
 WHERE v.id = :version AND d.consultation_id = :consultation
   AND v.original_id IS NOT NULL;

-- :one original_bare(version int, consultation int, place int)
-- The copy of one of its files that everybody may have.
SELECT COALESCE(f.bare_id, v.bare_id) AS `.blob`,
       COALESCE(f.name, v.original_name, 'original') AS `.name`
  FROM version v
  JOIN document d ON d.id = v.document_id
  LEFT JOIN version_file f ON f.version_id = v.id AND f.place = :place
   AND f.place > 1
 WHERE v.id = :version AND d.consultation_id = :consultation
   AND (:place = 1 OR f.place IS NOT NULL)
   AND IF(:place = 1, v.bare_id, f.bare_id) IS NOT NULL;

-- :rows version_unbared(version int)
-- Its files of which everybody has no copy yet.
SELECT 1 AS place, v.original_id AS `blob`,
       COALESCE(v.original_name, '') AS name
  FROM version v
 WHERE v.id = :version AND v.original_id IS NOT NULL AND v.bare_id IS NULL
UNION ALL
SELECT f.place, f.blob_id, f.name
  FROM version_file f
 WHERE f.version_id = :version AND f.place > 1 AND f.bare_id IS NULL
 ORDER BY place;

-- :one version_bare_lock(version int)
SELECT d.consultation_id AS consultation
  FROM version v JOIN document d ON d.id = v.document_id
 WHERE v.id = :version AND v.state = 'ready' AND v.withheld_at IS NULL
   FOR UPDATE;

-- :exec version_bare(version int, place int, bare int)
-- The copy of its original.
UPDATE version SET bare_id = :bare WHERE id = :version AND :place = 1;

-- :exec version_file_bare(version int, place int, bare int)
UPDATE version_file SET bare_id = :bare
 WHERE version_id = :version AND place = :place;

-- :exec versions_bare_due(limit int, now time)
-- Those whose copy is not there and that no job has tried, or none that is
-- remembered.
INSERT INTO job (kind, subject_id, run_after, created_at)
SELECT 'bare', v.id, :now, :now
  FROM version v
 WHERE v.original_id IS NOT NULL AND v.bare_id IS NULL
   AND v.state = 'ready' AND v.withheld_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM job j
                    WHERE j.kind = 'bare' AND j.subject_id = v.id)
 ORDER BY v.id
 LIMIT :limit;

-- Pictures ----------------------------------------------------------------------

-- :rows pictures_of(version int)
-- What is there already, by the text's name for it.
SELECT name AS `.name` FROM picture WHERE version_id = :version;

-- :exec picture_add(version int, name text, type text, blob int)
INSERT INTO picture (version_id, name, type, blob_id)
VALUES (:version, :name, :type, :blob);

-- :exec pictures_adopt(version int, document int, list text)
-- Those that its text names and another version of the document brought, of
-- any language: a text that is put in again has its pictures again.  list:
-- ["name"].
INSERT INTO picture (version_id, name, type, blob_id)
SELECT :version, p.name, MAX(p.type), MAX(p.blob_id)
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (name VARCHAR(80) PATH '$')) j
  JOIN version w ON w.document_id = :document AND w.id <> :version
   AND w.withheld_at IS NULL
  JOIN picture p ON p.version_id = w.id
   AND p.name = CONVERT(j.name USING ascii) COLLATE ascii_bin
 WHERE NOT EXISTS (SELECT 1 FROM picture o
                    WHERE o.version_id = :version AND o.name = p.name)
 GROUP BY p.name;

-- :one picture(version int, name text)
SELECT p.type AS `.type`, p.blob_id AS `.blob`
  FROM picture p
 WHERE p.version_id = :version AND p.name = :name;
