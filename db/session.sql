-- session.sql: who is there, forms sent once, attempts counted.

-- :one account_by_session(digest bytes, now time, consultation int,
--                         authority int, organisation int)
-- Who holds the cookie, and the rights held now, as bits in the order of
-- enum right: in what the path concerns, and anywhere.  A deputy has the
-- rights of the one who named them, in that authority.  Staff of an authority
-- that only joins a consultation neither prepare nor publish it: who may
-- publish holds bit 2048, for the outcome of that body.  A session
-- that was made without the second step holds none.
WITH me AS (
  SELECT s.id AS session, s.staff, s.idle_at, s.ends_at,
         a.id, a.name, a.email, a.language,
         (SELECT BIT_OR(1 << (FIELD(m.role, 'drafter', 'signatory', 'deputy',
                                    'administrator') - 1))
            FROM member m
           WHERE m.organisation_id = :organisation AND m.account_id = a.id
             AND m.until IS NULL) AS roles
    FROM session s
    LEFT JOIN account a ON a.id = s.account_id AND a.state = 'active'
   WHERE s.digest = :digest AND s.idle_at > :now AND s.ends_at > :now
), held AS (
  SELECT p.authority_id, p.consultation_id, p.post,
         FIELD(p.may, 'prepare', 'publish', 'register', 'answer', 'approve',
               'sign_off', 'moderate', 'data', 'read', 'administer') AS bit
    FROM me
    JOIN staff p ON p.account_id = me.id
   WHERE me.staff = 1
     AND p.since <= :now AND (p.until IS NULL OR p.until > :now)
   UNION ALL
  SELECT p.authority_id, p.consultation_id, NULL,
         FIELD(p.may, 'prepare', 'publish', 'register', 'answer', 'approve',
               'sign_off', 'moderate', 'data', 'read', 'administer')
    FROM me
    JOIN deputy d ON d.account_id = me.id AND d.since <= :now
                 AND d.until > :now
    JOIN staff p ON p.account_id = d.for_id
                AND p.authority_id = d.authority_id
   WHERE me.staff = 1
     AND p.since <= :now AND (p.until IS NULL OR p.until > :now)
), placed AS (
  SELECT h.post, l.leads, l.authority_id AS body,
         IF(h.bit = 0, 0, 1 << (h.bit - 1)) AS bits,
         CASE WHEN h.consultation_id IS NOT NULL
                   AND h.consultation_id <> :consultation THEN 0
              WHEN l.leads = 1 THEN 1023
              WHEN l.authority_id IS NOT NULL THEN 1020
              WHEN h.consultation_id IS NULL
                   AND h.authority_id = :authority THEN 1023
              ELSE 0 END AS mask
    FROM held h
    LEFT JOIN consultation_authority l
           ON l.consultation_id = :consultation
          AND l.authority_id = h.authority_id
)
SELECT me.session, me.staff, me.idle_at, me.ends_at,
       me.id, me.name, me.email, me.language,
       me.roles,
       BIT_OR(placed.bits & placed.mask
              | IF(placed.mask = 1020 AND placed.bits = 2, 2048, 0))
                                                 AS rights,
       BIT_OR(placed.bits)                       AS anywhere,
       COALESCE(MAX(IF(placed.mask > 0, placed.post, NULL)),
                MAX(placed.post))                AS post,
       COALESCE(MAX(IF(placed.mask > 0 AND placed.leads, placed.body, NULL)),
                MAX(IF(placed.mask > 0, placed.body, NULL))) AS body
  FROM me
  LEFT JOIN placed ON TRUE
 GROUP BY me.session, me.staff, me.idle_at, me.ends_at,
          me.id, me.name, me.email, me.language, me.roles;

-- :part tries
-- "by_cookie by_address": how often it was tried lately by who holds the
-- cookie, if there is one, and by whoever is at the address.  (Sought in one
-- walk, in a SELECT list: as two, or as a table of its own, dearer by half.)
       (SELECT CONCAT(COALESCE(SUM(IF(y.whom = :cookie, y.n, 0)), 0), ' ',
                      COALESCE(SUM(IF(y.whom = :address, y.n, 0)), 0))
          FROM attempt y
         WHERE y.what = :what AND y.whom IN (:cookie, :address)
           AND y.at > :since) AS tries,;

-- :one tries_look(digest bytes?, now time, what text, cookie bytes?, address bytes, since time)
-- How often it was tried; the session and its account, if there is one.
SELECT
{tries}
       s.id AS session, s.account_id AS account, s.seen_at AS seen
  FROM (SELECT 1) t
  LEFT JOIN session s
    ON s.digest = :digest AND s.idle_at > :now AND s.ends_at > :now;

-- :one tries_look_at(digest bytes?, slug text, now time, what text, cookie bytes?, address bytes, since time)
-- The same with the revision of the consultation that it is about.
SELECT
{tries}
       s.id AS session, s.account_id AS account, s.seen_at AS seen,
       c.published_at IS NOT NULL AS published, c.edition,
{round_counts}
  FROM consultation c
  LEFT JOIN session s
    ON s.digest = :digest AND s.idle_at > :now AND s.ends_at > :now
 WHERE c.slug = :slug;

-- :one session_find(digest bytes, now time)
SELECT id, account_id, staff, seen_at, idle_at, ends_at
  FROM session
 WHERE digest = :digest AND idle_at > :now AND ends_at > :now;

-- :insert session_make(digest bytes, account int?, staff int, now time,
--                      idle_at time, ends_at time)
INSERT INTO session (digest, account_id, staff, created_at, seen_at, idle_at,
                     ends_at)
VALUES (:digest, :account, :staff, :now, :now, :idle_at, :ends_at);

-- :exec1 session_touch(id int, now time, idle_at time)
-- By POSTs only.
UPDATE session SET seen_at = :now, idle_at = :idle_at WHERE id = :id;

-- :exec session_still(id int, now time, idle_at time)
-- The same of one without an account, if it is still one: none else.
UPDATE session SET seen_at = :now, idle_at = :idle_at
 WHERE id = :id AND account_id IS NULL AND idle_at > :now AND ends_at > :now;

-- :exec session_end(id int, now time)
-- Signing out, and the old session at sign-in.
UPDATE session SET ends_at = :now WHERE id = :id AND ends_at > :now;

-- :exec session_end_all(account int, now time)
-- After a new password, or an account closed.
UPDATE session SET ends_at = :now
 WHERE account_id = :account AND ends_at > :now;

-- :exec session_sweep(before time)
DELETE FROM session WHERE ends_at < :before LIMIT 1000;

-- :exec1 form_key_use(nonce bytes, payload bytes, target text?, now time)
-- First statement of a POST's transaction; CONFLICT: the form was sent.
INSERT INTO form_key (nonce, payload, target, at)
VALUES (:nonce, :payload, :target, :now);

-- :one form_key_find(nonce bytes)
-- After that conflict: a locking read, since the first press may have
-- committed only now.
SELECT payload, target FROM form_key WHERE nonce = :nonce FOR UPDATE;

-- :exec1 form_key_target(nonce bytes, target text)
-- Where only the command knows it.
UPDATE form_key SET target = :target WHERE nonce = :nonce;

-- :exec form_key_sweep(before time)
DELETE FROM form_key WHERE at < :before LIMIT 1000;

-- :insert attempt_add(what text, whom bytes, now time)
-- In a transaction of its own, so that a refusal counts too.
INSERT INTO attempt (what, whom, at) VALUES (:what, :whom, :now);

-- :one attempt_count(what text, whom bytes, since time)
SELECT COALESCE(SUM(n), 0) AS n FROM attempt
 WHERE what = :what AND whom = :whom AND at > :since;

-- :exec attempt_by_both(what text, cookie bytes, address bytes, n int, now time)
-- By who holds the cookie and by whoever is at the address; n -1 takes back
-- what n 1 counted.  (As rows of their own: a UNION of bound bytes is a
-- temporary table on the disk.)
INSERT INTO attempt (what, whom, at, n)
VALUES (:what, :cookie, :now, :n), (:what, :address, :now, :n);

-- :exec attempt_by_address(what text, address bytes, n int, now time)
-- The same of who holds no cookie.
INSERT INTO attempt (what, whom, at, n) VALUES (:what, :address, :now, :n);

-- :exec attempt_sweep(before time)
DELETE FROM attempt WHERE at < :before LIMIT 1000;
