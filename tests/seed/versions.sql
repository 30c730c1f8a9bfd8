-- versions: a Bulgarian ordinance and a Serbian decision of which a second
-- version waits to be published; a story publishes it.  Of the ordinance:
-- words changed, an article gone, two new, one renumbered, one moved.
SET @p = '2026-03-01 08:00:00', @o = '2026-03-02 08:00:00', @c = '2026-04-10 21:00:00';
INSERT INTO authority (id, slug, kind, country, zone, language, hue, created_at) VALUES
 (1, 'rechen', 'municipality', 'bg', 'Europe/Sofia', 'bg', 205, @p), (2, 'lipovac', 'municipality', 'rs', 'Europe/Belgrade', 'sr', 30, @p);
INSERT INTO authority_name (authority_id, language, name) VALUES
 (1, 'bg', 'Община Речен'), (1, 'en', 'Municipality of Rechen'), (2, 'sr', 'Општина Липовац');
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at) VALUES
 (1, 'vera@rechen.example', 'vera@rechen.example', 'Вера Илиева', 'bg', @p, @p);
INSERT INTO staff (account_id, authority_id, may, post, since) VALUES
 (1, 1, 'prepare', 'главен експерт', '2026-01-01'), (1, 1, 'answer', 'главен експерт', '2026-01-01');
INSERT INTO consultation (id, slug, language, profile, round, published_at, opens_at, closes_at, contact_name, contact_email, created_at) VALUES
 (1, 'river', 'bg', 'bg.municipal.public', 'public', @p, @o, @c, 'Дирекция „Екология“', 'eko@rechen.example', '2026-02-01'),
 (2, 'kej', 'sr', 'rs.municipal.public', 'public', @p, @o, @c, 'Одељење', 'kej@lipovac.example', '2026-02-01');
INSERT INTO consultation_authority (consultation_id, authority_id, leads) VALUES (1, 1, 1), (2, 2, 1);
INSERT INTO consultation_text (consultation_id, language, title, summary) VALUES
 (1, 'bg', 'Наредба за крайречните зони', 'Какво се променя.'), (2, 'sr', 'Одлука о кеју', 'Шта се мења.');
INSERT INTO document (id, consultation_id, slug, kind, language, created_at) VALUES (1, 1, 'act', 'draft', 'bg', @p), (2, 2, 'act', 'draft', 'sr', @p);
INSERT INTO document_text (document_id, language, title) VALUES (1, 'bg', 'Проект на наредба'), (2, 'sr', 'Нацрт одлуке');
INSERT INTO version (id, document_id, number, language, kind, reason, akn, state, units, published_at, created_at) VALUES
 (1, 1, 1, 'bg', 'first', NULL, '<akomaNtoso/>', 'ready', 7, @p, @p), (2, 1, 2, 'bg', 'changed', 'Зоната е твърде тясна.', '<akomaNtoso/>', 'ready', 9, NULL, @p),
 (3, 2, 1, 'sr', 'first', NULL, '<akomaNtoso/>', 'ready', 1, @p, @p), (4, 2, 2, 'sr', 'correction', 'Исправка.', '<akomaNtoso/>', 'ready', 1, @o, @p);
INSERT INTO unit (id, document_id, wid) VALUES
 (1, 1, 'chp_1'), (2, 1, 'art_1'), (3, 1, 'art_1__para_1'), (4, 1, 'art_2'), (5, 1, 'art_3'), (6, 1, 'art_4'), (7, 1, 'art_5'),
 (8, 1, 'art_2-2'), (9, 1, 'art_3-2'), (10, 1, 'chp_2'), (11, 2, 'art_1');
CREATE TEMPORARY TABLE stand (version INT, unit INT, parent INT, place INT, last INT, depth INT, kind VARCHAR(20), role VARCHAR(6), eid VARCHAR(40), num VARCHAR(40), heading VARCHAR(80), words TEXT) DEFAULT CHARACTER SET utf8mb4;
INSERT INTO stand VALUES
 (1, 1, NULL, 1, 7, 0, 'chapter', 'group', 'chp_1', 'Глава първа', 'Общи положения', ''),
 (1, 2, 1, 2, 3, 1, 'article', 'base', 'art_1', 'Чл. 1.', NULL, ''),
 (1, 3, 2, 3, 3, 2, 'paragraph', 'inner', 'art_1__para_1', '(1)', NULL, 'Бреговата ивица е десет метра от двете страни на реката.'),
 (1, 4, 1, 4, 4, 1, 'article', 'base', 'art_2', 'Чл. 2.', NULL, 'Забранява се паркирането.'),
 (1, 5, 1, 5, 5, 1, 'article', 'base', 'art_3', 'Чл. 3.', NULL, 'Къпането не се разрешава през нощта.'),
 (1, 6, 1, 6, 6, 1, 'article', 'base', 'art_4', 'Чл. 4.', NULL, 'Контролът се осъществява от кмета.'),
 (1, 7, 1, 7, 7, 1, 'article', 'base', 'art_5', 'Чл. 5.', NULL, 'Наредбата влиза в сила от 1 юни.'),
 (2, 1, NULL, 1, 7, 0, 'chapter', 'group', 'chp_1', 'Глава първа', 'Общи положения', ''),
 (2, 2, 1, 2, 3, 1, 'article', 'base', 'art_1', 'Чл. 1.', NULL, ''),
 (2, 3, 2, 3, 3, 2, 'paragraph', 'inner', 'art_1__para_1', '(1)', NULL, 'Бреговата ивица е двадесет метра от двете страни на реката.'),
 (2, 8, 1, 4, 4, 1, 'article', 'base', 'art_2', 'Чл. 2.', NULL, 'Допуска се достъп с велосипед.'),
 (2, 9, 1, 5, 5, 1, 'article', 'base', 'art_3', 'Чл. 3.', NULL, 'Кучетата се водят на повод.'),
 (2, 5, 1, 6, 6, 1, 'article', 'base', 'art_4', 'Чл. 4.', NULL, 'Къпането се разрешава през нощта.'),
 (2, 7, 1, 7, 7, 1, 'article', 'base', 'art_5', 'Чл. 5.', NULL, 'Наредбата влиза в сила от 1 юни.'),
 (2, 10, NULL, 8, 9, 0, 'chapter', 'group', 'chp_2', 'Глава втора', 'Контрол', ''),
 (2, 6, 10, 9, 9, 1, 'article', 'base', 'art_6', 'Чл. 6.', NULL, 'Контролът се осъществява от кмета.'),
 (3, 11, NULL, 1, 1, 0, 'article', 'base', 'art_1', 'Члан 1.', NULL, 'Кеј је отворен од шест до двадесет два часа.'),
 (4, 11, NULL, 1, 1, 0, 'article', 'base', 'art_1', 'Члан 1.', NULL, 'Кеј је отворен од шест до двадесет три часа.');
INSERT INTO unit_in (version_id, unit_id, parent_id, place, last_place, depth, kind, role, container, eid, num, heading, words, whole, digest)
 SELECT version, unit, parent, place, last, depth, kind, role, role = 'group', eid, num, heading, words, words, UNHEX(SHA2(words, 256)) FROM stand;
UPDATE unit_in a JOIN unit_in p ON p.version_id = a.version_id AND p.unit_id = 3 SET a.whole = CONCAT('(1) ', p.words) WHERE a.unit_id = 2;
UPDATE unit_in SET whole_digest = UNHEX(SHA2(COALESCE(whole, ''), 256));
INSERT INTO fragment (version_id, unit_id, script, html, html_after)
 SELECT version, unit, 'Cyrl', CONCAT('<p>', words, '</p>'), '' FROM stand WHERE words <> '';
INSERT INTO fragment (version_id, unit_id, script, html, html_after) VALUES
 (3, 11, 'Latn', '<p>Kej je otvoren od šest do dvadeset dva časa.</p>', ''), (4, 11, 'Latn', '<p>Kej je otvoren od šest do dvadeset tri časa.</p>', '');
DROP TEMPORARY TABLE stand;
