-- access: a consultation in each phase, led by Rechen and joined by Mesto;
-- a person for each right, and those who hold none here.
SET @old = '2026-01-01', @past = '2026-03-01', @next = '2026-04-01';
INSERT INTO authority (id, slug, kind, country, zone, language, hue, created_at) VALUES
 (1, 'rechen', 'municipality', 'bg', 'Europe/Sofia', 'bg', 205, @old),
 (2, 'lhota', 'municipality', 'cz', 'Europe/Prague', 'cs', 30, @old),
 (3, 'mesto', 'municipality', 'bg', 'Europe/Sofia', 'bg', 100, @old);
INSERT INTO authority_name (authority_id, language, name) VALUES
 (1, 'bg', 'Община Речен'), (2, 'cs', 'Obec Lhota'), (3, 'bg', 'Община Место');
INSERT INTO account (id, email, email_key, name, language, state, verified_at, created_at)
SELECT n, CONCAT(who, '@x.example'), CONCAT(who, '@x.example'), who, 'bg', IF(who = 'closed', 'closed', 'active'), @old, @old
  FROM JSON_TABLE('["person","past","closed","prepare","publish","register","answer","approve","sign_off","moderate","data","read","administer","alone","joined","other","drafter","signatory","manager"]',
       '$[*]' COLUMNS (n FOR ORDINALITY, who VARCHAR(20) PATH '$')) AS people;
INSERT INTO staff (account_id, authority_id, may, post, since)
SELECT id, 1, name, 'one right', @old FROM account WHERE id BETWEEN 4 AND 13;
INSERT INTO consultation (id, slug, language, profile, round, published_at, opens_at, closes_at, reported_at, concluded_at, cancelled_at, cancel_kind, cancel_reason, contact_name, contact_email, created_at) VALUES
 (1, 'preparing', 'bg', 'bg.municipal.public', 'public', NULL, @next, '2026-06-01', NULL, NULL, NULL, NULL, NULL, 'Е', 'e@x.example', @old),
 (2, 'announced', 'bg', 'bg.municipal.public', 'public', @past, @next, '2026-06-01', NULL, NULL, NULL, NULL, NULL, 'Е', 'e@x.example', @old),
 (3, 'open', 'bg', 'bg.municipal.public', 'public', @past, @past, '2026-06-01', NULL, NULL, NULL, NULL, NULL, 'Е', 'e@x.example', @old),
 (4, 'closed', 'bg', 'bg.municipal.public', 'public', @old, @old, @past, NULL, NULL, NULL, NULL, NULL, 'Е', 'e@x.example', @old),
 (5, 'answered', 'bg', 'bg.municipal.public', 'public', @old, @old, @past, @past, NULL, NULL, NULL, NULL, 'Е', 'e@x.example', @old),
 (6, 'concluded', 'bg', 'bg.municipal.public', 'public', @old, @old, @past, @past, @past, NULL, NULL, NULL, 'Е', 'e@x.example', @old),
 (7, 'cancelled', 'bg', 'bg.municipal.public', 'public', @past, @past, '2026-06-01', NULL, NULL, @past, 'stopped', 'Няма нужда.', 'Е', 'e@x.example', @old);
INSERT INTO consultation_authority (consultation_id, authority_id, leads) SELECT id, 1, 1 FROM consultation UNION SELECT id, 3, NULL FROM consultation;
INSERT INTO consultation_text (consultation_id, language, title, summary) SELECT id, 'bg', 'Наредба', 'Какво.' FROM consultation;
-- All rights: past ones, of a closed account, for the open one alone, in the
-- body that joins, in one that has nothing to do with it.
INSERT INTO staff (account_id, authority_id, consultation_id, may, post, since, until)
SELECT a.id, CASE a.name WHEN 'joined' THEN 3 WHEN 'other' THEN 2 ELSE 1 END, IF(a.name = 'alone', 3, NULL), r.name, 'all rights', @old, IF(a.name = 'past', @past, NULL)
  FROM account a JOIN account r ON r.id BETWEEN 4 AND 13 WHERE a.name IN ('past', 'closed', 'alone', 'joined', 'other');
INSERT INTO document (id, consultation_id, slug, kind, language, created_at) SELECT id, id, 'act', 'draft', 'bg', @old FROM consultation;
INSERT INTO document_text (document_id, language, title) SELECT id, 'bg', 'Проект' FROM document;
INSERT INTO version (id, document_id, number, language, akn, state, units, published_at, created_at) SELECT id, id, 1, 'bg', '<akomaNtoso/>', 'ready', 1, IF(id = 1, NULL, @old), @old FROM document;
INSERT INTO unit (id, document_id, wid) SELECT id, id, 'art_1' FROM document;
INSERT INTO unit_in (version_id, unit_id, place, last_place, depth, kind, role, container, eid, num, words, digest) SELECT id, id, 1, 1, 0, 'article', 'base', 0, 'art_1', 'Чл. 1.', 'Думи.', REPEAT('0', 32) FROM document;
INSERT INTO fragment (version_id, unit_id, script, html, html_after) SELECT id, id, 'Cyrl', '<p>Думи.</p>', '' FROM document;
-- Sent by person, each with its own check character; access.c gives the code.
INSERT INTO submission (id, code, number, consultation_id, account_id, kind, language, state, received_at, accepted_at, created_at, changed_at) SELECT id, CONCAT('sss', id, '000000'), CONCAT('BG-2026-AAAA-AAA', id, '-', SUBSTR('MFA50', id - 2, 1)), id, 1, 'person', 'bg', 'filed', @old, @old, @old, @old FROM consultation WHERE id > 2;
INSERT INTO comment (id, code, submission_id, consultation_id, unit_id, base_id, version_id, stance, state, language, sent_at, public_at) SELECT id, CONCAT('ccc', id, '000000'), id, id, id, id, id, 'change', 'public', 'bg', @old, @old FROM submission;
INSERT INTO comment_text (comment_id, edition, remark, at) SELECT id, 1, 'Забележка.', @old FROM comment;
INSERT INTO reply (id, consultation_id, authority_id, state, decision, written_by, approved_by, approved_at, published_at) SELECT id, id, 1, IF(id IN (5, 6), 'published', 'review'), 'accepted', 7, 8, @past, IF(id IN (5, 6), @past, NULL) FROM consultation WHERE id > 2;
INSERT INTO reply_text (reply_id, edition, decision, reasons, language, written_by, at) SELECT id, 1, 'accepted', 'Така е.', 'bg', 7, @past FROM reply;
INSERT INTO reply_to (comment_id, reply_id) SELECT id, id FROM reply;
INSERT INTO report (consultation_id, edition, state, narrative, prepared_by, signed_by, signed_at, published_at, published_by) SELECT id, 1, IF(id = 4, 'writing', 'published'), '<narrative><course>Разказ.</course></narrative>', 7, 9, @past, IF(id = 4, NULL, @past), 5 FROM consultation WHERE id IN (4, 5, 6);
-- An organisation that asked Rechen: its members by role.
INSERT INTO organisation (id, slug, name, kind, country, signatories, state, asked_id, applied_by, created_at) VALUES (1, 'club', 'Клуб', 'ngo', 'bg', 1, 'verified', 1, 19, @old);
INSERT INTO member (organisation_id, account_id, role, since) SELECT 1, id, IF(name = 'manager', 'administrator', name), @old FROM account WHERE name IN ('drafter', 'signatory', 'manager');
-- What person has not sent yet, a submission that waits for its confirmation.
INSERT INTO submission (id, code, consultation_id, account_id, language, created_at, changed_at) SELECT id + 20, CONCAT('uus', id, '000000'), id, 1, 'bg', @old, @old FROM consultation;
INSERT INTO comment (id, code, submission_id, consultation_id, unit_id, base_id, version_id, stance, state, language) SELECT id + 20, CONCAT('uuu', id, '000000'), id + 20, id, id, id, id, 'change', 'unsent', 'bg' FROM consultation;
INSERT INTO comment_text (comment_id, edition, remark, at) SELECT id + 20, 1, 'Чернова.', @old FROM consultation;
INSERT INTO submission (id, code, number, consultation_id, kind, language, state, received_at, confirm_until, created_at, changed_at) VALUES (40, 'sss4000040', 'BG-2026-BBBB-BBBB-0', 3, 'person', 'bg', 'unconfirmed', @past, @next, @past, @past);
-- Files of both, a questionnaire, a meeting, an outcome, an original.
INSERT INTO `blob` (id, size, digest) VALUES (1, 4, REPEAT('x', 32));
INSERT INTO blob_part (blob_id, place, bytes) VALUES (1, 0, 'text');
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role, blob_id, name, type, size, state, public, created_at, digest) SELECT CONCAT(IF(state = 'unsent', 'ggg', 'fff'), consultation_id, '000000'), consultation_id, 'submission', id, 'annex', 1, 'файл.txt', 'text/plain', 4, 'clean', 1, @old, REPEAT('x', 32) FROM submission WHERE id < 40;
INSERT INTO questionnaire (consultation_id, edition, declaration, digest, created_by, created_at) SELECT id, 1, '<form name="questionnaire"><field name="q1" type="line"><label lang="bg">Защо?</label></field></form>', UNHEX('0c2d68db1913ccb21d1dc62e011972cbefa91cc00fbc35755286069da09c4e82'), 4, @old FROM consultation;
INSERT INTO event (id, code, consultation_id, kind, begins_at, ends_at, place, published_at) SELECT id, CONCAT('eee', id, '000000'), id, 'meeting', '2026-03-20', NULL, 'Салон', IF(id = 1, NULL, @old) FROM consultation;
INSERT INTO outcome (consultation_id, authority_id, edition, kind, adopted_on, at, recorded_by) VALUES (6, 1, 1, 'adopted', '2026-03-02', @past, 5);
UPDATE version SET original_id = 1, original_name = 'naredba.txt', original_type = 'text/plain', bare_id = 1;
INSERT INTO account (id, email, email_key, name, language, state, created_at) VALUES (30, 'invited@x.example', 'invited@x.example', 'invited', 'bg', 'active', @old);
UPDATE comment c JOIN submission s ON s.id = c.submission_id LEFT JOIN reply_to rl ON rl.comment_id = c.id
 SET c.kind = s.kind, c.channel = s.channel, c.organisation_id = s.organisation_id, c.reply_id = rl.reply_id;
-- What jobs make: files of reports, notices, the archive, proofs; entries on
-- what became of the act.
INSERT INTO report_file (report_id, format, language, state, blob_id, size, at) SELECT r.id, f.format, 'bg', 'ready', 1, 4, @past FROM report r, (SELECT 'pdf' AS format UNION SELECT 'docx' UNION SELECT 'odt' UNION SELECT 'xlsx') f;
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role, blob_id, name, type, size, state, public, created_at, digest) SELECT CONCAT('n', f.n, c.id, '0000000'), c.id, 'notice', c.id, f.role, 1, CONCAT('notice.', f.role), 'application/octet-stream', 4, 'clean', 1, @past, REPEAT('x', 32) FROM consultation c, (SELECT 'pdf' AS role, 1 AS n UNION SELECT 'docx', 2 UNION SELECT 'zip', 3) f;
INSERT INTO archive (consultation_id, edition, part, cause, moment, state, blob_id, size, digest, at) SELECT id, 1, p.part, IF(id = 6, 'concluded', 'cancelled'), @past, 'ready', 1, 4, REPEAT('x', 32), @past FROM consultation, (SELECT 'public' AS part UNION SELECT 'closed') p WHERE id IN (6, 7);
INSERT INTO monitoring (code, consultation_id, authority_id, state, done, as_of, written_by, at) VALUES ('www6000000', 6, 1, 'done', 'Изпълнено.', '2026-03-05', 4, @past);
INSERT INTO ledger_note (id, kind, act_iri, code, edition, commitment, at) SELECT id, 'comment', '/c', code, 1, REPEAT('x', 32), @old FROM comment WHERE id < 20;
INSERT INTO proof (note_id, place, file, at) SELECT id, id, 'proof', @past FROM ledger_note;
INSERT INTO version_file (version_id, place, blob_id, bare_id, name) SELECT id, n, 1, 1, 'naredba.txt' FROM version, (SELECT 1 AS n UNION SELECT 2) f;
INSERT INTO picture (version_id, name, type, blob_id) SELECT id, '1', 'image/png', 1 FROM version;
-- What staff has at hand: places, groups, letters being entered, requests.
INSERT INTO notice_place (id, consultation_id, what, place) SELECT id, id, 'draft', 'Табло' FROM consultation;
INSERT INTO cluster (id, code, consultation_id, kind, state, at) SELECT id, CONCAT('kkk', id, '000000'), id, 'same', 'proposed', @past FROM consultation;
INSERT INTO cluster_comment (cluster_id, comment_id) SELECT id, id FROM consultation WHERE id > 2;
INSERT INTO submission (id, code, consultation_id, kind, channel, language, entered_by, created_at, changed_at, received_at) SELECT id + 50, CONCAT('lll', id, '000000'), id, 'person', 'post', 'bg', 8, @past, @past, @past FROM consultation;
INSERT INTO comment (id, code, submission_id, consultation_id, stance, state, language) SELECT id + 50, CONCAT('mmm', id, '000000'), id + 50, id, 'change', 'unsent', 'bg' FROM consultation;
INSERT INTO comment_text (comment_id, edition, remark, at) SELECT id + 50, 1, 'От писмото.', @past FROM consultation;
INSERT INTO erasure (submission_id, consultation_id, asked_at, due_at) SELECT id, consultation_id, @past, @next FROM submission WHERE id < 20;
-- The organisation's unfinished opinion, with a table that was read.
INSERT INTO submission (id, code, consultation_id, organisation_id, kind, capacity, name_choice, shown_name, language, created_at, changed_at) SELECT id + 60, CONCAT('ppp', id, '000000'), id, 1, 'ngo', 'organisation', 'full', 'Клуб', 'bg', @past, @past FROM consultation;
INSERT INTO comment (id, code, submission_id, consultation_id, unit_id, base_id, version_id, stance, state, language) SELECT id + 60, CONCAT('ooo', id, '000000'), id + 60, id, id, id, id, 'change', 'unsent', 'bg' FROM consultation;
INSERT INTO comment_text (comment_id, edition, remark, at) SELECT id + 60, 1, 'Становище.', @past FROM consultation;
INSERT INTO opinion_part (comment_id, changed_by, changed_at) SELECT id + 60, 19, @past FROM consultation;
INSERT INTO opinion_table (id, submission_id, blob_id, name, account_id, at, state) SELECT id, id + 60, 1, 'tablica.csv', 19, @past, 'ready' FROM consultation;
INSERT INTO opinion_row (table_id, number, cite, remark) SELECT id, 1, 'чл. 99', 'Ред.' FROM consultation;
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role, blob_id, name, type, size, state, public, created_at, digest) SELECT CONCAT('hhh', consultation_id, '000000'), consultation_id, 'submission', id, 'annex', 1, 'файл.txt', 'text/plain', 4, 'clean', 1, @old, REPEAT('x', 32) FROM submission WHERE id > 60;
INSERT INTO figure (authority_id, profile, period, indicator, part, n, whole, rules, formula, since, at) VALUES (1, '', '2026', 'i2', '', 4, 1, NULL, 3, @past, @past);
INSERT INTO figure_remark (authority_id, profile, period, indicator, words, account_id, at) VALUES (1, '', '2026', 'i2', 'Още един ден.', 5, @past);
