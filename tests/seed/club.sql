-- club: besides the world of river: a verified organisation with a drafter, two
-- signatories, a deputy and an administrator, and another one beside it.
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at)
SELECT n + 10, CONCAT(who, '@mail.example'), CONCAT(who, '@mail.example'), who, 'bg', '2026-01-01', '2026-01-01'
  FROM JSON_TABLE('["dora","sava","simo","pepa","mila","eve"]', '$[*]' COLUMNS (n FOR ORDINALITY, who VARCHAR(20) PATH '$')) AS people;
INSERT INTO organisation (id, slug, name, kind, country, register, register_number, claimed, signatories, state, asked_id, applied_by, verified_at, created_at) VALUES
 (1, 'club', 'Клуб Река', 'ngo', 'bg', 'eik', '000696327', '000696327', 2, 'verified', 1, 15, '2026-01-02', '2026-01-01'),
 (2, 'other', 'Друг клуб', 'ngo', 'bg', NULL, NULL, NULL, 1, 'verified', 1, 16, '2026-01-02', '2026-01-01');
INSERT INTO member (organisation_id, account_id, role, since) VALUES
 (1, 11, 'drafter', '2026-01-01'), (1, 12, 'drafter', '2026-01-01'), (1, 12, 'signatory', '2026-01-01'), (1, 13, 'signatory', '2026-01-01'), (1, 14, 'deputy', '2026-01-01'), (1, 15, 'administrator', '2026-01-01'),
 (2, 16, 'drafter', '2026-01-01'), (2, 16, 'signatory', '2026-01-01'), (2, 16, 'administrator', '2026-01-01');
