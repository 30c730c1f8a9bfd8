-- questions: besides the world of river: a questionnaire with a question to be
-- answered in own words, and eight people who did; the first, the third and the
-- eighth may be quoted.
SET @form = UNHEX('faa9a8021e09e3820a52a240a36a0873904b13ef1afeb816beea4c8d49309ffd');
INSERT INTO questionnaire (consultation_id, edition, declaration, digest, created_by, created_at) VALUES
 (1, 1, '<form name="questionnaire"><field name="where" type="choice"><label lang="bg">Where?</label><option value="here"><label lang="bg">here</label></option><option value="there"><label lang="bg">there</label></option></field><field name="why" type="text" max="2000"><label lang="bg">Why?</label></field></form>', @form, 1, '2026-02-10');
INSERT INTO submission (id, code, number, consultation_id, kind, state, language, quotable, received_at, accepted_at, created_at, changed_at)
SELECT n + 100, CONCAT('why000000', n), CONCAT('BG-2026-0000-000', n, '-X'), 1, 'person', 'filed', 'bg', n IN (1, 3, 8), '2026-03-11', '2026-03-11', '2026-03-11', '2026-03-11'
  FROM JSON_TABLE('[0,0,0,0,0,0,0,0]', '$[*]' COLUMNS (n FOR ORDINALITY)) AS people;
INSERT INTO contact (submission_id, email, email_key) SELECT id, CONCAT(code, '@mail.example'), CONCAT(code, '@mail.example') FROM submission WHERE code LIKE 'why%';
INSERT INTO answer (submission_id, form, field, place, value) VALUES
 (101, @form, 'why', 0, 'It is dark: lamp one.'),
 (102, @form, 'why', 0, 'More LAMPs please.'),
 (103, @form, 'why', 0, 'We need lamp three.'),
 (104, @form, 'why', 0, 'A lamp at the bridge.'),
 (105, @form, 'why', 0, 'Lamp, lamp, lamp.'),
 (106, @form, 'why', 0, 'Dogs run free.'),
 (107, @form, 'why', 0, 'No dogs at all.'),
 (108, @form, 'why', 0, 'The ferry stops too early.');
INSERT INTO answer (submission_id, form, field, place, value) VALUES (101, @form, 'where', 0, 'here');
INSERT INTO tally (scope, subject_id, name, shard, n) VALUES ('consultation', 1, 'submissions', 0, 8) ON DUPLICATE KEY UPDATE n = n + 8;
