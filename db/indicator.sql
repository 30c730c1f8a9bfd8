-- indicator.sql: facts of closed consultations (measure), figures made of them,
-- and the pages that read figures.  What each indicator means is said in
-- fcgi/app/measure/indicator.c.
--
-- A fact has a numerator n and a denominator whole; of a median the part is
-- the value and n how often it is there.

-- Facts -----------------------------------------------------------------------

-- :rows measure_wanted(before time, after int, since time, formula int, limit int)
-- Consultations that are over, that this run has not measured; of those that
-- nobody touched since and that are two years old, none; what was released from
-- the archive keeps the facts that it had.
SELECT c.id
  FROM consultation c
  LEFT JOIN measured d ON d.authority_id = 0 AND d.consultation_id = c.id
 WHERE c.id > :after AND c.closes_at <= :before
   AND c.published_at IS NOT NULL AND c.round <> 'internal'
   AND c.released_at IS NULL
   AND (d.at IS NULL OR d.formula <> :formula
        OR (d.at < :since
            AND (c.closes_at > :since - INTERVAL 2 YEAR
                 OR d.revision <> (SELECT COALESCE(SUM(t.n), 0) FROM tally t
                                    WHERE t.scope = 'consultation'
                                      AND t.subject_id = c.id
                                      AND t.name IN ('meta', 'talk')))))
 ORDER BY c.id
 LIMIT :limit;

-- :one measure_of(consultation int)
-- What the rules of the country are asked about.
SELECT c.slug, c.profile, c.round,
{countries}
           AS countries, a.zone, a.country, c.published_at,
       c.opens_at, c.closes_at,
       COALESCE(c.rest_closes_at, c.closes_at) AS first_closes_at,
       c.late_by = 'posted' AS posted, c.reported_at, c.cancelled_at,
       c.contacts_gone_at, c.short_reason IS NOT NULL AS reason,
       (SELECT MIN(e.begins_at) FROM event e
         WHERE e.consultation_id = c.id AND e.kind = 'hearing'
           AND e.published_at IS NOT NULL AND e.cancelled_at IS NULL)
           AS hearing,
{adopted}
           AS adopted_on,
       (SELECT COALESCE(SUM(t.n), 0) FROM tally t
         WHERE t.scope = 'consultation' AND t.subject_id = c.id
           AND t.name IN ('meta', 'talk')) AS revision
  FROM consultation c
  JOIN consultation_authority ca ON ca.consultation_id = c.id AND ca.leads = 1
  JOIN authority a ON a.id = ca.authority_id
 WHERE c.id = :consultation;

-- :rows papers_at_start(consultation int)
-- Kinds of papers that were there when it opened.
SELECT DISTINCT d.kind
  FROM consultation c
  JOIN document d ON d.consultation_id = c.id
  JOIN version v ON v.document_id = d.id AND v.published_at <= c.opens_at
 WHERE c.id = :consultation;

-- :exec measured_gone(consultation int)
DELETE FROM measured WHERE consultation_id = :consultation;

-- :exec measured_add(consultation int, month text, profile text, formula int,
--                    revision int, now time)
-- For the whole, for who leads, and for who agreed to join.
INSERT INTO measured (authority_id, consultation_id, month, profile, formula,
                      revision, at, joint)
SELECT b.id, :consultation, :month, :profile, :formula, :revision, :now,
       COUNT(*) OVER () > 2
  FROM (SELECT 0 AS id
         UNION ALL
        SELECT ca.authority_id
          FROM consultation_authority ca
         WHERE ca.consultation_id = :consultation
           AND (ca.leads = 1 OR ca.agreed_at IS NOT NULL)) b;

-- :exec measure_gone(consultation int, keep int)
-- keep 1: those that need to know who is who, which nobody can tell any more.
DELETE FROM measure
 WHERE consultation_id = :consultation
   AND (:keep = 0 OR indicator NOT IN ('i10', 'i11', 'i12'));

-- :exec measure_add(consultation int, indicator text, part text, n int, whole int)
INSERT INTO measure (consultation_id, indicator, part, n, whole)
VALUES (:consultation, :indicator, :part, :n, :whole)
    ON DUPLICATE KEY UPDATE n = :n, whole = :whole;

-- :part counted
-- Comments that count (practice 2), and their submissions.
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
 WHERE c.consultation_id = :consultation AND c.erased_at IS NULL
   AND c.state NOT IN ('unsent', 'removed', 'withdrawn');

-- :part for_whom
-- 0: the whole; and each body, where there are several (practice 9).
       (SELECT d.authority_id AS id
          FROM measured d
         WHERE d.consultation_id = :consultation
           AND (d.authority_id = 0 OR d.joint = 1)) b;

-- :part who_sent
-- One person or organisation, however often: by register, by account, by
-- address; else each submission is one.
SELECT s.id, s.kind, s.consultation_id, s.organisation_id, s.account_id,
       k.email_key, s.received_at,
       COALESCE(CONCAT('o', s.organisation_id), CONCAT('e', k.email_key),
                CONCAT('a', s.account_id), CONCAT('s', s.id)) AS who
  FROM submission s
  LEFT JOIN contact k ON k.submission_id = s.id
 WHERE s.consultation_id = :consultation AND s.accepted_at IS NOT NULL
   AND s.erased_at IS NULL AND s.state <> 'withdrawn';

-- :part replied
-- Comments that count, with the reply that everybody may read.
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
 WHERE c.consultation_id = :consultation AND c.erased_at IS NULL
   AND c.state NOT IN ('unsent', 'removed', 'withdrawn')
   AND r.decision <> 'none';

-- :part replied_by
-- The same for the whole, and for each of several bodies that answered.
  FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  JOIN
{for_whom}
    ON b.id IN (0, r.authority_id)
 WHERE c.consultation_id = :consultation AND c.erased_at IS NULL
   AND c.state NOT IN ('unsent', 'removed', 'withdrawn')
   AND r.decision <> 'none';

-- :exec measure_text(consultation int)
-- I6: drafts that can be commented provision by provision; pages of a scan are
-- none.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i6', SUM(v.units > v.scanned + 1), COUNT(*)
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
 WHERE d.consultation_id = :consultation AND d.kind = 'draft'
 GROUP BY d.consultation_id;

-- :exec measure_readable(consultation int)
-- I24: papers that can be read by who does not see them: no page is a picture
-- alone, each picture says what it shows.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i24',
       SUM(v.scanned = 0
           AND COALESCE(v.doubts, '') NOT LIKE '%"figure-unsaid"%'
           AND COALESCE(v.doubts, '') NOT LIKE '%"picture-unread"%'), COUNT(*)
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
 WHERE d.consultation_id = :consultation
 GROUP BY d.consultation_id;

-- :exec measure_summary(consultation int)
-- I7: a summary in plain words, as a paper or on the page.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i7',
       EXISTS (SELECT 1 FROM document d
                 JOIN version v ON v.document_id = d.id
                  AND v.published_at IS NOT NULL
                WHERE d.consultation_id = :consultation
                  AND d.kind = 'summary')
       OR EXISTS (SELECT 1 FROM consultation_text t
                   WHERE t.consultation_id = :consultation
                     AND t.summary <> ''), 1;

-- :exec measure_announced(consultation int)
-- I1: everybody could know of it two weeks before it began.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i1', c.published_at <= c.opens_at - INTERVAL 14 DAY, 1
  FROM consultation c
 WHERE c.id = :consultation AND c.opens_at IS NOT NULL;

-- :exec measure_early(consultation int)
-- I8: the draft was asked about while it was still an idea.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i8',
       COALESCE(p.round = 'early' OR q.round = 'early', 0), 1
  FROM consultation c
  LEFT JOIN consultation p ON p.id = c.follows_id
  LEFT JOIN consultation q ON q.id = p.follows_id
 WHERE c.id = :consultation AND c.round <> 'early';

-- :exec measure_people(consultation int)
-- I10: different submitters by kind.
INSERT INTO measure (consultation_id, indicator, part, n, whole)
SELECT :consultation, 'i10', g.kind, g.n, SUM(g.n) OVER ()
  FROM (SELECT w.kind, COUNT(DISTINCT w.who) AS n
          FROM (
{who_sent}
               ) w
         GROUP BY w.kind) g;

-- :exec measure_top(consultation int)
-- I11: comments of the three who wrote most.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i11', SUM(IF(g.place <= 3, g.n, 0)), SUM(g.n)
  FROM (SELECT COUNT(*) AS n,
               ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC) AS place
          FROM (
{who_sent}
               ) w
          JOIN comment c ON c.submission_id = w.id AND c.erased_at IS NULL
           AND c.state NOT IN ('unsent', 'removed', 'withdrawn')
         GROUP BY w.who) g
 GROUP BY NULL;

-- :exec measure_campaign(consultation int)
-- I11, second part: comments in confirmed campaigns.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i11-campaign',
       SUM(EXISTS (SELECT 1 FROM cluster_comment k
                     JOIN cluster q ON q.id = k.cluster_id
                      AND q.kind = 'campaign' AND q.state = 'confirmed'
                    WHERE k.comment_id = c.id AND k.gone = 0)), COUNT(*)
{counted}
 GROUP BY c.consultation_id;

-- :exec measure_new(consultation int)
-- I12: who sent nothing to any consultation here before.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i12', SUM(g.new_voice), COUNT(*)
  FROM (SELECT w.who,
               MIN(NOT EXISTS (SELECT 1 FROM submission e
                                WHERE e.organisation_id = w.organisation_id
                                  AND e.consultation_id <> w.consultation_id
                                  AND e.accepted_at IS NOT NULL
                                  AND e.received_at < w.received_at)
                   AND NOT EXISTS (SELECT 1 FROM submission e
                                    WHERE e.account_id = w.account_id
                                      AND e.consultation_id
                                          <> w.consultation_id
                                      AND e.accepted_at IS NOT NULL
                                      AND e.received_at < w.received_at)
                   AND NOT EXISTS (SELECT 1 FROM contact x
                                     JOIN submission e
                                       ON e.id = x.submission_id
                                    WHERE x.email_key = w.email_key
                                      AND e.consultation_id
                                          <> w.consultation_id
                                      AND e.accepted_at IS NOT NULL
                                      AND e.received_at < w.received_at))
                   AS new_voice
          FROM (
{who_sent}
               ) w
         GROUP BY w.who) g
 GROUP BY NULL;

-- :exec measure_answered(consultation int, reported int, closes time,
--                        posted int, late_key text?, deficient_key text?)
-- I14: comments that need an answer and have one; what came late, or does not
-- say the place that its profile demands, has the law's once the report is
-- out (reported 1): the profile's decisions for these, or NULL.
-- Of several bodies, for each those that concern it: who named none, all.
INSERT INTO measure (consultation_id, authority_id, indicator, n, whole)
SELECT :consultation, b.id, 'i14',
       SUM(EXISTS (SELECT 1 FROM reply_to rl
                     JOIN reply r ON r.id = rl.reply_id
                      AND r.state = 'published' AND r.decision <> 'none'
                    WHERE rl.comment_id = c.id)
           OR (:reported = 1
               AND ((:late_key IS NOT NULL AND
{late_of}
                    )
                    OR (:deficient_key IS NOT NULL
                        AND c.location IS NULL)))), COUNT(*)
  FROM
{for_whom}
  JOIN comment c ON c.consultation_id = :consultation
  JOIN submission s ON s.id = c.submission_id AND s.accepted_at IS NOT NULL
 WHERE c.erased_at IS NULL AND c.no_request = 0
   AND c.state NOT IN ('unsent', 'removed', 'withdrawn')
   AND (b.id = 0
        OR EXISTS (SELECT 1 FROM comment_authority x
                    WHERE x.comment_id = c.id AND x.authority_id = b.id
                      AND x.gone = 0)
        OR NOT EXISTS (SELECT 1 FROM comment_authority x
                        WHERE x.comment_id = c.id AND x.gone = 0))
 GROUP BY b.id;

-- :exec measure_reasoned(consultation int)
-- I15: refused with reasons of some length that are no template; of several
-- bodies, by the one that answered.
INSERT INTO measure (consultation_id, authority_id, indicator, n, whole)
SELECT :consultation, b.id, 'i15',
       SUM(EXISTS (SELECT 1 FROM reply_text x
                    WHERE x.reply_id = r.id AND x.edition = r.edition
                      AND CHAR_LENGTH(TRIM(x.reasons)) >= 40
                      AND NOT EXISTS (SELECT 1 FROM reply_template t
                                       WHERE t.authority_id = r.authority_id
                                         AND TRIM(t.reasons)
                                             = TRIM(x.reasons)))), COUNT(*)
{replied_by}
   AND r.decision IN ('refused', 'partly')
 GROUP BY b.id;

-- :exec measure_time(consultation int)
-- I16: whole days from the end to the decision; of several bodies, by the one
-- that answered.
INSERT INTO measure (consultation_id, authority_id, indicator, part, n, whole)
SELECT :consultation, b.id, 'i16',
       GREATEST(0, TIMESTAMPDIFF(DAY, (SELECT o.closes_at FROM consultation o
                                       WHERE o.id = :consultation),
                                r.published_at)),
       COUNT(*), COUNT(*)
{replied_by}
   AND r.published_at IS NOT NULL
 GROUP BY 2, 4;

-- :exec measure_influence(consultation int)
-- I18: accepted counts two, in part one, of two a decision.
INSERT INTO measure (consultation_id, indicator, part, n, whole)
SELECT :consultation, 'i18', s.kind,
       SUM(CASE r.decision WHEN 'accepted' THEN 2 WHEN 'partly' THEN 1
                ELSE 0 END), 2 * COUNT(*)
{replied}
 GROUP BY s.kind;

-- :exec measure_trace(consultation int)
-- I19: accepted comments that a version of the text names as its source.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i19',
       SUM(EXISTS (SELECT 1 FROM change_source x
{taken}
                    WHERE x.comment_id = c.id)),
       COUNT(*)
{replied}
   AND r.decision = 'accepted'
 GROUP BY c.consultation_id;

-- :exec measure_methods(consultation int)
-- I20: writing, questions, kinds of meetings.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i20',
       1 + EXISTS (SELECT 1 FROM questionnaire q
                    WHERE q.consultation_id = :consultation
                      AND q.frozen_at IS NOT NULL)
         + (SELECT COUNT(DISTINCT e.kind) FROM event e
             WHERE e.consultation_id = :consultation
               AND e.published_at IS NOT NULL AND e.cancelled_at IS NULL), 1;

-- :exec measure_named(consultation int)
-- I21: one person is named, and a repeated round says what it repeats.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i21',
       c.contact_name <> ''
       AND (c.round <> 'repeat' OR c.follows_id IS NOT NULL), 1
  FROM consultation c
 WHERE c.id = :consultation AND c.contact_name IS NOT NULL
UNION ALL
SELECT :consultation, 'i21', 0, 1
  FROM consultation c
 WHERE c.id = :consultation AND c.contact_name IS NULL;

-- :exec measure_balance(consultation int)
-- I22: more than one kind of submitter.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i22', COUNT(DISTINCT s.kind) >= 2, 1
{counted}
 GROUP BY c.consultation_id;

-- :exec measure_offline(consultation int)
-- I23: comments on paper or said at a meeting.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i23', SUM(s.channel IN ('post', 'counter', 'meeting')),
       COUNT(*)
{counted}
 GROUP BY c.consultation_id;

-- :exec measure_entry(consultation int)
-- I23, second part: whole days until the office had entered them.
INSERT INTO measure (consultation_id, indicator, part, n, whole)
SELECT :consultation, 'i23-delay',
       GREATEST(0, TIMESTAMPDIFF(DAY, s.received_at, s.entered_at)),
       COUNT(*), COUNT(*)
  FROM submission s
 WHERE s.consultation_id = :consultation AND s.accepted_at IS NOT NULL
   AND s.entered_at IS NOT NULL
   AND s.channel IN ('post', 'counter', 'meeting')
 GROUP BY 3;

-- Figures ---------------------------------------------------------------------

-- :rows authorities_measured()
-- Whose figures are to be made; 0 is the whole.
SELECT 0 AS id UNION ALL SELECT a.id FROM authority a;

-- :part own
-- What of measure m counts for an authority in the consultation of measured d:
-- of several bodies, its own answers.
m.authority_id = IF(d.joint = 1 AND m.indicator IN ('i14', 'i15', 'i16'),
                    d.authority_id, 0);

-- :part figures_new
-- Facts of one authority by period and kind: profile, all, act, round.
SELECT IF(y.seq = 1, d.month, IF(y.seq = 2, LEFT(d.month, 4), 'all'))
           AS period,
       ELT(z.seq, d.profile, '', SUBSTRING_INDEX(d.profile, '.', 2),
           CONCAT('.', SUBSTRING_INDEX(d.profile, '.', -1))) AS profile,
       m.indicator, m.part, SUM(m.n) AS n, SUM(m.whole) AS whole,
       IF(MIN(d.profile) = MAX(d.profile), MIN(d.profile), NULL) AS rules
  FROM measured d
  JOIN measure m ON m.consultation_id = d.consultation_id
   AND
{own}
  JOIN (SELECT 1 AS seq UNION ALL SELECT 2 UNION ALL SELECT 3) y
  JOIN (SELECT 1 AS seq UNION ALL SELECT 2 UNION ALL SELECT 3
        UNION ALL SELECT 4) z
 WHERE d.authority_id = :authority
 GROUP BY 1, 2, 3, 4;

-- :part figures_put
-- Earlier values stay in figure_was.
    ON DUPLICATE KEY UPDATE
       since = IF(figure.n = VALUES(n) AND figure.whole = VALUES(whole)
                  AND figure.formula = VALUES(formula), figure.since, :now),
       n = VALUES(n), whole = VALUES(whole), rules = VALUES(rules),
       formula = VALUES(formula),;

-- :exec figures_keep(authority int, now time)
-- All of them as they are: those that do not change go again (figures_same).
INSERT IGNORE INTO figure_was (authority_id, profile, period, indicator, part,
                               until, n, whole, formula, since)
SELECT authority_id, profile, period, indicator, part, :now, n, whole, formula,
       since
  FROM figure WHERE authority_id = :authority;

-- :exec figures_sums(authority int, formula int, now time)
INSERT INTO figure (authority_id, profile, period, indicator, part, n, whole,
                    rules, formula, since, at)
-- The share of one kind of submitters is of them all, also where none was of
-- that kind.
SELECT :authority, f.profile, f.period, f.indicator, f.part, f.n,
       IF(f.indicator = 'i10', f.together, f.whole),
       f.rules, :formula, :now, :now
  FROM (SELECT g.*, SUM(g.n) OVER (PARTITION BY g.profile, g.period,
                                                g.indicator) AS together
          FROM (
{figures_new}
               ) g) f
 WHERE f.indicator NOT IN ('i2', 'i16', 'i23-delay')
{figures_put}
       at = :now;

-- :part middle
-- The sum of the two values in the middle, which is twice the median, of rows g
-- with value, until and total.
       MIN(IF(2 * g.until >= g.total, g.value, NULL))
       + MIN(IF(2 * g.until > g.total, g.value, NULL));

-- :exec figures_medians(authority int, formula int, now time)
INSERT INTO figure (authority_id, profile, period, indicator, part, n, whole,
                    rules, formula, since, at)
SELECT :authority, g.profile, g.period, g.indicator, '',
{middle}
       , MAX(g.total), IF(MIN(g.rules) = MAX(g.rules)
                        AND COUNT(g.rules) = COUNT(*), MIN(g.rules), NULL),
       :formula, :now, :now
  FROM (SELECT f.*, CAST(f.part AS SIGNED) AS value,
               SUM(f.n) OVER (PARTITION BY f.profile, f.period, f.indicator
                              ORDER BY CAST(f.part AS SIGNED)) AS until,
               SUM(f.n) OVER (PARTITION BY f.profile, f.period, f.indicator)
                   AS total
          FROM (
{figures_new}
               ) f
         WHERE f.indicator IN ('i2', 'i16', 'i23-delay')) g
 GROUP BY g.profile, g.period, g.indicator
{figures_put}
       at = :now;

-- :exec figures_gone(authority int, now time)
-- Nothing stands behind them any more.
DELETE FROM figure WHERE authority_id = :authority AND at < :now;

-- :exec figures_same(authority int)
-- Kept, but nothing has changed.
DELETE w FROM figure_was w
  JOIN figure f ON f.authority_id = w.authority_id AND f.profile = w.profile
   AND f.period = w.period AND f.indicator = w.indicator AND f.part = w.part
   AND f.since = w.since
 WHERE w.authority_id = :authority;

-- :exec indicators_done(month text, formula int, now time)
INSERT IGNORE INTO indicator_run (month, formula, at)
VALUES (:month, :formula, :now);

-- :exec indicators_due(month text, formula int, subject int, day_ago time, now time)
-- Once a month and version of the formulas; not while one waits, nor on the
-- day of one that failed.
INSERT INTO job (kind, subject_id, run_after, created_at)
SELECT 'indicators', :subject, :now, :now
  FROM DUAL
 WHERE NOT EXISTS (SELECT 1 FROM indicator_run
                    WHERE month = :month AND formula = :formula)
   AND NOT EXISTS (SELECT 1 FROM job
                    WHERE kind = 'indicators' AND subject_id = :subject
                      AND (state IN ('new', 'taken') OR created_at > :day_ago)
                      AND state <> 'done');

-- Pages -----------------------------------------------------------------------

-- :part beside_figure
-- What stands beside figure f: that it was another when its period was over,
-- and what the body says of it.
       f.since,
       EXISTS (SELECT 1 FROM figure_was w
                WHERE w.authority_id = f.authority_id
                  AND w.profile = f.profile AND w.period = f.period
                  AND w.indicator = f.indicator AND w.part = f.part
                  AND w.since >= CASE CHAR_LENGTH(f.period)
                                 WHEN 7 THEN '1970-01-01'
                                 WHEN 4 THEN CONCAT(f.period + 1, '-01-01')
                                 ELSE '9999-12-31' END) AS changed,
       q.words AS said, q.at AS said_at;

-- :part said_of_figure
  LEFT JOIN figure_remark q ON q.authority_id = f.authority_id
   AND q.profile = f.profile AND q.period = f.period
   AND q.indicator = f.indicator AND q.shown = 1;

-- :rows figures_of(authority int, profile text, period text)
-- One authority, one period.
SELECT f.indicator, f.part, f.n, f.whole, f.rules, a.language,
{beside_figure}
  FROM figure f
  LEFT JOIN authority a ON a.id = f.authority_id
{said_of_figure}
 WHERE f.authority_id = :authority AND f.profile = :profile
   AND f.period = :period
 ORDER BY f.indicator, f.part;

-- :rows authorities_figured(language text)
-- Those that there are figures of.
SELECT a.slug AS `.slug`, a.language AS `.lang`,
       COALESCE(n.name, o.name) AS `.name`
  FROM authority a
  JOIN figure f ON f.authority_id = a.id AND f.profile = ''
   AND f.period = 'all' AND f.indicator = 'set' AND f.part = 'counted'
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
 ORDER BY a.id LIMIT 1000;

-- :rows figures_chosen(bodies text, profile text, period text, language text)
-- Of some authorities (JSON of slugs), all their figures; of one without any a
-- row that says so.
SELECT a.id AS `.id`, a.slug AS `.slug`, a.language AS `.lang`, a.language,
       COALESCE(n.name, o.name) AS `.name`,
       f.indicator, f.part, f.n, f.whole, f.rules,
{beside_figure}
  FROM JSON_TABLE(:bodies, '$[*]' COLUMNS (slug VARCHAR(80)
               CHARACTER SET ascii COLLATE ascii_bin PATH '$')) j
  JOIN authority a ON a.slug = j.slug
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
  LEFT JOIN figure f ON f.authority_id = a.id AND f.profile = :profile
   AND f.period = :period
{said_of_figure}
 ORDER BY a.id, f.indicator, f.part;

-- :rows figures_trend(authority int, profile text, first text, last text)
-- Periods of one length, from first to last.
SELECT period, indicator, part, n, whole
  FROM figure
 WHERE authority_id = :authority AND profile = :profile
   AND period BETWEEN :first AND :last
   AND CHAR_LENGTH(period) = CHAR_LENGTH(:last)
 ORDER BY indicator, part, period;

-- :rows figures_periods(authority int, profile text)
-- Those that there are figures of, the newest first.
SELECT DISTINCT period FROM figure
 WHERE authority_id = :authority AND profile = :profile AND period <> 'all'
 ORDER BY period DESC LIMIT 200;

-- :rows figures_profiles(authority int)
SELECT DISTINCT profile FROM figure
 WHERE authority_id = :authority AND profile <> '' AND period = 'all'
 ORDER BY profile;

-- :part kinds
-- The kinds that the row of that name counts for.
'', {}.profile, SUBSTRING_INDEX({}.profile, '.', 2),
CONCAT('.', SUBSTRING_INDEX({}.profile, '.', -1));

-- :one figures_set(authority int, profile text, period text, now time)
-- Behind the figures: how many, and when they were made.
SELECT (SELECT at FROM indicator_run
         ORDER BY month DESC, formula DESC LIMIT 1) AS made,
       COALESCE((SELECT whole FROM figure
                  WHERE authority_id = :authority AND profile = :profile
                    AND period = :period AND indicator = 'set'
                    AND part = 'counted'), 0) AS counted,
       COALESCE((SELECT whole FROM figure
                  WHERE authority_id = :authority AND profile = :profile
                    AND period = :period AND indicator = 'set'
                    AND part = 'cancelled'), 0) AS cancelled,
       (SELECT COUNT(*) FROM consultation c
         WHERE c.closes_at > :now AND c.published_at IS NOT NULL
           AND c.cancelled_at IS NULL AND c.round <> 'internal'
           AND :profile IN (
{kinds c}
                )
           AND (:authority = 0 OR c.id IN (SELECT consultation_id
                  FROM consultation_authority
                 WHERE authority_id = :authority))) AS running;

-- :rows figures_compared(indicator text, profile text, period text, after int, language text, limit int)
-- Every authority that has that figure, with all of its parts.
SELECT a.id AS `.id`, a.slug AS `.slug`, a.language AS `.lang`,
       COALESCE(n.name, o.name) AS `.name`, a.country AS `.country`,
       a.language, f.part, f.n, f.whole, f.rules,
{beside_figure}
  FROM (SELECT DISTINCT authority_id FROM figure
         WHERE indicator = :indicator AND profile = :profile
           AND period = :period AND authority_id > :after
         ORDER BY authority_id LIMIT :limit) k
  JOIN figure f ON f.authority_id = k.authority_id AND f.profile = :profile
   AND f.period = :period AND f.indicator = :indicator
  JOIN authority a ON a.id = f.authority_id
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
{said_of_figure}
 ORDER BY f.authority_id, f.part;

-- :rows figures_were(authority int, profile text, period text, indicator text)
-- What they were before, the newest first.
SELECT part, n, whole, since, until
  FROM figure_was
 WHERE authority_id = :authority AND profile = :profile AND period = :period
   AND indicator = :indicator
 ORDER BY until DESC, part LIMIT 100;

-- :rows measures_behind(authority int, profile text, first text, last text, indicator text, language text, after int, limit int)
-- The very consultations behind a figure, the newest first.
SELECT c.id AS `.id`, c.slug AS `.slug`, c.language AS `.lang`,
       COALESCE(t.title, o.title) AS `.title`, d.month AS `.month`,
       m.n, m.whole
  FROM measured d
  JOIN (SELECT g.consultation_id, g.authority_id, g.indicator,
               IF(:indicator IN ('i2', 'i16', 'i23-delay'),
{middle}
                  , SUM(g.n)) AS n,
               SUM(g.whole) AS whole
          FROM (SELECT f.*, CAST(f.part AS SIGNED) AS value,
                       SUM(f.n) OVER (PARTITION BY f.consultation_id,
                                                   f.authority_id
                                      ORDER BY CAST(f.part AS SIGNED))
                           AS until,
                       SUM(f.n) OVER (PARTITION BY f.consultation_id,
                                                   f.authority_id) AS total
                  FROM measure f
                 WHERE f.indicator = :indicator
                   AND f.consultation_id IN
                       (SELECT consultation_id FROM measured
                         WHERE authority_id = :authority
                           AND month BETWEEN :first AND :last)) g
         GROUP BY g.consultation_id, g.authority_id, g.indicator) m
    ON m.consultation_id = d.consultation_id
   AND
{own}
  JOIN consultation c ON c.id = d.consultation_id
  JOIN consultation_text o
    ON o.consultation_id = c.id AND o.language = c.language
  LEFT JOIN consultation_text t
    ON t.consultation_id = c.id AND t.language = :language
 WHERE d.authority_id = :authority AND d.month BETWEEN :first AND :last
   AND :profile IN (
{kinds d}
        )
   AND c.id < :after
 ORDER BY c.id DESC
 LIMIT :limit;

-- :rows figures_block(profile text, period text, after int, limit int)
-- For the CSV: all figures of a period, of so many authorities; of one without
-- any a row that says so.  small, least: what indicator_hidden_below asks for.
SELECT k.id AS id, COALESCE(a.slug, '') AS authority, f.indicator, f.part,
       f.n, f.whole, f.formula, f.rules,
       (SELECT SUM(g.n) FROM figure g
         WHERE g.authority_id = f.authority_id AND g.profile = f.profile
           AND g.period = f.period AND g.indicator = f.indicator
           AND g.n < 5) AS small,
       (SELECT MIN(g.n) FROM figure g
         WHERE g.authority_id = f.authority_id AND g.profile = f.profile
           AND g.period = f.period AND g.indicator = f.indicator
           AND g.n >= 5) AS least,
{beside_figure}
  FROM (SELECT x.id FROM (SELECT 0 AS id UNION ALL
                          SELECT y.id FROM authority y WHERE y.id > :after) x
         WHERE x.id > :after ORDER BY x.id LIMIT :limit) k
  LEFT JOIN figure f ON f.authority_id = k.id AND f.profile = :profile
   AND f.period = :period
  LEFT JOIN authority a ON a.id = k.id
{said_of_figure}
 ORDER BY k.id, f.indicator, f.part;

-- :rows consultations_block(after int, limit int)
-- For the CSV of all consultations that are or were open to everybody; what
-- begins with a sign is asked when the report is due (due.h).
SELECT c.id AS id, c.slug AS consultation, a.slug AS authority, a.country,
       c.language, c.profile AS act, c.round, o.title,
       DATE_FORMAT(c.published_at, '%Y-%m-%dT%TZ') AS published,
       DATE_FORMAT(c.opens_at, '%Y-%m-%dT%TZ') AS opens,
       DATE_FORMAT(c.closes_at, '%Y-%m-%dT%TZ') AS closes,
       c.short_reason,
       DATE_FORMAT(c.reported_at, '%Y-%m-%dT%TZ') AS reported,
       (SELECT u.kind FROM outcome u
         WHERE u.consultation_id = c.id AND u.authority_id = a.id
         ORDER BY u.edition DESC LIMIT 1) AS outcome,
{adopted}
           AS adopted,
       DATE_FORMAT(c.cancelled_at, '%Y-%m-%dT%TZ') AS cancelled,
       c.cancel_reason,
       DATE_FORMAT(c.rest_closes_at, '%Y-%m-%dT%TZ') AS rest_closes,
       c.profile AS `.profile`, a.zone AS `.zone`,
       c.closes_at AS `:closes`, c.planned_adoption AS `.planned`,
       c.concluded_at AS `.concluded`,
{adopted}
           AS `.adopted`,
{countries}
           AS `.countries`
  FROM consultation c
  JOIN consultation_authority ca ON ca.consultation_id = c.id AND ca.leads = 1
  JOIN authority a ON a.id = ca.authority_id
  JOIN consultation_text o
    ON o.consultation_id = c.id AND o.language = c.language
 WHERE c.id > :after AND c.published_at IS NOT NULL AND c.round <> 'internal'
 ORDER BY c.id
 LIMIT :limit;

-- A body's sentence ------------------------------------------------------------

-- :one figure_there(authority int, profile text, period text, indicator text)
-- That there is such a figure, and the sentence beside it now.
SELECT a.language, COALESCE(q.id, 0) AS edition, q.words, q.at AS said_at
  FROM figure f
  JOIN authority a ON a.id = f.authority_id
{said_of_figure}
 WHERE f.authority_id = :authority AND f.profile = :profile
   AND f.period = :period AND f.indicator = :indicator
 LIMIT 1;

-- :exec1 figure_remark_end(id int, authority int, now time)
UPDATE figure_remark SET shown = NULL, ended_at = :now
 WHERE id = :id AND authority_id = :authority AND shown = 1;

-- :insert figure_remark_add(authority int, profile text, period text, indicator text, words text, account int, now time)
INSERT INTO figure_remark (authority_id, profile, period, indicator, words,
                           account_id, at)
VALUES (:authority, :profile, :period, :indicator, :words, :account, :now);
