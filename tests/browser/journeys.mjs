// journeys.mjs BUILD: a citizen with nothing but an address, in six languages,
// with script and without: from the text to the receipt, the letter, the
// confirmation, a change and a withdrawal; all reach the same rows.
import { browser, done, is, LANGS, ok, people, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "journeys");
const b = await browser();
const ROUND = "krayrechni-zoni";
const one = (sql) => s.sql(sql)[0]?.[0];

const { clean, go, has, letter, link, part, path, person, press, send } =
  people(s, b, { look: true });

// The form: beside the provision with a script, on its own page without.
async function comment(page, lang, script) {
  const link = page.locator(".law a[data-form=comment]").nth(2);

  if (!script) {
    await press(page, link);
    ok(path(page).endsWith("/comment"), "the form has a page of its own");
    return page.locator("main form.form-comment");
  }
  const before = page.url();
  await link.press("Enter");
  const form = page.locator(".comment-here form");
  await form.waitFor();
  is(page.url(), before, "the form opens beside the provision");
  return form;
}

async function journey(lang, script) {
  const mail = `${lang.toLowerCase()}-${script ? "js" : "plain"}@mail.example`;
  const page = await person(script, { locale:
    lang === "sr-Latn" ? "sr-Latn-RS" : lang });

  await go(page, `/${lang}/c/${ROUND}/d/act`);
  is(await page.getAttribute("html", "lang"), lang === "sr" ? "sr-Cyrl" : lang,
    `${mail}: in its language`);
  await send(page, await comment(page, lang, script), { stance: ["oppose"],
    remark: "Five metres are too few.", reason: "Floods." });
  ok(path(page).endsWith("/take-part"), "collected");
  const answer = await send(page, "form.form-submission-send",
    { capacity: ["self"], name_choice: ["kind"], email: mail });
  is(answer.status(), 422, "without consent nothing is sent");
  await send(page, "form.form-submission-send",
    { consent: true });
  ok(/\/r\/.*\/receipt$/.test(path(page)), "a receipt");
  await go(page, link(await letter(mail, "/confirm/")));
  await press(page, page.locator("main form button"));
  const status = path(page);
  ok(/\/r\/[^/]+\/s\//.test(status), "confirmed");

  // changed, until the closing
  await press(page, page.locator("article a[href$='/change']"));
  is(await page.inputValue("textarea[name=remark]"), "Five metres are too few.",
    "what was sent is there to be changed");
  await send(page, "main form", { remark: "Ten metres, please." });
  is(path(page), status, "changed, and back at the status page");
  ok(await has(page, "Ten metres, please."),
    "which shows what counts");
  await page.context().close();
  return mail;
}

// What is stored, but for what must differ.
const rows = (mail) => JSON.stringify(s.sql(`SELECT s.state, s.channel, s.kind,
  s.capacity, s.name_choice, s.shown_name, s.edition, c.state, c.stance,
  c.edition, u.wid, t.edition, t.proposed, t.remark, t.reason
  FROM contact k JOIN submission s ON s.id = k.submission_id
  JOIN comment c ON c.submission_id = s.id
  JOIN comment_text t ON t.comment_id = c.id LEFT JOIN unit u ON u.id = c.unit_id
  WHERE k.email = '${mail}' ORDER BY t.edition`));

let first;
for (const lang of LANGS)
  for (const script of [false, true])
    await part(`${lang}, script ${script}`, async () => {
      const mail = await journey(lang, script);

      first ??= rows(mail);
      ok(first.length > 100, "there are rows");
      is(rows(mail), first, `${mail}: the same rows`);
    });
is(one("SELECT COUNT(*) FROM mail WHERE kind = 'changed'"),
  String(2 * LANGS.length), "a letter tells of each change");
clean();
await b.close();
s.end();
process.exitCode = done();
