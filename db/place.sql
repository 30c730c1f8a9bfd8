-- place.sql: where the law wants it published besides here (practice 14).

-- :rows places_of(consultation int, what text?)
-- what: draft report, or both.
SELECT p.id AS `.id`, p.what AS `.what`, p.place AS `.title`,
       p.due_on AS `.due`, p.done_on AS `.done`, p.address AS `.address`,
       a.name AS `.by`
  FROM notice_place p
  LEFT JOIN account a ON a.id = p.done_by
 WHERE p.consultation_id = :consultation
   AND (:what IS NULL OR p.what = :what)
 ORDER BY p.id;

-- :one place_by_id(id int, consultation int)
SELECT p.id AS `.id`, p.what AS `.what`, p.place AS `.title`,
       p.due_on AS `.due`, p.done_on AS `.done`, p.address AS `.address`,
       a.name AS `.by`
  FROM notice_place p
  LEFT JOIN account a ON a.id = p.done_by
 WHERE p.id = :id AND p.consultation_id = :consultation;

-- :exec place_add(consultation int, what text, place text, due text)
-- Once.
INSERT INTO notice_place (consultation_id, what, place, due_on)
SELECT :consultation, :what, :place, :due
  FROM consultation c
 WHERE c.id = :consultation
   AND NOT EXISTS (SELECT 1 FROM notice_place p
                    WHERE p.consultation_id = :consultation
                      AND p.what = :what AND p.place = :place);

-- :exec1 place_done(id int, consultation int, day text, address text?,
--                   account int)
-- Ticked off, or put right.
UPDATE notice_place
   SET done_on = :day, address = :address, done_by = :account
 WHERE id = :id AND consultation_id = :consultation;
