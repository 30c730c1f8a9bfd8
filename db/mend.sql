-- mend.sql: corrections of a recognised tree: asked for at the desk, done by
-- glas jobs (job mend), done again on the next file where the words agree.

-- :part unit_pictures
-- Its HTML, in whatever script, where there are pictures in it.
       (SELECT CONCAT_WS('', f.html, f.html_after) FROM fragment f
         WHERE f.version_id = i.version_id AND f.unit_id = i.unit_id
           AND (f.html LIKE '%<img src="media/%'
                OR f.html_after LIKE '%<img src="media/%')
         LIMIT 1) AS `.pictures`,;

-- :rows outline(version int, other int?, after int, limit int)
-- The lines of a version from that place on, each as it is read.  other: the
-- text that it translates; @refused: the newest correction, where it could not
-- be done.
SELECT u.wid AS `@wid`, i.place AS `.place`, i.depth AS `@depth`,
       i.kind AS `@kind`, i.num AS `.num`, i.heading AS `.heading`,
       LEFT(i.words, 400) AS `.words`, CHAR_LENGTH(i.words) > 400 AS `.more`,
       i.doubt AS `.doubt`, i.confidence AS `.confidence`,
       i.quoted AS `.quoted`,
{unit_pictures}
       :other IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM unit_in o
                          WHERE o.version_id = :other
                            AND o.unit_id = i.unit_id) AS `.unpaired`,
       EXISTS (SELECT 1 FROM mend m
                WHERE m.version_id = :version AND m.wid = u.wid
                  AND m.state = 'new') AS `.waiting`,
       (SELECT m.act FROM mend m
         WHERE m.version_id = :version AND m.wid = u.wid
           AND m.state = 'refused'
           AND m.id = (SELECT MAX(n.id) FROM mend n
                        WHERE n.version_id = :version)) AS `@refused`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
 WHERE i.version_id = :version AND i.place > :after
 ORDER BY i.place
 LIMIT :limit;

-- :rows outline_pages(version int, size int)
-- Its pages of so many lines each: the first and the last provision that begin
-- there, of the act itself, or where none does, groups.
SELECT p.page AS `.page`, a.steps AS `.cite`,
       COALESCE(NULLIF(a.num, ''), a.heading) AS `.name`,
       b.steps AS `.cite_last`,
       COALESCE(NULLIF(b.num, ''), b.heading) AS `.name_last`
  FROM (SELECT (i.place - 1) DIV :size AS page,
               COALESCE(MIN(IF(i.role = 'base' AND i.quoted = 0, i.place, NULL)),
                        MIN(IF(i.role = 'group', i.place, NULL))) AS first,
               COALESCE(MAX(IF(i.role = 'base' AND i.quoted = 0, i.place, NULL)),
                        MAX(IF(i.role = 'group', i.place, NULL))) AS last
          FROM unit_in i
         WHERE i.version_id = :version
         GROUP BY page) p
  LEFT JOIN unit_in a ON a.version_id = :version AND a.place = p.first
  LEFT JOIN unit_in b ON b.version_id = :version AND b.place = p.last
 ORDER BY p.page;

-- :one outline_line(version int, other int?, wid text)
SELECT u.wid AS `@wid`, i.place AS `.place`, i.depth AS `@depth`,
       i.kind AS `@kind`, i.num AS `.num`, i.heading AS `.heading`,
       i.words AS `.words`, i.doubt AS `.doubt`, i.quoted AS `.quoted`,
       NULLIF(i.last_place - i.place, 0) AS `@below`, 0 AS `.more`,
{unit_pictures}
       :other IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM unit_in o
                          WHERE o.version_id = :other
                            AND o.unit_id = i.unit_id) AS `.unpaired`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
 WHERE i.version_id = :version AND u.wid = :wid;

-- :rows outline_doubts(version int, other int?, limit int)
-- Where the reading was not sure, or a translation has no counterpart, in
-- reading order.
SELECT u.wid AS `.wid`, i.place AS `.place`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
 WHERE i.version_id = :version
   AND (i.doubt IS NOT NULL
        OR (:other IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM unit_in o
                             WHERE o.version_id = :other
                               AND o.unit_id = i.unit_id)))
 ORDER BY i.place
 LIMIT :limit;

-- :rows units_gone(version int, base int, limit int)
-- Units of the version it changes that are not in it.
SELECT u.wid AS `.wid`, o.num AS `.num`, o.heading AS `.heading`,
       LEFT(o.words, 100) AS `.words`, o.steps AS `.cite`
  FROM unit_in o
  JOIN unit u ON u.id = o.unit_id
  LEFT JOIN unit_in n ON n.version_id = :version AND n.unit_id = o.unit_id
 WHERE o.version_id = :base AND n.unit_id IS NULL
 ORDER BY o.place
 LIMIT :limit;

-- :insert mend_add(version int, wid text, act text, value text?, words text?,
--                  comment int?, account int, now time)
-- comment: whose accepted wording it is.
INSERT INTO mend (version_id, wid, act, value, words, comment_id, account_id,
                  at)
VALUES (:version, :wid, :act, :value, :words, :comment, :account, :now);

-- :rows mends_of(version int, limit int)
-- The newest first.
SELECT m.act AS `@act`,
       IF(m.act IN ('words', 'heading'), NULL, m.value) AS `@value`,
       m.words AS words,
       m.state AS `@state`, m.at AS `:when`
  FROM mend m
 WHERE m.version_id = :version
 ORDER BY m.id DESC
 LIMIT :limit;

-- :one mends_waiting(version int)
SELECT COUNT(*) AS n FROM mend
 WHERE version_id = :version AND state = 'new';

-- What the job asks ------------------------------------------------------------

-- :one version_to_mend(id int)
SELECT v.id, v.document_id AS document, v.language, v.kind, v.state, v.akn,
       v.created_at, v.published_at, d.work, a.country,
       d.language AS authentic, y.akn AS translated
  FROM version v
  JOIN document d ON d.id = v.document_id
  LEFT JOIN version y ON y.id = v.translates_id
  JOIN consultation_authority l ON l.consultation_id = d.consultation_id
   AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
 WHERE v.id = :id;

-- :rows mends_new(version int, limit int)
SELECT id, wid, act, value, comment_id AS comment, account_id AS account
  FROM mend
 WHERE version_id = :version AND state = 'new'
 ORDER BY id
 LIMIT :limit;

-- :rows mends_before(document int, language text, id int)
-- What was mended by hand in the file before this one; other words for a line
-- are not: the new file may have better ones.
SELECT m.act, m.value, m.words, m.account_id AS account, m.at,
       HEX(m.digest) AS digest
  FROM mend m
 WHERE m.state = 'done' AND m.digest IS NOT NULL 
   AND m.act NOT IN ('words', 'heading', 'renumber', 'strike')
   AND m.version_id = (SELECT MAX(n.version_id) FROM mend n
                         JOIN version v ON v.id = n.version_id
                        WHERE v.document_id = :document
                          AND v.language = :language AND v.id < :id
                          AND n.state = 'done')
 ORDER BY m.id
 LIMIT 500;

-- :insert mend_again(version int, wid text, act text, value text?, words text?, digest bytes, account int, at time)
INSERT INTO mend (version_id, wid, act, value, words, digest, state,
                  account_id, at)
VALUES (:version, :wid, :act, :value, :words, :digest, 'done', :account, :at);

-- :exec1 mend_end(id int, state text, digest bytes?)
UPDATE mend SET state = :state, digest = :digest
 WHERE id = :id AND state = 'new';

-- :exec1 mend_keep(id int, before bytes)
-- The text as it was before it.
UPDATE mend SET before_akn = :before WHERE id = :id;

-- :exec mend_forget(version int, kept int)
-- But for the newest few.
UPDATE mend m
  JOIN (SELECT MIN(q.id) AS id
          FROM (SELECT n.id FROM mend n
                 WHERE n.version_id = :version AND n.before_akn IS NOT NULL
                 ORDER BY n.id DESC LIMIT :kept) q) o
   SET m.before_akn = NULL
 WHERE m.version_id = :version AND m.id < o.id AND m.before_akn IS NOT NULL;

-- :rows mend_last(version int)
-- What would be taken back: the newest that was done.
SELECT m.id, m.comment_id AS comment, m.before_akn IS NOT NULL AS kept
  FROM mend m
 WHERE m.version_id = :version AND m.state = 'done' AND m.act <> 'undo'
 ORDER BY m.id DESC
 LIMIT 1;

-- :one mend_before(id int)
SELECT before_akn FROM mend WHERE id = :id AND before_akn IS NOT NULL;

-- :exec1 mend_undone(id int)
UPDATE mend SET state = 'undone', before_akn = NULL
 WHERE id = :id AND state = 'done';

-- :exec mend_unsourced(version int, comment int)
-- A wording that is taken back waits to be put in again.
DELETE FROM change_source
 WHERE version_id = :version AND comment_id = :comment;

-- :one version_mend_lock(id int)
-- It is still to be published.
SELECT id, edition FROM version
 WHERE id = :id AND state = 'ready' AND published_at IS NULL FOR UPDATE;

-- :rows unit_doubts(version int)
SELECT u.wid, i.confidence, i.doubt
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
 WHERE i.version_id = :version AND i.doubt IS NOT NULL;
