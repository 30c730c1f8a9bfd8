// office.mjs BUILD: a clerk enters what came on paper (channel, dates, scan; a
// late letter; a table of letters); moderators check, hide with a reason,
// decide an objection and a report, cut a passage; the author gets letters and
// the public reads a stub.  Once without scripts and once with; the same rows.
import fs from "node:fs";
import { browser, done, is, ok, people, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "office");
const b = await browser();
const { audit, clean, go, has, letter, link, part, path, person, press, send,
  shows } = people(s, b, { look: true });
const ROUND = "zatrzymaj-deszcz", DESK = `/pl/desk/c/${ROUND}`;
const PUBLIC = `/pl/c/${ROUND}`;
const one = (sql) => s.sql(sql)[0]?.[0];

s.sql(`UPDATE consultation SET show_comments = 'after_check'
  WHERE slug = '${ROUND}'`);
s.sql(`INSERT INTO staff (account_id, authority_id, may, post, since)
  SELECT f.account_id, f.authority_id, 'moderate', f.post, f.since FROM staff f
    JOIN account a ON a.id = f.account_id
   WHERE a.email_key = 'barbara.olchowa@lipowo.example' LIMIT 1`);

const day = (n) => new Date(Date.now() + n * 86400000).toISOString()
  .slice(0, 10);

// Each signs in once: a code counts once.
async function signedIn(email) {
  const page = await person(false);

  await page.goto(`${s.base}/pl/desk`);
  await send(page, "main form", { email, password: s.password });
  await send(page, "main form", { code: s.totp() });
  is(path(page), "/pl/desk", `${email} at the desk`);
  return page.context().cookies();
}

// ---- the clerk ----

const HEADS = ["letter", "channel", "posted", "received", "received_at",
  "records_number", "submitter", "organisation", "name", "name_choice",
  "address", "email", "unit", "stance", "text"];
function table(n, rows) {
  const file = `${build}/tests/office-${n}.csv`;

  fs.writeFileSync(file, [HEADS, ...rows].map((row) => row.join(";"))
    .join("\r\n"));
  return { file };
}

async function clerk(page, n) {
  await go(page, `${DESK}/register`);
  const form = "form.form-register";
  let answer = await send(page, form, { channel: ["post"], received: day(-2),
    submitter: ["person"], name_choice: ["full"], text: `Z listu ${n}.` });
  is(answer.status(), 422, "a letter without its day of posting");
  answer = await send(page, form, { posted: day(-4), name: `Jan ${n}`,
    address: "Lipowo 7", records_number: `RM.${n}.1` });
  ok(/\/register\/\w+$/.test(path(page)), "a letter is being entered");
  const room = path(page);

  await go(page, `${room}/scan`);
  answer = await send(page, "form.form-scan");
  is(answer.status(), 422, "a scan without a file");
  await send(page, "form.form-scan", { file: { file:
    "tests/samples/attachments/river.png" } });
  await go(page, room);
  await send(page, "form.form-register-more", { text: `I jeszcze to ${n}.` });
  await press(page, page.locator("form[action$='/letter-file'] button"));
  ok(await has(page, "PL-"), "filed, with a number to hand over");

  // many letters as a table: all of them or none
  await go(page, `${DESK}/register/batch`);
  answer = await send(page, "form.form-register-batch", { file: table(n, [
    ["1", "post", day(-3), day(-9), "", `T.${n}.1`, "person", "", "", "kind",
      "", "", "", "oppose", `Z tabeli ${n}.`]]) });
  is(answer.status(), 422, "received before it was posted");
  await send(page, "form.form-register-batch", { file: table(n, [
    ["1", "email", "", day(-3), "", `T.${n}.1`, "person", "", "", "kind", "",
      "", "", "oppose", `Z tabeli ${n}.`],
    ["2", "counter", "", day(-2), "", `T.${n}.2`, "ngo", `Stowarzyszenie ${n}`,
      "", "", "", "", "", "change", `Druga z tabeli ${n}.`]]) });
  ok(path(page).endsWith("/register"), "a table of two letters is filed");
}

// After the term: kept, marked, counted.
async function late(page, n) {
  await go(page, `${DESK}/register`);
  await send(page, "form.form-register", { channel: ["post"],
    posted: day(-2), received: day(-1), submitter: ["person"],
    name_choice: ["kind"], text: `Po terminie ${n}.` });
  ok(await page.locator("p.warning, div.warning").count(),
    "a late letter is marked as late");
  await press(page, page.locator("form[action$='/letter-file'] button"));
  await go(page, `${DESK}/register`);
  ok(await page.locator("main span.overdue").count() > 0,
    "and among the letters that were entered, marked");
}

// ---- moderation ----

async function author(script, n) {
  const page = await person(script), email = `autor${n}@mail.example`;

  for (const words of [`Pan Nowak ${n} parkuje źle.`, `Kupujcie u nas ${n}!`,
    `Rozsądna uwaga ${n}.`]) {
    await go(page, `${PUBLIC}/comment`);
    await send(page, "form.form-comment-whole", { stance: ["oppose"],
      remark: words });
  }
  await send(page, "form.form-submission-send", { capacity: ["self"],
    name_choice: ["kind"], email, consent: ["yes"] });
  await go(page, link(await letter(email, "/confirm/")));
  await send(page, "main form");
  ok(/\/s\//.test(path(page)), `${n}: sent and confirmed`);
  return { page, email, status: path(page) };
}

const codes = (n) => s.sql(`SELECT c.code FROM comment c
  JOIN comment_text t ON t.comment_id = c.id
  WHERE t.remark LIKE '%${n}%' AND t.edition = 1 AND c.submission_id =
    (SELECT submission_id FROM contact WHERE email = 'autor${n}@mail.example')
  ORDER BY c.id`).flat();

async function moderation(script, n, cookies) {
  const who = await author(script, n);
  const [named, advert, fair] = codes(n);
  const stranger = await person(script);
  const first = await person(script, { cookies: cookies.first });
  const second = await person(script, { cookies: cookies.second });

  is((await go(stranger, `${PUBLIC}/comments/${fair}`)).status(), 404,
    "before the check nobody reads it");
  await go(first, `${DESK}/queue`);
  ok(await first.locator(`a[href$='/queue/${fair}']`).count(),
    "it waits in the queue");
  for (const code of [named, advert, fair]) {
    await go(first, `${DESK}/queue`);
    await press(first, first.locator(
      `form[action$='/queue/${code}/release'] button`));
  }
  ok(await shows(stranger, `${PUBLIC}/comments/${fair}`, "Rozsądna uwaga"),
    "checked, it is public");

  // reported by somebody, hidden by a moderator with a reason
  await go(stranger, `${PUBLIC}/comments/${advert}/report`);
  let answer = await send(stranger, "form.form-abuse");
  is(answer.status(), 422, "a report needs a rule");
  await send(stranger, "form.form-abuse", { rule: ["advertising"],
    words: "To reklama." });
  await go(first, `${DESK}/queue?list=reported`);
  ok(await first.locator(`a[href$='/queue/${advert}']`).count(),
    "the report is in the queue");
  await go(first, `${DESK}/queue/${advert}`);
  answer = await send(first, "form.form-hide");
  is(answer.status(), 422, "hidden only by a rule and with a reason");
  await send(first, "form.form-hide", { end: ["hidden"], rule: ["advertising"],
    reason: `Reklama ${n}.` });
  ok(await shows(stranger, `${PUBLIC}/comments/${advert}`, `Reklama ${n}.`),
    "the reason stands in its place");
  ok(!await has(stranger, "Kupujcie"), "and no word of the comment");
  ok((await letter(who.email, `Reklama ${n}.`)).length,
    "its author gets the reason");

  // the author objects; another person decides
  await go(who.page, who.status);
  await send(who.page, "form.form-object", { words: `To nie reklama ${n}.` });
  await go(first, `${DESK}/queue/${advert}`);
  ok(!await first.locator("form.form-objection-decide").count(),
    "who hid it does not decide");
  await go(second, `${DESK}/queue/${advert}`);
  await send(second, "form.form-objection-decide", { decision: ["granted"],
    reasons: `Racja ${n}.` });
  ok(await shows(stranger, `${PUBLIC}/comments/${advert}`, "Kupujcie"),
    "shown again");
  ok((await letter(who.email, `Racja ${n}.`)).length, "and the author told");

  // a passage is cut from a copy, with a visible mark
  await go(first, `${DESK}/queue/${named}`);
  await send(first, "form.form-redact", { passage: `Pan Nowak ${n}`,
    rule: ["personal_data"], reason: `Dane osoby ${n}.` });
  await go(second, `${DESK}/queue/${named}`);
  ok(await shows(stranger, `${PUBLIC}/comments/${named}`, "parkuje źle"),
    "the rest can be read");
  ok(!await has(stranger, "Nowak"), "without the passage");

  // the register says what was done, and not what was written
  ok(await shows(stranger, `${PUBLIC}/moderation`, advert), "the register");
  await audit(stranger);
  ok(!await has(stranger, "Kupujcie") && !await has(stranger, "Nowak"),
    "tells no words");
  for (const page of [who.page, stranger, first, second])
    await page.context().close();
}

// What is stored of one round, but for what must differ.
const rows = (n) => JSON.stringify([s.sql(`SELECT s.state, s.channel, s.kind,
    s.name_choice, s.posted_at IS NULL, s.entered_by IS NULL, c.state, c.stance,
    c.hide_rule, c.redacted_at IS NULL, REPLACE(t.remark, '${n}', '')
  FROM submission s JOIN comment c ON c.submission_id = s.id
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  WHERE t.remark LIKE '%${n}%' OR s.records_number LIKE '%${n}%'
    OR s.id = (SELECT submission_id FROM contact
                WHERE email = 'autor${n}@mail.example')
  ORDER BY s.channel, s.kind, REPLACE(t.remark, '${n}', '')`),
s.sql(`SELECT x.what, REPLACE(x.detail, '${n}', '') FROM act x
  JOIN comment c ON c.id = x.object_id AND x.object_kind = 'comment'
  JOIN contact k ON k.submission_id = c.submission_id
  WHERE k.email = 'autor${n}@mail.example' ORDER BY x.id`),
s.sql(`SELECT COUNT(*) FROM attachment a JOIN submission s ON s.id = a.owner_id
  AND a.owner_kind = 'submission' WHERE s.records_number = 'RM.${n}.1'`)]);

const cookies = { clerk: await signedIn("hanna.zwolak@lipowo.example"),
  first: await signedIn("tadeusz.misiorny@lipowo.example"),
  second: await signedIn("barbara.olchowa@lipowo.example") };
const ROUNDS = [[false, "bezskryptu"], [true, "zeskryptem"]];
for (const [script, n] of ROUNDS) {
  await part(`clerk ${n}`, async () => {
    const page = await person(script, { cookies: cookies.clerk });

    await clerk(page, n);
    await page.context().close();
  });
  await part(`moderation ${n}`, () => moderation(script, n, cookies));
}
s.glas("term-pass", ROUND);
// three days ago, so that no hour is asked for
s.sql(`UPDATE consultation SET closes_at = closes_at - INTERVAL 3 DAY
  WHERE slug = '${ROUND}'`);
for (const [script, n] of ROUNDS)
  await part(`late ${n}`, async () => {
    const page = await person(script, { cookies: cookies.clerk });

    await late(page, n);
    await page.context().close();
  });
const [without, withScript] = ROUNDS.map(([, n]) => rows(n));
ok(without.length > 600, "there are rows");
is(withScript, without, "with scripts and without: the same rows");
is(one(`SELECT COUNT(*) FROM submission s JOIN consultation c
  ON c.id = s.consultation_id JOIN comment k ON k.submission_id = s.id
  JOIN comment_text t ON t.comment_id = k.id AND t.remark LIKE 'Po terminie%'
  WHERE c.slug = '${ROUND}' AND s.channel = 'post' AND s.state = 'filed'
    AND s.received_at >= c.closes_at`), "2", "late letters are kept");
clean();
await b.close();
s.end();
process.exitCode = done();
