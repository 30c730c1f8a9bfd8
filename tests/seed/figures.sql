-- figures: three bodies whose figures are counted by hand in figures.case: alpha
-- and beta hold one consultation together (12 comments of 12 letters), alpha
-- adopted two acts long before, gmina is under the rules of another country.
SET @p = '2026-01-15 08:00:00', @o = '2026-02-02 08:00:00', @c = '2026-03-10 22:00:00', @r = '2026-03-25 10:00:00';
INSERT INTO authority (id, slug, kind, country, zone, language, created_at) VALUES
 (1, 'alpha', 'municipality', 'bg', 'Europe/Sofia', 'bg', @p), (2, 'beta', 'municipality', 'bg', 'Europe/Sofia', 'bg', @p),
 (3, 'gmina', 'municipality', 'pl', 'Europe/Warsaw', 'pl', @p), (4, 'quiet', 'municipality', 'bg', 'Europe/Sofia', 'bg', @p);
INSERT INTO authority_name (authority_id, language, name) VALUES (1, 'bg', 'Община Алфа'), (2, 'bg', 'Община Бета'), (3, 'pl', 'Gmina Dolna'), (4, 'bg', 'Община Тиха');
INSERT INTO account (id, email, email_key, name, language, verified_at, created_at) VALUES
 (1, 'vera@alpha.example', 'vera@alpha.example', 'Vera', 'en', @p, @p), (2, 'bora@beta.example', 'bora@beta.example', 'Bora', 'en', @p, @p), (3, 'olga@alpha.example', 'olga@alpha.example', 'Olga', 'en', @p, @p);
INSERT INTO staff (account_id, authority_id, may, post, since) VALUES (1, 1, 'publish', 'officer', '2026-01-01'), (2, 2, 'sign_off', 'mayor', '2026-01-01'), (3, 1, 'answer', 'officer', '2026-01-01');
-- 1 the joint one, after 2, an early round; 3 and 4 adopted, 3 looked at since;
-- 5 of gmina
INSERT INTO consultation (id, slug, language, profile, round, published_at, opens_at, closes_at, reported_at, concluded_at, contact_name, follows_id, created_at) VALUES
 (2, 'idea', 'bg', 'bg.municipal.early', 'early', '2025-09-01 08:00:00', '2025-09-02 08:00:00', '2025-10-01 21:00:00', '2025-10-20 10:00:00', NULL, NULL, NULL, @p),
 (1, 'joint', 'bg', 'bg.municipal.public', 'public', @p, @o, @c, @r, NULL, 'Вера', 2, @p),
 (3, 'old', 'bg', 'bg.municipal.public', 'public', '2025-01-02 08:00:00', '2025-01-03 08:00:00', '2025-02-10 22:00:00', '2025-02-20 10:00:00', '2025-03-02 10:00:00', NULL, NULL, @p),
 (4, 'older', 'bg', 'bg.municipal.public', 'public', '2025-01-02 08:00:00', '2025-01-03 08:00:00', '2025-02-10 22:00:00', '2025-02-20 10:00:00', '2025-03-02 10:00:00', NULL, NULL, @p),
 (5, 'dolna', 'pl', 'pl.municipal.public', 'public', @p, @o, @c, @r, NULL, 'Ewa', NULL, @p);
INSERT INTO consultation_authority (consultation_id, authority_id, leads, agreed_at) VALUES (1, 1, 1, NULL), (1, 2, NULL, @p), (1, 3, NULL, NULL), (2, 1, 1, NULL), (3, 1, 1, NULL), (4, 1, 1, NULL), (5, 3, 1, NULL);
INSERT INTO consultation_text (consultation_id, language, title) SELECT id, language, CONCAT('№ ', id) FROM consultation;
INSERT INTO outcome (consultation_id, authority_id, edition, kind, adopted_on, at, recorded_by) VALUES (3, 1, 1, 'adopted', '2025-03-01', '2025-03-02 10:00:00', 1), (4, 1, 1, 'adopted', '2025-03-01', '2025-03-02 10:00:00', 1);
INSERT INTO monitoring (code, consultation_id, authority_id, state, as_of, written_by, at) VALUES ('mon0000001', 3, 1, 'done', '2026-03-01', 1, '2026-03-02 10:00:00');
INSERT INTO monitoring (code, consultation_id, authority_id, state, as_of, written_by, at, gone) VALUES ('mon0000002', 4, 1, 'done', '2026-03-01', 1, '2026-03-02 10:00:00', 1);
-- papers: of 1 the draft was there on the first day and the reasons were not,
-- of 3 both; of the drafts one is read provision by provision, one is a scan
INSERT INTO document (id, consultation_id, slug, kind, language, created_at) VALUES (1, 1, 'act', 'draft', 'bg', @p), (2, 1, 'plan', 'draft', 'bg', @p), (3, 1, 'why', 'reasons', 'bg', @p), (4, 3, 'act', 'draft', 'bg', @p), (5, 3, 'why', 'reasons', 'bg', @p);
INSERT INTO version (id, document_id, number, language, state, units, scanned, doubts, published_at, created_at) VALUES
 (1, 1, 1, 'bg', 'ready', 10, 0, NULL, @o, @p), (2, 2, 1, 'bg', 'ready', 3, 2, NULL, @o, @p), (3, 3, 1, 'bg', 'ready', 5, 0, '{"code":"figure-unsaid"}', '2026-02-05 08:00:00', @p),
 (4, 4, 1, 'bg', 'ready', 10, 0, NULL, '2025-01-02 08:00:00', @p), (5, 5, 1, 'bg', 'ready', 5, 0, NULL, '2025-01-02 08:00:00', @p);
INSERT INTO unit (id, document_id, wid) VALUES (1, 1, 'art_1');
-- ways of taking part: writing, questions, a meeting, a walk; one was called off
INSERT INTO questionnaire (consultation_id, edition, declaration, digest, frozen_at, created_by, created_at) VALUES (1, 1, '<form name="questionnaire"/>', REPEAT('a', 32), @o, 1, @p);
INSERT INTO event (code, consultation_id, kind, begins_at, published_at, cancelled_at) VALUES ('eve0000001', 1, 'meeting', '2026-02-20 15:00:00', @o, NULL), ('eve0000002', 1, 'meeting', '2026-02-21 15:00:00', @o, NULL), ('eve0000003', 1, 'walk', '2026-02-22 15:00:00', @o, NULL), ('eve0000004', 1, 'workshop', '2026-02-23 15:00:00', @o, '2026-02-22 10:00:00');
INSERT INTO organisation (id, slug, name, kind, country, state, created_at) VALUES (1, 'club', 'Клуб', 'ngo', 'bg', 'verified', @p);
-- letters 1 to 12 to the joint one; 1 and 2 of one address, 3 and 11 of one
-- organisation; 21 of that address to the early round; 22 of gmina
INSERT INTO submission (id, code, number, consultation_id, received_at, entered_at, accepted_at, kind, organisation_id, capacity, language, channel, state, created_at, changed_at)
SELECT n.seq, CONCAT('sub', LPAD(n.seq, 7, '0')), CONCAT('BG-2026-0000-', LPAD(n.seq, 4, '0'), '-A'), 1, '2026-03-01 10:00:00',
  CASE n.seq WHEN 7 THEN '2026-03-05 10:00:00' WHEN 8 THEN '2026-03-01 12:00:00' WHEN 9 THEN '2026-03-03 12:00:00' END, '2026-03-01 10:00:00',
  CASE WHEN n.seq IN (3, 11) THEN 'ngo' WHEN n.seq = 7 THEN 'municipality' WHEN n.seq = 8 THEN 'business' ELSE 'person' END, IF(n.seq IN (3, 11), 1, NULL),
  'self', 'bg', CASE n.seq WHEN 7 THEN 'post' WHEN 8 THEN 'counter' WHEN 9 THEN 'meeting' ELSE 'online' END, 'filed', @p, @p
 FROM seq_1_to_12 n;
INSERT INTO submission (id, code, number, consultation_id, received_at, accepted_at, kind, capacity, language, channel, state, created_at, changed_at) VALUES
 (21, 'sub0000021', 'BG-2025-0000-0021-A', 2, '2025-09-10 10:00:00', '2025-09-10 10:00:00', 'person', 'self', 'bg', 'online', 'filed', @p, @p), (22, 'sub0000022', 'PL-2026-0000-0022-A', 5, '2026-03-01 10:00:00', '2026-03-01 10:00:00', 'person', 'self', 'pl', 'online', 'filed', @p, @p);
INSERT INTO contact (submission_id, email, email_key) VALUES (1, 'ana@mail.example', 'ana@mail.example'), (2, 'Ana@mail.example', 'ana@mail.example'), (21, 'ana@mail.example', 'ana@mail.example'), (4, 'ivo@mail.example', 'ivo@mail.example');
INSERT INTO comment (id, code, submission_id, consultation_id, stance, state, language, sent_at)
SELECT id, CONCAT('com', LPAD(id, 7, '0')), id, consultation_id, 'change', 'public', language, received_at FROM submission;
INSERT INTO comment_text (comment_id, edition, remark, at) SELECT id, 1, CONCAT('Бележка ', id), @o FROM comment;
-- 1 to 4 concern alpha, 5 to 7 beta, the others both (one that did concern beta
-- alone does not any more)
INSERT INTO comment_authority (comment_id, authority_id, gone) VALUES (1, 1, 0), (2, 1, 0), (3, 1, 0), (4, 1, 0), (5, 2, 0), (6, 2, 0), (7, 2, 0), (8, 2, 1);
INSERT INTO cluster (id, code, consultation_id, kind, state, at) VALUES (1, 'clu0000001', 1, 'campaign', 'confirmed', @c), (2, 'clu0000002', 1, 'campaign', 'proposed', @c), (3, 'clu0000003', 1, 'same', 'confirmed', @c);
INSERT INTO cluster_comment (cluster_id, comment_id, gone) VALUES (1, 9, 0), (1, 10, 0), (1, 6, 1), (2, 4, 0), (2, 5, 0), (3, 1, 0), (3, 2, 0);
-- alpha accepts 1 to 3 on the 9th day and refuses 8 to 10 on the 5th by a
-- template; beta refuses 5 and 6 (40 characters) and accepts 11 in part (39) on
-- the 14th; 4 and 7 wait, 12 is left without an answer
INSERT INTO reply_template (id, authority_id, title, reasons) VALUES (1, 1, 'Вече', 'Това вече е уредено в член трети на проекта.');
INSERT INTO reply (id, consultation_id, authority_id, state, decision, written_by, approved_by, published_at, edition) VALUES
 (1, 1, 1, 'published', 'accepted', 1, 3, '2026-03-20 10:00:00', 1), (2, 1, 1, 'published', 'refused', 1, 3, '2026-03-15 22:00:00', 1),
 (3, 1, 2, 'published', 'refused', 2, 3, '2026-03-24 23:00:00', 1), (4, 1, 2, 'published', 'partly', 2, 3, '2026-03-24 23:00:00', 1), (5, 1, 1, 'published', 'none', 1, 3, @r, 1), (6, 1, 1, 'review', 'refused', 1, NULL, NULL, 1);
INSERT INTO reply_text (reply_id, edition, decision, reasons, language, written_by, at) VALUES
 (1, 1, 'accepted', 'Да.', 'bg', 1, @c), (2, 1, 'refused', ' Това вече е уредено в член трети на проекта. ', 'bg', 1, @c), (3, 1, 'refused', REPEAT('я', 40), 'bg', 2, @c), (4, 1, 'partly', REPEAT('я', 39), 'bg', 2, @c), (5, 1, 'none', '', 'bg', 1, @c), (6, 1, 'refused', REPEAT('я', 60), 'bg', 1, @c);
INSERT INTO reply_to (comment_id, reply_id) VALUES (1, 1), (2, 1), (3, 1), (8, 2), (9, 2), (10, 2), (5, 3), (6, 3), (11, 4), (12, 5), (4, 6);
INSERT INTO change_source (version_id, unit_id, comment_id, at, account_id) VALUES (1, 1, 1, @r, 1), (1, 1, 2, @r, 1), (1, 1, 11, @r, 1);
INSERT INTO evaluation (consultation_id, question, score, shard, n) VALUES (1, 'heard', 5, 0, 2), (1, 'heard', 5, 3, 1), (1, 'heard', 2, 0, 3), (1, 'understood', 4, 0, 6), (1, 'again', 1, 0, 4);
UPDATE comment c JOIN submission s ON s.id = c.submission_id LEFT JOIN reply_to rl ON rl.comment_id = c.id
 SET c.kind = s.kind, c.channel = s.channel, c.organisation_id = s.organisation_id, c.reply_id = rl.reply_id;
