// pages.mjs BUILD: the pages of the samples in a browser, in six languages, and
// the desk as its people see it: no scrolling sideways at 320 px, nothing in
// the console, no breach of the CSP, no words run together or stopped twice;
// axe on each public page once, in the languages in turn, and on three of each
// kind of page of the desk; of a kind light and dark, wide and narrow.  A
// public page is met in two of the languages, its kind in all of them.
// ALL=1: axe on all of them, in all languages; LANGS="bg en": in these only.
import fs from "node:fs";
import { LANGS, browser, done, is, ok, routes, site } from "./house.mjs";
import { world } from "./world.mjs";

const build = process.argv[2] ?? "build";
const axe = fs.readFileSync("tests/node_modules/axe-core/axe.min.js", "utf8");
const s = await site(build, "pages");
await world(s);
const b = await browser();
const table = routes(build);
const spoken = process.env.LANGS?.split(" ") ?? LANGS;

const VARIANTS = [
  { name: "wide, light", width: 1280, scheme: "light" },
  { name: "narrow, dark", width: 320, scheme: "dark" },
  { name: "wide, dark", width: 1280, scheme: "dark" },
  { name: "narrow, light", width: 320, scheme: "light" },
];
const faults = { axe: [], sideways: [], console: [], csp: [], words: [],
  status: [] };

// Paths without their language.
function publicPages() {
  const one = (sql) => s.sql(sql).map((row) => row.join("/"));
  const c = "FROM consultation c WHERE c.published_at IS NOT NULL";
  const paths = ["", "consultations", "consultations?phase=open",
    "authorities", "about", "help", "accessibility", "privacy", "sign-in",
    "nothing-here", "r/BG-2026-AAAA-AAAA-A"];

  for (const of of one("SELECT CONCAT('a/', slug) FROM authority"))
    paths.push(of, `${of}/privacy`);
  paths.push("sign-in/link", "o/zhiva-reka", "c/krayrechni-zoni/d/act.en",
    "c/krayrechni-zoni/d/act.en/beside", "c/krayrechni-zoni/d/pismo",
    ...one(`SELECT CONCAT('c/', c.slug, '/events/', e.code) FROM event e
      JOIN consultation c ON c.id = e.consultation_id
      WHERE c.published_at IS NOT NULL`));
  for (const slug of one(`SELECT c.slug ${c}`)) {
    paths.push(`c/${slug}`, `c/${slug}/comments`, `c/${slug}/take-part`,
      `c/${slug}/comment`, `c/${slug}/report`, `c/${slug}/outcome`,
      `c/${slug}/questionnaire`, `c/${slug}/report/1`);
    // of its documents the first and the longest, as a reader meets them
    paths.push(...one(`SELECT DISTINCT CONCAT('c/${slug}/d/', d.slug) FROM
      document d JOIN consultation c ON c.id = d.consultation_id
      WHERE c.slug = '${slug}'`).slice(0, 2));
    for (const unit of one(`SELECT CONCAT('c/${slug}/d/', d.slug, '/u/', u.wid)
      FROM comment k JOIN consultation c ON c.id = k.consultation_id
      JOIN unit u ON u.id = k.unit_id JOIN document d ON d.id = u.document_id
      WHERE c.slug = '${slug}' GROUP BY u.id ORDER BY COUNT(*) DESC LIMIT 1`))
      paths.push(unit, `${unit}/comment`);
    for (const said of one(`SELECT CONCAT('c/${slug}/comments/', k.code)
      FROM comment k JOIN consultation c ON c.id = k.consultation_id WHERE
      c.slug = '${slug}' AND k.state = 'public' ORDER BY k.id LIMIT 1`))
      paths.push(said, `${said}/report`, `${said}/support`);
  }
  return paths;
}

async function listen(page) {
  page.on("console", (m) => {
    if (m.type() === "error" && !/status of (4|5)\d\d/.test(m.text()))
      faults[/Content Security Policy/.test(m.text()) ? "csp" : "console"]
        .push(`${page.url()}: ${m.text()}`);
  });
  page.on("pageerror", (e) => faults.console.push(`${page.url()}: ${e}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) =>
      console.error(`Content Security Policy: ${e.blockedURI} ${e.sourceFile}`));
  });
  return page;
}

// In the page: two texts of one line with nothing between, a sentence stopped
// twice, a thing that should hold words and holds none.
function unfit() {
  const found = [], main = document.querySelector("main");
  const inline = (e) => /^(inline|contents)$/.test(getComputedStyle(e).display);
  const block = (e) => inline(e) ? block(e.parentElement) : e;
  const walk = document.createTreeWalker(main,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let last = null;

  for (let n; (n = walk.nextNode()); ) {
    if (n.nodeType === Node.ELEMENT_NODE) {
      if (!inline(n) || n.matches("br, select, textarea"))
        last = null;
      continue;
    }
    // the words of an act are the act's
    if (!n.data || n.parentElement.closest("select, textarea, .law, .statute"))
      continue;
    if (last && /[\p{L}\p{N}.,:;)]$/u.test(last.data) &&
      /^[\p{L}\p{N}(]/u.test(n.data) && ![n, last].some(
      (t) => t.parentElement.closest("ins, del, sup")) &&
      block(n.parentElement) === block(last.parentElement))
      found.push(`together: ${last.data.slice(-20)}|${n.data.slice(0, 20)}`);
    last = n;
  }
  for (const [at] of main.innerText.matchAll(/.{0,20}(?<!\.)\.\.(?!\.)/g))
    found.push(`stopped twice: ${at}`);
  for (const e of main.querySelectorAll(
    "button, a[href], h1, h2, h3, h4, dt, dd, th, legend, label"))
    if (!e.textContent.trim() && !e.querySelector("svg, input"))
      found.push(`no words: ${e.outerHTML.slice(0, 80)}`);
  const seen = (e) => e?.checkVisibility();
  for (const e of main.querySelectorAll(".toc"))
    if (seen(e) && !e.querySelector("li"))
      found.push("contents of nothing");
  for (const e of main.querySelectorAll(".outline > li"))
    if (seen(e.querySelector(".branch b")) && seen(e.querySelector(".law b")) &&
      e.querySelector(".law").offsetTop > e.querySelector(".branch").offsetTop)
      found.push(`its number twice: ${e.id}`);
  return found;
}

// What each of these finds, where there is something to be found; and nothing
// in what is as it should be.
async function proved(page) {
  const bad = [["together: ", "<p>one<b>two</b></p>"],
    ["stopped twice: ", "<p>That is all..</p>"],
    ["no words: ", "<h2></h2>"],
    ["contents of nothing", '<nav class="toc"><h2>Contents</h2></nav>'],
    ["its number twice: ", '<ol class="outline"><li id="l-1">' +
      '<div class="branch"><b>1.</b></div><div class="law"><b>1.</b> x</div>' +
      "</li></ol>"]];
  const good = '<p>one <b>two</b> …</p><nav class="toc"><ol><li>1</li></ol>' +
    '</nav><ol class="outline"><li><div class="branch"><b hidden>1.</b></div>' +
    '<div class="law"><b>1.</b> x</div></li></ol>';

  for (const [what, html] of bad) {
    await page.setContent(`<main>${good}${html}</main>`);
    const found = await page.evaluate(unfit);

    ok(found.length === 1 && found[0].startsWith(what),
      `found: ${what} ${found.join("; ")}`);
  }
  await page.setContent(`<main>${good}</main>`);
  is((await page.evaluate(unfit)).join(), "", "and nothing else");
}

// In the page: the number of an article reaches into its words, or below it.
const wide = () => [...document.querySelectorAll(
  ".unit > .provision > .num:not(.long)")].filter((n) => {
  const style = getComputedStyle(n), unit = n.closest(".unit");
  const box = n.getBoundingClientRect();
  const words = unit.querySelector(".text").getBoundingClientRect();

  return (style.position === "absolute" || style.cssFloat === "left") &&
    (box.right > words.left || n.scrollWidth > n.clientWidth ||
      box.bottom > unit.getBoundingClientRect().bottom);
}).map((n) => `over its words: ${n.textContent}`);

// Pages on which these could find something.
const open = { "an act without contents": 0, "an outline with numbers": 0,
  "numbers in the margin": 0 };
const chances = () => [
  document.querySelector(".toc:not(:has(li))") && "an act without contents",
  document.querySelector(".outline .branch b") && "an outline with numbers",
  document.querySelector(".unit > .provision > .num") &&
    "numbers in the margin"].filter(Boolean);

const checked = new Map();
let audited = 0;
async function audit(page, address, variant, deep, kept) {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: variant.scheme });
  const answer = await page.goto(s.base + address);

  if (!answer || answer.status() >= 500)
    return faults.status.push(`${address}: ${answer?.status()}`);
  // Where the samples have no such thing, its place is not counted.
  if (answer.status() >= 400 && !/nothing-here|AAAA/.test(address))
    return kept && faults.status.push(`${address}: ${answer.status()}`);
  // as it is, and with the text wider: fonts elsewhere are (WCAG 1.4.12)
  for (const letters of ["normal", ".06em"]) {
    const wide = await page.evaluate((spacing) => {
      document.body.style.letterSpacing = spacing;
      const is = document.documentElement.scrollWidth;

      return { is, at: is <= 320 ? [] :
        [...document.querySelectorAll("body *")].filter((e) =>
          e.getBoundingClientRect().right > 321 && !e.closest(".scroll"))
          .slice(0, 3).map((e) => e.outerHTML.slice(0, 80)) };
    }, letters);

    if (wide.is > 320)
      faults.sideways.push(`${address} (letters ${letters}): ${wide.is} px, ` +
        wide.at.join(" "));
  }
  await page.evaluate(() => document.body.removeAttribute("style"));
  for (const words of await page.evaluate(unfit))
    faults.words.push(`${address}: ${words}`);
  for (const kind of await page.evaluate(chances))
    open[kind]++;
  if (/\/(report|comments)$/.test(address)) { // tables, not cards
    await page.setViewportSize({ width: 1280, height: 900 });
    const is = await page.evaluate(() => document.documentElement.scrollWidth);

    if (is > 1280)
      faults.sideways.push(`${address}: ${is} px of 1280`);
  }
  checked.set(address, variant.name);
  if (!deep && !process.env.ALL)
    return;
  if (variant.width !== 320)
    await page.setViewportSize({ width: variant.width, height: 900 });
  for (const words of await page.evaluate(wide))
    faults.words.push(`${address} (${variant.name}): ${words}`);
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    resultTypes: ["violations"], preload: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
      "best-practice"],
  }).then((r) => r.violations.map((v) => `${v.id} (${v.nodes.length}): ` +
    `${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].any[0]?.message ?? ""}`)));
  for (const line of found)
    faults.axe.push(`${address} (${variant.name}): ${line}`);
  audited++;
}

// Which of the variants is next for pages of a kind.
const turns = new Map();
const pattern = (address) =>
  table.find((t) => t.verb === "GET" && t.shape.test(address))?.pattern;
function turn(kind) {
  turns.set(kind, (turns.get(kind) ?? -1) + 1);
  return turns.get(kind);
}

// Two tabs share the work.  A page meets axe in one language; pages of a kind
// take the variants in turn.
async function all(context, paths) {
  const kindred = new Map();
  for (const path of paths) {
    const kind = pattern(`/en/${path}`.split("?")[0]);

    kindred.set(kind, [...kindred.get(kind) ?? [], path]);
  }
  const own = new Map(paths.map((path) => [path,
    VARIANTS[turn(pattern(`/en/${path}`.split("?")[0])) % VARIANTS.length]]));
  // Those of a kind share the languages; who is alone is met in all of them.
  const queue = paths.flatMap((path) => {
    const kind = pattern(`/en/${path}`.split("?")[0]), of = kindred.get(kind);
    const n = process.env.ALL ? spoken.length
      : Math.max(2, Math.ceil(spoken.length * 2 / of.length));
    const first = of.indexOf(path) * 2;

    return spoken.map((lang, l) => [(first + l) % spoken.length,
      `/${lang}/${path}`]).sort(([a], [b]) => a - b).slice(0, n)
      .map(([at, address]) => [address, own.get(path), at === 0]);
  });

  await Promise.all([1, 2].map(async () => {
    const page = await listen(await context.newPage());

    for (let next; (next = queue.shift()); )
      await audit(page, ...next);
    await page.close();
  }));
}

// What no sample holds: somebody reports a comment to the moderators, and the
// office enters a letter.
async function happen(context) {
  const page = await context.newPage();
  const [[code]] = s.sql(`SELECT k.code FROM comment k JOIN consultation c
    ON c.id = k.consultation_id WHERE c.slug = 'odvoz-otpada'
    AND k.state = 'public' ORDER BY k.id LIMIT 1`);

  await page.goto(`${s.base}/sr/c/odvoz-otpada/comments/${code}/report`);
  await page.locator("form.form-abuse [name=rule]").first().check();
  await page.press("form.form-abuse button", "Enter");
  await page.waitForLoadState();
  await signIn(page, "milica.protic@jasenovopolje.example", "sr");
  await page.goto(`${s.base}/sr/desk/c/odvoz-otpada/register`);
  const form = page.locator("form.form-register");
  for (const [name, value] of [["channel", "counter"],
    ["submitter", "person"], ["name_choice", "withheld"]]) {
    const box = form.locator(`[name=${name}][value=${value}]`);

    await (await box.count() ? box.check() :
      form.locator(`[name=${name}]`).selectOption(value));
  }
  await form.locator("[name=received]").fill(
    new Date().toISOString().slice(0, 10));
  await form.locator("[name=text]").fill("Предлог са шалтера.");
  await form.locator("button").first().press("Enter");
  await page.waitForURL("**/register/*");
  await page.close();
}

// Each person signs in once: a code of the second factor counts once, and the
// next is half a minute away.
const signedIn = new Map();
async function signIn(page, name, language) {
  if (signedIn.has(name)) {
    await page.context().addCookies(signedIn.get(name));
    return;
  }
  await page.goto(`${s.base}/${language}/sign-in`);
  await page.fill("[name=email]", name);
  await page.fill("[name=password]", s.password);
  await page.press("[name=password]", "Enter");
  await page.fill("[name=code]", s.totp());
  await page.press("[name=code]", "Enter");
  await page.waitForURL("**/desk");
  signedIn.set(name, await page.context().cookies());
}

// The desk as a person of staff sees it: what can be reached by links from
// the first page, two of a kind.
async function desk(name, language) {
  const context = await b.newContext();
  const page = await listen(await context.newPage());
  const seen = new Set(), kinds = new Map(), queue = [];
  const add = (href) => {
    const list = /[?]list=\w+$/.exec(href)?.[0] ?? "";
    const plain = href.replace(/[?#].*/, ""), address = plain + list;
    const r = table.find((t) => t.verb === "GET" && t.shape.test(plain));
    const n = kinds.get(r?.pattern) ?? 0;

    // what ends in .csv is a file, not a page, and so is an attachment
    if (!r || r.page === "-" || seen.has(address) || n >= (list ? 9 : 2) ||
      /\.[a-z-]+$/.test(plain) || !/\/desk|\/account$/.test(plain))
      return;
    seen.add(address);
    kinds.set(r.pattern, n + 1);
    queue.push([address, r.pattern]);
  };

  await signIn(page, name, language);
  add(`/${language}/desk`);
  add(`/${language}/account`);
  // a text in preparation, whose tree can be mended
  for (const [slug, document] of s.sql(`SELECT c.slug, d.slug FROM version v
    JOIN document d ON d.id = v.document_id
    JOIN consultation c ON c.id = d.consultation_id
    JOIN consultation_authority l ON l.consultation_id = c.id
    JOIN staff f ON f.authority_id = l.authority_id AND f.may = 'prepare'
    JOIN account a ON a.id = f.account_id AND a.email_key = '${name}'
    WHERE v.published_at IS NULL AND v.state = 'ready' AND v.number = 1
    LIMIT 1`))
    add(`/${language}/desk/c/${slug}/d/${document}/v/1`);
  // what a person who signs off may still change: an answer that is out
  for (const [code] of s.sql(`SELECT MIN(k.code) FROM comment k
    JOIN consultation c ON c.id = k.consultation_id
    JOIN reply_to t ON t.comment_id = k.id
    JOIN consultation_authority l ON l.consultation_id = c.id
    JOIN staff f ON f.authority_id = l.authority_id AND f.may = 'sign_off'
    JOIN account a ON a.id = f.account_id AND a.email_key = '${name}'
    WHERE c.slug = 'kej-i-setaliste' HAVING MIN(k.code) IS NOT NULL`))
    add(`/${language}/desk/c/kej-i-setaliste/comments/${code}`);
  // a figure of the body, of which its people may say something
  for (const [body, key] of s.sql(`SELECT u.slug, MIN(g.indicator)
    FROM figure g
    JOIN authority u ON u.id = g.authority_id
    JOIN staff f ON f.authority_id = u.id AND f.may = 'publish'
    JOIN account a ON a.id = f.account_id AND a.email_key = '${name}'
    WHERE g.profile = '' AND g.period = 'all' GROUP BY u.slug LIMIT 1`))
    add(`/${language}/desk/a/${body}/indicators/${key}/all/all`);
  for (let next; (next = queue.shift()); ) {
    const n = turn(next[1]);

    await audit(page, next[0], VARIANTS[n % VARIANTS.length], n < 3, true);
    for (const href of await page.locator("a[href^='/']").evaluateAll(
      (all) => all.map((a) => a.getAttribute("href"))))
      add(href);
  }
  console.log(`#   ${name}: ${seen.size} pages, ${kinds.size} kinds`);
  await context.close();
  return kinds;
}

const STAFF = [["mira.doneva@belorechie.example", "bg"],
  ["stoil.rangelov@belorechie.example", "en"],
  ["hanna.zwolak@lipowo.example", "pl"],
  ["ondrej.zaboj@mko.example", "cs"],
  ["goran.bikic@jasenovopolje.example", "sr"],
  ["vesna.kapor@jasenovopolje.example", "sr-Latn"],
  ["milica.protic@jasenovopolje.example", "en"],
  ["desi.marinska@kamenograd.example", "bg"]];

const began = Date.now();
const nobody = await b.newContext();
await proved(await nobody.newPage());
await all(nobody, publicPages());
await nobody.close();
const other = await b.newContext();
await happen(other).then(() => ok(true, "a report and a letter"),
  (e) => ok(false, `a report and a letter: ${e.message.split("\n")[0]}`));
await other.close();
console.log(`# ${checked.size} public pages in ${Date.now() - began} ms`);
for (const lang of spoken) {
  const n = [...checked.keys()].filter((a) => a.startsWith(`/${lang}/`)).length;

  ok(n > 50, `the samples have many pages: ${n} in ${lang}`);
}
const met = new Set(), staff = [...STAFF];
await Promise.all([1, 2].map(async () => {
  for (let next; (next = staff.shift()); )
    for (const kind of (await desk(...next)).keys())
      met.add(kind);
}));
console.log(`# with the desk ${checked.size} pages, axe on ${audited}, ` +
  `${Date.now() - began} ms`);
for (const [what, n] of Object.entries(open))
  ok(n, `met: ${what}, ${n} times`);
for (const r of table)
  // what has a secret of one use in its address no link leads to
  if (r.verb === "GET" && r.pattern.includes("/desk") && r.page !== "-" &&
    !r.pattern.includes("{token}"))
    ok(met.has(r.pattern), `met: ${r.pattern}`);
for (const [what, list] of Object.entries(faults)) {
  ok(!list.length, `${what}: no fault`);
  for (const line of list.slice(0, 12))
    console.log(`#   ${line}`);
  if (list.length > 12)
    console.log(`#   ... and ${list.length - 12} more`);
}
await b.close();
s.end();
process.exitCode = done();
