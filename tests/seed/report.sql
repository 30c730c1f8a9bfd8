-- report: a closed consultation of 14 comments in which everything that a
-- table may hold is there: a group, an organisation in it, one who added
-- something, withdrawn, erased, hidden, late, nothing said; report published.
SET @p = '2026-02-01 08:00:00', @o = '2026-02-02 08:00:00', @c = '2026-03-10 22:00:00';
INSERT INTO authority (id, slug, kind, country, zone, language, created_at) VALUES
 (1, 'rechen', 'municipality', 'bg', 'Europe/Sofia', 'bg', @p);
INSERT INTO authority_name (authority_id, language, name) VALUES (1, 'bg', 'Община Речен');
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at) VALUES
 (1, 'olga@all.example', 'olga@all.example', 'Olga', 'en', @p, @p), (2, 'petr@all.example', 'petr@all.example', 'Petr', 'en', @p, @p);
INSERT INTO staff (account_id, authority_id, may, post, since)
 SELECT k.id, 1, m.may, 'officer', '2026-01-01' FROM account k,
  (SELECT 'publish' AS may UNION SELECT 'answer' UNION SELECT 'approve' UNION SELECT 'sign_off') m;
INSERT INTO staff (account_id, authority_id, may, post, since) VALUES (2, 1, 'data', 'data officer', '2026-01-01');
INSERT INTO consultation (id, slug, language, profile, round, published_at, opens_at, closes_at, reported_at, created_at) VALUES
 (1, 'parks', 'bg', 'bg.municipal.public', 'public', @p, @o, @c, '2026-03-25 10:00:00', @p);
INSERT INTO consultation_authority (consultation_id, authority_id, leads) VALUES (1, 1, 1);
INSERT INTO consultation_text (consultation_id, language, title) VALUES (1, 'bg', 'Наредба за парковете');
INSERT INTO report (id, consultation_id, edition, state, narrative, number, place, prepared_by, prepared_post, signed_by, signed_post, published_at) VALUES
 (1, 1, 1, 'published', '<narrative><course>Тридесет дни.

Една среща.</course><participants>Петима</participants></narrative>', 'РД-1', 'Речен', 1, 'officer', 2, 'mayor', '2026-03-25 10:00:00');
INSERT INTO submission (id, code, number, consultation_id, received_at, accepted_at, kind, shown_name, capacity, language, channel, state, created_at, changed_at)
 SELECT n.seq, CONCAT('sub', LPAD(n.seq, 7, '0')), CONCAT('BG-2026-0000-', LPAD(n.seq, 4, '0'), '-A'), 1,
  IF(n.seq = 11, '2026-03-12 09:00:00', CONCAT('2026-03-0', 1 + n.seq DIV 3, ' 10:00:', LPAD(n.seq, 2, '0'))), '2026-03-01 10:00:00',
  IF(n.seq IN (3, 9), 'ngo', 'person'), CASE n.seq WHEN 3 THEN 'Зелен двор' WHEN 4 THEN 'Ана „Мария“ Петрова' WHEN 9 THEN '=Клуб & <Река>' END,
  IF(n.seq IN (3, 9), 'organisation', 'self'), 'bg', IF(n.seq > 9, 'post', 'online'), 'filed', @p, @p
 FROM seq_1_to_13 n;
INSERT INTO comment (id, code, submission_id, consultation_id, stance, state, language, sent_at, withdrawn_at, erased_at, hide_rule)
 SELECT n.seq, CONCAT('com', LPAD(n.seq, 7, '0')), LEAST(n.seq, 13), 1, 'change',
  CASE n.seq WHEN 7 THEN 'withdrawn' WHEN 10 THEN 'hidden' ELSE 'public' END, 'bg', s.received_at,
  IF(n.seq = 7, '2026-03-09', NULL), IF(n.seq = 8, '2026-03-28', NULL), IF(n.seq = 10, 'insult', NULL)
 FROM seq_1_to_14 n JOIN submission s ON s.id = LEAST(n.seq, 13);
INSERT INTO comment_text (comment_id, edition, remark, proposed, reason, at)
 SELECT id, 1, CASE WHEN id IN (1, 2, 3, 4, 5) THEN 'Повече дървета в парка.' WHEN id = 6 THEN 'Повече дървета, и вода.' WHEN id = 9 THEN '=2+2 <b>„цитат“, "x"</b>; нов
ред	таб' ELSE CONCAT('Бележка ', id) END,
  IF(id = 6, 'Чл. 1. Две дървета на дка.', NULL), IF(id = 12, '-1 защото @', NULL), '2026-03-01' FROM comment WHERE id <> 8;
INSERT INTO cluster (id, code, consultation_id, kind, state, at) VALUES (1, 'clu0000001', 1, 'same', 'confirmed', '2026-03-15');
INSERT INTO cluster_comment (cluster_id, comment_id, adds) SELECT 1, id, id = 6 FROM comment WHERE id <= 6;
INSERT INTO reply (id, consultation_id, authority_id, cluster_id, state, decision, written_by, approved_by, published_at, edition) VALUES
 (1, 1, 1, 1, 'published', 'accepted', 1, 2, '2026-03-25 10:00:00', 1), (2, 1, 1, NULL, 'published', 'refused', 1, 2, '2026-03-25 10:00:00', 1),
 (3, 1, 1, NULL, 'published', 'partly', 1, 2, '2026-03-25 10:00:00', 1), (4, 1, 1, NULL, 'published', 'explained', 1, 2, '2026-03-25 10:00:00', 1);
INSERT INTO reply_text (reply_id, edition, decision, reasons, language, written_by, at) VALUES
 (1, 1, 'accepted', 'Ще се засадят.', 'bg', 1, @c), (2, 1, 'refused', '=SUM(A1) няма средства', 'bg', 1, @c),
 (3, 1, 'partly', 'Само в големите паркове.', 'bg', 1, @c), (4, 1, 'explained', 'Вж. чл. 3.', 'bg', 1, @c);
INSERT INTO reply_to (comment_id, reply_id) VALUES (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (8, 2), (9, 2), (10, 2), (12, 4), (13, 4);
UPDATE comment c JOIN submission s ON s.id = c.submission_id LEFT JOIN reply_to rl ON rl.comment_id = c.id
 SET c.kind = s.kind, c.channel = s.channel, c.organisation_id = s.organisation_id, c.reply_id = rl.reply_id;
