// crawl.mjs BUILD: everything that can be reached by links without a cookie,
// in six languages: headers, no form that posts and no cookie on a cached
// page, no dead link, nothing written by reading, valid HTML (vnu).
import fs from "node:fs";
import http from "node:http";
import { LANGS, done, emptied, is, ok, routes, site, until, valid } from
  "./house.mjs";
import { world } from "./world.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "crawl");
await world(s);
const table = routes(build);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

// the files of the samples' reports are made in the background
await until("the files of reports", () => s.sql("SELECT 1 FROM job WHERE" +
  " kind = 'report-files' AND state NOT IN ('done', 'failed')").length === 0,
180000);

const SECURITY = {
  "content-security-policy": "default-src 'none'; style-src 'self'; " +
    "script-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; " +
    "connect-src 'self'",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
const PUBLIC = /^public, max-age=\d+(, stale-while-revalidate=\d+)?$/;

function ask(address, headers = {}) {
  return new Promise((next, fail) => {
    http.get({ host: "127.0.0.1", port: s.port, path: address, agent,
      headers }, (answer) => {
      const parts = [];
      answer.on("data", (p) => parts.push(p));
      answer.on("error", fail);
      answer.on("end", () => next({ status: answer.statusCode,
        headers: answer.headers, text: Buffer.concat(parts).toString() }));
    }).on("error", fail);
  });
}

// Faults are gathered by kind; one line of TAP a kind, with the first ten.
const faults = {};
const kinds = ["security headers", "freshness", "cookie", "form or key",
  "links lead somewhere", "places lead somewhere", "markup", "language",
  "server error"];
for (const kind of kinds)
  faults[kind] = [];
const fault = (kind, where, what) => faults[kind].push(`${where}: ${what}`);

const plain = (text) => text.replace(/&amp;/g, "&").replace(/&quot;/g, '"')
  .replace(/&lt;/g, "<").replace(/&gt;/g, ">");
const route = (address) => table.find((r) => r.verb === "GET" &&
  r.shape.test(address.replace(/[?#].*/, "")));
const FORM = new Set(["comment", "comment-whole", "take-part", "follow-up",
  "sign-in"]);

function headers(address, answer) {
  const r = route(address), form = FORM.has(r?.action);
  const fresh = answer.headers["cache-control"] ?? "none";

  const file = /xml|csv|octet|image/.test(answer.headers["content-type"] ?? "") ||
    /attachment/.test(answer.headers["content-disposition"] ?? "");
  for (const [name, value] of Object.entries(SECURITY)) {
    // a download runs nowhere, whatever it holds
    const sandbox = r && file && name === "content-security-policy" ?
      "; sandbox" : "";
    // one list may stand in a frame of the body's own site
    const said = r?.pattern === "/{lang}/a/{authority}/list" ?
      value.replace("frame-ancestors 'none'", "frame-ancestors *") : value;
    if (answer.headers[name] !== said + sandbox)
      fault("security headers", address, `${name}: ${answer.headers[name]}`);
  }
  if (address.startsWith("/assets/"))
    return;
  // what waits too long changes with the clock alone: no tag can tell
  const kept = r && !form && r.pattern !== "/health" &&
    !/\/(moderation|remarks\/\{list\})$/.test(r.pattern);
  if (!(answer.status === 200 && kept ?
    PUBLIC : /^private, no-store$|^none$/).test(fresh))
    fault("freshness", address, `${answer.status} ${fresh}`);
  if (PUBLIC.test(fresh) && !answer.headers.etag)
    fault("freshness", address, "no ETag");
  if (answer.headers.vary)
    fault("freshness", address, "Vary");
  for (const cookie of [answer.headers["set-cookie"] ?? []].flat()) {
    if (!form)
      fault("cookie", address, cookie);
    if (!/^__Host-glas=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/
      .test(cookie.replace(/; Max-Age=\d+/, "")))
      fault("cookie", address, cookie);
  }
}

function page(address, answer) {
  const html = answer.text, lang = /^\/([^/]+)\//.exec(address)?.[1];
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
  const should = { sr: "sr-Cyrl" }[lang] ?? lang;

  if (!FORM.has(route(address)?.action) &&
    /method="post"|name="key"/i.test(html))
    fault("form or key", address, "on a cached page");
  if ((html.match(/<h1[\s>]/g) ?? []).length !== 1)
    fault("markup", address, "not one h1");
  if (new Set(ids).size !== ids.length)
    fault("markup", address, "an id twice");
  if (/\sstyle="|<style|\son[a-z]+="|<script(?! src="\/assets\/)/.test(html))
    fault("markup", address, "inline style or script");
  for (const [, href] of html.matchAll(/\shref="([^"]*)"/g))
    if (!/^(\/(?!\/)|#|\?|https?:\/\/|mailto:|tel:)/.test(href))
      fault("markup", address, `href ${href}`);
  if (!html.includes(`<html lang="${should}"`))
    fault("language", address, "html lang");
  if (lang !== "sr" && should && answer.headers["content-language"] &&
    answer.headers["content-language"] !== lang)
    fault("language", address, answer.headers["content-language"]);
  return new Set(ids);
}

// Breadth first; forms' own pages are asked in one language only, the
// redirects they share are the same handler.
const pages = new Map();
async function crawl() {
  const seen = new Set(), queue = [], places = [], from = new Map();
  const add = (address, where) => {
    if (seen.has(address))
      return;
    seen.add(address);
    from.set(address, where);
    queue.push(address);
  };
  const one = async (address) => {
    const answer = await ask(address);
    const html = /text\/html/.test(answer.headers["content-type"] ?? "");

    headers(address, answer);
    if (answer.status >= 500)
      fault("server error", address, answer.status);
    if (answer.status >= 400 && !(answer.status === 403 || answer.status === 409))
      fault("links lead somewhere", address,
        `${answer.status} from ${from.get(address)}`);
    if (answer.status < 400 && answer.headers.location)
      add(answer.headers.location.replace(s.base, ""), address);
    if (!html || answer.status !== 200)
      return pages.set(address, { answer, ids: new Set() });
    pages.set(address, { answer, ids: page(address, answer) });
    for (const [, name, raw] of
      answer.text.matchAll(/\s(href|src)="([^"]*)"/g)) {
      const full = new URL(plain(raw), s.base + address);

      if (full.origin !== s.base)
        continue;
      const next = full.pathname + full.search;
      if (full.hash)
        places.push([next, decodeURIComponent(full.hash.slice(1)), address]);
      if (!/^\/mail\//.test(next))
        add(next, address);
    }
  };

  add("/", "start");
  for (const lang of LANGS)
    add(`/${lang}/`, "start");
  // What no sample is long enough to link to.
  for (const more of ["v/1", "p/1", "whole"])
    add(`/bg/c/krayrechni-zoni/d/act/${more}`, "start");
  add("/bg/c/krayrechni-zoni/d/act.en/beside/1", "start");
  add("/health", "start");
  const busy = async () => {
    for (let next; (next = queue.shift()) || working; )
      if (next) {
        working++;
        await one(next);
        working--;
      } else
        await new Promise((go) => setTimeout(go, 5));
  };
  let working = 0;
  await Promise.all(Array.from({ length: 8 }, busy));
  for (const [address, place, where] of places) {
    const target = pages.get(address);

    if (target?.answer.status === 200 && !target.ids.has(place) &&
      /html/.test(target.answer.headers["content-type"]))
      fault("places lead somewhere", where, `${address}#${place}`);
  }
}

const sums = () => s.sql("SELECT table_name FROM information_schema.tables" +
  " WHERE table_schema = 'glas' ORDER BY 1").map(([name]) => name);
const checksum = () => s.sql(`CHECKSUM TABLE \`${sums().join("`, `")}\` EXTENDED`)
  .map((row) => row.join(" "));

s.quiet();
const before = checksum();
const began = Date.now();
await crawl();
console.log(`# ${pages.size} addresses in ${Date.now() - began} ms`);
is(checksum().filter((sum, i) => sum !== before[i]).join(), "",
  "reading everything changed no table");
for (const kind of kinds) {
  ok(!faults[kind].length, `${kind}: no fault`);
  for (const line of faults[kind].slice(0, 10))
    console.log(`#   ${line}`);
  if (faults[kind].length > 10)
    console.log(`#   ... and ${faults[kind].length - 10} more`);
}

// Each public route was met; those of one's own things are in story.mjs.  What
// no sample holds, the stories in tests/cases do.
const ABSENT = /\/(files\/\{attachment\}|report\/\{edition\}|answers|o\/\{organisation\})$/;
const twice = s.sql("SELECT 1 FROM version WHERE number > 1" +
  " AND published_at IS NOT NULL LIMIT 1").length;
for (const r of table.filter((t) => t.verb === "GET" && t.action === "read" &&
  (twice || !t.pattern.includes("/compare/")) && !ABSENT.test(t.pattern)))
  ok([...pages].some(([address, { answer }]) => route(address) === r &&
    answer.status === 200), `met: ${r.pattern}`);

async function spellings() {
  const other = ["/en/", "/en/c/krayrechni-zoni", "/en/consultations"];

  for (const address of other) {
    is((await ask(`${address}?nothing=1`)).status, 400,
      `${address}: unknown query field`);
    is((await ask(`${address}?`)).status, 301, `${address}: empty query`);
  }
  is((await ask("/en/consultations?phase=open&phase=open")).status, 400,
    "doubled query field");
  for (const [address, should] of Object.entries({
    "/EN/": "404", "/en": "301|404", "/en//": "400|404", "/en/./": "400|404",
    "/en/c/Krayrechni-Zoni": "301|404", "/en/c/krayrechni-zoni/": "301|404",
    "/en/c/kray%72echni-zoni": "301", "/en/c/krayrechni%2dzoni": "301",
    "/en/c/krayrechni%2Dzoni": "301", "/en/c/%6brayrechni-zoni": "301",
    "/en/c/krayrechni-zoni%20": "400|404", "/en/c%2Fkrayrechni-zoni":
    "400|404", "/en/c/krayrechni-zoni%00": "400", "/en/c/%C0%AE": "400",
    "/en/c/%ED%A0%80": "400", "/en/c/%FF": "400", "/en/c/%2": "400",
    "/en/c/%zz": "400", "/en/c/%253C": "404", "/en/c/x%5B1%5D%27%20or":
    "400|404", "/sr-latn/": "404", "/en/c/krayrechni-zoni/d/act/u/art_1'":
    "404", "/en/c/krayrechni-zoni/d/act/u/ART_1": "301|404",
    "/en/c/krayrechni-zoni/d/act/v/01": "301|404",
    "/en/c/krayrechni-zoni/d/act/v/1.XML": "404",
    "/en/c/krayrechni-zoni/d/act/p/2": "404",
    "/en/c/krayrechni-zoni/d/act/v/99999999999999999999": "404",
    "/en/c/krayrechni-zoni/d/act/v/-1": "404",
    "/en/c/krayrechni-zoni/comments?after=%27": "400|404",
    "/en/c/krayrechni-zoni/comments?stance=nonsense": "400|404|200",
    "/en/c/krayrechni-zoni/comments?after=99999999999": "200|400|404",
    "/en/consultations?phase=%00": "400",
    "/en/consultations?%70hase=open": "301|400",
    "/en/consultations?phase=%6fpen": "301|400",
    "/en/consultations?phase=open&": "301|400",
    "/en/consultations?phase=": "301|400",
    "/en/sign-in?next=//evil.example": "301|400",
  })) {
    const answer = await ask(address);

    ok(new RegExp(`^(${should})$`).test(answer.status),
      `${address}: ${answer.status}, should be ${should}`);
    if (answer.status === 301)
      is((await ask(answer.headers.location.replace(s.base, ""))).status, 200,
        `and leads to ${answer.headers.location}`);
    headers(address, { ...answer, headers: { ...answer.headers } });
  }
}
faults["security headers"].length = 0;
await spellings();
is(faults["security headers"].join("; "), "", "the same headers on all these");

// vnu once over what was saved, slow to start: each kind of page in each
// language, and of the many units those of one document.
function saved() {
  const folder = emptied(`${build}/tests/crawled`), kept = new Map();

  for (const [address, { answer }] of pages) {
    const r = route(address);
    if (!/html/.test(answer.headers["content-type"] ?? "") || !r)
      continue;
    const group = `${r.pattern} ${address.split("/")[1]}`;
    const room = /\{wid\}|\{comment\}/.test(r.pattern) ? 12 : 40;
    kept.set(group, (kept.get(group) ?? 0) + 1);
    if (kept.get(group) <= room)
      fs.writeFileSync(`${folder}/${address.slice(1)
        .replace(/[^A-Za-z0-9._-]/g, "+")}.html`, answer.text);
  }
  return folder;
}
valid(saved());

agent.destroy();
s.end();
process.exitCode = done();
