-- appraisal.sql: how long the file of a consultation is kept, and its release
-- when the term is over (practice 29).

-- :one keep_class(authority int)
-- As the body itself says; NULL: as the country does.
SELECT keep_class AS `.class`, keep_years AS `.years` FROM authority
 WHERE id = :authority;

-- :exec1 keep_class_set(authority int, class text?, years int?)
UPDATE authority SET keep_class = :class, keep_years = :years
 WHERE id = :authority;

-- :rows appraisals_due(country text, class text, years int, before time,
--                      limit int)
-- Ended consultations of a country whose file is not kept for ever and is not
-- proposed yet; the oldest first.  The year's end is counted by who asks.
SELECT c.id, c.slug, a.zone,
       COALESCE(c.cancelled_at, c.concluded_at) AS ended,
       COALESCE(a.keep_class, :class) AS class,
       COALESCE(a.keep_years, :years) AS years
  FROM consultation c
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id AND a.country = :country
  LEFT JOIN appraisal p ON p.consultation_id = c.id
 WHERE COALESCE(c.cancelled_at, c.concluded_at)
       < :before - INTERVAL COALESCE(a.keep_years, :years) YEAR
   AND c.released_at IS NULL AND p.consultation_id IS NULL
   AND COALESCE(a.keep_class, :class) <> 'keep'
 ORDER BY ended LIMIT :limit;

-- :exec appraisal_propose(consultation int, class text, years int, due text,
--                         now time)
-- Another one was quicker: nothing.
INSERT IGNORE INTO appraisal (consultation_id, class, years, due_on, proposed_at)
VALUES (:consultation, :class, :years, :due, :now);

-- :rows appraisal_of(consultation int)
SELECT class AS `@class`, years AS `@years`, due_on AS `.due`,
       proposed_at AS `:proposed`
  FROM appraisal WHERE consultation_id = :consultation;

-- :one appraisal_lock(consultation int)
SELECT class AS `.class`, due_on AS `.due` FROM appraisal
 WHERE consultation_id = :consultation AND released_by IS NULL FOR UPDATE;

-- :rows appraisals_of(authority int, language text, limit int)
-- What a body has to appraise, and what it released.
SELECT c.slug AS `@slug`, c.language AS `.lang`,
       COALESCE(t.title, o.title) AS `~title`, p.due_on AS `.due`,
       c.released_at AS `:released`, c.released_as AS `number`
  FROM appraisal p
  JOIN consultation c ON c.id = p.consultation_id
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
   AND l.authority_id = :authority
  JOIN consultation_text o ON o.consultation_id = c.id
   AND o.language = c.language
  LEFT JOIN consultation_text t ON t.consultation_id = c.id
   AND t.language = :language
 ORDER BY c.released_at IS NOT NULL, p.due_on, c.id LIMIT :limit;

-- :exec1 consultation_release(consultation int, number text, now time)
UPDATE consultation
   SET released_at = :now, released_as = :number, edition = edition + 1
 WHERE id = :consultation AND released_at IS NULL
   AND (concluded_at IS NOT NULL OR cancelled_at IS NOT NULL);

-- :exec1 appraisal_released(consultation int, account int, post text?)
UPDATE appraisal SET released_by = :account, released_post = :post
 WHERE consultation_id = :consultation AND released_by IS NULL;

-- What is erased then, by glas jobs -------------------------------------------

-- :one release_job(consultation int)
SELECT c.id, c.slug, c.language FROM consultation c
 WHERE c.id = :consultation AND c.released_at IS NOT NULL;

-- :rows release_submissions(consultation int, limit int)
SELECT id FROM submission
 WHERE consultation_id = :consultation AND erased_at IS NULL
 ORDER BY id LIMIT :limit;

-- :exec release_comments(submission int, now time)
-- Rows stay, so that figures that were published can be counted again.
UPDATE comment
   SET state = IF(state IN ('unsent', 'removed', 'withdrawn'), state, 'erased'),
       erased_at = :now, speaker = NULL, location = NULL, hide_reason = NULL,
       withdraw_reason = NULL
 WHERE submission_id = :submission;

-- :rows release_files(consultation int, limit int)
-- Files of meetings, notices, letters, exports.
SELECT id, blob_id AS `blob` FROM attachment
 WHERE consultation_id = :consultation ORDER BY id LIMIT :limit;

-- :part of_versions
-- Rows x of the table {} that hang on versions of its drafts.
  FROM document d
  JOIN version v ON v.document_id = d.id
  JOIN {} x ON x.version_id = v.id
 WHERE d.consultation_id = :consultation;

-- :rows release_blobs(consultation int)
-- What its drafts, reports and archive files are kept in.
SELECT v.original_id AS `blob` FROM document d
  JOIN version v ON v.document_id = d.id
 WHERE d.consultation_id = :consultation AND v.original_id IS NOT NULL
UNION
SELECT v.bare_id FROM document d JOIN version v ON v.document_id = d.id
 WHERE d.consultation_id = :consultation AND v.bare_id IS NOT NULL
UNION
SELECT x.blob_id
{of_versions version_file}
UNION
SELECT x.bare_id
{of_versions version_file}
   AND x.bare_id IS NOT NULL
UNION
SELECT x.blob_id
{of_versions picture}
UNION
SELECT x.blob_id
{of_versions version_pdf}
UNION
SELECT f.blob_id FROM report r JOIN report_file f ON f.report_id = r.id
 WHERE r.consultation_id = :consultation AND f.blob_id IS NOT NULL
UNION
SELECT x.blob_id FROM archive x
 WHERE x.consultation_id = :consultation AND x.blob_id IS NOT NULL;

-- :exec release_papers(consultation int)
UPDATE paper SET attachment_id = NULL WHERE consultation_id = :consultation;

-- :exec release_version_pdfs(consultation int)
DELETE x
{of_versions version_pdf}
;

-- :exec release_pictures(consultation int)
DELETE x
{of_versions picture}
;

-- :exec release_version_files(consultation int)
DELETE x
{of_versions version_file}
;

-- :exec release_mends(consultation int)
DELETE x
{of_versions mend}
;

-- :exec release_fragments(consultation int)
DELETE x
{of_versions fragment}
;

-- :exec release_units(consultation int)
UPDATE document d JOIN version v ON v.document_id = d.id
  JOIN unit_in i ON i.version_id = v.id
   SET i.heading = NULL, i.words = NULL, i.whole = NULL, i.around = NULL
 WHERE d.consultation_id = :consultation;

-- :exec release_versions(consultation int)
UPDATE document d JOIN version v ON v.document_id = d.id
   SET v.akn = NULL, v.original_id = NULL, v.original_name = NULL,
       v.bare_id = NULL, v.doubts = NULL
 WHERE d.consultation_id = :consultation;

-- :exec release_report_files(consultation int)
UPDATE report r JOIN report_file f ON f.report_id = r.id
   SET f.blob_id = NULL, f.state = 'failed'
 WHERE r.consultation_id = :consultation;

-- :exec release_archives(consultation int)
UPDATE archive SET blob_id = NULL, state = 'replaced'
 WHERE consultation_id = :consultation;

-- :exec release_replies(consultation int)
UPDATE reply r JOIN reply_text x ON x.reply_id = r.id
   SET x.reasons = NULL, x.changed = NULL, x.overruled = NULL,
       x.translation = NULL
 WHERE r.consultation_id = :consultation;

-- :exec release_reply_changes(consultation int)
UPDATE reply_change SET reasons = NULL, why = '', translation = NULL
 WHERE consultation_id = :consultation;

-- :exec release_notes(consultation int)
UPDATE note SET body = '' WHERE consultation_id = :consultation;

-- :exec release_reports(consultation int)
UPDATE report SET narrative = NULL WHERE consultation_id = :consultation;

-- :exec release_outcomes(consultation int)
UPDATE outcome SET narrative = NULL, reasons = NULL
 WHERE consultation_id = :consultation;

-- :exec release_minutes(consultation int)
UPDATE event e JOIN minute m ON m.event_id = e.id SET m.body = ''
 WHERE e.consultation_id = :consultation;

-- :exec release_minute_wishes(consultation int)
UPDATE minute_wish SET name = NULL, words = '', reasons = NULL
 WHERE consultation_id = :consultation;

-- :exec release_said(consultation int)
UPDATE said_answer SET words = '' WHERE consultation_id = :consultation;

-- :exec release_themes(consultation int)
UPDATE theme SET name = '', words = NULL WHERE consultation_id = :consultation;

-- :exec release_groups(consultation int)
UPDATE cluster SET evidence = NULL WHERE consultation_id = :consultation;

-- :exec release_texts(consultation int)
-- The title stays: it is what the register of releases names.
UPDATE consultation_text SET summary = NULL, ways = NULL
 WHERE consultation_id = :consultation;

-- :exec release_blob_parts(blob int)
-- Unless another consultation's draft has it too.
DELETE FROM blob_part WHERE blob_id = :blob
   AND NOT EXISTS (SELECT 1 FROM version v WHERE v.original_id = :blob)
   AND NOT EXISTS (SELECT 1 FROM version_file f WHERE f.blob_id = :blob)
   AND NOT EXISTS (SELECT 1 FROM picture p WHERE p.blob_id = :blob);

-- :exec release_blob(blob int)
DELETE FROM `blob` WHERE id = :blob
   AND NOT EXISTS (SELECT 1 FROM blob_part p WHERE p.blob_id = :blob);

-- :exec release_gone(consultation int, now time)
UPDATE appraisal SET gone_at = :now WHERE consultation_id = :consultation;
