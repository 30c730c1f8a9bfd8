-- notice.sql: files that are carried to other places where a consultation is
-- published (practice 14).

-- :rows notice_files(consultation int, format text?)
-- Those there are, or that one.
SELECT f.role AS format, f.name, f.size, f.blob_id AS `blob`
  FROM attachment f
 WHERE f.owner_kind = 'notice' AND f.owner_id = :consultation
   AND f.consultation_id = :consultation AND f.state = 'clean'
   AND (:format IS NULL OR f.role = :format)
 ORDER BY f.role = 'zip', f.role DESC;

-- :exec notice_forget(consultation int)
-- What they say no longer holds: the sweep takes their bytes.
UPDATE attachment SET state = 'removed', public = 0
 WHERE owner_kind = 'notice' AND owner_id = :consultation
   AND consultation_id = :consultation AND state <> 'removed';

-- :insert notice_keep(code text, consultation int, format text, blob int, name text, size int, now time)
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role,
                        blob_id, name, type, size, state, public, created_at)
VALUES (:code, :consultation, 'notice', :consultation, :format, :blob, :name,
        'application/octet-stream', :size, 'clean', 0, :now);

-- :one notice_of(consultation int)
-- One that is published.
SELECT slug, language FROM consultation
 WHERE id = :consultation AND published_at IS NOT NULL;

-- :rows notice_papers(consultation int)
-- Each in its own language, as people read it now.
SELECT d.slug, v.akn, v.original_id AS original, v.original_name AS name
  FROM document d
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
 WHERE d.consultation_id = :consultation
 ORDER BY d.place, d.id
 LIMIT 100;
