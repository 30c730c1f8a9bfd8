-- archive.sql: the file of a consultation for the archive (practice 29).  What
-- goes into it is asked in an order that does not depend on the server.

-- :insert archive_add(consultation int, cause text, moment time)
-- The next edition of its public part.
INSERT INTO archive (consultation_id, edition, part, cause, moment, at)
SELECT :consultation, last.edition + 1, 'public', :cause, :moment, :moment
  FROM (SELECT COALESCE(MAX(x.edition), 0) AS edition FROM archive x
         WHERE x.consultation_id = :consultation AND x.part = 'public') last;

-- :one archive_find(id int)
-- waits: files of its report that are still being made.
SELECT x.consultation_id AS consultation, x.edition, x.cause, x.moment,
       x.blob_id, c.slug, c.language,
       EXISTS (SELECT 1 FROM report r
                 JOIN report_file f ON f.report_id = r.id
                WHERE r.consultation_id = c.id
                  AND f.state = 'waiting') AS waits
  FROM archive x
  JOIN consultation c ON c.id = x.consultation_id
 WHERE x.id = :id;

-- :exec archive_ready(id int, blob int, size int, digest bytes, now time)
-- The revision is that which its own tally makes (archive.c).
UPDATE archive x SET x.state = 'ready', x.blob_id = :blob, x.size = :size,
       x.digest = :digest, x.fault = NULL, x.at = :now,
       x.revision = 1 + (SELECT COALESCE(SUM(t.n), 0) FROM tally t
                          WHERE t.scope = 'consultation'
                            AND t.subject_id = x.consultation_id
                            AND t.name IN ('meta', 'talk'))
 WHERE x.id = :id;

-- :rows archive_earlier(consultation int, edition int)
-- Files that a later edition takes the place of.
SELECT id, blob_id FROM archive
 WHERE consultation_id = :consultation AND part = 'public'
   AND edition < :edition AND blob_id IS NOT NULL;

-- :exec archive_replaced(id int)
UPDATE archive SET state = 'replaced', blob_id = NULL WHERE id = :id;

-- :rows archives_stale(before time, limit int)
-- What they were made of has changed since.
SELECT x.consultation_id AS id
  FROM archive x
 WHERE x.part = 'public' AND x.state = 'ready' AND x.at <= :before
   AND NOT EXISTS (SELECT 1 FROM archive y
                    WHERE y.consultation_id = x.consultation_id
                      AND y.part = 'public' AND y.edition > x.edition)
   AND x.revision <> (SELECT COALESCE(SUM(t.n), 0) FROM tally t
                       WHERE t.scope = 'consultation'
                         AND t.subject_id = x.consultation_id
                         AND t.name IN ('meta', 'talk'))
 LIMIT :limit;

-- :exec archive_failed(id int, fault text?, now time)
UPDATE archive SET state = 'failed', fault = LEFT(:fault, 200), at = :now
 WHERE id = :id AND blob_id IS NULL;

-- :one archive_newest(consultation int)
SELECT edition, blob_id, size, LOWER(HEX(digest)) AS sha256, moment
  FROM archive
 WHERE consultation_id = :consultation AND part = 'public'
   AND state = 'ready'
 ORDER BY edition DESC LIMIT 1;

-- :rows archive_versions(consultation int)
-- Published texts; what is withheld stays out.
SELECT d.slug, v.number, v.language, v.akn, v.original_id, v.original_name
  FROM document d
  JOIN version v ON v.document_id = d.id
 WHERE d.consultation_id = :consultation AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
 ORDER BY d.slug, v.number, v.language;

-- :rows archive_pictures(consultation int)
-- What these texts name, each once a document.
SELECT d.slug, p.name, MIN(p.blob_id) AS `blob`
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
  JOIN picture p ON p.version_id = v.id
 WHERE d.consultation_id = :consultation
 GROUP BY d.slug, p.name
 ORDER BY d.slug, p.name;

-- :rows archive_attachments(consultation int)
-- Files that everybody may have.
SELECT a.code, a.name, a.blob_id
  FROM attachment a
 WHERE a.consultation_id = :consultation AND a.state = 'clean'
   AND a.public = 1 AND a.blob_id IS NOT NULL
   AND EXISTS (SELECT 1 FROM comment c
                WHERE c.consultation_id = :consultation AND c.state = 'public'
                  AND ((a.owner_kind = 'comment' AND c.id = a.owner_id)
                    OR (a.owner_kind = 'submission'
                        AND c.submission_id = a.owner_id)))
 ORDER BY a.code;

-- :rows archive_reports(consultation int)
SELECT r.edition FROM report r
 WHERE r.consultation_id = :consultation AND r.state = 'published'
 ORDER BY r.edition;

-- :rows archive_report_files(consultation int)
SELECT r.edition, f.format, f.language, f.part, f.blob_id
  FROM report r
  JOIN report_file f ON f.report_id = r.id AND f.blob_id IS NOT NULL
   AND f.body_id = 0
 WHERE r.consultation_id = :consultation AND r.state = 'published'
 ORDER BY r.edition, f.format, f.language, f.part;

-- :rows archive_proofs(consultation int, before time)
-- Of what everybody may read anyway: reports and replies. Those of comments
-- hold their words, and are with who sent them.
SELECT n.id, n.kind, n.code, n.edition, p.file
  FROM consultation c
  JOIN report r ON r.consultation_id = c.id AND r.state = 'published'
  JOIN ledger_note n ON n.code = CAST(r.edition AS CHAR CHARACTER SET ascii)
   AND n.kind = 'report' AND n.act_iri = CONCAT('/c/', c.slug)
  JOIN proof p ON p.note_id = n.id AND p.at <= :before
 WHERE c.id = :consultation
UNION ALL
SELECT n.id, n.kind, n.code, n.edition, p.file
  FROM comment k
  JOIN ledger_note n ON n.code = k.code AND n.kind = 'reply'
  JOIN proof p ON p.note_id = n.id AND p.at <= :before
 WHERE k.consultation_id = :consultation AND k.erased_at IS NULL
 ORDER BY 1;

-- :rows archive_facts(consultation int)
SELECT c.slug, c.language, c.profile, c.round, c.published_at, c.opens_at,
       c.closes_at, c.reported_at, c.concluded_at, c.cancelled_at,
       c.cancel_kind, c.cancel_reason, c.closing_statement, c.short_reason,
       c.short_where, c.planned_adoption, c.programme, c.prepared_by
  FROM consultation c WHERE c.id = :consultation;

-- :rows archive_texts(consultation int)
SELECT language, title, summary, ways FROM consultation_text
 WHERE consultation_id = :consultation ORDER BY language;

-- :rows archive_bodies(consultation int)
SELECT a.slug, o.name, a.country, COALESCE(ca.leads, 0) AS leads
  FROM consultation_authority ca
  JOIN authority a ON a.id = ca.authority_id
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
 WHERE ca.consultation_id = :consultation ORDER BY a.slug;

-- :rows archive_terms(consultation int)
SELECT old_end, new_end, reason, at, post FROM term_change
 WHERE consultation_id = :consultation ORDER BY id;

-- :rows archive_places(consultation int)
-- Where else it was published: the notices and what proves them.
SELECT what, place, due_on, done_on, address FROM notice_place
 WHERE consultation_id = :consultation ORDER BY id;

-- :rows archive_events(consultation int)
SELECT e.code, e.kind, e.title, e.place, e.begins_at, e.ends_at,
       e.cancelled_at, e.notice, e.present, m.edition AS minutes_edition,
       m.body AS minutes
  FROM event e
  LEFT JOIN minute m ON m.event_id = e.id AND m.published_at IS NOT NULL
 WHERE e.consultation_id = :consultation AND e.published_at IS NOT NULL
 ORDER BY e.id, m.edition;

-- :rows archive_decisions(consultation int)
-- Of published replies every edition: a decision with its history.
SELECT c.code AS comment, x.edition, x.decision, x.reasons, x.changed, x.at
  FROM reply r
  JOIN reply_to rl ON rl.reply_id = r.id
  JOIN comment c ON c.id = rl.comment_id
  JOIN reply_text x ON x.reply_id = r.id
 WHERE r.consultation_id = :consultation AND r.state = 'published'
 ORDER BY c.code, x.edition;

-- :rows archive_outcomes(consultation int)
SELECT a.slug AS authority, o.edition, o.kind, o.adopted_on, o.number, o.link,
       o.reasons, o.at
  FROM outcome o JOIN authority a ON a.id = o.authority_id
 WHERE o.consultation_id = :consultation ORDER BY o.id;
