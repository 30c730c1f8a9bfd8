-- archive.sql: the file of a consultation for the archive (practice 29).  What
-- goes into it is asked in an order that does not depend on the server.

-- :insert archive_add(consultation int, body int, cause text, moment time)
-- The next edition of its public part; body: of one of several, 0: the whole.
INSERT INTO archive (consultation_id, body_id, edition, part, cause, moment, at)
SELECT :consultation, :body, last.edition + 1, 'public', :cause, :moment,
       :moment
  FROM (SELECT COALESCE(MAX(x.edition), 0) AS edition FROM archive x
         WHERE x.consultation_id = :consultation AND x.part = 'public'
           AND x.body_id = :body) last;

-- :one archive_find(id int)
-- waits: files of its report that are still being made.
SELECT x.consultation_id AS consultation, x.body_id AS body, x.edition,
       x.cause, x.moment, x.blob_id, c.slug, c.language,
       EXISTS (SELECT 1 FROM report r
                 JOIN report_file f ON f.report_id = r.id
                WHERE r.consultation_id = c.id
                  AND f.state = 'waiting') AS waits
  FROM archive x
  JOIN consultation c ON c.id = x.consultation_id
 WHERE x.id = :id;

-- :exec archive_ready(id int, blob int, digest bytes, now time)
-- The revision is that which its own tally makes (archive.c).
UPDATE archive x SET x.state = 'ready', x.blob_id = :blob,
       x.size = (SELECT b.size FROM `blob` b WHERE b.id = :blob),
       x.digest = :digest, x.fault = NULL, x.at = :now,
       x.revision = 1 + (SELECT COALESCE(SUM(t.n), 0) FROM tally t
                          WHERE t.scope = 'consultation'
                            AND t.subject_id = x.consultation_id
                            AND t.name IN ('meta', 'talk'))
 WHERE x.id = :id;

-- :rows archive_earlier(consultation int, body int, edition int)
-- Files that a later edition takes the place of.
SELECT id, blob_id FROM archive
 WHERE consultation_id = :consultation AND part = 'public' AND body_id = :body
   AND edition < :edition AND blob_id IS NOT NULL;

-- :exec archive_replaced(id int)
UPDATE archive SET state = 'replaced', blob_id = NULL WHERE id = :id;

-- :rows archives_stale(before time, limit int)
-- What they were made of has changed since.
SELECT x.consultation_id AS id, x.body_id AS body
  FROM archive x
  JOIN consultation c ON c.id = x.consultation_id AND c.released_at IS NULL
 WHERE x.part = 'public' AND x.state = 'ready' AND x.at <= :before
   AND NOT EXISTS (SELECT 1 FROM archive y
                    WHERE y.consultation_id = x.consultation_id
                      AND y.part = 'public' AND y.body_id = x.body_id
                      AND y.edition > x.edition)
   AND x.revision <> (SELECT COALESCE(SUM(t.n), 0) FROM tally t
                       WHERE t.scope = 'consultation'
                         AND t.subject_id = x.consultation_id
                         AND t.name IN ('meta', 'talk'))
 LIMIT :limit;

-- :exec archive_failed(id int, fault text?, now time)
UPDATE archive SET state = 'failed', fault = LEFT(:fault, 200), at = :now
 WHERE id = :id AND blob_id IS NULL;

-- :one archive_newest(consultation int, body int)
SELECT edition, blob_id, size, LOWER(HEX(digest)) AS sha256, moment
  FROM archive
 WHERE consultation_id = :consultation AND part = 'public' AND body_id = :body
   AND state = 'ready'
 ORDER BY edition DESC LIMIT 1;

-- :rows archives_of(consultation int)
-- Of every edition: for whoever looks after it.
SELECT a.slug AS `@body`, x.edition AS `@edition`,
       x.cause AS `@cause`, x.state AS `@state`, x.at AS `:at`,
       LOWER(HEX(x.digest)) AS `sha256`
  FROM archive x LEFT JOIN authority a ON a.id = x.body_id
 WHERE x.consultation_id = :consultation
 ORDER BY x.id DESC LIMIT 100;

-- :rows archive_versions(consultation int)
-- Published texts; what is withheld stays out.
SELECT v.id, d.slug, v.number, v.language, v.akn IS NOT NULL AS akn,
       v.original_id, v.original_name, p.blob_id AS pdf
  FROM document d
  JOIN version v ON v.document_id = d.id
  LEFT JOIN version_pdf p ON p.version_id = v.id
 WHERE d.consultation_id = :consultation AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
 ORDER BY d.slug, v.number, v.language;

-- :rows act_pdfs_missing(consultation int)
-- Published texts of which there is no PDF yet.
SELECT v.id, v.number, v.language, v.published_at,
       COALESCE(NULLIF(v.title, ''), t.title, o.title) AS title
  FROM document d
  JOIN version v ON v.document_id = d.id
  LEFT JOIN document_text t
    ON t.document_id = d.id AND t.language = v.language
  LEFT JOIN document_text o
    ON o.document_id = d.id AND o.language = d.language
 WHERE d.consultation_id = :consultation AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL AND v.akn IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM version_pdf p WHERE p.version_id = v.id)
 ORDER BY d.slug, v.number, v.language;

-- :rows act_pdf_units(version int, script text)
-- Its units in reading order, with their own HTML.
SELECT i.place, i.last_place, i.role, i.depth, i.num, i.heading, f.html,
       f.html_after
  FROM unit_in i
  LEFT JOIN fragment f ON f.version_id = i.version_id
   AND f.unit_id = i.unit_id AND f.script = :script
 WHERE i.version_id = :version
 ORDER BY i.place;

-- :rows act_pdf_pictures(version int)
SELECT name, type, blob_id AS `blob` FROM picture
 WHERE version_id = :version ORDER BY name;

-- :one act_pdf_lock(version int)
-- Still to be made: neither withheld nor made meanwhile.
SELECT v.id FROM version v
 WHERE v.id = :version AND v.withheld_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM version_pdf p WHERE p.version_id = v.id)
   FOR UPDATE;

-- :exec1 act_pdf_keep(version int, blob int, now time)
INSERT INTO version_pdf (version_id, blob_id, made_at)
VALUES (:version, :blob, :now);

-- :rows act_pdfs_withheld(version int)
-- Those of a withheld version and its translations.
SELECT p.version_id AS version, p.blob_id AS `blob`
  FROM version v JOIN version_pdf p ON p.version_id = v.id
 WHERE (v.id = :version OR v.translates_id = :version)
   AND v.withheld_at IS NOT NULL;

-- :exec act_pdf_gone(version int)
DELETE FROM version_pdf WHERE version_id = :version;

-- :one archive_text(version int)
SELECT akn FROM version WHERE id = :version;

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

-- :part archive_concerns
-- Of several bodies that one; a comment c that names none concerns all.
   AND (:body = 0
        OR EXISTS (SELECT 1 FROM comment_authority x
                    WHERE x.comment_id = c.id AND x.authority_id = :body
                      AND x.gone = 0)
        OR NOT EXISTS (SELECT 1 FROM comment_authority x
                        WHERE x.comment_id = c.id AND x.gone = 0));

-- :rows archive_attachments(consultation int, body int)
-- Files that everybody may have.
SELECT a.code, a.name, a.blob_id
  FROM attachment a
 WHERE a.consultation_id = :consultation AND a.state = 'clean'
   AND a.public = 1 AND a.blob_id IS NOT NULL
   AND EXISTS (SELECT 1 FROM comment c
                WHERE c.consultation_id = :consultation AND c.state = 'public'
                  AND ((a.owner_kind = 'comment' AND c.id = a.owner_id)
                    OR (a.owner_kind = 'submission'
                        AND c.submission_id = a.owner_id))
{archive_concerns}
              )
 ORDER BY a.code;

-- :rows archive_event_files(consultation int)
-- Minutes and what else belongs to a meeting, as its page has them.
SELECT a.code, a.name, a.blob_id
  FROM attachment a
  JOIN event e ON e.id = a.owner_id AND e.consultation_id = :consultation
   AND e.published_at IS NOT NULL
 WHERE a.consultation_id = :consultation AND a.owner_kind = 'event'
   AND a.state = 'clean' AND a.blob_id IS NOT NULL
 ORDER BY a.code;

-- :rows archive_closed_files(consultation int)
-- Files of people and letters that everybody may not have, and are not erased.
SELECT a.code, a.name, a.blob_id
  FROM attachment a
  LEFT JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
  JOIN submission s
    ON s.id = IF(a.owner_kind = 'submission', a.owner_id, c.submission_id)
 WHERE a.consultation_id = :consultation
   AND a.owner_kind IN ('comment', 'submission') AND a.state = 'clean'
   AND a.blob_id IS NOT NULL AND a.erased_at IS NULL
   AND s.accepted_at IS NOT NULL AND s.erased_at IS NULL
   AND s.state <> 'withdrawn'
   AND (a.public = 0 OR c.state IN ('hidden', 'blocked'))
 ORDER BY a.code;

-- :rows archive_reports(consultation int)
SELECT r.edition FROM report r
 WHERE r.consultation_id = :consultation AND r.state = 'published'
 ORDER BY r.edition;

-- :rows archive_report_files(consultation int, body int)
SELECT r.edition, f.format, f.language, f.part, f.blob_id
  FROM report r
  JOIN report_file f ON f.report_id = r.id AND f.blob_id IS NOT NULL
   AND f.body_id = :body
 WHERE r.consultation_id = :consultation AND r.state = 'published'
 ORDER BY r.edition, f.format, f.language, f.part;

-- :rows archive_proofs(consultation int, body int, before time)
-- Of what everybody may read anyway: texts, reports and replies. Those of
-- comments hold their words, and are with who sent them.
SELECT n.id, n.kind, n.code, n.edition
  FROM consultation o
  JOIN report r ON r.consultation_id = o.id AND r.state = 'published'
  JOIN ledger_note n ON n.code = CAST(r.edition AS CHAR CHARACTER SET ascii)
   AND n.kind = 'report' AND n.act_iri = CONCAT('/c/', o.slug)
  JOIN proof p ON p.note_id = n.id AND p.at <= :before
 WHERE o.id = :consultation
UNION
SELECT n.id, n.kind, n.code, n.edition
  FROM consultation o
  JOIN document d ON d.consultation_id = o.id
  JOIN version v ON v.document_id = d.id AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
  JOIN ledger_note n
    ON n.code = CAST(LEFT(LOWER(HEX(v.digest)), 24) AS CHAR CHARACTER SET ascii)
   AND n.kind = 'version'
   AND n.act_iri = CONCAT('/c/', o.slug, '/d/', d.slug)
  JOIN proof p ON p.note_id = n.id AND p.at <= :before
 WHERE o.id = :consultation
UNION
SELECT n.id, n.kind, n.code, n.edition
  FROM comment c
  JOIN ledger_note n ON n.code = c.code AND n.kind = 'reply'
  JOIN proof p ON p.note_id = n.id AND p.at <= :before
 WHERE c.consultation_id = :consultation AND c.erased_at IS NULL
{archive_concerns}
 ORDER BY 1;

-- :one archive_proof(note int)
SELECT file FROM proof WHERE note_id = :note;

-- :rows archive_facts(consultation int)
SELECT c.slug, c.language, c.profile, c.round, c.published_at, c.opens_at,
       c.closes_at, c.rest_closes_at, c.reported_at, c.concluded_at, c.cancelled_at,
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
-- Later ends; provisions: of so many that a change changed, not of all.
SELECT t.old_end, t.new_end, t.reason, t.at, t.post, NULL AS provisions
  FROM term_change t
 WHERE t.consultation_id = :consultation
UNION ALL
SELECT NULL, y.closes_at, v.reason, v.published_at, v.published_post, y.units
  FROM version_term y JOIN version v ON v.id = y.version_id
 WHERE y.consultation_id = :consultation
 ORDER BY at;

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

-- :rows archive_decisions(consultation int, list text)
-- Of published replies every edition: a decision with its history. list: as
-- for report_rows.
SELECT c.code AS comment, x.edition, x.decision, x.reasons, x.changed,
       CONCAT(REPLACE(LEFT(x.at, 19), ' ', 'T'), 'Z') AS at,
       x.translation, x.translated_to
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (seq INT PATH '$[0]',
         id BIGINT PATH '$[1]')) q
  JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  JOIN reply_text x ON x.reply_id = r.id
 ORDER BY q.seq, x.edition;

-- :rows archive_words(consultation int, list text)
-- Of the closed part: words that the office keeps and everybody may not read.
SELECT c.code AS comment, c.state, c.hide_rule AS rule, t.edition, t.proposed,
       t.remark, t.reason
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (seq INT PATH '$[0]',
         id BIGINT PATH '$[1]')) q
  JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
   AND c.erased_at IS NULL AND c.state IN ('hidden', 'blocked')
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
 ORDER BY q.seq;

-- :rows archive_outcomes(consultation int, body int)
SELECT a.slug AS authority, o.edition, o.kind, o.adopted_on, o.number, o.link,
       o.reasons, o.at
  FROM outcome o JOIN authority a ON a.id = o.authority_id
 WHERE o.consultation_id = :consultation
   AND (:body = 0 OR o.authority_id = :body)
 ORDER BY o.id;
