-- river: a Bulgarian municipality with an open consultation on a small draft,
-- and a Czech town beside it that has nothing to do with it.
SET @p = '2026-03-01 08:00:00', @o = '2026-03-02 08:00:00', @c = '2026-04-10 21:00:00';
INSERT INTO authority (id, slug, kind, country, zone, language, hue, created_at) VALUES
 (1, 'rechen', 'municipality', 'bg', 'Europe/Sofia', 'bg', 205, @p),
 (2, 'lhota', 'municipality', 'cz', 'Europe/Prague', 'cs', 30, @p);
INSERT INTO authority_name (authority_id, language, name) VALUES
 (1, 'bg', 'Община Речен'), (1, 'en', 'Municipality of Rechen'), (2, 'cs', 'Obec Lhota');
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at) VALUES
 (1, 'vera@rechen.example', 'vera@rechen.example', 'Вера Илиева', 'bg', @p, @p),
 (2, 'boris@rechen.example', 'boris@rechen.example', 'Борис Колев', 'bg', @p, @p),
 (3, 'jana@lhota.example', 'jana@lhota.example', 'Jana Malá', 'cs', @p, @p);
INSERT INTO staff (account_id, authority_id, may, post, since) VALUES
 (1, 1, 'prepare', 'главен експерт', '2026-01-01'), (1, 1, 'publish', 'главен експерт', '2026-01-01'),
 (1, 1, 'answer', 'главен експерт', '2026-01-01'),
 (2, 1, 'approve', 'секретар', '2026-01-01'), (2, 1, 'sign_off', 'секретар', '2026-01-01'), (2, 1, 'publish', 'секретар', '2026-01-01'),
 (3, 2, 'prepare', 'referentka', '2026-01-01'), (3, 2, 'publish', 'referentka', '2026-01-01'), (3, 2, 'answer', 'referentka', '2026-01-01');
INSERT INTO consultation (id, slug, language, profile, round, published_at, opens_at, closes_at, contact_name, contact_email, created_at) VALUES
 (1, 'river', 'bg', 'bg.municipal.public', 'public', @p, @o, @c, 'Дирекция „Екология“', 'eko@rechen.example', '2026-02-01'),
 (2, 'secret', 'bg', 'bg.municipal.public', 'public', NULL, @o, @c, NULL, NULL, '2026-02-01');
INSERT INTO consultation_authority (consultation_id, authority_id, leads) VALUES (1, 1, 1), (2, 1, 1);
INSERT INTO consultation_text (consultation_id, language, title, summary) VALUES
 (1, 'bg', 'Наредба за крайречните зони', 'Какво се променя.\n\nИ защо.'), (1, 'en', 'Ordinance on riverside zones', 'What changes, and why.'),
 (2, 'bg', 'Още неизвестно', NULL);
INSERT INTO document (id, consultation_id, slug, kind, language, created_at) VALUES (1, 1, 'act', 'draft', 'bg', @p);
INSERT INTO document_text (document_id, language, title) VALUES (1, 'bg', 'Проект на наредба');
INSERT INTO version (id, document_id, number, language, akn, state, units, published_at, created_at) VALUES
 (1, 1, 1, 'bg', '<akomaNtoso/>', 'ready', 4, @p, @p);
INSERT INTO unit (id, document_id, wid) VALUES (1, 1, 'chp_1'), (2, 1, 'art_1'), (3, 1, 'art_1__para_1'), (4, 1, 'art_2');
INSERT INTO unit_in (version_id, unit_id, parent_id, place, last_place, depth, kind, role, container, eid, num, steps, heading, words, digest) VALUES
 (1, 1, NULL, 1, 4, 0, 'chapter', 'group', 1, 'chp_1', 'Глава първа', NULL, 'Общи положения', '', REPEAT('0', 32)),
 (1, 2, 1, 2, 3, 1, 'article', 'base', 0, 'art_1', 'Чл. 1.', 'article Чл. 1.', NULL, '', REPEAT('0', 32)),
 (1, 3, 2, 3, 3, 2, 'paragraph', 'inner', 0, 'art_1__para_1', '(1)', 'article Чл. 1.\nparagraph (1)', NULL, 'Бреговата ивица е десет метра.', REPEAT('0', 32)),
 (1, 4, 1, 4, 4, 1, 'article', 'base', 0, 'art_2', 'Чл. 2.', 'article Чл. 2.', NULL, 'Забранява се паркирането.', REPEAT('0', 32));
INSERT INTO fragment (version_id, unit_id, script, html, html_after) VALUES
 (1, 1, 'Cyrl', '', ''), (1, 2, 'Cyrl', '', ''),
 (1, 3, 'Cyrl', '<p>Бреговата ивица е десет метра.</p>', ''), (1, 4, 'Cyrl', '<p>Забранява се паркирането.</p>', '');
UPDATE unit_in SET whole = words;
UPDATE unit_in SET whole = '(1) Бреговата ивица е десет метра.' WHERE unit_id = 2 AND version_id = 1;
UPDATE unit_in SET whole_digest = UNHEX(SHA2(COALESCE(whole, ''), 256));
