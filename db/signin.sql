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

-- :one sign_in_account(account int, now time)
-- What the way in still asks of an account: staff as above.
SELECT a.id, a.email, a.language, c.totp_secret IS NOT NULL AS second,
       EXISTS (SELECT 1 FROM staff p
                WHERE p.account_id = a.id
                  AND (p.until IS NULL OR p.until > :now))
       OR EXISTS (SELECT 1 FROM deputy d
                   WHERE d.account_id = a.id
                     AND d.until > :now) AS staff
  FROM account a
  LEFT JOIN credential c ON c.account_id = a.id
 WHERE a.id = :account AND a.state = 'active';

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

-- :rows unsent_left(session int, account int)
-- What was collected before signing in and goes to nothing that was begun
-- elsewhere: it stays with the person as it is.
SELECT s.id FROM submission s
 WHERE s.session_id = :session AND s.state = 'unsent' AND s.account_id IS NULL
   AND NOT EXISTS (SELECT 1 FROM submission o
                    WHERE o.account_id = :account AND o.state = 'unsent'
                      AND o.consultation_id = s.consultation_id
                      AND o.organisation_id IS NULL);

-- :exec unsent_take(id int, account int)
UPDATE submission SET account_id = :account
 WHERE id = :id AND state = 'unsent' AND account_id IS NULL;

-- :exec unsent_merge(session int, account int)
-- Before it: where the person has begun elsewhere already, what was collected
-- here goes to it, so that one text is there on every device.
UPDATE comment c
  JOIN submission s ON s.id = c.submission_id
  JOIN (SELECT consultation_id, MAX(id) AS id FROM submission
         WHERE account_id = :account AND state = 'unsent'
           AND organisation_id IS NULL
         GROUP BY consultation_id) o
    ON o.consultation_id = s.consultation_id
   SET c.submission_id = o.id
 WHERE s.session_id = :session AND s.account_id IS NULL
   AND s.state = 'unsent' AND c.state = 'unsent';

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
