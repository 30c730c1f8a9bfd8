-- desk.sql: the officer's desk: what one works on, drawing up, publishing,
-- prolonging, cancelling.  Every statement carries the account, the authority
-- or the consultation in its WHERE.

-- :rows desk_consultations(account int, now time, language text, limit int)
-- What a person works on, with the rights held in each as bits (session.sql).
-- The right to administer alone shows none.
WITH held AS (
  SELECT p.authority_id, p.consultation_id, p.may
    FROM staff p
   WHERE p.account_id = :account AND p.since <= :now
     AND (p.until IS NULL OR p.until > :now)
   UNION ALL
  SELECT p.authority_id, p.consultation_id, p.may
    FROM deputy d
    JOIN staff p ON p.account_id = d.for_id
                AND p.authority_id = d.authority_id
   WHERE d.account_id = :account AND d.since <= :now AND d.until > :now
     AND p.since <= :now AND (p.until IS NULL OR p.until > :now)
), mine AS (
  SELECT l.consultation_id,
         BIT_OR((1 << (FIELD(h.may, 'prepare', 'publish', 'register',
                             'answer', 'approve', 'sign_off', 'moderate',
                             'data', 'read') - 1))
                & IF(l.leads = 1, 1023, 1020)) AS rights
    FROM held h
    JOIN consultation_authority l
      ON l.authority_id = h.authority_id
     AND (h.consultation_id IS NULL OR h.consultation_id = l.consultation_id)
   WHERE h.may <> 'administer'
   GROUP BY l.consultation_id
)
SELECT c.id AS `.id`, c.slug AS `.slug`, c.language AS `.lang`,
       c.profile AS `.profile`, c.published_at AS `.published`,
       c.opens_at AS `:opens`, c.closes_at AS `:closes`,
       c.reported_at AS `.reported`, c.concluded_at AS `.concluded`,
       c.cancelled_at AS `.cancelled`, c.planned_adoption AS `.planned`,
       c.short_reason AS `.short`, a.zone AS `.zone`,
{adopted}
           AS `.adopted`,
{countries}
           AS `.countries`,
       COALESCE(t.title, o.title) AS `~title`,
       COALESCE(n.name, m.name) AS `~authority`,
       (SELECT COALESCE(SUM(y.n), 0) FROM tally y
         WHERE y.scope = 'consultation' AND y.subject_id = c.id
           AND y.name = 'comments') AS `@comments`,
       (SELECT GREATEST(COALESCE(SUM(y.n), 0), 0) FROM tally y
         WHERE y.scope = 'consultation' AND y.subject_id = c.id
           AND y.name = 'undecided') AS `@undecided`,
       (SELECT COUNT(*) FROM reply r
         WHERE r.consultation_id = c.id AND r.state = 'review') AS `@review`,
       (SELECT COUNT(*) FROM reply r FORCE INDEX (asked)
         WHERE r.consultation_id = c.id AND r.state = 'review'
           AND r.written_by <> :account) AS `.approve`,
       (SELECT COUNT(*) FROM reply r
         WHERE r.consultation_id = c.id AND r.state = 'writing'
           AND r.returned IS NOT NULL
           AND r.written_by = :account) AS `.returned`,
       (SELECT COUNT(*) FROM comment k FORCE INDEX (consultation_id_2)
          JOIN submission s ON s.id = k.submission_id AND s.state = 'filed'
         WHERE k.consultation_id = c.id AND k.state = 'waiting')
           AS `.waiting`,
       (SELECT COUNT(*) FROM document d JOIN version v ON v.document_id = d.id
         WHERE d.consultation_id = c.id AND v.state = 'failed') AS `.refused`,
       (SELECT COUNT(*) FROM document d JOIN version v ON v.document_id = d.id
         WHERE d.consultation_id = c.id AND v.state = 'ready'
           AND v.published_at IS NULL
           AND (v.doubts IS NOT NULL
                OR EXISTS (SELECT 1 FROM unit_in q
                            WHERE q.version_id = v.id
                              AND q.doubt IS NOT NULL)))
           AS `.doubtful`,
       EXISTS (SELECT 1 FROM term_change x
                WHERE x.consultation_id = c.id) AS `.prolonged`,
       mine.rights AS `.rights`
  FROM mine
  JOIN consultation c ON c.id = mine.consultation_id
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  JOIN consultation_text o ON o.consultation_id = c.id
                          AND o.language = c.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
  LEFT JOIN consultation_text t ON t.consultation_id = c.id
                               AND t.language = :language
 ORDER BY c.concluded_at IS NOT NULL, c.closes_at, c.id DESC
 LIMIT :limit;

-- :rows desk_authorities(account int, now time, language text)
-- Where a person holds rights, as bits, not for single consultations.
WITH held AS (
  SELECT p.authority_id, p.may
    FROM staff p
   WHERE p.account_id = :account AND p.consultation_id IS NULL
     AND p.since <= :now AND (p.until IS NULL OR p.until > :now)
   UNION ALL
  SELECT p.authority_id, p.may
    FROM deputy d
    JOIN staff p ON p.account_id = d.for_id
                AND p.authority_id = d.authority_id
   WHERE d.account_id = :account AND d.since <= :now AND d.until > :now
     AND p.consultation_id IS NULL
     AND p.since <= :now AND (p.until IS NULL OR p.until > :now)
)
SELECT a.slug AS `.slug`, a.language AS `.lang`,
       COALESCE(n.name, m.name) AS `.name`,
       BIT_OR(1 << (FIELD(h.may, 'prepare', 'publish', 'register', 'answer',
                    'approve', 'sign_off', 'moderate', 'data', 'read',
                    'administer') - 1)) AS `.rights`
  FROM held h
  JOIN authority a ON a.id = h.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 GROUP BY a.id, a.slug, a.language, n.name, m.name
 ORDER BY COALESCE(n.name, m.name) COLLATE utf8mb4_uca1400_ai_ci;

-- :rows desk_acts(consultation int, limit int)
-- Who did what, the newest first.
SELECT x.what AS `@name`, x.at AS `:when`,
       COALESCE(x.post, a.name) AS `by`, x.detail AS `.detail`,
       x.reason AS `.reason`
  FROM act x
  LEFT JOIN account a ON a.id = x.account_id
 WHERE x.consultation_id = :consultation
 ORDER BY x.id DESC
 LIMIT :limit;

-- :rows desk_joined(consultation int, language text)
-- The bodies that hold it besides the one that leads.
SELECT a.id AS `.id`, a.slug AS `.slug`, a.language AS `.lang`,
       a.country AS `.country`,
       COALESCE(n.name, m.name) AS `.name`, l.agreed_at AS `.agreed`
  FROM consultation_authority l
  JOIN authority a ON a.id = l.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 WHERE l.consultation_id = :consultation AND l.leads IS NULL
 ORDER BY a.id;

-- Drawing up ----------------------------------------------------------------

-- :one slug_taken(slug text)
SELECT EXISTS (SELECT 1 FROM consultation WHERE slug = :slug) AS taken;

-- :rows authorities_to_join(authority int, language text)
-- All others.
SELECT a.slug AS `.slug`, a.language AS `.lang`, a.country AS `.country`,
       COALESCE(n.name, m.name) AS `.name`
  FROM authority a
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 WHERE a.id <> :authority
 ORDER BY a.country, COALESCE(n.name, m.name) COLLATE utf8mb4_uca1400_ai_ci;

-- :insert consultation_add(slug text, language text, profile text, round text,
--         opens time, closes time, short_reason text?, short_where text?,
--         planned text?, contact_name text?, contact_email text?,
--         contact_phone text?, contact_address text?, programme text?,
--         prepared_by text?, audience text, name_known text, name_shown text,
--         show_comments text, publish_replies text, account int, now time)
-- CONFLICT: the slug is taken.
INSERT INTO consultation (slug, language, profile, round, opens_at, closes_at,
       short_reason, short_where, planned_adoption, contact_name,
       contact_email, contact_phone, contact_address, programme, prepared_by,
       audience, name_known, name_shown, show_comments, publish_replies,
       created_by, created_at)
VALUES (:slug, :language, :profile, :round, :opens, :closes, :short_reason,
       :short_where, :planned, :contact_name, :contact_email, :contact_phone,
       :contact_address, :programme, :prepared_by, :audience, :name_known,
       :name_shown, :show_comments, :publish_replies, :account, :now);

-- :exec1 consultation_change(id int, edition int, slug text, language text,
--        profile text, round text, opens time, closes time,
--        short_reason text?, short_where text?, planned text?,
--        contact_name text?, contact_email text?, contact_phone text?,
--        contact_address text?, programme text?, prepared_by text?,
--        audience text, name_known text, name_shown text, show_comments text,
--        publish_replies text)
-- CONFLICT: somebody else was quicker, or it is published.
UPDATE consultation
   SET slug = :slug, language = :language, profile = :profile, round = :round,
       opens_at = :opens, closes_at = :closes, short_reason = :short_reason,
       short_where = :short_where, planned_adoption = :planned,
       contact_name = :contact_name, contact_email = :contact_email,
       contact_phone = :contact_phone, contact_address = :contact_address,
       programme = :programme, prepared_by = :prepared_by,
       audience = :audience, name_known = :name_known,
       name_shown = :name_shown, show_comments = :show_comments,
       publish_replies = :publish_replies,
       edition = edition + 1
 WHERE id = :id AND edition = :edition AND published_at IS NULL;

-- :exec1 consultation_keep(id int, days int?, each int)
-- How long addresses are kept after the end; NULL: as everywhere.  each: open
-- answers get a decision each.
UPDATE consultation SET contact_days = :days, answers_each = :each
 WHERE id = :id;

-- :exec1 consultation_lead(consultation int, authority int)
INSERT INTO consultation_authority (consultation_id, authority_id, leads)
VALUES (:consultation, :authority, 1);

-- :exec consultation_join(consultation int, slug text)
-- Asked once; who was asked stays.
INSERT INTO consultation_authority (consultation_id, authority_id)
SELECT :consultation, a.id
  FROM authority a
 WHERE a.slug = :slug
   AND NOT EXISTS (SELECT 1 FROM consultation_authority l
                    WHERE l.consultation_id = :consultation
                      AND l.authority_id = a.id);

-- :exec consultation_agree(consultation int, account int, now time)
-- For the joined bodies in which the person may approve or sign off.
UPDATE consultation_authority l
   SET l.agreed_at = :now, l.agreed_by = :account
 WHERE l.consultation_id = :consultation AND l.leads IS NULL
   AND l.agreed_at IS NULL
   AND EXISTS (SELECT 1 FROM staff p
                WHERE p.account_id = :account
                  AND p.authority_id = l.authority_id
                  AND p.may IN ('approve', 'sign_off') AND p.since <= :now
                  AND (p.until IS NULL OR p.until > :now)
                  AND (p.consultation_id IS NULL
                       OR p.consultation_id = :consultation));

-- :exec consultation_disagree(consultation int)
-- What was agreed to has changed: everybody agrees anew.
UPDATE consultation_authority SET agreed_at = NULL, agreed_by = NULL
 WHERE consultation_id = :consultation AND leads IS NULL;

-- :exec consultation_words(consultation int, language text, title text,
--                          summary text?, ways text?, folded text)
-- Put or replaced.
INSERT INTO consultation_text (consultation_id, language, title, summary,
                               ways, folded)
VALUES (:consultation, :language, :title, :summary, :ways, :folded)
    ON DUPLICATE KEY UPDATE title = :title, summary = :summary, ways = :ways,
                            folded = :folded;

-- :exec consultation_words_change(consultation int, language text, title text,
--                                 summary text?, ways text?, folded text)
-- Where there are any.
UPDATE consultation_text
   SET title = :title, summary = :summary, ways = :ways, folded = :folded
 WHERE consultation_id = :consultation AND language = :language;

-- :rows consultation_texts(consultation int)
SELECT language, title, summary, ways
  FROM consultation_text WHERE consultation_id = :consultation;

-- Its life ------------------------------------------------------------------

-- :exec1 consultation_publish(id int, edition int, now time,
--                             short_reason text?, short_where text?)
-- CONFLICT: somebody else was quicker.  What should have opened before opens
-- now.
UPDATE consultation
   SET published_at = :now, opens_at = GREATEST(opens_at, :now),
       short_reason = :short_reason, short_where = :short_where,
       edition = edition + 1
 WHERE id = :id AND edition = :edition AND published_at IS NULL
   AND cancelled_at IS NULL;

-- :exec1 consultation_prolong(id int, edition int, old_end time, new_end time,
--                             now time)
-- Later only, and never after it has passed (practice 5).
-- What was changed and closes later still keeps its moment.
UPDATE consultation
   SET rest_closes_at = IF(rest_closes_at IS NULL OR closes_at <= :new_end,
                           NULL, :new_end),
       closes_at = GREATEST(closes_at, :new_end), edition = edition + 1
 WHERE id = :id AND edition = :edition
   AND COALESCE(rest_closes_at, closes_at) = :old_end
   AND :old_end < :new_end AND :old_end > :now
   AND published_at IS NOT NULL AND cancelled_at IS NULL;

-- :exec1 consultation_prolong_own(id int, edition int, old_end time,
--                                 new_end time, now time)
-- The same where nothing is open but what was changed.
UPDATE consultation SET closes_at = :new_end, edition = edition + 1
 WHERE id = :id AND edition = :edition AND closes_at = :old_end
   AND rest_closes_at <= :now AND closes_at < :new_end AND closes_at > :now
   AND published_at IS NOT NULL AND cancelled_at IS NULL;

-- :exec prolong_own_units(consultation int, new_end time, now time)
UPDATE unit u JOIN document d ON d.id = u.document_id
   SET u.closes_at = :new_end
 WHERE d.consultation_id = :consultation AND u.closes_at > :now
   AND u.closes_at < :new_end;

-- :exec prolong_own_terms(consultation int, new_end time, now time)
UPDATE version_term SET closes_at = :new_end
 WHERE consultation_id = :consultation AND closes_at > :now
   AND closes_at < :new_end;

-- :insert term_change_add(consultation int, old_end time, new_end time,
--                         reason text, account int, post text?, now time)
INSERT INTO term_change (consultation_id, old_end, new_end, reason, at,
                         account_id, post)
VALUES (:consultation, :old_end, :new_end, :reason, :now, :account, :post);

-- :exec1 consultation_cancel(id int, edition int, kind text, reason text,
--                            now time)
-- Announced or open: a term that has ended is not cancelled.
UPDATE consultation
   SET cancelled_at = :now, cancel_kind = :kind, cancel_reason = :reason,
       edition = edition + 1
 WHERE id = :id AND edition = :edition AND published_at IS NOT NULL
   AND cancelled_at IS NULL AND closes_at > :now;
