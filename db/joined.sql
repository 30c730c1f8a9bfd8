-- joined.sql: what each body of a consultation of several does for itself: it
-- approves the report, and records what became of the act with it (practice
-- 9).  The one that leads signs the report off and publishes it.

-- :rows joined_reports(consultation int, language text)
-- The bodies that join, and when each approved the report as it stands.
SELECT a.id AS `.id`, a.language AS `.lang`,
       COALESCE(n.name, m.name) AS `.name`,
       l.report_approved_at AS `.approved`
  FROM consultation_authority l
  JOIN authority a ON a.id = l.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 WHERE l.consultation_id = :consultation AND l.leads IS NULL
 ORDER BY a.id;

-- :exec1 joined_report_approve(consultation int, authority int, account int,
--                              now time)
-- CONFLICT: it has been, or the body leads.
UPDATE consultation_authority
   SET report_approved_at = :now, report_approved_by = :account
 WHERE consultation_id = :consultation AND authority_id = :authority
   AND leads IS NULL AND report_approved_at IS NULL;

-- :exec joined_report_lapse(consultation int)
-- What was approved has changed: everybody approves anew.
UPDATE consultation_authority
   SET report_approved_at = NULL, report_approved_by = NULL
 WHERE consultation_id = :consultation AND leads IS NULL;

-- :rows joined_outcomes(consultation int, authority int, language text)
-- What became of the act elsewhere: the newest edition of each body but that
-- one.
SELECT a.slug AS `.slug`, a.language AS `.lang`,
       COALESCE(n.name, m.name) AS `.name`,
       o.kind AS `.kind`, o.adopted_on AS `.adopted_on`, o.number AS `.number`,
       o.link AS `.link`, o.reasons AS `.reasons`,
       o.narrative AS `.narrative`, w.number AS `.version`,
       d.slug AS `.document`, o.at AS `.at`
  FROM consultation_authority l
  JOIN outcome o ON o.consultation_id = l.consultation_id
   AND o.authority_id = l.authority_id
   AND o.edition = (SELECT MAX(x.edition) FROM outcome x
                     WHERE x.consultation_id = l.consultation_id
                       AND x.authority_id = l.authority_id)
  LEFT JOIN version w ON w.id = o.version_id
  LEFT JOIN document d ON d.id = w.document_id
  JOIN authority a ON a.id = l.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 WHERE l.consultation_id = :consultation AND l.authority_id <> :authority
 ORDER BY l.leads IS NULL, a.id;

-- :rows bodies_of(consultation int, language text)
-- All bodies that hold it, the one that leads first.
SELECT a.id AS `.id`, a.slug AS `.slug`, a.language AS `.lang`,
       COALESCE(n.name, m.name) AS `.name`
  FROM consultation_authority l
  JOIN authority a ON a.id = l.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 WHERE l.consultation_id = :consultation
 ORDER BY l.leads IS NULL, a.id;

-- :rows concerns_of(comment int)
-- Whom a comment concerns; none: all.
SELECT a.slug AS `.slug`
  FROM comment_authority x
  JOIN authority a ON a.id = x.authority_id
 WHERE x.comment_id = :comment AND x.gone = 0
 ORDER BY a.id;

-- :exec concerns_clear(comment int)
UPDATE comment_authority SET gone = 1 WHERE comment_id = :comment;

-- :exec concerns_add(comment int, consultation int, slug text)
-- One of the bodies that hold it.
INSERT INTO comment_authority (comment_id, authority_id)
SELECT :comment, a.id
  FROM authority a
  JOIN consultation_authority l ON l.authority_id = a.id
   AND l.consultation_id = :consultation
 WHERE a.slug = :slug
    ON DUPLICATE KEY UPDATE gone = 0;
