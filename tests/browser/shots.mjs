// shots.mjs BUILD: ten key pages as pictures in BUILD/shots, each on a desktop,
// on a phone and in the dark, to be looked at: would a ministry be proud?
import fs from "node:fs";
import { browser, done, ok, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "shots");
const b = await browser();
const folder = `${build}/shots`;
const LOOKS = [
  { name: "desktop", width: 1280, height: 900, scheme: "light" },
  { name: "phone", width: 390, height: 844, scheme: "light" },
  { name: "dark", width: 1280, height: 900, scheme: "dark" },
];

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const context = await b.newContext();
const page = await context.newPage();

async function shot(name, address) {
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.scheme });
    if (address)
      await page.goto(s.base + address);
    await page.screenshot({ path: `${folder}/${name}-${look.name}.png`,
      fullPage: true });
  }
  ok(fs.statSync(`${folder}/${name}-phone.png`).size > 5000, name);
}

async function signIn(email, address) {
  await page.goto(`${s.base}${address}`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", s.password);
  await page.press("[name=password]", "Enter");
  await page.fill("[name=code]", s.totp());
  await page.press("[name=code]", "Enter");
  await page.waitForURL(`**${address}`);
}

const unit = "/bg/c/krayrechni-zoni/d/act/u/art_6__para_1";
await shot("01-front", "/en/");
await shot("02-overview", "/bg/c/krayrechni-zoni");
await shot("03-act", "/pl/c/zatrzymaj-deszcz/d/act");
await shot("04-unit", unit);
await shot("05-form", `${unit}/comment`);
await page.check("[name=stance][value=change]", { force: true });
await page.fill("[name=remark]", "Нека дърветата край реката останат.");
await page.press("form.form-comment button", "Enter");
await page.waitForURL("**/take-part*");
await shot("06-check");
await shot("07-report", "/sr/c/kej-i-setaliste/report");
await shot("08-comments", "/cs/c/evidence-studanek/comments");
await signIn("vesna.kapor@jasenovopolje.example", "/sr-Latn/desk");
await shot("09-desk");
await page.goto(`${s.base}/sr-Latn/desk/c/odvoz-otpada/comments`);
await page.press("table.inbox th a", "Enter");
await page.waitForURL("**/comments/*");
await shot("10-answer");

await b.close();
s.end();
process.exitCode = done();
