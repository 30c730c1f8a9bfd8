-- ledger.sql: the transparency log.

-- :insert ledger_note_add(kind text, act_iri text, code text, commitment bytes, now time)
-- Unnumbered; glas seal gives it its place.
INSERT INTO ledger_note (kind, act_iri, code, commitment, at)
VALUES (:kind, :act_iri, :code, :commitment, :now);

-- :exec1 record_add(note int, salt bytes, canonical bytes)
INSERT INTO record (note_id, salt, canonical)
VALUES (:note, :salt, :canonical);
