// addresses.mjs BASE GLAS: addresses of all public pages that links lead to, a
// line each: of each row of "glas routes" so many as SHAPE, in all languages;
// pages alone, no downloads, no forms.
import { execFileSync } from "node:child_process";

const [base, glas] = process.argv.slice(2);
const SHAPE = 24, MOST = 6000;
const table = execFileSync(glas, ["routes"], { encoding: "utf8" }).split("\n")
  .map((line) => line.split(/ +/)).filter(([verb]) => verb === "GET")
  .map(([, pattern]) => ({ pattern, met: 0, shape: new RegExp(
    `^${pattern.replace(/[.]/g, "\\.").replace(/{\w+}/g, "[^/]+")}$`) }));
const seen = new Set();
const queue = ["bg", "pl", "cs", "sr", "sr-Latn", "en"].map((l) => `/${l}/`);

function wanted(address) {
  const path = address.replace(/\?.*/, "");
  const route = table.find((r) => r.shape.test(path));

  if (!route || seen.has(address) || route.met >= SHAPE)
    return false;
  seen.add(address);
  route.met++;
  return true;
}

async function visit(address) {
  const answer = await fetch(base + address, { redirect: "manual" });
  const text = await answer.text();

  if (answer.status !== 200 ||
    !/^text\/html/.test(answer.headers.get("content-type")))
    return;
  if (/^public/.test(answer.headers.get("cache-control")))
    console.log(address);
  for (const [, href] of text.matchAll(/ href="(\/[^"#]*)/g)) {
    const found = href.replace(/&amp;/g, "&");
    if (wanted(found))
      queue.push(found);
  }
}

queue.forEach(wanted);
for (let i = 0; i < queue.length && i < MOST; i += 8)
  await Promise.all(queue.slice(i, i + 8).map(visit));
