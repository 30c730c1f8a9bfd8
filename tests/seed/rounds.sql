-- rounds: one closed consultation in each country's profile, and an officer
-- who publishes for all of them: for what differs by country alone.
SET @p = '2026-02-01 08:00:00', @o = '2026-02-02 08:00:00', @c = '2026-03-10 23:00:00';
INSERT INTO authority (id, slug, kind, country, zone, language, created_at) VALUES
 (1, 'rechen', 'municipality', 'bg', 'Europe/Sofia', 'bg', @p), (2, 'rzeczno', 'municipality', 'pl', 'Europe/Warsaw', 'pl', @p),
 (3, 'recany', 'ministry', 'cz', 'Europe/Prague', 'cs', @p), (4, 'recica', 'municipality', 'rs', 'Europe/Belgrade', 'sr', @p);
INSERT INTO authority_name (authority_id, language, name) VALUES
 (1, 'bg', 'Община Речен'), (2, 'pl', 'Gmina Rzeczno'), (3, 'cs', 'Ministerstvo Řečany'), (4, 'sr', 'Општина Речица');
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at) VALUES
 (1, 'olga@all.example', 'olga@all.example', 'Olga', 'en', @p, @p), (2, 'petr@all.example', 'petr@all.example', 'Petr', 'en', @p, @p);
INSERT INTO staff (account_id, authority_id, may, post, since)
 SELECT k.id, a.id, m.may, 'officer', '2026-01-01' FROM account k, authority a,
  (SELECT 'publish' AS may UNION SELECT 'answer' UNION SELECT 'approve' UNION SELECT 'sign_off') m;
INSERT INTO consultation (id, slug, language, profile, round, published_at, opens_at, closes_at, created_at) VALUES
 (1, 'bg-act', 'bg', 'bg.municipal.public', 'public', @p, @o, @c, @p), (2, 'pl-act', 'pl', 'pl.municipal.public', 'public', @p, @o, @c, @p),
 (3, 'cz-act', 'cs', 'cz.ministry.public', 'public', @p, @o, @c, @p), (4, 'rs-act', 'sr', 'rs.municipal.public', 'public', @p, @o, @c, @p);
INSERT INTO consultation_authority (consultation_id, authority_id, leads) VALUES (1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 4, 1);
INSERT INTO consultation_text (consultation_id, language, title) VALUES (1, 'bg', 'Наредба'), (2, 'pl', 'Uchwała'), (3, 'cs', 'Vyhláška'), (4, 'sr', 'Одлука');
INSERT INTO submission (id, code, consultation_id, received_at, accepted_at, kind, language, state, created_at, changed_at)
 SELECT c.id, CONCAT('sub000000', c.id), c.id, '2026-03-01 10:00:00', '2026-03-01 10:00:00', 'person', c.language, 'filed', @p, @p FROM consultation c;
INSERT INTO comment (id, code, submission_id, consultation_id, stance, state, language, sent_at)
 SELECT c.id, CONCAT('com000000', c.id), c.id, c.id, 'change', 'public', c.language, '2026-03-01 10:00:00' FROM consultation c;
INSERT INTO comment_text (comment_id, edition, remark, reason, at) SELECT id, 1, 'Words', 'Because', '2026-03-01 10:00:00' FROM consultation;
UPDATE comment c JOIN submission s ON s.id = c.submission_id LEFT JOIN reply_to rl ON rl.comment_id = c.id
 SET c.kind = s.kind, c.channel = s.channel, c.organisation_id = s.organisation_id, c.reply_id = rl.reply_id;
