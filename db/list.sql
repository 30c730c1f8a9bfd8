-- list.sql: consultations in lists: the front page, the filtered list, an
-- authority's page.  A row becomes an <entry>.

-- :one site_revision(now time)
-- What the ETag of a list is made of: the site's revision and the newest
-- moment passed at which a consultation opened or closed; and the next one.
SELECT (SELECT COALESCE(SUM(n), 0) FROM tally
         WHERE scope = 'site' AND subject_id = 0 AND name = 'meta') AS meta,
       LEAST(COALESCE((SELECT MIN(opens_at) FROM consultation
                        WHERE opens_at > :now), '9999-12-31 00:00:00.000000'),
             COALESCE((SELECT MIN(closes_at) FROM consultation
                        WHERE closes_at > :now), '9999-12-31 00:00:00.000000'))
           AS next,
       GREATEST(COALESCE((SELECT MAX(opens_at) FROM consultation
                           WHERE opens_at <= :now), ''),
                COALESCE((SELECT MAX(closes_at) FROM consultation
                           WHERE closes_at <= :now), '')) AS passed;

-- :part entry_said
-- What every entry shows; its own joins come with {entry_of}.
       c.id AS `.id`, c.slug AS `@slug`, c.language AS `.lang`,
       c.profile AS `.profile`, COALESCE(t.title, o.title) AS `~title`,
       a.slug AS `.authority`, a.zone AS `.zone`,
       COALESCE(an.name, ao.name) AS `.authority_name`,
       c.closes_at AS `:closes`, c.short_reason AS `.short`,
       c.rest_closes_at AS `:rest`,
       c.rest_closes_at IS NOT NULL AS `.own_term`,
       c.planned_adoption AS `.planned`,
{countries}
           AS `.countries`,;

-- :part entry_of
  JOIN consultation_authority ca ON ca.consultation_id = c.id AND ca.leads = 1
  JOIN authority a ON a.id = ca.authority_id
  JOIN consultation_text o
    ON o.consultation_id = c.id AND o.language = c.language
  LEFT JOIN consultation_text t
    ON t.consultation_id = c.id AND t.language = :language
  JOIN authority_name ao ON ao.authority_id = a.id AND ao.language = a.language
  LEFT JOIN authority_name an
    ON an.authority_id = a.id AND an.language = :language;

-- :part entry_held_by
-- Led or joined by that authority, if one is named.
   AND (:authority IS NULL OR c.id IN (SELECT consultation_id
          FROM consultation_authority WHERE authority_id = :authority));

-- :part phase_now
       CASE WHEN c.released_at <= :now THEN 'released'
            WHEN c.cancelled_at <= :now THEN 'cancelled'
            WHEN c.opens_at > :now THEN 'announced'
            WHEN c.closes_at > :now THEN 'open'
            WHEN c.concluded_at <= :now THEN 'concluded'
            WHEN c.reported_at <= :now THEN 'answered'
            ELSE 'closed' END AS `@phase`,;

-- :part entry_phase
{phase_now}
       c.opens_at AS `:opens`, c.reported_at AS `:reported`,
       c.concluded_at AS `:concluded`,;

-- :part upwards
-- From a key on by the column {}, the earliest first.
   AND {} >= COALESCE(:after, '1000-01-01')
   AND ({} > COALESCE(:after, '1000-01-01')
        OR c.id > COALESCE(:after_id, 0))
 ORDER BY {}, c.id
 LIMIT :limit;

-- :part downwards
-- The same, the newest first.
   AND {} <= COALESCE(:after, '9999-12-31')
   AND ({} < COALESCE(:after, '9999-12-31')
        OR c.id < COALESCE(:after_id, 1 << 62))
 ORDER BY {} DESC, c.id DESC
 LIMIT :limit;

-- :part entry_ended
-- With entry_phase: what its report was due to.
       c.concluded_at AS `.concluded`,
{adopted}
           AS `.adopted`;

-- :part entry_comments
       (SELECT COALESCE(SUM(n), 0) FROM tally WHERE scope = 'consultation'
           AND subject_id = c.id AND name = 'comments') AS `@comments`;

-- :rows consultations_open(language text, authority int?, now time, after time?, after_id int?, limit int)
-- Open now, the first to close first.
SELECT STRAIGHT_JOIN
{entry_said}
       'open' AS `@phase`,
       c.opens_at AS `:opens`,
       c.closes_at AS `.sort`,
{entry_comments}
  FROM consultation c FORCE INDEX (closes_at)
{entry_of}
 WHERE c.closes_at > :now AND c.opens_at <= :now
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
{entry_held_by}
{upwards c.closes_at}
;

-- :rows consultations_announced(language text, authority int?, now time, after time?, after_id int?, limit int)
-- Published, not open yet, the first to open first.
SELECT STRAIGHT_JOIN
{entry_said}
       'announced' AS `@phase`,
       c.opens_at AS `:opens`,
       c.opens_at AS `.sort`
  FROM consultation c FORCE INDEX (opens_at)
{entry_of}
 WHERE c.opens_at > :now
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
{entry_held_by}
{upwards c.opens_at}
;

-- :rows consultations_closed(language text, authority int?, now time, after time?, after_id int?, limit int)
-- The term is over, report and outcome are still to come, the last to close
-- first.
SELECT STRAIGHT_JOIN
{entry_said}
       'closed' AS `@phase`,
       c.closes_at AS `.sort`,
{entry_comments}
  FROM consultation c FORCE INDEX (by_closed)
{entry_of}
 WHERE c.closes_at <= :now AND c.reported_at IS NULL
   AND c.concluded_at IS NULL
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
{entry_held_by}
{downwards c.closes_at}
;

-- :rows consultations_answered(language text, authority int?, now time, after time?, after_id int?, limit int)
-- The report is published, the outcome still to come, the newest first.
SELECT STRAIGHT_JOIN
{entry_said}
       'answered' AS `@phase`,
       c.reported_at AS `:reported`,
       c.reported_at AS `.sort`,
{entry_comments}
  FROM consultation c FORCE INDEX (by_answered)
{entry_of}
 WHERE c.reported_at <= :now AND c.concluded_at IS NULL
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
{entry_held_by}
{downwards c.reported_at}
;

-- :rows consultations_concluded(language text, authority int?, now time, after time?, after_id int?, limit int)
-- The outcome is recorded, the newest first.
SELECT STRAIGHT_JOIN
{entry_said}
       IF(c.released_at IS NULL, 'concluded', 'released') AS `@phase`,
       c.reported_at AS `:reported`,
       c.concluded_at AS `:concluded`,
       c.concluded_at AS `.sort`,
       (SELECT kind FROM outcome WHERE consultation_id = c.id
           ORDER BY edition DESC LIMIT 1) AS `.outcome`,
{entry_comments}
  FROM consultation c FORCE INDEX (by_concluded)
{entry_of}
 WHERE c.concluded_at <= :now
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
{entry_held_by}
{downwards c.concluded_at}
;

-- :rows consultations_found(words text, language text, authority int?, now time, after time?, after_id int?, limit int)
-- By words of title and summary (boolean mode, folded), the last to close
-- first.
SELECT
{entry_said}
{entry_phase}
       c.closes_at AS `.sort`,
       (SELECT kind FROM outcome WHERE consultation_id = c.id
           ORDER BY edition DESC LIMIT 1) AS `.outcome`,
{entry_comments}
  FROM consultation c
{entry_of}
 WHERE c.published_at <= :now
   AND c.id IN (SELECT x.consultation_id FROM consultation_text x
                 WHERE MATCH (x.folded) AGAINST (:words IN BOOLEAN MODE))
{entry_held_by}
   AND (:after IS NULL OR (c.closes_at <= :after
        AND (c.closes_at < :after OR c.id < :after_id)))
 ORDER BY c.closes_at DESC, c.id DESC
 LIMIT :limit;

-- :rows consultations_cancelled(language text, authority int?, now time, after time?, after_id int?, limit int)
-- Cancelled, the newest first.
SELECT STRAIGHT_JOIN
{entry_said}
       IF(c.released_at IS NULL, 'cancelled', 'released') AS `@phase`,
       c.cancelled_at AS `.sort`,
{entry_comments}
  FROM consultation c FORCE INDEX (by_cancelled)
{entry_of}
 WHERE c.cancelled_at <= :now
   AND c.published_at IS NOT NULL
{entry_held_by}
{downwards c.cancelled_at}
;

-- :rows remarks_short(language text, authority int?, now time, after time?, after_id int?, limit int)
-- Terms below what the law asks for otherwise, the newest first.
SELECT STRAIGHT_JOIN
{entry_said}
{entry_phase}
       c.published_at AS `.sort`, NULL AS `.adopted`, NULL AS `.left`
  FROM consultation c FORCE INDEX (by_short)
{entry_of}
 WHERE c.short_term = 1 AND c.published_at <= :now
{entry_held_by}
{downwards c.published_at}
;

-- :rows remarks_unreported(language text, authority int?, now time, after time?, after_id int?, limit int)
-- The term is over and no report is out, whatever became of the act, the
-- oldest first; which of them are overdue, the profile knows.
SELECT STRAIGHT_JOIN
{entry_said}
{entry_phase}
       c.closes_at AS `.sort`, NULL AS `.left`,
{entry_ended}
  FROM consultation c FORCE INDEX (by_unreported)
{entry_of}
 WHERE c.closes_at <= :now AND c.reported_at IS NULL
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
{entry_held_by}
{upwards c.closes_at}
;

-- :rows remarks_adopted(language text, authority int?, now time, after time?, after_id int?, limit int)
-- Adopted, and the report came on no earlier day or not at all (practice 1).
-- A day is given way for the zone; whose day it was, the caller asks.
SELECT STRAIGHT_JOIN
{entry_said}
{entry_phase}
       c.concluded_at AS `.sort`, NULL AS `.left`,
{entry_ended}
  FROM consultation c FORCE INDEX (by_concluded)
{entry_of}
 WHERE c.concluded_at <= :now
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
   AND EXISTS (SELECT 1 FROM outcome o
                WHERE o.consultation_id = c.id
                  AND o.adopted_on <= COALESCE(DATE(c.reported_at)
                                               + INTERVAL 1 DAY, :now))
{entry_held_by}
{downwards c.concluded_at}
;

-- :rows remarks_unanswered(language text, authority int?, now time, after time?, after_id int?, limit int)
-- The report is out, and comments were left without an answer in it.
SELECT STRAIGHT_JOIN
{entry_said}
{entry_phase}
       c.reported_at AS `.sort`, NULL AS `.adopted`,
       (SELECT r.no_answer FROM report r
         WHERE r.consultation_id = c.id AND r.state = 'published'
         ORDER BY r.edition DESC LIMIT 1) AS `.left`
  FROM consultation c FORCE INDEX (reported)
{entry_of}
 WHERE c.reported_at <= :now
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
   AND EXISTS (SELECT 1 FROM report r
                WHERE r.consultation_id = c.id AND r.state = 'published'
                  AND r.no_answer > 0)
{entry_held_by}
{downwards c.reported_at}
;

-- :one consultations_counted(now time, authority int?)
-- How many of each, for the headings of lists.
SELECT COALESCE(SUM(c.cancelled_at IS NULL AND c.opens_at <= :now
                    AND c.closes_at > :now), 0) AS open,
       COALESCE(SUM(c.cancelled_at IS NULL AND c.opens_at > :now), 0)
           AS announced,
       COALESCE(SUM(c.cancelled_at IS NULL AND c.closes_at <= :now
                    AND c.reported_at IS NULL
                    AND c.concluded_at IS NULL), 0) AS closed,
       COALESCE(SUM(c.cancelled_at IS NULL AND c.reported_at <= :now
                    AND c.concluded_at IS NULL), 0) AS answered,
       COALESCE(SUM(c.cancelled_at IS NULL
                    AND c.concluded_at IS NOT NULL), 0) AS concluded,
       COALESCE(SUM(c.cancelled_at IS NOT NULL), 0) AS cancelled
  FROM consultation c FORCE INDEX (by_phase)
 WHERE c.published_at IS NOT NULL
   AND (:authority IS NULL OR c.id IN (SELECT consultation_id
          FROM consultation_authority WHERE authority_id = :authority));

-- :rows authorities_all(language text, now time)
-- Every body that publishes here, by country and name.
SELECT a.slug AS `@slug`, a.kind AS `@kind`, a.country AS `@country`,
       a.language AS `.lang`, COALESCE(n.name, o.name) AS `~name`,
       (SELECT COUNT(*) FROM consultation_authority ca
          JOIN consultation c ON c.id = ca.consultation_id
         WHERE ca.authority_id = a.id AND c.published_at IS NOT NULL
           AND c.cancelled_at IS NULL AND c.opens_at <= :now
           AND c.closes_at > :now) AS `@open`,
       (SELECT COUNT(*) FROM consultation_authority ca
          JOIN consultation c ON c.id = ca.consultation_id
         WHERE ca.authority_id = a.id AND c.published_at IS NOT NULL)
           AS `@all`
  FROM authority a
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
 ORDER BY a.country, COALESCE(n.name, o.name) COLLATE utf8mb4_uca1400_ai_ci;

-- :rows authority_news(authority int, language text, now time, limit int)
-- What a body holds, by what was told of it last: publication, another end,
-- cancelling, report, outcome.
SELECT c.slug AS `.slug`, c.language AS `.lang`,
{phase_now}
       COALESCE(t.title, o.title) AS `~title`,
       COALESCE(t.summary, o.summary) AS `~summary`,
       c.published_at AS `.published`, c.closes_at AS `:closes`,
       c.rest_closes_at AS `:rest`,
       a.zone AS `.zone`,
       GREATEST(c.published_at, COALESCE(c.cancelled_at, c.published_at),
                COALESCE(c.reported_at, c.published_at),
                COALESCE(c.concluded_at, c.published_at),
                COALESCE((SELECT MAX(x.at) FROM term_change x
                           WHERE x.consultation_id = c.id), c.published_at))
           AS `.updated`
  FROM consultation_authority h
  JOIN consultation c ON c.id = h.consultation_id
   AND c.published_at <= :now
  JOIN consultation_authority ca ON ca.consultation_id = c.id AND ca.leads = 1
  JOIN authority a ON a.id = ca.authority_id
  JOIN consultation_text o
    ON o.consultation_id = c.id AND o.language = c.language
  LEFT JOIN consultation_text t
    ON t.consultation_id = c.id AND t.language = :language
 WHERE h.authority_id = :authority
 ORDER BY `.updated` DESC, c.id DESC
 LIMIT :limit;
