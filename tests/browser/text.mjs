// text.mjs BUILD: from the answer to the text: an officer accepts a proposed
// wording, a clerk begins the next version without a file, puts the wording in,
// looks at the comparison and publishes; everybody reads whose words they are.
// While a consultation is open, in Polish without scripts; after its term, in
// Serbian with scripts.  SHOTS=FOLDER keeps pictures of the pages.
import { browser, done, is, ok, people, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "text");
const b = await browser();
const { audit, clean, go, has, part, path, person, press, send, shows } =
  people(s, b, { look: true });
const one = (sql) => s.sql(sql)[0]?.[0];

async function shot(page, name) {
  const at = process.env.SHOTS;

  for (const [kind, width, colorScheme] of at ? [["wide", 1280, "light"],
    ["phone", 320, "light"], ["dark", 1280, "dark"]] : []) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${at}/${name}-${kind}.png`,
      fullPage: true });
  }
}

async function signIn(script, lang, email) {
  const page = await person(script);

  await go(page, `/${lang}/desk`);
  await send(page, "main form", { email, password: s.password });
  await send(page, "main form", { code: s.totp() });
  is(path(page), `/${lang}/desk`, `${email} at the desk`);
  return page;
}

// A page that waits for glas jobs is asked again, as its reader would.
async function until(page, selector) {
  for (let i = 0; i < 60 && !await page.locator(selector).count(); i++) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  ok(await page.locator(selector).count(), `at last: ${selector}`);
}

async function walk({ script, lang, slug, officer, clerk, typed }) {
  const desk = `/${lang}/desk/c/${slug}`, text = `${desk}/text`;
  const of = `(SELECT id FROM consultation WHERE slug = '${slug}')`;
  const [code, wid, was] = s.sql(`SELECT c.code, u.wid, i.words
    FROM comment c JOIN comment_text t ON t.comment_id = c.id
     AND t.edition = c.edition AND t.proposed IS NOT NULL
    JOIN unit u ON u.id = c.unit_id
    JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
    WHERE c.consultation_id = ${of} AND c.state = 'public'
      AND c.reply_id IS NULL ORDER BY c.id LIMIT 1`)[0];
  const answer = await signIn(script, lang, officer);

  if (typed)
    s.sql(`UPDATE comment_text t JOIN comment c ON c.id = t.comment_id
      SET t.proposed = '${typed(was)}' WHERE c.code = '${code}'`);
  await go(answer, `${desk}/comments/${code}`);
  await send(answer, "main form.form-reply", { decision: ["accepted"],
    reasons: "Uwzględniono.", state: ["review"] });
  ok(await shows(answer, text, ""), "the officer sees what waits");

  const page = await signIn(script, lang, clerk);
  await go(page, text);
  await shot(page, `${lang}-1-waiting`);
  await press(page, page.locator("main a[href$='/change']").first());
  const reply = await send(page, "main form", { kind: ["changed"],
    reason: "Z uwag." });
  ok(reply.status() < 400, "a further version needs no file");
  const version = path(page);
  await until(page, "a[href*='/compare/']");
  await shot(page, `${lang}-2-same`);
  await go(page, text);
  await press(page, page.locator(`a[href='${text}/${code}']`));
  await shot(page, `${lang}-3-put-in`);
  const words = await page.inputValue("[name=words]");
  ok(words !== was && words.length > 3, `the accepted words: ${words}`);
  if (typed)
    ok(!/[a-zč-ž]{3}/i.test(words), "in the script of the draft");
  await send(page, "main form[action*='/text/']");
  await shot(page, `${lang}-4-going`);
  await until(page, `main li:has(a[href$='/comments/${code}'])` +
    ":not(:has(form, .waiting))");
  await shot(page, `${lang}-5-carried`);
  is(one(`SELECT COUNT(*) FROM change_source x JOIN comment c
    ON c.id = x.comment_id WHERE c.code = '${code}'`), "1", "with its source");

  await go(page, version);
  await shot(page, `${lang}-6-version`);
  await send(page, "main form[action$='/version-publish']", { checked: true });
  const before = one(`SELECT MAX(v.number) - 1 FROM version v JOIN document d
    ON d.id = v.document_id WHERE d.consultation_id = ${of}
     AND d.slug = 'act'`);
  const reader = await person(script);
  const compare = `/${lang}/c/${slug}/d/act/compare/${before}/${+before + 1}`;

  ok(await shows(reader, `/${lang}/c/${slug}/d/act`, ""), "published");
  await go(reader, compare);
  await audit(reader);
  is(await reader.locator("main section[id^='d-']").count(), 1,
    "one provision differs");
  is(await reader.locator(`main section a[href$='/comments/${code}']`).count(),
    1, "the comparison names the comment behind it");
  await shot(reader, `${lang}-7-compare`);
  await go(reader, `${compare}?view=inline`);
  await shot(reader, `${lang}-8-inline`);
  await go(reader, `/${lang}/c/${slug}/d/act/u/${wid}`);
  await shot(reader, `${lang}-9-unit`);
  await go(reader, `/${lang}/c/${slug}/d/act`);
  await shot(reader, `${lang}-10-act`);
  if (!typed)
    ok(await has(reader, words.split("\n").pop()), "the act says so");
}

await part("open, in Polish", () => walk({ script: false, lang: "pl",
  slug: "zatrzymaj-deszcz", officer: "tadeusz.misiorny@lipowo.example",
  clerk: "hanna.zwolak@lipowo.example" }));
await part("after the term, in Serbian", () => walk({ script: true,
  lang: "sr-Latn", slug: "odvoz-otpada",
  officer: "vesna.kapor@jasenovopolje.example",
  clerk: "milica.protic@jasenovopolje.example",
  typed: (was) => was.includes("дана") ? "Rok je trideset dana." :
    "Rok je petnaest dana i ne produžava se." }));
clean();
await b.close();
s.end();
process.exitCode = done();
