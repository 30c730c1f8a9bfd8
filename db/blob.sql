-- blob.sql: what was received, byte for byte, in parts.

-- :insert blob_add(size int, digest bytes)
INSERT INTO `blob` (size, digest) VALUES (:size, :digest);

-- :exec1 blob_part_add(id int, place int, part bytes)
INSERT INTO blob_part (blob_id, place, bytes) VALUES (:id, :place, :part);

-- :one blob_find(id int)
SELECT size, digest FROM `blob` WHERE id = :id;

-- :one blob_part(id int, place int)
SELECT bytes FROM blob_part WHERE blob_id = :id AND place = :place;

-- :exec blob_parts_delete(id int)
-- Erasure; by glas jobs.  The blob's row goes after them.
DELETE FROM blob_part WHERE blob_id = :id;

-- :exec blob_delete(id int)
DELETE FROM `blob` WHERE id = :id;
