-- account.sql: people who sign in, their credentials, one-time links.
-- Only the sign-in pool's database account may run credential_*.

-- :one account_by_email(email_key text)
-- email_key: trimmed, lower case (text_lower).
SELECT id, email, name, language, state, verified_at, second_at, edition
  FROM account WHERE email_key = :email_key;

-- :one account_by_id(id int)
SELECT id, email, name, language, state, verified_at, passphrase_at,
       second_at, edition
  FROM account WHERE id = :id;

-- :exec account_begin(email text, email_key text, language text, now time)
-- An address that wants to sign in: what has an account already keeps it.
INSERT INTO account (email, email_key, name, language, created_at)
VALUES (:email, :email_key, '', :language, :now)
    ON DUPLICATE KEY UPDATE email_key = email_key;

-- :exec1 account_name(id int, name text, language text, now time)
-- With it an account has begun.
UPDATE account SET name = :name, language = :language, verified_at = :now,
       edition = edition + 1
 WHERE id = :id AND verified_at IS NULL AND state = 'active';

-- :exec1 account_address(id int, email text, email_key text)
-- CONFLICT: another account has it.
UPDATE account SET email = :email, email_key = :email_key,
       edition = edition + 1
 WHERE id = :id AND state = 'active';

-- :exec account_ways(id int)
-- What its holder may know of its credential.
UPDATE account a JOIN credential c ON c.account_id = a.id
   SET a.passphrase_at = IF(c.password IS NULL, NULL,
                            COALESCE(c.password_at, a.created_at)),
       a.second_at = IF(c.totp_secret IS NULL, NULL,
                        COALESCE(c.totp_at, a.created_at))
 WHERE a.id = :id;

-- :exec1 account_end(id int, now time)
-- Its holder closes it.  The address is free again; the name stays where
-- colleagues must know who did what.
UPDATE account a
   SET a.state = 'closed', a.closed_at = :now, a.email = '',
       a.email_key = CONCAT('closed ', a.id), a.edition = a.edition + 1,
       a.name = IF(EXISTS (SELECT 1 FROM member m WHERE m.account_id = a.id)
                   OR EXISTS (SELECT 1 FROM staff s WHERE s.account_id = a.id),
                   a.name, '')
 WHERE a.id = :id AND a.state = 'active';

-- :one account_holds(id int, now time)
-- What must be handed over before it can be closed: rights at a desk, and
-- organisations that have no other administrator.
SELECT (SELECT COUNT(*) FROM staff s
         WHERE s.account_id = :id
           AND (s.until IS NULL OR s.until > :now)) AS rights,
       (SELECT COUNT(*) FROM member m
         WHERE m.account_id = :id AND m.role = 'administrator'
           AND m.until IS NULL
           AND NOT EXISTS (SELECT 1 FROM member o
                            WHERE o.organisation_id = m.organisation_id
                              AND o.role = 'administrator'
                              AND o.until IS NULL
                              AND o.account_id <> m.account_id))
           AS organisations;

-- :exec account_leaves(id int, now time)
-- Its roles in organisations end with it.
UPDATE member SET until = :now WHERE account_id = :id AND until IS NULL;

-- :rows accounts_unbegun(before time)
-- Addresses that asked for a link and never used it.
SELECT a.id FROM account a
 WHERE a.verified_at IS NULL AND a.created_at < :before AND a.state = 'active'
   AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.account_id = a.id)
   AND a.passphrase_at IS NULL AND a.second_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM token t
                    WHERE t.subject_id = a.id AND t.purpose = 'sign-in-link'
                      AND t.used_at IS NULL AND t.ends_at > :before)
 LIMIT 500;

-- :exec account_drop(id int)
DELETE FROM account WHERE id = :id AND verified_at IS NULL;

-- :rows account_submissions(account int, language text)
-- What a person has sent, the newest first.
SELECT s.number AS `@number`, s.state AS `.state`, s.confirm_until AS `.until`,
       s.received_at AS `:received`, a.zone AS `.zone`,
       COALESCE(t.title, o.title) AS `~title`, c.language AS `.lang`
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
{titled}
 WHERE s.account_id = :account AND s.organisation_id IS NULL
   AND s.number IS NOT NULL AND s.erased_at IS NULL
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT 100;

-- :rows account_unsent(account int, now time, language text)
-- What is begun and not sent, while it can be.
SELECT c.slug AS `.slug`, s.changed_at AS `:changed`, a.zone AS `.zone`,
       c.closes_at AS `:closes`,
       (SELECT COUNT(*) FROM comment m
         WHERE m.submission_id = s.id AND m.state = 'unsent') AS `@comments`,
       COALESCE(t.title, o.title) AS `~title`, c.language AS `.lang`
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
{titled}
 WHERE s.account_id = :account AND s.organisation_id IS NULL
   AND s.state = 'unsent' AND c.closes_at > :now AND c.cancelled_at IS NULL
   AND EXISTS (SELECT 1 FROM comment m
                WHERE m.submission_id = s.id AND m.state = 'unsent')
 ORDER BY c.closes_at, s.id
 LIMIT 100;

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

-- :exec credential_totp_end(account int, now time)
-- totp_at stays a moment, so that the next secret is another one.
UPDATE credential SET totp_secret = NULL, totp_at = :now
 WHERE account_id = :account;

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
