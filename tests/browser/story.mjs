// story.mjs BUILD: the main job in a browser without scripts: a citizen
// comments, sends, confirms, withdraws; an office draws up, publishes,
// answers, signs off and reports; somebody downloads the report.
import fs from "node:fs";
import { browser, done, is, ok, people, site, until } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "story");
const b = await browser();

const { clean, go, has, letter, link, part, path, person, press, send, shows } =
  people(s, b);
const someone = (locale) => person(false, { locale, acceptDownloads: true,
  viewport: { width: 1280, height: 720 } });
const follow = (page, selector) => press(page, page.locator(selector).first());

async function download(page, selector) {
  const [file] = await Promise.all([page.waitForEvent("download"),
    page.locator(selector).first().press("Enter")]);

  return fs.readFileSync(await file.path(), "utf8");
}

async function citizen() {
  const anna = await someone("pl-PL");

  await go(anna, "/");
  is(path(anna), "/pl/", "the front page in the browser's language");
  await follow(anna, 'a[href="/pl/c/zatrzymaj-deszcz"]');
  await follow(anna, 'main a.button[href*="/d/act"]');
  const units = await anna.locator(".law .talk a[href$='#comments']")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")
      .replace(/#.*/, "")));
  ok(units.length > 20, `the act has its units: ${units.length}`);

  await go(anna, units[2]);
  await follow(anna, 'a[href$="/comment"]');
  const present = await anna.inputValue("textarea[name=proposed]");
  ok(present.length > 10, "proposed wording starts from the present one");
  let answer = await send(anna, "form.form-comment", { stance: ["change"] });
  is(answer.status(), 422, "a wording left as it was says nothing");
  ok(await anna.locator(".error-summary a").count(), "and is told why");
  is(await anna.inputValue("textarea[name=proposed]"), present,
    "with the wording still there");
  await send(anna, "form.form-comment", { stance: ["change"],
    proposed: `${present} Bez opłat.`, remark: "Pierwsza <b>uwaga</b>." });
  ok(path(anna).endsWith("/take-part"), "collected");

  await go(anna, `${units[5]}/comment`);
  await send(anna, "form.form-comment", { stance: ["oppose"],
    remark: "Druga uwaga." });
  await go(anna, "/pl/c/zatrzymaj-deszcz/comment");
  await send(anna, "form.form-comment-whole", { stance: ["support"],
    remark: "Do całości." });
  await go(anna, `${units[7]}/comment`);
  await send(anna, "form.form-comment", { stance: ["none"],
    remark: "Do usunięcia." });
  for (const words of ["Pierwsza <b>uwaga</b>.", "Druga uwaga.",
    "Do całości.", "Do usunięcia."])
    ok(await has(anna, words), `collected: ${words}`);
  return { anna, units };
}

// What is collected is changed, taken out, checked, sent, confirmed.
const all = "/pl/c/zatrzymaj-deszcz";
async function sending({ anna, units }) {
  const item = (n) => anna.locator(`h2#i-${n} + dl + form`);

  await press(anna, anna.locator("h2#i-2 + dl a").first());
  is(await anna.inputValue("textarea[name=remark]"), "Druga uwaga.",
    "a remark to be changed is as it was");
  await send(anna, "main form", { remark: "Druga uwaga, poprawiona." });
  await press(anna, item(4).locator("button"));
  ok(await has(anna, "Druga uwaga, poprawiona."), "changed");
  ok(!await has(anna, "Do usunięcia."), "taken out");

  const answer = await send(anna, "form.form-submission-send", {
    capacity: ["self"], name: "Anna <Próba>", name_choice: ["full"],
    email: "nie adres" });
  is(answer.status(), 422, "a false address and no consent");
  is(await anna.locator(".error-summary li").count(), 2, "both are told");
  ok((await anna.title()).startsWith("Błąd"), "in the title too");
  is(await anna.inputValue("[name=name]"), "Anna <Próba>", "nothing is lost");
  await send(anna, "form.form-submission-send", { email:
    "anna@mail.example", consent: true });
  const receipt = anna.url();
  const number = /PL-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/
    .exec(await anna.innerText("main"))?.[0];
  ok(number, `receipt ${number} at ${path(anna)}`);
  is((await go(anna, `${all}/take-part`)).status(), 200, "nothing is unsent");
  ok(!await has(anna, "Druga uwaga"), "what was sent is not sent again");

  const eve = await someone("pl-PL");
  await go(eve, `${units[2]}`);
  ok(!await has(eve, "Pierwsza <b>uwaga</b>."), "not public unconfirmed");
  const mail = await letter("anna@mail.example", "/confirm/");
  ok(mail.includes(number), "a letter with the number");
  const before = s.sql("SELECT COUNT(*) FROM comment WHERE state='public'");
  await go(anna, link(mail));
  is(s.sql("SELECT COUNT(*) FROM comment WHERE state='public'").join(),
    before.join(), "the link alone does nothing");
  await send(anna, "main form");
  ok(/\/r\/.*\/s\//.test(path(anna)), "confirmed: the status page");
  ok(await shows(eve, units[2], "Pierwsza <b>uwaga</b>."),
    "public within seconds, as it was typed");
  ok(await has(eve, "Anna <Próba>"), "with the name");
  return { anna, eve, receipt, number, units };
}

// One's own things afterwards: the code opens them, a word takes them back.
async function after({ anna, eve, number, units }) {
  const status = path(anna), code = /\/s\/([^/]+)/.exec(status)[1];

  await go(eve, `/pl/r/${number}`);
  ok(!await has(eve, "Pierwsza"), "the number alone does not show the text");
  let answer = await send(eve, "main form", { code: "0000000000000000" });
  is(answer.status(), 422, "a false code");
  await send(eve, "main form", { code: code.toUpperCase() });
  is(path(eve), status, "the right one, in capitals");
  await go(anna, status);
  ok(await has(anna, "Anna <Próba>"), "one's own name stands there");
  answer = await send(anna, "article form", { reason: "Zmieniłam zdanie." });
  is(answer.status(), 200, "withdrawn");
  ok(await until("gone", async () => {
    await go(eve, units[2]);
    return !await has(eve, "Pierwsza <b>uwaga</b>.");
  }), "and no longer to be read");
}

async function signIn(email, doubted = false) {
  const page = await someone("pl-PL");

  await go(page, "/pl/desk");
  if (!doubted) {
    await send(page, "main form", { email, password: s.password });
    await send(page, "main form", { code: s.totp() });
    return page;
  }
  ok(path(page).endsWith("/sign-in"), "the desk asks who is there");
  let answer = await send(page, "main form", { email, password: "false one" });
  is(answer.status(), 422, "a false password");
  await send(page, "main form", { email, password: s.password });
  answer = await send(page, "main form", { code: "000000" });
  is(answer.status(), 422, "a false code");
  await send(page, "main form", { code: s.totp() });
  is(path(page), "/pl/desk", "signed in, at the desk");
  return page;
}

async function office() {
  const clerk = await signIn("hanna.zwolak@lipowo.example",
    true);

  await follow(clerk, 'a[href$="/desk/a/lipowo/new"]');
  const day = (n) => new Date(Date.now() + n * 86400000).toISOString()
    .slice(0, 10);
  let answer = await send(clerk, "main form", {
    profile: ["pl.municipal.public"], title: "Zasady <korzystania> z łąk",
    slug: "laki", summary: "Kto & kiedy wypasa.\n\nO co pytamy.",
    opens_on: day(0), opens_at: "00:01", closes_on: day(5),
    closes_at: "24:00", contact_name: "Hanna Zwolak",
    contact_email: "laki@lipowo.example" });
  is(path(clerk), "/pl/desk/c/laki", "drawn up");
  is((await go(clerk, "/pl/desk/c/laki/publish")).status(), 200,
    "what is missing is told before");
  ok(!await clerk.locator("main form[action$='/publish']").count(),
    "and nothing can be published yet");
  await go(clerk, "/pl/desk/c/laki/change");
  await send(clerk, "main form", { closes_on: day(60) });

  for (const [kind, slug, file] of [["draft", "act", "pl-retention"],
    ["reasons", "uzasadnienie", "pl-retention-reasons"]]) {
    await go(clerk, "/pl/desk/c/laki/document");
    await send(clerk, "main form", { kind: [kind], title: `Plik ${slug}`,
      slug, language: ["pl"],
      file: { file: `tests/samples/drafts/${file}.xml` } });
    ok(await until("import", async () => {
      await go(clerk, `/pl/desk/c/laki/d/${slug}`);
      return clerk.locator(".law, a[href*='/v/1']").count();
    }), `${file} is read in`);
  }
  await follow(clerk, "main a[href^='/pl/c/laki/d/'][href*='/v/1']");
  ok(await clerk.locator(".law").count(), "the preview shows the text");
  const stranger = await someone("pl-PL");
  for (const address of [path(clerk), "/pl/c/laki", "/pl/c/laki/d/act"])
    is((await go(stranger, address)).status(), 404,
      `${address}: nobody else knows of it`);

  await go(clerk, "/pl/desk/c/laki/publish");
  answer = await send(clerk, "main form[action$='/publish']");
  is(answer.status(), 422, "published only when it was looked at");
  await send(clerk, "main form[action$='/publish']", { checked: true });
  ok(await shows(stranger, "/pl/c/laki", "Zasady <korzystania> z łąk"),
    "published");
  const akn = await (await fetch(`${s.base}/pl/c/laki/d/act/v/1.xml`)).text();
  ok(akn.includes("<akomaNtoso"), "with its Akoma Ntoso to be taken along");
  return { clerk, stranger };
}

// Two people speak to what was published.
async function speaking({ stranger }) {
  const remarks = [["Za małe dotacje.", "Ewa"], ["Dotacje są za małe!",
    "Jan"]];

  for (const [remark, name] of remarks) {
    const page = await someone("pl-PL");

    await go(page, "/pl/c/laki/d/act/u/cl_1/comment");
    await send(page, "form.form-comment", { stance: ["change"], remark });
    await send(page, "form.form-submission-send", { capacity: ["self"],
      name, name_choice: ["full"], email: `${name}@mail.example`,
      consent: true });
    await go(page, link(await letter(`${name}@mail.example`, "/confirm/")));
    await send(page, "main form");
    ok(/\/s\//.test(path(page)), `${name} has spoken`);
    await page.context().close();
  }
  ok(await shows(stranger, "/pl/c/laki/comments", "Dotacje są za małe!"),
    "both can be read");
}


// The jurist answers both at once, the head approves; then the report.
async function answering() {
  const jurist = await signIn("tadeusz.misiorny@lipowo.example");

  await go(jurist, "/pl/desk/c/laki/comments");
  await follow(jurist, "table.inbox th a");
  const address = path(jurist), form = "main form.form-reply";
  await jurist.locator("details:has([name=comments]) > summary").click();
  for (const box of await jurist.locator("[name=comments]").all())
    await box.check();
  let answer = await send(jurist, form, { decision: ["partly"],
    state: ["review"] });
  is(answer.status(), 422, "a refusal in part needs its reasons");
  is(await jurist.locator("[name=comments]:checked").count(), 2,
    "the choice of both is kept");
  await send(jurist, form, { reasons: "Kwotę podniesiono & <zapisano>." });
  await go(jurist, address);
  ok(!await jurist.locator("form[action$='/approve']").count(),
    "nobody approves alone");

  const head = await signIn("barbara.olchowa@lipowo.example");
  await go(head, address);
  await send(head, "form[action$='/return']", { note: "Podaj kwotę." });
  await go(jurist, address);
  ok(await has(jurist, "Podaj kwotę."), "sent back with a word");
  await send(jurist, form, { state: ["review"],
    reasons: "Kwotę podniesiono do 5000 zł & <zapisano>." });
  await go(head, address);
  await send(head, "form[action$='/approve']");
  is(s.sql("SELECT COUNT(*) FROM reply_to t JOIN reply r ON r.id = t.reply_id"
    + " JOIN consultation c ON c.id = r.consultation_id"
    + " WHERE c.slug = 'laki' AND r.state IN ('approved', 'published')")
    .join(), "2", "approved: one reply to two remarks");
  return { jurist, head };
}

async function reporting({ clerk, jurist, head, stranger }) {
  // The term passes, as it does for a newcomer who does not wait; once.
  s.glas("term-pass", "laki");
  let refused = 0;
  try {
    s.glas("term-pass", "laki");
  } catch (e) {
    refused = e.status;
  }
  ok(refused, "what is closed is not closed again");
  is((await go(stranger, "/pl/c/laki/comment")).status(), 409, "closed");
  const desk = "/pl/desk/c/laki/report";
  await go(jurist, desk);
  await send(jurist, "form.form-report", { course: "Ogłoszono <tak> & tak." +
    "\n\n- pierwsze\n- drugie", number: "7/2026", place: "Lipowo",
    approved_by: "Sekretarz Barbara Olchowa" });
  await go(clerk, desk);
  ok(!await clerk.locator("form[action$='/report/publish']").count(),
    "not published before it is signed");
  await go(head, desk);
  await send(head, "form[action$='/report/sign']");
  is((await go(stranger, "/pl/c/laki/report")).status(), 404,
    "signed, and still not public");
  await go(clerk, desk);
  await send(clerk, "form[action$='/report/publish']");

  ok(await until("report", async () => (await go(stranger,
    "/pl/c/laki/report")).status() === 200), "published");
  for (const words of ["Ogłoszono <tak> & tak.", "Za małe dotacje.",
    "Kwotę podniesiono do 5000 zł & <zapisano>.", "7/2026"])
    ok(await has(stranger, words), `the report says: ${words}`);
  const csv = await download(stranger, "a[href$='/report.csv']");
  ok(csv.startsWith("\ufeff") && csv.includes("5000 zł & <zapisano>"),
    "the table to take along");
  is(csv.split("\r\n").filter(Boolean).length, 3, "a head and two rows");
  const xml = await (await fetch(`${s.base}/pl/c/laki/report.xml`)).text();
  ok(xml.includes("5000 zł &amp; &lt;zapisano>") ||
    xml.includes("5000 zł &amp; &lt;zapisano&gt;"), "the report as XML");
  ok(await shows(stranger, "/pl/c/laki/d/act/u/cl_1", "Kwotę podniesiono do"),
    "the answer stands at the provision");
  for (const name of ["Ewa", "Jan"])
    ok((await letter(`${name}@mail.example`, "/report")).length,
      `${name} is told by mail`);

  await go(clerk, "/pl/desk/c/laki/outcome");
  const answer = await send(clerk, "main form", { kind: ["adopted"] });
  is(answer.status(), 422, "adopted, and not when");
  await send(clerk, "main form", { kind: ["adopted_changed"], adopted_on:
    new Date().toISOString().slice(0, 10), number: "XL/1/2026",
    link: "https://example.org/xl-1" });
  ok(await until("outcome", async () => (await go(stranger,
    "/pl/c/laki/outcome")).status() === 200), "the outcome is public");
  ok(await has(stranger, "XL/1/2026"), "with its number");
}

let told;
await part("citizen", async () => { told = await citizen(); });
await part("sending", async () => { told = await sending(told); });
await part("after", () => after(told));
await part("office", async () => { told = await office(); });
await part("speaking", () => speaking(told));
await part("answering", async () => {
  told = { ...told, ...await answering() };
});
await part("reporting", () => reporting(told));
fs.mkdirSync(`${build}/tests/story`, { recursive: true });
for (const [i, page] of b.contexts().flatMap((c) => c.pages()).entries()) {
  await page.screenshot({ path: `${build}/tests/story/${i}.png`, fullPage: true });
  fs.writeFileSync(`${build}/tests/story/${i}.html`, await page.content());
}
clean();
await b.close();
s.end();
process.exitCode = done();
