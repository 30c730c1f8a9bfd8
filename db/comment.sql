-- comment.sql: comments as the public reads them.

-- :part comment_heard
-- What a comment shows of itself: who, what, since when.  Hidden ones stand
-- without their words.  Its own joins come with {comment_heard_of}.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       IF(c.state = 'public', s.shown_name, NULL) AS author,
       IF(c.state = 'public' AND s.capacity = 'other',
          s.capacity_words, NULL) AS `for`,
       IF(s.organisation_id IS NULL, NULL,
          (SELECT o.slug FROM organisation o
            WHERE o.id = s.organisation_id AND o.state = 'verified'))
           AS `.organisation`,
       c.sent_at AS `:written`, c.changed_at AS `:changed`,
       c.part_of AS `.part_of`, c.part_page AS `.part_page`,
       CASE c.state WHEN 'withdrawn' THEN c.withdrawn_at
            WHEN 'erased' THEN c.erased_at
            ELSE COALESCE(c.hidden_at, c.redacted_at) END AS `:hidden`,
       IF(c.state IN ('withdrawn', 'erased'), NULL, c.hide_rule) AS `@rule`,
       IF(c.state IN ('withdrawn', 'erased'), NULL, c.hide_reason) AS `+why`,
       IF(c.state = 'public', c.location, NULL) AS location,
       IF(c.state = 'public', t.proposed, NULL) AS `.proposed`,
       IF(c.state = 'public', t.remark, NULL) AS `+remark`,
       IF(c.state = 'public', t.reason, NULL) AS `+reason`,;

-- :part comment_heard_of
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition;

-- :part comment_met
-- What others said of it: support, the reply, or what facts decide where there
-- is none.  Joins: {comment_met_of}.
       NULLIF(c.supports + COALESCE(y.n, 0), 0) AS `@supports`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       rt.language AS `.reply_lang`, rt.translation AS `.translation`,
       rt.translated_to AS `.translated_to`,
       r.published_at AS `.replied`,
       c.sent_at AS `.sent`, c.state AS `.stands`,
       c.location IS NULL AS `.unplaced`,
       IF(r.id IS NOT NULL, NULL,
          (SELECT p.posted_at FROM submission p WHERE p.id = c.submission_id))
           AS `.posted`,
       IF(r.id IS NOT NULL, NULL,
          (SELECT own.closes_at FROM unit own WHERE own.id = c.unit_id))
           AS `.closing`,
       IF(r.authority_id IS NULL
          OR (SELECT l.leads FROM consultation_authority l
               WHERE l.consultation_id = c.consultation_id
                 AND l.authority_id = r.authority_id) = 1, NULL,
          (SELECT m.name FROM authority_name m
             JOIN authority a ON a.id = m.authority_id
              AND a.language = m.language
            WHERE m.authority_id = r.authority_id)) AS `.replied_by`,;

-- :part comment_met_of
  LEFT JOIN tally y ON y.scope = 'comment' AND y.subject_id = c.id
   AND y.name = 'supports' AND y.shard = 0
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition;

-- :part comment_after
-- From a key on; the index is named in each statement, or the server reads
-- from its beginning.
   AND c.sent_at >= COALESCE(:after, '1000-01-01')
   AND (c.sent_at > COALESCE(:after, '1000-01-01')
        OR c.id > COALESCE(:after_id, 0))
 ORDER BY c.sent_at, c.id
 LIMIT :limit;

-- :part comment_anywhere
-- On a page of no version: each with the unit it is about as it stood.  The
-- words are read only where they are shown: beside others that it proposes,
-- or where the newest version has others.
{carried}
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND cv.id <=> nv.id), NULL,
          (SELECT w.whole FROM unit_in w
            WHERE w.version_id = c.version_id AND w.unit_id = c.unit_id))
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       (SELECT k.published_at FROM version k WHERE k.id = c.kept_id) AS `.kept`,
       nv.number AS `.newest`,
       IF(cv.id <=> nv.id, 0, NOT EXISTS (SELECT 1 FROM unit_in n
            WHERE n.version_id = nv.id AND n.unit_id = c.unit_id)) AS `.gone`,
       IF(cv.id <=> nv.id, 1,
          (SELECT n.whole FROM unit_in n
            WHERE n.version_id = nv.id AND n.unit_id = c.unit_id) <=>
          (SELECT w.whole FROM unit_in w
            WHERE w.version_id = c.version_id AND w.unit_id = c.unit_id))
           AS `.as_it_was`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.unit_kind`, i.steps AS `.cite`,;

-- :part comment_anywhere_of
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i FORCE INDEX (PRIMARY)
    ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN (SELECT x.document_id, x.language, MAX(x.number) AS number
               FROM document e
               JOIN version x ON x.document_id = e.id
              WHERE e.consultation_id = :consultation
                AND x.published_at IS NOT NULL AND x.withheld_at IS NULL
              GROUP BY x.document_id, x.language) m
    ON m.document_id = cv.document_id AND m.language = cv.language
  LEFT JOIN version nv ON nv.document_id = m.document_id
   AND nv.number = m.number AND nv.language = m.language;

-- :rows comments_of_unit(unit int, after time?, after_id int?, limit int)
-- What has been said about one unit, oldest first.
{comment_heard}
       c.unit_id AS `.unit`, c.version_id AS `.version`,
       c.supports AS `.supports`
  FROM comment c FORCE INDEX (unit_id)
{comment_heard_of}
 WHERE c.unit_id = :unit AND c.state IN ('public', 'hidden', 'blocked')
{comment_after}
;

-- :rows comments_of_base(base int, after time?, after_id int?, limit int)
-- The same about an article and all that stands in it.
{comment_heard}
       c.unit_id AS `.unit`, c.version_id AS `.version`,
       c.supports AS `.supports`
  FROM comment c FORCE INDEX (base_id)
{comment_heard_of}
 WHERE c.base_id = :base AND c.state IN ('public', 'hidden', 'blocked')
{comment_after}
;

-- :rows comments_below(version int, first int, last int, after time?, after_id int?, limit int)
-- The same about a unit and all below it.
{comment_heard}
       c.unit_id AS `.unit`, c.version_id AS `.version`,
       c.supports AS `.supports`
  FROM unit_in b
  JOIN comment c ON c.unit_id = b.unit_id
{comment_heard_of}
 WHERE b.version_id = :version AND b.place BETWEEN :first AND :last
   AND c.state IN ('public', 'hidden', 'blocked')
{comment_after}
;

-- :rows comments_met(list text, reported int)
-- What others said of comments, those of whom something was said, in the
-- order of ids; list: [1, 2].  Asked only where there is any support or
-- published reply in the consultation, or (reported 1) its report is out: then
-- of all, since facts decide of some.
SELECT
{comment_met}
       c.id AS `.id`
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j
  JOIN comment c ON c.id = j.id
{comment_met_of}
 WHERE :reported = 1 OR y.n <> 0 OR c.supports <> 0 OR r.id IS NOT NULL
 ORDER BY c.id;

-- :rows words_of_comments(document int, newest int, list text)
-- The words that comments on one document were about, and whether they stand
-- yet in its newest version, or in the newest of the language they were read
-- in; list: [1, 2]: comments, in the order of ids.
-- Asked only for those that propose other words, or were written on another
-- version than the one that is read.
SELECT c.id AS `.id`, IF(cv.withheld_at IS NULL, w.whole, NULL) AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       (SELECT k.published_at FROM version k WHERE k.id = c.kept_id) AS `.kept`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole_digest <=> w.whole_digest AS `.as_it_was`,
       u.wid AS `.wid`, w.num AS `.num`, w.heading AS `.heading`,
       w.kind AS `.unit_kind`,
{document_read}
       w.steps AS `.cite`
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j
  JOIN comment c ON c.id = j.id
  JOIN document d ON d.id = :document
  JOIN version cv ON cv.id = c.version_id
  JOIN unit u ON u.id = c.unit_id
  JOIN version z ON z.id = :newest
  LEFT JOIN version nv
    ON nv.document_id = :document AND nv.language = cv.language
   AND nv.number = IF(cv.language = z.language, z.number,
                      (SELECT MAX(x.number) FROM version x
                        WHERE x.document_id = :document
                          AND x.language = cv.language
                          AND x.published_at IS NOT NULL
                          AND x.withheld_at IS NULL))
  LEFT JOIN unit_in w ON w.version_id = c.version_id AND w.unit_id = c.unit_id
  LEFT JOIN unit_in n FORCE INDEX (PRIMARY)
    ON n.version_id = nv.id AND n.unit_id = c.unit_id
 ORDER BY c.id;

-- :rows comments_of_consultation(consultation int, decision text?,
--       reported int, closes time?, posted int, late_key text?,
--       deficient_key text?, stance text?, kind text?, after time?,
--       after_id int?, limit int)
-- All that has been said, oldest first, by the filters that are set; once the
-- report is out (reported 1) facts decide too (fact.h).
{comment_heard}
{comment_met}
{comment_anywhere}
{document_read}
       cv.id AS `.version`
  FROM comment c FORCE INDEX (desk)
{comment_heard_of}
{comment_met_of}
{comment_anywhere_of}
 WHERE c.consultation_id = :consultation AND c.state IN ('public', 'hidden', 'blocked')
   AND (:decision IS NULL OR r.decision = :decision
        OR (:reported = 1 AND r.id IS NULL AND :decision =
            COALESCE(IF(
{late_of}
                        , :late_key, NULL),
                     IF(c.location IS NULL, :deficient_key, NULL), 'none')))
   AND (:stance IS NULL OR c.stance = :stance)
   AND (:kind IS NULL OR s.kind = :kind)
{comment_after}
;

-- :one comment_by_code(consultation int, code text)
-- One public comment; what its author has taken back, or had erased, after
-- everybody could read it keeps its address, without a word of it.
{comment_heard}
{comment_met}
{comment_anywhere}
{document_read}
       cv.id AS `.version`,
       (SELECT own.closes_at FROM unit own WHERE own.id = c.unit_id)
           AS `.closes`
  FROM comment c
{comment_heard_of}
{comment_met_of}
{comment_anywhere_of}
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND (c.state IN ('public', 'hidden', 'blocked')
        OR (c.state IN ('withdrawn', 'erased') AND c.public_at IS NOT NULL));

-- :rows units_busiest(consultation int, limit int)
-- The units with the most comments.
SELECT u.wid AS `.wid`, d.slug AS `.document`, d.language AS `.lang`,
       i.num AS `.num`, i.heading AS `.heading`, i.kind AS `.kind`,
       b.n AS `.comments`, i.steps AS `.cite`
  FROM (SELECT o.id AS unit, t.n
          FROM document e
          JOIN unit o ON o.document_id = e.id
          JOIN tally t ON t.scope = 'unit' AND t.subject_id = o.id
           AND t.name = 'comments' AND t.shard = 0
         WHERE e.consultation_id = :consultation AND t.n > 0
         ORDER BY t.n DESC, o.id
         LIMIT :limit) b
  JOIN unit u ON u.id = b.unit
  JOIN document d ON d.id = u.document_id
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 ORDER BY b.n DESC, i.place;
