// world.mjs: what the samples do not hold and pages can show: an organisation,
// a questionnaire, a file, a request to erase.  Rows of a test, as an
// installation has them after a while.
import { until } from "../http/house.mjs";

const ASKED = `<form name="questionnaire"><field name="q1" type="choice"
 required="yes"><label lang="sr">Колико често користите кеј?</label><label
 lang="bg">Колко често?</label><option value="o1"><label
 lang="sr">Сваки дан</label><label lang="bg">Всеки ден</label></option><option
 value="o2"><label lang="sr">Ретко</label><label
 lang="bg">Рядко</label></option></field><field name="q2" type="text"><label
 lang="sr">Шта недостаје?</label><label lang="bg">Какво липсва?</label></field>
 </form>`.replace(/\s*\n\s*/g, " ");
const of = (slug) => `(SELECT id FROM consultation WHERE slug = '${slug}')`;
const one = (slug) => `(SELECT MIN(c.submission_id) FROM comment c
  WHERE c.consultation_id = ${of(slug)} AND c.state = 'public')`;

// A picture of one pixel, and its digest.
const PIXEL = "89504e470d0a1a0a0000000d4948445200000001000000010800000000" +
  "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082";
const DOT =
  "a1abfd410973b0111c215baa879b9edcd739e601659ba44168269767cc2e9108";

// The units of a version as they stand in the one it was made of.
const unitsOf = (base, version) =>
  `INSERT INTO unit_in (version_id, unit_id, parent_id, place, last_place,
     depth, kind, role, container, quoted, eid, num, steps, heading, words,
     whole, whole_digest, digest, confidence)
   SELECT w.id, i.unit_id, i.parent_id, i.place, i.last_place, i.depth,
     i.kind, i.role, i.container, i.quoted, i.eid, i.num, i.steps, i.heading,
     i.words, i.whole, i.whole_digest, i.digest, i.confidence
     FROM version w JOIN unit_in i ON i.version_id = w.${base}
    WHERE ${version}`;
const rows = (open, prepared, reported) => [
  // a name as long as one may be, without a blank
  `UPDATE submission SET shown_name = REPEAT('Щ', 200), name_choice = 'full'
   WHERE id = ${one(reported)}`,
  `INSERT INTO organisation (slug, name, kind, country, state, verified_at,
     created_at, asked_id)
   SELECT 'zhiva-reka', 'Жива река', 'ngo', 'bg', 'verified', NOW(), NOW(), id
     FROM authority WHERE slug = 'belorechie'`,
  `INSERT INTO organisation (slug, name, kind, country, created_at, answerable,
     asked_id)
   SELECT CONCAT('druzestvo-', slug), 'Дружество', 'group', 'bg', NOW(), 'Ана',
     id FROM authority`,
  `UPDATE submission SET capacity = 'organisation', kind = 'ngo',
     shown_name = 'Жива река', organisation_id =
     (SELECT id FROM organisation WHERE slug = 'zhiva-reka')
   WHERE id = ${one(open)}`,
  ...[open, prepared, reported].map((slug) => `INSERT IGNORE INTO questionnaire
     (consultation_id, edition, declaration, digest, frozen_at, created_by,
      created_at)
   SELECT id, 1, '${ASKED}', UNHEX(SHA2(CONCAT('q', id), 256)),
     IF(published_at IS NULL, NULL, opens_at), created_by, created_at
     FROM consultation WHERE slug = '${slug}'`),
  `INSERT INTO answer (submission_id, form, field, place, value)
   SELECT ${one(open)}, q.digest, 'q4', 0, 'Осветление.' FROM questionnaire q
    WHERE q.consultation_id = ${of(open)}`,
  `INSERT INTO theme (code, consultation_id, form, field, name, words)
   SELECT '7k2m9x4d1q', q.consultation_id, q.digest, 'q4', 'Осветление',
     'Хората искат лампи.' FROM questionnaire q
    WHERE q.consultation_id = ${of(open)}`,
  `INSERT INTO theme_answer (theme_id, submission_id, edition)
   SELECT id, ${one(open)}, 1 FROM theme`,
  // in one statement: a job may take the number after the highest at any time
  `INSERT INTO \`blob\` (id, size, digest) VALUES
   (900001, 4, REPEAT('x', 32)), (900002, 4, REPEAT('y', 32)),
   (900003, 67, UNHEX('${DOT}'))`,
  "INSERT INTO blob_part (blob_id, place, bytes) VALUES (900001, 0, 'text')",
  "INSERT INTO blob_part (blob_id, place, bytes) VALUES (900002, 0, 'text')",
  `UPDATE version v JOIN document d ON d.id = v.document_id
      SET v.original_id = 900002, v.original_name = 'naredba.txt',
          v.original_type = 'text/plain', v.bare_id = 900002
    WHERE d.consultation_id = ${of(open)} AND d.slug = 'act'
      AND v.number = 1`,
  `INSERT INTO blob_part (blob_id, place, bytes) VALUES (900003, 0, UNHEX('${PIXEL}'))`,
  `INSERT INTO picture (version_id, name, type, blob_id)
   SELECT v.id, '${DOT}.png', 'image/png', 900003
     FROM version v JOIN document d ON d.id = v.document_id
    WHERE d.consultation_id = ${of(open)} AND d.slug = 'act'`,
  `UPDATE fragment f JOIN unit_in i ON i.version_id = f.version_id
      AND i.unit_id = f.unit_id AND i.role = 'base'
     JOIN version v ON v.id = f.version_id
     JOIN document d ON d.id = v.document_id
      SET f.html = CONCAT(f.html, '<p><img src="media/${DOT}.png"',
          ' alt="План на мястото" width="1" height="1"/></p>')
    WHERE d.consultation_id = ${of(open)} AND d.slug = 'act'`,
  // a version that is not published yet, and a wording to be put into it
  `INSERT INTO version (document_id, number, language, kind, reason, base_id,
     akn, state, units, created_by, created_at)
   SELECT v.document_id, 99, v.language, 'changed', 'Както е отговорено.',
     v.id, v.akn, 'ready', v.units, v.created_by, NOW()
     FROM version v JOIN document d ON d.id = v.document_id
    WHERE d.consultation_id = ${of(open)} AND d.slug = 'act'
      AND v.language = d.language AND v.published_at IS NOT NULL
    ORDER BY v.number DESC LIMIT 1`,
  unitsOf("base_id", "w.number = 99"),
  // a text without a number or heading: contents of nothing
  `INSERT INTO document (consultation_id, slug, kind, language, created_at)
   SELECT id, 'pismo', 'other', language, NOW() FROM consultation
    WHERE slug = '${open}'`,
  `INSERT INTO version (document_id, number, language, akn, state, units,
     title, created_at, published_at)
   SELECT id, 1, language, '<akomaNtoso/>', 'ready', 1, 'Писмо', NOW(), NOW()
     FROM document WHERE slug = 'pismo'`,
  `INSERT INTO unit (document_id, wid) SELECT id, 'hcontainer_1'
     FROM document WHERE slug = 'pismo'`,
  `INSERT INTO unit_in (version_id, unit_id, place, last_place, depth, kind,
     role, container, eid, words, digest)
   SELECT v.id, u.id, 1, 1, 0, 'block', 'block', 0, 'hcontainer_1',
     'Приложено изпращаме проекта.', REPEAT('p', 32)
     FROM version v JOIN document d ON d.id = v.document_id
     JOIN unit u ON u.document_id = d.id WHERE d.slug = 'pismo'`,
  `INSERT INTO fragment (version_id, unit_id, script, html, html_after)
   SELECT version_id, unit_id, 'Cyrl', CONCAT('<p>', words, '</p>'), ''
     FROM unit_in WHERE digest = REPEAT('p', 32)`,
  // the same text in another language
  `INSERT INTO version (document_id, number, language, kind, translates_id,
     akn, state, units, title, created_by, created_at, published_at)
   SELECT v.document_id, 1, 'en', 'translation', v.id, v.akn, 'ready',
     v.units, 'Riverside zones', v.created_by, NOW(), NOW()
     FROM version v JOIN document d ON d.id = v.document_id
    WHERE d.consultation_id = ${of(open)} AND d.slug = 'act'
      AND v.language = d.language AND v.published_at IS NOT NULL
    ORDER BY v.number DESC LIMIT 1`,
  unitsOf("translates_id", "w.language = 'en' AND w.title = 'Riverside zones'"),
  `INSERT INTO fragment (version_id, unit_id, script, html, html_after)
   SELECT w.id, f.unit_id, 'Latn',
     REGEXP_REPLACE(f.html, '<p><img[^>]*></p>', ''), f.html_after
     FROM version w JOIN fragment f ON f.version_id = w.translates_id
    WHERE w.language = 'en' AND w.title = 'Riverside zones'`,
  `INSERT INTO reply (id, consultation_id, authority_id, state, decision,
     written_by)
   SELECT 900001, c.consultation_id, l.authority_id, 'review', 'accepted',
     (SELECT MIN(id) FROM account)
     FROM comment c JOIN consultation_authority l
       ON l.consultation_id = c.consultation_id AND l.leads = 1
    WHERE c.consultation_id = ${of(open)} LIMIT 1`,
  `INSERT INTO reply_text (reply_id, edition, decision, reasons, language,
     written_by, at)
   SELECT id, 1, decision, 'Приема се.', 'bg', written_by, NOW() FROM reply
    WHERE id = 900001`,
  `INSERT INTO reply_to (comment_id, reply_id)
   SELECT c.id, 900001 FROM comment c
     JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
      AND t.proposed IS NOT NULL
    WHERE c.consultation_id = ${of(open)} AND c.state = 'public'
      AND c.unit_id IS NOT NULL AND c.reply_id IS NULL ORDER BY c.id LIMIT 1`,
  `UPDATE comment c JOIN reply_to l ON l.comment_id = c.id
      SET c.reply_id = l.reply_id WHERE l.reply_id = 900001`,
  `INSERT INTO version_file (version_id, place, blob_id, bare_id, name)
   SELECT v.id, f.place, 900002, 900002, f.name
     FROM version v JOIN document d ON d.id = v.document_id
     JOIN (SELECT 1 AS place, 'naredba.txt' AS name
           UNION SELECT 2, 'prilozhenie.txt') f
    WHERE d.consultation_id = ${of(open)} AND d.slug = 'act'
      AND v.number = 1`,
  `INSERT INTO minute (event_id, edition, body, written_by, at, published_at,
     mend_until)
   SELECT e.id, 1, 'Дойдоха двадесет души.', (SELECT MIN(id) FROM account),
     NOW(), NOW(), NOW() + INTERVAL 2 DAY
     FROM event e JOIN consultation c ON c.id = e.consultation_id
    WHERE c.published_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM minute m WHERE m.event_id = e.id)`,
  `INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role,
     blob_id, name, says, type, size, state, public, created_at, digest)
   SELECT LPAD(e.id, 10, 'm'), e.consultation_id, 'event', e.id, 'minutes',
     900003, 'списък.png', 'Списък с двадесет имена.', 'image/png', 67,
     'clean', 1, NOW(), UNHEX('${DOT}')
     FROM event e JOIN minute m ON m.event_id = e.id`,
  `INSERT INTO minute_wish (event_id, consultation_id, words, at, state,
     reasons, decided_at)
   SELECT e.id, e.consultation_id, 'Казах пет.', NOW(), 'refused',
     'На записа е шест.', NOW()
     FROM event e JOIN minute m ON m.event_id = e.id`,
  `INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role,
     blob_id, name, type, size, state, public, created_at, digest)
   SELECT 'fffffffff1', ${of(open)}, 'submission', ${one(open)}, 'annex',
     900001, 'плик.txt', 'text/plain', 4, 'clean', 1, NOW(), REPEAT('x', 32)`,
  `INSERT INTO erasure (submission_id, consultation_id, asked_at, due_at,
     state, after_report)
   SELECT s.id, s.consultation_id, NOW(), NOW() + INTERVAL 30 DAY, 'asked', 1
     FROM submission s WHERE s.id = ${one(open)}`,
  `INSERT INTO report (consultation_id, edition, state, narrative, number,
     place, prepared_by, prepared_post, signed_by, signed_post, signed_at,
     published_at, published_by, change_reason)
   SELECT consultation_id, 2, state, narrative, number, place, prepared_by,
     prepared_post, signed_by, signed_post, signed_at,
     NOW(), published_by, 'Исправљен је број учесника.'
     FROM report WHERE consultation_id = ${of(reported)}`,
  `INSERT INTO staff (account_id, authority_id, may, post, since)
   SELECT f.account_id, f.authority_id, 'data', f.post, f.since FROM staff f
    WHERE f.may IN ('prepare', 'answer', 'read') AND NOT EXISTS (SELECT 1 FROM staff g
      WHERE g.account_id = f.account_id AND g.may = 'data')`,
];

// Files of a report take their time: they are made by glas jobs.
async function made(s, slug) {
  s.sql(`INSERT INTO job (kind, subject_id, run_after, created_at)
    SELECT 'report-files', id, NOW(), NOW() FROM report
     WHERE consultation_id = ${of(slug)}`);
  s.sql(`INSERT INTO job (kind, subject_id, run_after, created_at)
    VALUES ('notice', ${of(slug)}, NOW(), NOW())`);
  await until("files of a report and a notice", () => s.sql("SELECT 1" +
    " FROM job WHERE (kind LIKE 'report-file%' OR kind = 'notice')" +
    " AND state IN ('new', 'taken')").length === 0, 180000);
}

// What is done later is done before anything is asked: figures of the month,
// an entry on what became of an act, its file for the archive.
async function later(s) {
  s.sql(`INSERT INTO monitoring (code, consultation_id, authority_id, state,
      done, as_of, written_by, at)
    SELECT LPAD(c.id, 10, 'm'), c.id, ca.authority_id, 'done', 'Урађено је.',
      DATE(NOW() - INTERVAL 1 DAY), c.created_by, NOW()
      FROM consultation c
      JOIN consultation_authority ca ON ca.consultation_id = c.id
       AND ca.leads = 1
     WHERE c.concluded_at IS NOT NULL`);
  s.sql(`INSERT INTO many (consultation_id, authority_id, account_id, deed,
      decision, reasons, filters, comments, done, at)
    SELECT c.id, ca.authority_id, c.created_by, 'decide', 'accepted',
      'Прихваћено.', '?kind=person', 43210, 15000, NOW()
      FROM consultation c
      JOIN consultation_authority ca ON ca.consultation_id = c.id
       AND ca.leads = 1
     WHERE c.reported_at IS NULL AND c.cancelled_at IS NULL`);
  s.sql(`INSERT INTO archive (consultation_id, edition, part, cause, moment,
      at)
    SELECT id, 1, 'public', 'concluded', NOW(), NOW() FROM consultation
     WHERE concluded_at IS NOT NULL`);
  s.sql(`INSERT INTO job (kind, subject_id, run_after, created_at)
    SELECT 'archive', id, NOW(), NOW() FROM archive`);
  await until("what is done later", () =>
    s.sql("SELECT 1 FROM archive WHERE state = 'waiting'").length === 0 &&
    s.sql("SELECT 1 FROM indicator_run").length === 1, 180000);
}

// Before the site is asked anything.
export async function world(s) {
  const [[prepared]] = s.sql("SELECT slug FROM consultation" +
    " WHERE published_at IS NULL ORDER BY id LIMIT 1");

  for (const row of rows("krayrechni-zoni", prepared,
    "kej-i-setaliste"))
    s.sql(row);
  await made(s, "kej-i-setaliste");
  await later(s);
}
