-- blank: one body with its officers, and no consultation: for stories that
-- begin at the first line of a draft.
SET @p = '2026-01-01 08:00:00';
INSERT INTO authority (id, slug, kind, country, zone, language, created_at) VALUES (1, 'body', 'municipality', 'bg', 'Europe/Sofia', 'bg', @p);
INSERT INTO authority_name (authority_id, language, name) VALUES (1, 'bg', 'Body');
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at) VALUES
 (1, 'olga@all.example', 'olga@all.example', 'Olga', 'en', @p, @p), (2, 'petr@all.example', 'petr@all.example', 'Petr', 'en', @p, @p);
INSERT INTO staff (account_id, authority_id, may, post, since)
 SELECT k.id, 1, m.may, 'officer', '2026-01-01' FROM account k,
  (SELECT 'prepare' AS may UNION SELECT 'publish' UNION SELECT 'register' UNION SELECT 'answer' UNION SELECT 'approve' UNION SELECT 'sign_off') m;
