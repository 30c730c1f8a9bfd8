// faults.mjs BUILD: what people meet when something is wrong: each form of the
// public, of accounts and of organisations sent empty, and 400 403 404 409 410
// 413 422 429 as pages.  axe light and dark on one of a kind, nothing sideways
// at 320 px, valid HTML (vnu), the title says that it is an error, each fault
// leads to its field.
import fs from "node:fs";
import { axe, browser, done, emptied, is, kinds, ok, press, site, until, valid }
  from "./house.mjs";
import { world } from "./world.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "faults");
await world(s);
const b = await browser();
const folder = emptied(`${build}/tests/faulty`);
const faults = [], met = new Set(), fresh = kinds(build, 1);
const ROUND = "krayrechni-zoni";
const one = (sql) => s.sql(sql)[0]?.[0];

const context = await b.newContext({ viewport: { width: 320, height: 800 } });
const page = await context.newPage();
page.setDefaultTimeout(30000);
page.on("console", (m) => m.type() === "error" &&
  !/status of (4|5)\d\d/.test(m.text()) && faults.push(m.text()));
const path = () => page.url().replace(s.base, "");

async function audit(name, answer) {
  const status = answer.status();

  met.add(status);
  fs.writeFileSync(`${folder}/${name.replace(/[^\w-]/g, "+")}.html`,
    await answer.text());
  if (await page.evaluate(() => document.documentElement.scrollWidth) > 320)
    faults.push(`${name}: sideways`);
  if (!await fresh(page, path().replace(/[?#].*/, ""), status))
    return;
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    faults.push(...(await axe(page)).map((line) =>
      `${name} (${scheme}): ${line}`));
  }
}

// A form as it stands, with nothing filled in.
async function empty(address, form, should = 422) {
  await page.goto(s.base + address);
  const answer = await press(page, page.locator(`${form} button`).first());

  is(answer.status(), should, `${address} ${form}: nothing filled in`);
  await audit(`${address} ${form}`, answer);
  if (should !== 422)
    return;
  for (const link of await page.locator(".error-summary a").all())
    ok(await page.locator((await link.getAttribute("href"))
      .replace(/([.:])/g, "\\$1")).count(), "a fault leads to its field");
  ok(await page.locator(".error-summary").count(), "and is told first");
}

async function shown(address, should) {
  const answer = await page.goto(s.base + address);

  is(answer.status(), should, `${address}: ${should}`);
  await audit(address, answer);
}

async function forms(lang) {
  const C = `/${lang}/c/${ROUND}`;
  const code = one(`SELECT k.code FROM comment k JOIN consultation c
    ON c.id = k.consultation_id WHERE c.slug = '${ROUND}' AND
    k.state = 'public' ORDER BY k.id LIMIT 1`);
  const number = one(`SELECT s.number FROM submission s JOIN consultation c
    ON c.id = s.consultation_id WHERE c.slug = '${ROUND}' AND
    s.number IS NOT NULL LIMIT 1`);

  await empty(`${C}/comment`, "form.form-comment-whole");
  await empty(`${C}/d/act/u/art_7/comment`, "form.form-comment");
  await empty(`${C}/questionnaire`, "main form");
  await empty(`${C}/comments/${code}/report`, "form.form-abuse");
  await shown(`${C}/comments/${code}/support`, 200);
  await empty(`/${lang}/r/${number}`, "form.form-status-code");
  await empty(`/${lang}/sign-in`, "form.form-sign-in");
  await empty(`/${lang}/sign-in/link`, "form.form-sign-in-ask");
  await page.goto(`${s.base}${C}/comment`);
  await page.locator("form.form-comment-whole [name=remark]").fill("Дума.");
  await page.locator("form.form-comment-whole [name=stance]").first()
    .press("Space");
  await press(page, page.locator("form.form-comment-whole button").first());
  await empty(`${C}/take-part`, "form.form-submission-send");
  await empty(`${C}/take-part/later`, "form.form-later");
  await empty(`${C}/take-part/files`, "form.form-attachment");
}

// A file that is too large, of the form and of nginx; of another kind.
async function files(lang) {
  const address = `/${lang}/c/${ROUND}/take-part/files`;
  const form = page.locator("form.form-attachment");
  const large = `${build}/tests/large.txt`, other = `${build}/tests/other.exe`;

  fs.writeFileSync(large, "x".repeat(21 << 20));
  fs.writeFileSync(other, "MZ");
  for (const [file, should] of [[large, 413], [other, 422]]) {
    await page.goto(s.base + address);
    await form.locator("[name=file]").setInputFiles(file);
    const answer = await press(page, form.locator("button").first());

    is(answer.status(), should, `${file}: ${should}`);
    await audit(`${address} ${should} file`, answer);
  }
}

async function states(lang) {
  const closed = one(`SELECT slug FROM consultation WHERE published_at IS NOT
    NULL AND cancelled_at IS NULL AND closes_at < NOW() ORDER BY id LIMIT 1`);

  await shown(`/${lang}/consultations?nothing=1`, 400);
  await shown(`/${lang}/nothing-here`, 404);
  await shown(`/${lang}/c/${closed}/comment`, 409);
  await shown(`/${lang}/confirm/BG-2026-AAAA-AAA3-M/${"A".repeat(43)}`, 410);
  await shown(`/${lang}/sign-in/link/${"A".repeat(43)}`, 410);
  await shown(`/${lang}/later/${"A".repeat(43)}`, 410);
}

// An account's own pages, and the rooms of its organisation.
async function account(lang) {
  const O = `/${lang}/o/zielone-podworko`, OC = `${O}/c/zatrzymaj-deszcz`;

  for (const form of ["password-change", "address-ask", "account-close"])
    await empty(`/${lang}/account/ways`, `form.form-${form}`);
  await empty(`/${lang}/organisations/new`, "form.form-organisation");
  await shown(`${O}/room`, 200);
  await empty(`${O}/room`, "form.form-member-invite");
  await page.goto(s.base + OC);
  if (await page.locator("form.form-begin").count())
    await press(page, page.locator("form.form-begin button"));
  await shown(OC, 200);
  await empty(`${OC}/whole`, "form.form-comment-whole");
  await empty(`${OC}/files`, "form.form-attachment");
  await empty(`${OC}/table`, "form.form-opinion-table");
}

// Once: a code counts once.
async function accounts() {
  await page.goto(`${s.base}/pl/sign-in`);
  await page.fill("[name=email]", "agata.lisowicz@zielone-podworko.example");
  await page.fill("[name=password]", s.password);
  await press(page, page.locator("form.form-sign-in button").first());
  await page.fill("[name=code]", s.totp());
  await press(page, page.locator("form.form-totp button").first());
  for (const lang of ["pl", "sr-Latn"])
    await account(lang);
  await context.clearCookies();
}

// Too often from one address; the words go back.
async function often(lang) {
  let answer;

  await until("too many", async () => {
    await page.goto(`${s.base}/${lang}/sign-in`);
    await page.fill("[name=email]", "nobody@mail.example");
    await page.fill("[name=password]", "not the right one");
    answer = await press(page, page.locator("form.form-sign-in button").first());
    return answer.status() === 429;
  }, 120000);
  is(answer.status(), 429, "too often: 429");
  await audit(`/${lang}/sign-in 429`, answer);
}

for (const lang of ["bg", "en"])
  for (const tell of [forms, files, states])
    try {
      await tell(lang);
    } catch (e) {
      ok(false, `${tell.name} ${lang}: ${e.message.split("\n")[0]} at ` +
        path());
    }
await accounts().catch((e) =>
  ok(false, `accounts: ${e.message.split("\n")[0]} at ${path()}`));
await often("pl").catch((e) => ok(false, e.message.split("\n")[0]));
for (const status of [400, 404, 409, 410, 413, 422, 429])
  ok(met.has(status), `met: ${status}`);
ok(!faults.length, "no fault of axe, nothing sideways, a quiet console");
for (const fault of faults.slice(0, 20))
  console.log(`# ${fault}`);
valid(folder);
await b.close();
s.end();
process.exitCode = done();
