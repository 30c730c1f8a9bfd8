-- people.sql: who may do what in an authority.

-- :rows people_of(authority int, now time, language text)
-- Rights that hold now or later, by person.
SELECT a.id AS `.account`, a.name AS `.name`, a.email AS `.email`,
       a.state AS `.state`, p.id AS `.id`, p.may AS `@key`,
       p.post AS `.post`, p.since AS `.since`, p.until AS `.until`,
       COALESCE(t.title, o.title) AS `.consultation`, c.language AS `.lang`
  FROM staff p
  JOIN account a ON a.id = p.account_id
  LEFT JOIN consultation c ON c.id = p.consultation_id
  LEFT JOIN consultation_text o ON o.consultation_id = c.id
                               AND o.language = c.language
  LEFT JOIN consultation_text t ON t.consultation_id = c.id
                               AND t.language = :language
 WHERE p.authority_id = :authority AND (p.until IS NULL OR p.until > :now)
 ORDER BY a.name COLLATE utf8mb4_uca1400_ai_ci, a.id,
          FIELD(p.may, 'prepare', 'publish', 'register', 'answer', 'approve',
          'sign_off', 'moderate', 'data', 'read', 'administer'), p.id;

-- :insert staff_add(account int, authority int, consultation int?, may text,
--                   post text, since time, until time?, given_by int?)
INSERT INTO staff (account_id, authority_id, consultation_id, may, post,
                   since, until, given_by)
VALUES (:account, :authority, :consultation, :may, :post, :since, :until,
        :given_by);

-- :one staff_by_id(id int, authority int, now time)
SELECT p.id, p.account_id, p.may, p.until
  FROM staff p
 WHERE p.id = :id AND p.authority_id = :authority
   AND (p.until IS NULL OR p.until > :now);

-- :rows administrators(authority int, now time)
-- Who administers now and without an end, for the rule that the last one
-- cannot leave; held until the transaction ends.
SELECT p.id, p.account_id
  FROM staff p
  JOIN account a ON a.id = p.account_id AND a.state = 'active'
 WHERE p.authority_id = :authority AND p.may = 'administer'
   AND p.consultation_id IS NULL AND p.since <= :now AND p.until IS NULL
   FOR UPDATE;

-- :exec1 staff_end(id int, authority int, account int, now time)
-- CONFLICT: it has ended.
UPDATE staff SET until = :now, ended_by = :account
 WHERE id = :id AND authority_id = :authority
   AND (until IS NULL OR until > :now);

-- :rows mail_rights(account int, authority int, language text, now time)
-- Of an invitation: what was given there, for now or later.
SELECT p.may, COALESCE(n.name, m.name) AS authority, a.language, a.zone
  FROM staff p
  JOIN authority a ON a.id = p.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 WHERE p.account_id = :account AND p.authority_id = :authority
   AND (p.until IS NULL OR p.until > :now)
 ORDER BY p.id;

-- :rows second_resets(authority int, since time)
-- Lost second factors for which one administrator asked a new one.
SELECT r.account_id AS account, r.asked_by, a.name AS `by`
  FROM second_reset r JOIN account a ON a.id = r.asked_by
 WHERE r.authority_id = :authority AND r.agreed_at IS NULL
   AND r.asked_at > :since
 ORDER BY r.id;

-- :one second_reset_person(account int, authority int, now time)
-- Somebody who holds a right here.
SELECT p.account_id AS id FROM staff p
 WHERE p.account_id = :account AND p.authority_id = :authority
   AND (p.until IS NULL OR p.until > :now)
 LIMIT 1;

-- :insert second_reset_ask(account int, authority int, by int, now time)
INSERT INTO second_reset (account_id, authority_id, asked_by, asked_at)
VALUES (:account, :authority, :by, :now);

-- :exec1 second_reset_agree(account int, authority int, by int, since time, now time)
-- Two persons: not by the one who asked, nor for oneself.  CONFLICT: nothing
-- waits.
UPDATE second_reset SET agreed_by = :by, agreed_at = :now
 WHERE account_id = :account AND authority_id = :authority
   AND agreed_at IS NULL AND asked_at > :since
   AND asked_by <> :by AND account_id <> :by
 ORDER BY id DESC LIMIT 1;
