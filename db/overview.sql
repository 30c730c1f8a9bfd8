-- overview.sql: what the overview of a consultation tells besides its own
-- row.

-- :one term_moved(consultation int)
-- How often its end was moved, and when last; own: how often provisions that
-- were changed were given one of their own.
SELECT x.n, x.at, y.n AS own_n, y.at AS own_at
  FROM (SELECT COUNT(*) AS n, MAX(v.published_at) AS at
          FROM version_term t JOIN version v ON v.id = t.version_id
         WHERE t.consultation_id = :consultation) y
  JOIN (SELECT COUNT(*) AS n, MAX(at) AS at FROM term_change
         WHERE consultation_id = :consultation) x;

-- :rows changes_of(consultation int)
-- Prolongations and later versions, the newest first.
SELECT 'prolonged' AS `@kind`, t.at AS `:when`, t.old_end AS `:old`,
       t.new_end AS `:new`, NULL AS `:until`, t.reason AS `.reason`, t.post AS `.by`,
       t.at AS `.sort`, NULL AS `.document`, NULL AS `.number`,
       NULL AS `.before`
  FROM term_change t WHERE t.consultation_id = :consultation
UNION ALL
SELECT CASE v.kind WHEN 'repaired' THEN 'structure' ELSE v.kind END,
       v.published_at, NULL, NULL,
       (SELECT y.closes_at FROM version_term y WHERE y.version_id = v.id),
       v.reason, v.published_post,
       v.published_at, d.slug,
       IF(d.language = v.language AND v.withheld_at IS NULL, v.number, NULL),
       (SELECT MAX(w.number) FROM version w
         WHERE w.document_id = v.document_id AND w.language = v.language
           AND w.number < v.number AND w.published_at IS NOT NULL
           AND w.withheld_at IS NULL)
  FROM version v JOIN document d ON d.id = v.document_id
 WHERE d.consultation_id = :consultation
   AND v.kind NOT IN ('first', 'translation')
   AND v.published_at IS NOT NULL
UNION ALL
SELECT 'withheld', v.withheld_at, NULL, NULL, NULL, v.withheld_reason,
       v.withheld_post, v.withheld_at, NULL, NULL, NULL
  FROM version v JOIN document d ON d.id = v.document_id
 WHERE d.consultation_id = :consultation AND v.withheld_at IS NOT NULL
 ORDER BY `.sort` DESC;

-- :one numbers_of(consultation int)
-- Three numbers with three captions (practice 2): what was sent, what was
-- said, who supports.
SELECT (SELECT COALESCE(SUM(n), 0) FROM tally
         WHERE scope = 'consultation' AND subject_id = :consultation
           AND name = 'submissions') AS submissions,
       (SELECT COALESCE(SUM(n), 0) FROM tally
         WHERE scope = 'consultation' AND subject_id = :consultation
           AND name = 'comments') AS comments,
       (SELECT COALESCE(SUM(n), 0) FROM tally
         WHERE scope = 'consultation' AND subject_id = :consultation
           AND name = 'supports') AS supports;

-- :one outcome_of(consultation int, authority int)
-- What became of the act with that body: the newest edition.
SELECT o.kind AS `.kind`, o.adopted_on AS `.adopted_on`, o.number AS `.number`,
       o.link AS `.link`, o.reasons AS `.reasons`,
       o.narrative AS `.narrative`, o.version_id AS `.final`,
       v.number AS `.version`, d.slug AS `.document`, o.at AS `.at`,
       o.edition AS `.edition`, o.recorded_by AS `.recorded_by`,
       a.name AS `.by`
  FROM outcome o
  JOIN account a ON a.id = o.recorded_by
  LEFT JOIN version v ON v.id = o.version_id
  LEFT JOIN document d ON d.id = v.document_id
 WHERE o.consultation_id = :consultation AND o.authority_id = :authority
 ORDER BY o.edition DESC
 LIMIT 1;
