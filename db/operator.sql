-- operator.sql: what an operator does on the command line (glas account,
-- glas authority).

-- :insert authority_add(slug text, kind text, country text, zone text,
--                       language text, now time)
-- CONFLICT: the slug is taken.
INSERT INTO authority (slug, kind, country, zone, language, created_at)
VALUES (:slug, :kind, :country, :zone, :language, :now);

-- :exec1 authority_name_add(authority int, language text, name text)
INSERT INTO authority_name (authority_id, language, name)
VALUES (:authority, :language, :name);

-- :rows accounts_all()
-- Everybody with an account, and the rights held.
SELECT a.id, a.email, a.name, a.state,
       c.totp_secret IS NOT NULL AS second,
       GROUP_CONCAT(CONCAT(o.slug, ':', p.may) ORDER BY p.id SEPARATOR ' ')
           AS rights
  FROM account a
  LEFT JOIN credential c ON c.account_id = a.id
  LEFT JOIN staff p ON p.account_id = a.id AND p.until IS NULL
  LEFT JOIN authority o ON o.id = p.authority_id
 GROUP BY a.id, a.email, a.name, a.state, second
 ORDER BY a.id;
