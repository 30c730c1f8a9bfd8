-- account.sql: people who sign in, their credentials, one-time links.
-- Only the sign-in pool's database account may run credential_*.

-- :one account_by_email(email_key text)
-- email_key: trimmed, lower case (text_lower).
SELECT id, email, name, language, state, verified_at, edition
  FROM account WHERE email_key = :email_key;

-- :one account_by_id(id int)
SELECT id, email, name, language, state, verified_at, edition
  FROM account WHERE id = :id;

-- :insert account_add(email text, email_key text, name text, language text,
--                     verified_at time?, now time)
-- CONFLICT: the address has an account.
INSERT INTO account (email, email_key, name, language, verified_at, created_at)
VALUES (:email, :email_key, :name, :language, :verified_at, :now);

-- :exec1 account_verified(id int, now time)
UPDATE account SET verified_at = COALESCE(verified_at, :now) WHERE id = :id;

-- :exec1 account_change(id int, edition int, name text, language text)
UPDATE account SET name = :name, language = :language, edition = edition + 1
 WHERE id = :id AND edition = :edition;

-- :exec1 account_close(id int, now time)
-- Closed, never deleted or renamed.
UPDATE account SET state = 'closed', closed_at = :now
 WHERE id = :id AND state <> 'closed';

-- :one credential_find(account int)
SELECT password, password_at, totp_secret, totp_step, totp_at
  FROM credential WHERE account_id = :account;

-- :exec credential_password(account int, password text, now time)
-- Set or replaced.
INSERT INTO credential (account_id, password, password_at)
VALUES (:account, :password, :now)
    ON DUPLICATE KEY UPDATE password = :password, password_at = :now;

-- :exec credential_totp(account int, secret bytes, now time)
-- The sealed secret; earlier steps are forgotten with the old one.
INSERT INTO credential (account_id, totp_secret, totp_step, totp_at)
VALUES (:account, :secret, 0, :now)
    ON DUPLICATE KEY UPDATE totp_secret = :secret, totp_step = 0,
                            totp_at = :now;

-- :exec1 credential_totp_step(account int, step int)
-- CONFLICT: that step, or a later one, was used.
UPDATE credential SET totp_step = :step
 WHERE account_id = :account AND totp_step < :step;

-- :insert token_add(purpose text, digest bytes, subject int?, detail text?,
--                   now time, ends_at time)
INSERT INTO token (purpose, digest, subject_id, detail, created_at, ends_at)
VALUES (:purpose, :digest, :subject, :detail, :now, :ends_at);

-- :one token_find(purpose text, digest bytes, now time)
-- One that is neither used nor past its end.
SELECT id, subject_id, detail, created_at, ends_at FROM token
 WHERE digest = :digest AND purpose = :purpose
   AND used_at IS NULL AND ends_at > :now;

-- :exec1 token_use(id int, now time)
-- CONFLICT: somebody was quicker.
UPDATE token SET used_at = :now WHERE id = :id AND used_at IS NULL;

-- :exec token_end(purpose text, subject int, now time)
-- All that are open for the subject: a newer one was sent.
UPDATE token SET used_at = :now
 WHERE purpose = :purpose AND subject_id = :subject AND used_at IS NULL;

-- :exec token_sweep(before time)
DELETE FROM token WHERE ends_at < :before LIMIT 1000;
