-- signin.sql: signing in.  Only the sign-in pool's account of the database may
-- run what reads credential.

-- :one sign_in_credential(email_key text, now time)
-- One statement for known and unknown addresses, so that both take as long.
-- staff: holds a right now or later, of their own or as a deputy, and so needs
-- the second step.
SELECT a.id, c.password, c.totp_secret IS NOT NULL AS second,
       EXISTS (SELECT 1 FROM staff p
                WHERE p.account_id = a.id
                  AND (p.until IS NULL OR p.until > :now))
       OR EXISTS (SELECT 1 FROM deputy d
                   WHERE d.account_id = a.id
                     AND d.until > :now) AS staff
  FROM account a
  JOIN credential c ON c.account_id = a.id
 WHERE a.email_key = :email_key AND a.state = 'active'
   AND c.password IS NOT NULL;

-- :one sign_in_second(account int)
-- What the second step is checked against.
SELECT c.totp_secret, c.totp_step
  FROM account a
  JOIN credential c ON c.account_id = a.id
 WHERE a.id = :account AND a.state = 'active' AND c.totp_secret IS NOT NULL;

-- :exec sign_in_half(digest bytes, account int, now time, ends_at time)
-- The right password was given with this cookie; a later one takes its place.
INSERT INTO token (purpose, digest, subject_id, created_at, ends_at)
VALUES ('sign-in', :digest, :account, :now, :ends_at)
    ON DUPLICATE KEY UPDATE subject_id = :account, created_at = :now,
                            ends_at = :ends_at, used_at = NULL;

-- :exec unsent_take(session int, account int)
-- What was collected before signing in stays with the person.
UPDATE submission SET account_id = :account
 WHERE session_id = :session AND state = 'unsent' AND account_id IS NULL;

-- :rows rights_of(account int, now time, language text)
-- What a person may do where, now.
SELECT p.may AS `@name`, COALESCE(n.name, o.name) AS `.authority`,
       a.language AS `.lang`
  FROM staff p
  JOIN authority a ON a.id = p.authority_id
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
 WHERE p.account_id = :account AND p.since <= :now
   AND (p.until IS NULL OR p.until > :now)
 ORDER BY a.id, FIELD(p.may, 'prepare', 'publish', 'register', 'answer',
          'approve', 'sign_off', 'moderate', 'data', 'read', 'administer');
