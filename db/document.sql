-- document.sql: documents, their versions and units, as people read them.

-- :part document_seen
-- A document with one version: the newest that is not withheld, or the one
-- with that number.  text: the language of a translation, else the authentic
-- text.  unpublished: 1 for those who prepare it.
SELECT d.id AS `.id`,
       CONCAT(d.slug, IF(:text IS NULL, '', CONCAT('.', v.language)))
           AS `.slug`,
       d.slug AS `.name`, d.kind AS `@kind`,
       v.language AS `.lang`, d.language AS `.authentic`,
       d.commentable AS `.commentable`, v.id AS `.version`,
       v.edition AS `.edition`,
       v.number AS `@version`, v.units AS `@units`,
       v.scanned AS `.scanned`,
       COALESCE(t.title, NULLIF(v.title, ''), o.title) AS `~title`,
       COALESCE(v.published_at, v.created_at) AS `:dated`,
       v.published_at AS `.published`, v.published_post AS `.by`,
       v.withheld_at AS `.withheld`, v.withheld_reason AS `.withheld_reason`,
       v.original_name AS `.original`, f.size AS `.original_size`,
       LOWER(HEX(f.digest)) AS `.original_sha256`,
       (SELECT LOWER(HEX(e.digest)) FROM `blob` e
         WHERE e.id = v.original_id AND NOT v.original_id <=> v.bare_id)
           AS `.original_came`,
       v.bare_id <> v.original_id AS `.original_bare`, v.kind AS `.change`,
       v.reason AS `.reason`, b.id AS `.before`, b.number AS `.before_number`,
       z.id AS `.newest_version`, z.number AS `.newest`,
       y.number AS `.of_number`, y.published_at AS `.of_dated`,
       EXISTS (SELECT 1 FROM version w
                WHERE w.document_id = y.document_id
                  AND w.language = y.language AND w.number > y.number
                  AND w.published_at IS NOT NULL AND w.withheld_at IS NULL)
           AS `.lags`,;

-- :part languages_of
-- Of the document d: other languages that people read it in.
       (SELECT GROUP_CONCAT(DISTINCT x.language ORDER BY x.language
                            SEPARATOR ' ')
          FROM version x
         WHERE x.document_id = d.id AND x.language <> d.language
           AND x.published_at IS NOT NULL AND x.withheld_at IS NULL)
           AS `.languages`;

-- :part document_version
  FROM document d
  JOIN version z ON z.document_id = d.id
   AND z.language = COALESCE(:text, d.language)
   AND z.number = (SELECT w.number FROM version w
                    WHERE w.document_id = d.id
                      AND w.language = COALESCE(:text, d.language)
                      AND w.state = 'ready'
                      AND (w.published_at IS NOT NULL OR :unpublished = 1)
                    ORDER BY w.withheld_at IS NOT NULL, w.number DESC
                    LIMIT 1)
  JOIN version v ON v.document_id = d.id AND v.language = z.language
   AND v.number = COALESCE(:number, z.number);

-- :part document_seen_of
{document_version}
  LEFT JOIN version y ON y.id = v.translates_id
  LEFT JOIN version b
    ON b.document_id = v.document_id AND b.language = v.language
   AND b.number = (SELECT MAX(w.number) FROM version w
                    WHERE w.document_id = v.document_id
                      AND w.language = v.language AND w.number < v.number
                      AND w.published_at IS NOT NULL
                      AND w.withheld_at IS NULL)
  LEFT JOIN `blob` f ON f.id = v.bare_id
  LEFT JOIN document_text t
    ON t.document_id = d.id AND t.language = COALESCE(:text, :language)
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language;

-- :part document_seen_where
 WHERE d.consultation_id = :consultation AND d.slug = :slug
   AND NOT (d.language <=> :text)
   AND v.state = 'ready'
   AND (v.published_at IS NOT NULL OR :unpublished = 1);

-- :one document_by_slug(consultation int, slug text, text text?, language text, number int?, unpublished int)
-- A document with one version.
{document_seen}
       EXISTS (SELECT 1 FROM version_file g
                WHERE g.version_id = v.id AND g.place > 1) AS `.annexes`,
       EXISTS (SELECT 1 FROM version g
                WHERE g.document_id = d.id AND g.language = v.language
                  AND g.number > z.number AND g.withheld_at IS NOT NULL)
           AS `.newer_withheld`,
{languages_of}
{document_seen_of}
{document_seen_where}
;

-- :one unit_of_document(consultation int, slug text, text text?, language text, number int?, unpublished int, wid text)
-- The same with where one of its units stands in that version, the languages
-- that have it, what is around it (version.h), and how much was said about
-- its neighbours.
{document_seen}
       (SELECT GROUP_CONCAT(DISTINCT x.language ORDER BY x.language
                            SEPARATOR ' ')
          FROM version x
          JOIN unit_in h ON h.version_id = x.id AND h.unit_id = u.id
         WHERE x.document_id = d.id AND x.language <> d.language
           AND x.published_at IS NOT NULL AND x.withheld_at IS NULL)
           AS `.languages`,
       EXISTS (SELECT 1 FROM unit_in h
                WHERE h.version_id = v.translates_id AND h.unit_id = u.id)
           AS `.paired`,
       u.id AS `.unit`, i.role AS `.role`, i.place AS `.place`,
       i.last_place AS `.last`, i.steps AS `.cite`, i.parent_id AS `.parent`,
       u.wid AS `.wid`, u.closes_at AS `.closes`, i.around AS `.around`,
       COALESCE(tp.n, 0) AS `.previous`, COALESCE(tn.n, 0) AS `.next`
{document_seen_of}
  JOIN unit u ON u.document_id = d.id AND u.wid = :wid
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
  LEFT JOIN tally tp ON tp.scope = 'unit' AND tp.subject_id = i.previous_id
   AND tp.name = 'comments' AND tp.shard = 0
  LEFT JOIN tally tn ON tn.scope = 'unit' AND tn.subject_id = i.next_id
   AND tn.name = 'comments' AND tn.shard = 0
{document_seen_where}
;

-- :one unit_written_on(consultation int, slug text, text text?, number int?, unpublished int, wid text)
-- What a comment on it is stored with; base: the article it stands in.
SELECT u.id AS `.unit`, v.id AS `.version`, i.whole AS `.words`,
       u.closes_at AS `.closes`,
       d.commentable AS `.commentable`, v.withheld_at AS `.withheld`,
       (SELECT a.unit_id FROM unit_in a
         WHERE a.version_id = i.version_id AND a.place <= i.place
           AND a.last_place >= i.place AND a.role = 'base'
         ORDER BY a.place DESC LIMIT 1) AS `.base`
{document_version}
  JOIN unit u ON u.document_id = d.id AND u.wid = :wid
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
{document_seen_where}
;

-- :rows documents_of(consultation int, language text, unpublished int)
-- The papers of a consultation, each with its newest version.
SELECT d.slug AS `.slug`, d.kind AS `@kind`, d.language AS `.lang`,
       v.number AS `@version`, v.units AS `@units`,
       COALESCE(t.title, NULLIF(v.title, ''), o.title) AS `~title`,
       v.published_at AS `:dated`,
{languages_of}
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
   AND v.number = (SELECT MAX(number) FROM version w
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.state = 'ready' AND w.withheld_at IS NULL
                      AND (w.published_at IS NOT NULL OR :unpublished = 1))
  LEFT JOIN document_text t
    ON t.document_id = d.id AND t.language = :language
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language
 WHERE d.consultation_id = :consultation
 ORDER BY d.place, d.id;

-- :rows versions_of(document int, language text)
-- Published versions in one language, the newest first.
SELECT v.number AS `@number`, v.published_at AS `:dated`,
       v.withheld_at AS `.withheld`, v.withheld_reason AS `.reason`,
       v.withheld_post AS `.by`
  FROM version v
 WHERE v.document_id = :document AND v.language = :language
   AND v.published_at IS NOT NULL
 ORDER BY v.number DESC;

-- :one version_akn(version int)
-- The stored bytes of a version: the truth.
SELECT akn, language FROM version
 WHERE id = :version AND withheld_at IS NULL;

-- :part unit_row
       u.id AS `.id`, u.wid AS `.wid`, i.eid AS `.eid`, i.num AS `.num`,
       i.heading AS `.heading`, i.kind AS `.kind`, i.role AS `.role`,
       i.depth AS `.depth`, i.place AS `.place`, i.last_place AS `.last`,
       i.steps AS `.cite`, u.closes_at AS `.closes`,;

-- :rows units_of_version(version int, before int?, script text, first int, last int)
-- Units in reading order with their own HTML and their counts of comments;
-- what differs from the version before is marked, where that is given.
SELECT
{unit_row}
       :before IS NOT NULL AND NOT (o.whole_digest <=> i.whole_digest
         AND o.digest <=> i.digest) AS `.changed`,
       f.html AS `.html`, f.html_after AS `.after`,
       COALESCE(t.n, 0) AS `.comments`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
  LEFT JOIN unit_in o ON o.version_id = :before AND o.unit_id = i.unit_id
  LEFT JOIN fragment f ON f.version_id = i.version_id
   AND f.unit_id = i.unit_id AND f.script = :script
  LEFT JOIN tally t ON t.scope = 'unit' AND t.subject_id = i.unit_id
   AND t.name = 'comments' AND t.shard = 0
 WHERE i.version_id = :version AND i.place BETWEEN :first AND :last
 ORDER BY i.place;

-- :rows beside_of_version(version int, other int, script text, other_script text, first int, last int)
-- Units in reading order, each with what the same unit says in another
-- language, .there NULL where it says nothing.
SELECT u.wid AS `.wid`, i.place AS `.place`, i.last_place AS `.last`,
       i.role AS `.role`, i.num AS `.num`, i.heading AS `.heading`,
       f.html AS `.html`, f.html_after AS `.after`,
       o.unit_id AS `.there`, o.num AS `.other_num`,
       o.heading AS `.other_heading`, g.html AS `.other_html`,
       g.html_after AS `.other_after`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
  LEFT JOIN unit_in o ON o.version_id = :other AND o.unit_id = i.unit_id
  LEFT JOIN fragment f ON f.version_id = i.version_id
   AND f.unit_id = i.unit_id AND f.script = :script
  LEFT JOIN fragment g ON g.version_id = o.version_id
   AND g.unit_id = o.unit_id AND g.script = :other_script
 WHERE i.version_id = :version AND i.place BETWEEN :first AND :last
 ORDER BY i.place;

-- :rows beside_alone(version int, other int, other_script text)
-- Units that the other language alone has, and the place that they stand
-- behind: that of the unit before them that both have.  Which they are is read
-- from the indexes alone: few of thousands.
SELECT u.wid AS `.wid`, o.role AS `.role`, o.num AS `.other_num`,
       o.heading AS `.other_heading`, g.html AS `.other_html`,
       g.html_after AS `.other_after`,
       COALESCE((SELECT i.place FROM unit_in p
                   JOIN unit_in i ON i.version_id = :version
                    AND i.unit_id = p.unit_id
                  WHERE p.version_id = o.version_id AND p.place < o.place
                  ORDER BY p.place DESC LIMIT 1), 0) AS `.behind`
  FROM (SELECT a.unit_id
          FROM unit_in a
          LEFT JOIN unit_in n ON n.version_id = :version
           AND n.unit_id = a.unit_id
         WHERE a.version_id = :other AND n.unit_id IS NULL) q
  STRAIGHT_JOIN unit_in o ON o.version_id = :other AND o.unit_id = q.unit_id
  STRAIGHT_JOIN unit u ON u.id = o.unit_id
  LEFT JOIN fragment g ON g.version_id = o.version_id
   AND g.unit_id = o.unit_id AND g.script = :other_script
 ORDER BY o.place;

-- :rows contents_of_version(version int)
-- All units of a long version for its table of contents and its counts;
-- numbers and headings only of those that stand in the former.
SELECT IF(i.role IN ('group', 'base'), u.wid, NULL) AS `.wid`,
       IF(i.role IN ('group', 'base'), i.num, NULL) AS `.num`,
       IF(i.role IN ('group', 'base'), i.heading, NULL) AS `.heading`,
       i.kind AS `.kind`, i.eid AS `.eid`,
       i.role AS `.role`, i.place AS `.place`, i.last_place AS `.last`,
       COALESCE(t.n, 0) AS `.comments`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
  LEFT JOIN tally t ON t.scope = 'unit' AND t.subject_id = i.unit_id
   AND t.name = 'comments' AND t.shard = 0
 WHERE i.version_id = :version
   AND (i.role IN ('group', 'base') OR t.n > 0)
 ORDER BY i.place;

-- :rows counts_of_version(version int)
-- Where in a version something was said.
SELECT i.place AS `.place`, t.n AS `.comments`
  FROM unit_in i
  JOIN tally t ON t.scope = 'unit' AND t.subject_id = i.unit_id
   AND t.name = 'comments' AND t.shard = 0
 WHERE i.version_id = :version AND t.n <> 0
 ORDER BY i.place;

-- :rows frame_of_version(version int, script text, first int, last int)
-- Where units stand, for pieces of a page to be made of them; of groups, which
-- may hold several pieces, also the words.
SELECT u.wid AS `.wid`, i.eid AS `.eid`,
       IF(i.role = 'group', i.num, NULL) AS `.num`,
       IF(i.role = 'group', i.heading, NULL) AS `.heading`,
       i.kind AS `.kind`, i.role AS `.role`, i.depth AS `.depth`,
       i.place AS `.place`, i.last_place AS `.last`, 0 AS `.changed`,
       u.closes_at AS `.closes`,
       f.html AS `.html`, f.html_after AS `.after`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
  LEFT JOIN fragment f ON i.role = 'group' AND f.version_id = i.version_id
   AND f.unit_id = i.unit_id AND f.script = :script
 WHERE i.version_id = :version AND i.place BETWEEN :first AND :last
 ORDER BY i.place;

-- :one unit_by_wid(version int, wid text)
-- Where a unit stands in a version.
SELECT u.id AS `.id`, u.wid AS `.wid`, i.eid AS `.eid`, i.num AS `.num`,
       i.heading AS `.heading`, i.kind AS `.kind`, i.role AS `.role`,
       i.place AS `.place`,
       i.last_place AS `.last`, i.whole AS `.words`,
       COALESCE(t.n, 0) AS `.comments`,
       i.steps AS `.cite`, u.closes_at AS `.closes`
  FROM version v
  JOIN unit u ON u.document_id = v.document_id AND u.wid = :wid
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
  LEFT JOIN tally t ON t.scope = 'unit' AND t.subject_id = u.id
   AND t.name = 'comments' AND t.shard = 0
 WHERE v.id = :version;

-- :one unit_last(document int, language text, wid text)
-- The newest published version in which the unit stood; one that is withheld
-- where it stood in no other.
SELECT v.number AS `.number`, v.withheld_at AS `.withheld`
  FROM unit u
  JOIN unit_in i ON i.unit_id = u.id
  JOIN version v ON v.id = i.version_id
 WHERE u.document_id = :document AND u.wid = :wid AND v.language = :language
   AND v.published_at IS NOT NULL
 ORDER BY v.withheld_at IS NOT NULL, v.number DESC
 LIMIT 1;

-- :rows unit_around(version int, parent int?, place int, last int)
-- What is around a unit: the units that it stands in, the innermost first,
-- the base unit before it and the one after.  It is stored in unit_in.around
-- since schema 20, and asked for in this way of older versions alone.
WITH RECURSIVE above (unit_id, parent_id) AS (
    SELECT unit_id, parent_id FROM unit_in
     WHERE version_id = :version AND unit_id = :parent
    UNION ALL
    SELECT p.unit_id, p.parent_id
      FROM above a
      JOIN unit_in p ON p.version_id = :version AND p.unit_id = a.parent_id)
SELECT 'path' AS `.side`, u.wid AS `.wid`, i.num AS `.num`,
       i.heading AS `.heading`, i.steps AS `.cite`
  FROM above a
  JOIN unit_in i ON i.version_id = :version AND i.unit_id = a.unit_id
  JOIN unit u ON u.id = i.unit_id
UNION ALL
(SELECT 'previous', u.wid, i.num, i.heading, i.steps
   FROM unit_in i JOIN unit u ON u.id = i.unit_id
  WHERE i.version_id = :version AND i.place < :place AND i.role = 'base'
    AND i.last_place < :place
  ORDER BY i.place DESC LIMIT 1)
UNION ALL
(SELECT 'next', u.wid, i.num, i.heading, i.steps
   FROM unit_in i JOIN unit u ON u.id = i.unit_id
  WHERE i.version_id = :version AND i.place > :last AND i.role = 'base'
  ORDER BY i.place LIMIT 1);

-- :rows parts_of_version(version int)
-- The top-level units: those of depth 0, or of depth 1 where one unit holds
-- all the others.
SELECT i.place AS `.place`, i.last_place AS `.last`, i.num AS `.num`,
       i.heading AS `.heading`
  FROM unit_in i
  JOIN version v ON v.id = i.version_id
 WHERE i.version_id = :version
   AND i.depth = IF(EXISTS (SELECT 1 FROM unit_in o
                             WHERE o.version_id = :version AND o.depth = 0
                               AND o.last_place - o.place > v.units / 2), 1, 0)
 ORDER BY i.place;

-- :rows units_to_compare(version int, other int)
-- All units of a version; the words, and the HTML of pictures and rows, only
-- where the other one has others.
SELECT u.wid AS `.wid`, i.place AS `.place`, i.depth AS `.depth`,
       i.kind AS `.kind`,
       i.role AS `.role`, i.num AS `.num`, i.heading AS `.heading`,
       HEX(i.digest) AS `.digest`,
       IF(o.digest <=> i.digest, NULL, i.words) AS `.words`,
       (SELECT CONCAT_WS('', f.html, f.html_after) FROM fragment f
         WHERE NOT (o.digest <=> i.digest)
           AND f.version_id = i.version_id AND f.unit_id = i.unit_id
           AND (i.kind = 'row' OR f.html LIKE '%<img src="media/%'
                OR f.html_after LIKE '%<img src="media/%')
         ORDER BY f.script
         LIMIT 1) AS `.html`,
       COALESCE(t.n, 0) AS `.comments`
  FROM unit_in i
  JOIN unit u ON u.id = i.unit_id
  LEFT JOIN unit_in o ON o.version_id = :other AND o.unit_id = i.unit_id
  LEFT JOIN tally t ON t.scope = 'unit' AND t.subject_id = i.unit_id
   AND t.name = 'comments' AND t.shard = 0
 WHERE i.version_id = :version
 ORDER BY i.place;

-- :rows causes_of(version int)
-- The comments whose wording went into a version, with their units.
SELECT u.wid AS `.wid`, c.code AS `.code`, s.shown_name AS author,
       s.kind AS `@kind`, r.decision AS `@decision`
  FROM change_source x
  JOIN unit u ON u.id = x.unit_id
  JOIN comment c ON c.id = x.comment_id AND c.state = 'public'
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
 WHERE x.version_id = :version
 ORDER BY c.sent_at, c.id
 LIMIT 500;
