// house.mjs: a browser, people who use the site in it, and what is said of its
// pages.  For tests of tests/browser; the site itself is tests/http/site.mjs.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { chromium } from "playwright-core";
import { ok, until } from "../http/house.mjs";
import { routes } from "../http/site.mjs";

export { done, is, ok, sleep, until } from "../http/house.mjs";
export { routes, site } from "../http/site.mjs";

export const LANGS = ["bg", "pl", "cs", "sr", "sr-Latn", "en"];

// One browser, Chromium without its windows: half the work of the one with; and
// scripts in one thread, for more cost more than they save where tests share a
// machine.
// Where it is missing, that is a failed test and not a skipped.
export const browser = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--js-flags=--single-threaded"],
});

const AXE = fs.readFileSync("tests/node_modules/axe-core/axe.min.js", "utf8");

// What axe finds on the page at hand, a line a fault.
export async function axe(page) {
  await page.evaluate(AXE);
  return page.evaluate(() => window.axe.run(document, {
    resultTypes: ["violations"], preload: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
      "best-practice"],
  }).then((r) => r.violations.map((v) => `${location.pathname}: ${v.id} ` +
    v.nodes[0].html.slice(0, 120))));
}

// Axe takes longer than all else with a page, so pages of one kind are
// looked at twice by a test, whatever their language: same address but for
// names and codes, same answer, same sorts of elements.  ALL=1: all of them.
export function kinds(build, most = 2) {
  const table = routes(build), met = new Map();

  return async (page, path, status) => {
    const sorts = await page.evaluate(() => [...new Set(
      [...document.querySelectorAll("body *")].map((e) => [e.tagName,
        e.classList, e.type, e.getAttribute("role"),
        e.getAttribute("aria-invalid")].join(" ")))].sort().join());
    const kind = [table.find((t) => t.shape.test(path))?.pattern ?? path,
      status, sorts].join();

    met.set(kind, (met.get(kind) ?? 0) + 1);
    return met.get(kind) <= most || process.env.ALL;
  };
}

// Whether all pages of a folder are valid HTML: vnu once, slow to start, and
// not so long at it that compiling more than once would pay.
export function valid(folder) {
  const vnu = spawnSync("java", ["-Xss4m", "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1", "-jar",
    "tests/node_modules/vnu-jar/build/dist/vnu.jar", "--errors-only",
    "--format", "gnu", folder], { encoding: "utf8", maxBuffer: 1 << 26 });
  const words = vnu.stderr.trim().split("\n").filter(Boolean);

  ok(vnu.status === 0 && !words.length,
    `valid HTML: ${fs.readdirSync(folder).length} pages`);
  for (const line of words.slice(0, 10))
    console.log(`#   ${line.slice(line.lastIndexOf("/") + 1)}`);
}

// An empty folder for pages as they came.
export function emptied(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

// A box or a radio button by its key: a pointer may miss it while a busy
// machine still lays the page out.
async function tick(box, on) {
  if (await box.isChecked() !== on)
    await box.press("Space");
}

async function option(form, name, value) {
  const box = form.locator(`[name="${name}"][value="${value}"]`);

  if (await box.count())
    await tick(box.first(), true);
  else
    await form.locator(`[name="${name}"]`).selectOption(value);
}

// true and false are boxes, [x, y] options, by radio button, box or list;
// { file } a file; else what is typed.
export async function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);

    if (value === true || value === false)
      await tick(field.first(), value);
    else if (Array.isArray(value))
      for (const one of value)
        await option(form, name, one);
    else
      await (value.file ? field.setInputFiles(value.file) : field.fill(value));
  }
}

// A key press on a link or button that leads to another page; the answer it
// came with.
export async function press(page, target) {
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.request().isNavigationRequest() &&
      (r.status() < 300 || r.status() >= 400)),
    target.press("Enter")]);

  await page.waitForLoadState();
  return answer;
}

// People who use a site, and what is wrong with the pages they meet.
//   look   each page that somebody with scripts meets is looked at: whether
//          it scrolls sideways at 320 px, and axe, twice for a kind
//   save   a folder: each such page as it came, for valid()
export function people(s, b, { look = false, save = null } = {}) {
  const faults = [], saved = new Set(), fresh = kinds(s.build);
  const path = (page) => page.url().replace(s.base, "")
    .replace(/[?#].*/, "");

  async function audit(page, answer = null) {
    if (!look || !page.script)
      return;
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth);

    if (wide > 320)
      faults.push(`${path(page)}: ${wide} px`);
    if (await fresh(page, path(page), answer?.status()))
      faults.push(...await axe(page));
    const name = `${path(page)} ${answer?.status()}`.slice(1, 180)
      .replace(/[^\w.-]/g, "+");

    if (!save || !answer || saved.has(name))
      return;
    saved.add(name);
    fs.writeFileSync(`${save}/${name}.html`, await answer.text());
  }
  const pressed = async (page, target) => {
    const answer = await press(page, target);

    await audit(page, answer);
    return answer;
  };
  const go = async (page, address) => {
    const answer = await page.goto(s.base + address);

    await audit(page, answer);
    return answer;
  };
  const has = async (page, words) =>
    (await page.locator("main").innerText()).includes(words);
  const letter = async (to, words) => {
    let found;

    await until(`a letter to ${to}`, () => found = s.mails().filter((mail) =>
      mail.includes(to) && mail.includes(words)).pop(), 60000);
    return found ?? "";
  };

  return {
    faults, path, audit, go, has, letter,
    press: pressed,
    // The link of a letter, as an address of the site.
    link: (mail) => (/http:\/\/127[^\s>"]+/.exec(mail)?.[0] ?? s.base)
      .replace(s.base, ""),
    // A public page may be three seconds old.
    shows: (page, address, words) => until(words, async () => {
      await page.goto(s.base + address);
      return has(page, words);
    }, 30000),
    // Fills a form and presses its (first) button.
    send: async (page, form, values = {}) => {
      const f = typeof form === "string" ? page.locator(form).first() : form;

      await fill(f, values);
      return pressed(page, f.locator("button").first());
    },
    person: async (script, { cookies, ...more } = {}) => {
      const context = await b.newContext({ javaScriptEnabled: script,
        viewport: { width: 360, height: 800 }, ...more });
      const page = await context.newPage();

      if (cookies)
        await context.addCookies(cookies);
      page.setDefaultTimeout(30000);
      page.script = script;
      page.on("pageerror", (e) => faults.push(e.message));
      // that an answer was an error the browser notes by itself
      page.on("console", (m) => m.type() === "error" &&
        !/status of (4|5)\d\d/.test(m.text()) && faults.push(m.text()));
      return page;
    },
    // A part of a story; where it breaks off is said.
    part: async (name, tell) => {
      try {
        await tell();
      } catch (e) {
        ok(false, `${name}: ${e.message.split("\n")[0]}`);
        console.log(`#   ${e.stack.split("\n").filter((l) =>
          l.includes("tests/browser")).slice(0, 3).join("\n#   ")}`);
        for (const page of b.contexts().flatMap((c) => c.pages()).slice(-3))
          console.log(`#   ${page.url()}`);
      }
    },
    clean: () => {
      ok(!faults.length,
        "no fault of axe, nothing sideways, a quiet console");
      for (const fault of faults.slice(0, 20))
        console.log(`# ${fault}`);
    },
  };
}
