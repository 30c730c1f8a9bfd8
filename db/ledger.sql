-- ledger.sql: the transparency log.

-- :insert ledger_note_add(kind text, act_iri text, code text, edition int, commitment bytes, now time)
-- Unnumbered; glas seal gives it its place.
INSERT INTO ledger_note (kind, act_iri, code, edition, commitment, at)
VALUES (:kind, :act_iri, :code, :edition, :commitment, :now);

-- :one ledger_newest(kind text, code text)
-- The newest note of it: what a further edition replaces.
SELECT n.edition, n.commitment, e.place
  FROM ledger_note n
  LEFT JOIN ledger_entry e ON e.note_id = n.id
 WHERE n.code = :code AND n.kind = :kind
 ORDER BY n.edition DESC LIMIT 1;

-- :exec1 record_add(note int, salt bytes, canonical bytes)
INSERT INTO record (note_id, salt, canonical)
VALUES (:note, :salt, :canonical);

-- :rows ledger_waiting(after int, before time, limit int)
-- Notes without a place whose minute is over, by minute, within it by what
-- chance made of them, so that the order tells nothing (engineering 16).
SELECT n.id, n.kind, n.act_iri, n.commitment, n.at
  FROM ledger_note n
  LEFT JOIN ledger_entry e ON e.note_id = n.id
 WHERE n.id > :after AND n.at < :before AND e.place IS NULL
 ORDER BY LEFT(n.at, 16), n.commitment
 LIMIT :limit;

-- :one ledger_last()
-- How far it is numbered: the highest place and the highest note, or NULL.
SELECT (SELECT MAX(place) FROM ledger_entry) AS place,
       (SELECT MAX(note_id) FROM ledger_entry) AS note;

-- :rows ledger_entries(first int, end int, limit int)
SELECT place, entry, leaf FROM ledger_entry
 WHERE place >= :first AND place < :end ORDER BY place LIMIT :limit;

-- :exec1 ledger_entry_add(place int, note int, entry bytes, leaf bytes)
-- CONFLICT: another has given that place, or the note has one.
INSERT INTO ledger_entry (place, note_id, entry, leaf)
VALUES (:place, :note, :entry, :leaf);

-- :rows ledger_head()
-- The newest, or none before the first.
SELECT size, root, checkpoint, at FROM ledger_head
 ORDER BY size DESC LIMIT 1;

-- :exec1 ledger_head_add(size int, root bytes, checkpoint text, now time)
-- CONFLICT: a head of that size was signed.
INSERT INTO ledger_head (size, root, checkpoint, at)
VALUES (:size, :root, :checkpoint, :now);

-- :rows proofs_wanted(limit int)
-- What is covered by the newest head and has no proof yet, with what only
-- jobs may read.  What was erased has none and gets none.
SELECT e.place, e.note_id AS note, e.entry, r.salt, r.canonical,
       h.size, h.root, h.checkpoint
  FROM ledger_head h
  JOIN ledger_entry e ON e.place < h.size
   AND e.place > COALESCE((SELECT MAX(place) FROM proof), -1)
  JOIN record r ON r.note_id = e.note_id
 WHERE h.size = (SELECT MAX(size) FROM ledger_head)
 ORDER BY e.place LIMIT :limit;

-- :exec proof_add(note int, place int, file bytes, now time)
INSERT IGNORE INTO proof (note_id, place, file, at)
VALUES (:note, :place, :file, :now);

-- :part of_submission
-- The note n is of one of its comments, of its answers or of one of its files.
   AND (EXISTS (SELECT 1 FROM comment c
                 WHERE c.code = n.code AND c.submission_id = :submission)
        OR EXISTS (SELECT 1 FROM submission s
                    WHERE s.code = n.code AND s.id = :submission)
        OR EXISTS (SELECT 1 FROM attachment a
                     LEFT JOIN comment o
                       ON a.owner_kind = 'comment' AND o.id = a.owner_id
                    WHERE a.code = n.code
                      AND (o.submission_id = :submission
                           OR (a.owner_kind = 'submission'
                               AND a.owner_id = :submission))));

-- :one proof_of(submission int, code text)
-- The proof of the edition that counts, for who holds the receipt: of a
-- comment, of the answers (by the submission's own code), of a file.
SELECT p.file
  FROM ledger_note n
  JOIN proof p ON p.note_id = n.id
 WHERE n.code = :code AND n.kind IN ('comment', 'attachment')
{of_submission}
 ORDER BY n.edition DESC LIMIT 1;

-- :one proof_of_edition(submission int, code text, edition int)
-- Of an earlier one.
SELECT p.file
  FROM ledger_note n
  JOIN proof p ON p.note_id = n.id
 WHERE n.code = :code AND n.kind = 'comment' AND n.edition = :edition
{of_submission}
 ORDER BY n.id DESC LIMIT 1;

-- :rows editions_of_submission(submission int)
-- What of it was sent more than once, the newest edition first; its answers
-- under its own code.
SELECT c.code AS `.code`, n.edition AS `@n`, n.at AS `.at`,
       f.note_id IS NOT NULL AS `.proof`
  FROM (SELECT o.id AS id, o.code AS code FROM comment o
         WHERE o.submission_id = :submission AND o.changed_at IS NOT NULL
        UNION ALL
        SELECT 0, s.code FROM submission s
         WHERE s.id = :submission AND s.answers_edition > 1) c
  JOIN ledger_note n ON n.code = c.code AND n.kind = 'comment'
  LEFT JOIN proof f ON f.note_id = n.id
 ORDER BY c.id, n.edition DESC;

-- :rows proofs_of_submission(submission int)
-- Which of its comments have one, each with how its unit is cited (cite.h);
-- then its answers and files.
SELECT 'comment' AS kind, c.code, d.language, i.steps, i.heading AS name,
       0 AS place, c.id AS id
  FROM comment c
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE c.submission_id = :submission
   AND EXISTS (SELECT 1 FROM ledger_note n JOIN proof f ON f.note_id = n.id
                WHERE n.code = c.code AND n.kind = 'comment')
UNION ALL
SELECT 'answers', s.code, NULL, NULL, NULL, 1, s.id
  FROM submission s
 WHERE s.id = :submission
   AND EXISTS (SELECT 1 FROM ledger_note n JOIN proof f ON f.note_id = n.id
                WHERE n.code = s.code AND n.kind = 'comment')
UNION ALL
SELECT 'file', a.code, NULL, NULL, a.name, 2, a.id
  FROM attachment a
 WHERE a.owner_kind = 'submission' AND a.owner_id = :submission
   AND a.state <> 'removed'
   AND EXISTS (SELECT 1 FROM ledger_note n JOIN proof f ON f.note_id = n.id
                WHERE n.code = a.code AND n.kind = 'attachment')
UNION ALL
SELECT 'file', a.code, NULL, NULL, a.name, 2, a.id
  FROM comment o
  JOIN attachment a ON a.owner_kind = 'comment' AND a.owner_id = o.id
   AND a.state <> 'removed'
 WHERE o.submission_id = :submission
   AND EXISTS (SELECT 1 FROM ledger_note n JOIN proof f ON f.note_id = n.id
                WHERE n.code = a.code AND n.kind = 'attachment')
 ORDER BY place, id;

-- :rows ledger_audit(after int, limit int)
-- Each entry beside the note and the record it is of, for an operator.
SELECT e.place, e.entry, e.leaf, n.kind, n.act_iri, n.commitment, n.at,
       r.salt, r.canonical
  FROM ledger_entry e
  JOIN ledger_note n ON n.id = e.note_id
  LEFT JOIN record r ON r.note_id = e.note_id
 WHERE e.place > :after ORDER BY e.place LIMIT :limit;

-- :rows ledger_heads(from_size int, to_size int)
SELECT size, root, checkpoint FROM ledger_head
 WHERE size > :from_size AND size <= :to_size ORDER BY size;

-- :one ledger_forgotten(before time)
-- Notes that should have a place by now.
SELECT COUNT(*) AS n
  FROM ledger_note n
  LEFT JOIN ledger_entry e ON e.note_id = n.id
 WHERE n.at < :before AND e.place IS NULL;
