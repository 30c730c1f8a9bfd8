// builder.mjs BUILD: a clerk composes a questionnaire with a question of each
// kind, sees it as the public will, gives it words of another language, copies
// it from an earlier consultation; once it is open nobody changes it.  With
// scripts and without: the same declaration.
import { browser, done, emptied, is, ok, people, site, valid } from
  "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "builder");
const b = await browser();
const folder = emptied(`${build}/tests/builder`);
const { clean, go, has, part, path, person, press, send } =
  people(s, b, { look: true, save: folder });
const ROUND = "malki-initsiativi", BEFORE = "krayrechni-zoni";
const DESK = `/bg/desk/c/${ROUND}/questionnaire`;
const of = (slug) =>
  `(SELECT id FROM consultation WHERE slug = '${slug}')`;
const declared = (slug) => s.sql(`SELECT declaration FROM questionnaire
  WHERE consultation_id = ${of(slug)} ORDER BY edition DESC LIMIT 1`)[0]?.[0];

const QUESTIONS = [
  ["choice", { label: "Къде живеете?", hint: "Изберете едно.",
    options: "в града\nв село", required: true, section: "За вас" }],
  ["text", { label: "Защо там?", length: "200", section: "За вас",
    when: ["q1_o2"] }],
  ["number", { label: "Колко души сте?", min: "1", max: "20" }],
  ["date", { label: "Откога?" }],
  ["choices", { label: "Как идвате?", options: "пеша\nс автобус" }],
  ["matrix", { label: "Доволни ли сте?", rows: "пътеки\nосветление",
    options: "да\nне", required: true }],
  ["line", { label: "С една дума" }],
  ["email", { label: "Адрес за въпроси" }],
  ["file", { label: "Снимка или план" }],
  ["consent", { label: "Може да ме цитирате." }],
];

async function clerk() {
  const page = await person(false);

  await go(page, "/bg/desk");
  await send(page, "main form", { email: "mira.doneva@belorechie.example",
    password: s.password });
  await send(page, "main form", { code: s.totp() });
  is(path(page), "/bg/desk", "a clerk at the desk");
  return page.context().cookies();
}

// Labels and types, as people meet them.
const asked = (page) => page.locator("main").evaluate((main) =>
  [...main.querySelectorAll("input, textarea, select, legend, label")]
    .filter((e) => e.type !== "hidden")
    .map((e) => `${e.localName} ${e.name ?? ""} ${e.type ?? ""} ${
      /LABEL|LEGEND/i.test(e.localName) ? e.textContent.trim() : ""}`)
    .filter((line) => /q\d|label|legend/.test(line)).join("\n"));

async function composed(script, cookies) {
  const page = await person(script, { cookies });

  s.sql(`DELETE FROM questionnaire WHERE consultation_id = ${of(ROUND)}`);
  await go(page, `${DESK}/new/choice/question`);
  const answer = await send(page, "form.form-question", { label: "Къде?" });
  is(answer.status(), 422, "a choice without options");
  for (const [kind, values] of QUESTIONS) {
    await go(page, DESK);
    await press(page, page.locator(`main a[href$='/new/${kind}/question']`));
    await send(page, "form.form-question", values);
    is(path(page), DESK, `${kind}: a question more`);
  }
  is(await page.locator("main article").count(), QUESTIONS.length,
    "a question of each kind");
  await press(page, page.locator(
    "form[action$='/questionnaire/q4/question-up'] button"));
  await go(page, `${DESK}/preview`);
  is(await page.locator("main [name='q6.r1']").count(), 2,
    "as people will see it: the matrix");
  const seen = await asked(page);
  await go(page, `${DESK}/en/words`);
  await send(page, "main form", { "q1-label": "Where do you live?" });
  await go(page, DESK.replace("/bg/", "/en/"));
  ok(await has(page, "Where do you live?"), "with words in English");
  return { page, seen, declaration: declared(ROUND) };
}

async function copied(page) {
  s.sql(`DELETE FROM questionnaire WHERE consultation_id = ${of(ROUND)}`);
  await go(page, DESK);
  await send(page, "form.form-questionnaire-copy", { of: [BEFORE] });
  is(declared(ROUND), declared(BEFORE), "copied from an earlier one");
}

// Published and open: the public meets what the clerk saw, and it stays.
async function frozen(page, seen) {
  s.sql(`UPDATE consultation SET published_at = NOW() - INTERVAL 1 HOUR,
    opens_at = NOW() - INTERVAL 1 HOUR WHERE slug = '${ROUND}'`);
  await go(page, `/bg/c/${ROUND}/questionnaire`);
  is(await asked(page), seen, "what the public is asked is what was shown");
  await go(page, DESK);
  ok(!await page.locator("main a[href*='/new/']").count() &&
    !await page.locator("main form").count(), "open: nothing to change");
  is((await go(page, `${DESK}/new/line/question`)).status(), 409,
    "and no way round");
}

await part("builder", async () => {
  const cookies = await clerk();
  const without = await composed(false, cookies);

  await copied(without.page);
  const withScript = await composed(true, cookies);
  is(withScript.declaration, without.declaration,
    "with scripts and without: the same declaration");
  is(withScript.seen, without.seen, "which looks the same");
  await frozen(withScript.page, withScript.seen);
});
clean();
await b.close();
s.end();
valid(folder);
process.exitCode = done();
