// sent.mjs BUILD: a questionnaire with a field of each type, and what people
// do with what they sent: answers and files changed, a file taken back, all
// withdrawn.  In six languages, with script and without: the same rows.  Each
// page, errors too, is looked at: axe, 320 px, vnu.
import { execFileSync } from "node:child_process";
import { browser, done, emptied, is, LANGS, ok, people, site, valid } from
  "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "sent");
const b = await browser();
const folder = emptied(`${build}/tests/sent`);
const { clean, go, has, letter, link, part, path, person, press, send } =
  people(s, b, { look: true, save: folder });
const ROUND = "krayrechni-zoni";
const letterFile = { file: "tests/samples/attachments/letter.txt" };
const river = { file: "tests/samples/attachments/river.png" };

const words = (tag, text) => ["bg", "pl", "cs", "sr", "en"].map((lang) =>
  `<${tag} lang="${lang}">${text} (${lang})</${tag}>`).join("");
const option = (n) => `<option value="o${n}">${words("label", `Option ${n}`)
}</option>`;
const ASKED = `<form name="questionnaire"><section name="s1">${
  words("label", "You")}<field name="q1" type="choice" required="yes">${
  words("label", "Where")}${words("hint", "Of the two")}${option(1)}${option(2)
}</field><field name="q2" type="text" required="yes" max="40">${
  words("label", "Why there")}<when field="q1" is="o2"/></field></section>` +
  `<field name="q3" type="number" min="18" max="120">${words("label", "Age")
  }</field><field name="q4" type="date">${words("label", "Since")}</field>` +
  `<field name="q5" type="choices">${words("label", "How")}${option(1)
  }${option(2)}${option(3)}</field><field name="q6" type="matrix"` +
  ` required="yes">${words("label", "Content")}<row value="r1">${
    words("label", "Paths")}</row><row value="r2">${words("label", "Light")
  }</row>${option(1)}${option(2)}</field><field name="q7" type="line"` +
  ` max="10">${words("label", "In a word")}</field><field name="q8"` +
  ` type="email">${words("label", "Address")}</field><field name="q9"` +
  ` type="file" accept="txt png">${words("label", "Plan")}</field>` +
  `<field name="q10" type="consent" required="yes">${words("label", "Agreed")
  }</field></form>`;
const digest = execFileSync("b2sum", ["-l", "256"], { input: ASKED,
  encoding: "utf8" }).slice(0, 64);
s.sql(`INSERT INTO questionnaire (consultation_id, edition, declaration, digest,
    frozen_at, created_by, created_at)
  SELECT id, 2, '${ASKED}', UNHEX('${digest}'), opens_at, created_by,
    created_at FROM consultation WHERE slug = '${ROUND}'`);

const C = (lang) => `/${lang}/c/${ROUND}`;

// What applies is decided by the server, with script and without.
async function answered(page, lang) {
  await go(page, `${C(lang)}/questionnaire`);
  const form = "main form.form-questionnaire";
  let answer = await send(page, form);
  is(answer.status(), 422, "nothing answered");
  is(await page.locator(".error-summary li").count(), 3,
    "the choice, the matrix, the consent are asked for, and nothing hidden");
  answer = await send(page, form, { q1: ["o2"], q3: "17", q5: ["o1", "o3"],
    "q6.r1": ["o1"], "q6.r2": ["o2"], q7: "Жълъдите!!", q8: "no address",
    q10: true });
  is(answer.status(), 422, "17 is too young, that is no address");
  is(await page.locator(".error-summary li").count(), 3,
    "and why there is asked for now");
  is(await page.inputValue("[name=q7]"), "Жълъдите!!", "nothing is lost");
  await send(page, form, { q2: "Because", q3: "18", q4: "2020-02-29",
    q8: "plan@mail.example", q9: letterFile });
  ok(path(page).endsWith("/take-part"), "collected");
}

async function journey(lang, script) {
  const mail = `${lang.toLowerCase()}-${script ? "js" : "plain"}@mail.example`;
  const page = await person(script, { locale:
    lang === "sr-Latn" ? "sr-Latn-RS" : lang });

  await answered(page, lang);
  await go(page, `${C(lang)}/comment`);
  await send(page, "form.form-comment-whole", { stance: ["change"],
    remark: "On the whole." });
  await send(page, "form.form-submission-send", { capacity: ["self"],
    name_choice: ["kind"], email: mail, consent: true });
  ok(/\/r\/.*\/receipt$/.test(path(page)), "a receipt");
  await go(page, link(await letter(mail, "/confirm/")));
  await press(page, page.locator("main form button"));
  const status = path(page);
  ok(/\/s\//.test(status), `${mail}: confirmed`);

  // the answers
  await press(page, page.locator(`main a[href='${status}/answers']`)
    .first());
  ok(await page.locator("[name=q1][value=o2]").isChecked() &&
    await page.inputValue("[name=q2]") === "Because",
    "what was answered is there to be changed");
  let answer = await send(page, "main form", { q1: ["o1"], q3: "121" });
  is(answer.status(), 422, "121 is too old");
  await send(page, "main form", { q3: "120" });
  is(path(page), status, "changed, and back at the status page");
  ok(!await has(page, "Because"),
    "what no longer applies is no longer answered");

  // the files: of the whole, and of a comment
  await press(page, page.locator(`main a[href='${status}/files']`)
    .first());
  answer = await send(page, "form.form-attachment", { public: ["office"] });
  is(answer.status(), 422, "a file without a file");
  await send(page, "form.form-attachment", { file: river });
  is(path(page), `${status}/files`, "added");
  await press(page, page.locator("form[action$='/file-remove'] button").last());
  await go(page, status);
  await press(page, page.locator("article a[href$='/files']")
      .first());
  await send(page, "form.form-attachment", { file: letterFile,
    public: ["public"] });

  // all of it
  await go(page, status);
  await send(page, `form[action='${status}/withdraw']`, { reason: "Moved." });
  await go(page, status);
  ok(!await page.locator("main form").count(), "withdrawn: no more to do");
  is((await go(page, `${status}/answers`)).status(), 409,
    "and nothing to change");
  await page.context().close();
  return mail;
}

const rows = (mail) => {
  const id = s.sql(`SELECT submission_id FROM contact
    WHERE email = '${mail}'`)[0]?.[0];

  return JSON.stringify([`SELECT state, edition, answers_edition,
      withdraw_reason IS NULL FROM submission WHERE id = ${id}`,
  `SELECT field, place, value FROM answer WHERE submission_id = ${id}
     ORDER BY field, place, value`,
  `SELECT field, place, value FROM answer_before WHERE submission_id = ${id}
     ORDER BY edition, field, place, value`,
  `SELECT c.state, c.stance, t.remark FROM comment c JOIN comment_text t
     ON t.comment_id = c.id WHERE c.submission_id = ${id}`,
  `SELECT a.owner_kind, a.name, a.public, a.ended_at IS NULL FROM attachment a
     LEFT JOIN comment c ON c.id = a.owner_id AND a.owner_kind = 'comment'
    WHERE ${id} IN (c.submission_id, IF(a.owner_kind = 'comment', 0,
      a.owner_id)) ORDER BY a.id`].map((sql) => s.sql(sql)));
};

let first;
for (const lang of LANGS)
  for (const script of [false, true])
    await part(`${lang}, script ${script}`, async () => {
      const mail = await journey(lang, script);

      first ??= rows(mail);
      ok(first.length > 400, "there are rows");
      is(rows(mail), first, `${mail}: the same rows`);
    });
clean();
await b.close();
s.end();
valid(folder);
process.exitCode = done();
