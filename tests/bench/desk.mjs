// desk.mjs BASE SLUG EMAIL PASSWORD CODE [PID FILE ...]: every page of the
// desk of one consultation, as one officer gets it from the server, and its
// public report: two lines each, milliseconds.  By the clock, the quickest of
// several, since the machine may have other things to do; and CPU of the
// processes named and of their children, which does not depend on that.  ONLY:
// those with names like this (a regular expression).
// Filters with a value that few comments meet, each two filters together, later
// pages of a list, words; last the slowest and the dearest of all.
import { readFileSync, readdirSync } from "node:fs";

const [base, slug, email, password, code, ...pids] = process.argv.slice(2);
const TIMES = +(process.env.TIMES ?? 7);
const ONLY = new RegExp(process.env.ONLY ?? "");
const late = "2100-01-01%2000%3A00%3A00.000000.99999999";
const desk = `/pl/desk/c/${slug}`;
let cookie = "";

async function get(path) {
  const began = performance.now();
  const answer = await fetch(base + path, { redirect: "manual",
    headers: cookie ? { cookie } : {} });
  const text = await answer.text();
  const set = answer.headers.getSetCookie?.()[0];

  if (set)
    cookie = set.split(";")[0];
  return { status: answer.status, text, ms: performance.now() - began };
}

// Sends the form of a page with what is hidden in it.
async function send(path, fields) {
  const { text } = await get(path);
  const form = /<form [^>]*method="post"[^>]*>.*?<\/form>/s.exec(text)[0];
  const body = new URLSearchParams(fields);

  for (const [tag] of form.matchAll(/<input [^>]*type="hidden"[^>]*>/g))
    body.set(/name="([^"]*)"/.exec(tag)[1], /value="([^"]*)"/.exec(tag)[1]);
  const answer = await fetch(base + /action="([^"]*)"/.exec(form)[1], {
    method: "POST", redirect: "manual", body, headers: { cookie } });
  if (answer.status !== 303)
    throw new Error(`${path}: ${answer.status}`);
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
  return answer.headers.get("location");
}

// CPU that these processes have had, milliseconds.
function cpu() {
  const read = (path) => { try { return readFileSync(path, "utf8"); } catch { return ""; } };
  const threads = (pid) => { try { return readdirSync(`/proc/${pid}/task`); } catch { return []; } };
  const each = pids.map((file) => read(file).trim()).flatMap((pid) =>
    [pid, ...read(`/proc/${pid}/task/${pid}/children`).split(" ")]).filter(Boolean);

  return each.flatMap((pid) => threads(pid).map((thread) =>
    Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0]) / 1e6))
    .reduce((sum, one) => sum + one, 0);
}

const addresses = (html) => [...html.matchAll(/href="([^"#]*)"/g)]
  .map(([, href]) => href.replace(/&amp;/g, "&"))
  .map((href) => href.startsWith("?") ? href : href.replace(base, ""));

// What the list offers to choose from, and what people type.
async function filters() {
  const { text } = await get(`${desk}/comments`);
  const some = [];

  for (const [, name, options] of
    text.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    for (const [, value] of options.matchAll(/<option value="([^"]+)"/g))
      if (!["deed"].includes(name))
        some.push([`${name}_${value}`, `${name}=${encodeURIComponent(value)}`]);
  for (const words of ["конкон", "предърърър", "на", "на же по", "ция ости",
    "нигде няма", "a"])
    some.push([`words_${words.replace(/ /g, "_")}`,
      `words=${encodeURIComponent(words)}`]);
  some.push(["number_none", "number=XX-0"],
    ["group_large", "group=gr0up0000a"], ["group_small", "group=gr0up0000b"],
    ["unit", "unit=art_1"], ["rare_both", "channel=counter&kind=group"],
    ["rare_all", "stance=question&decision=dispute&officer=mine"],
    ["undecided", "reply=none"], ["mine_undecided", "officer=mine&reply=none"],
    ["two_kind_stance", "kind=group&stance=question"],
    ["two_unit_reply", "unit=art_1&reply=review"],
    ["three", "channel=online&kind=ngo&decision=refused"],
    ["three_mine", "officer=mine&reply=none&language=bg"],
    ["three_words", `kind=person&decision=noted&words=${encodeURIComponent("конкон")}`],
    ["rare_words", `stance=question&words=${encodeURIComponent("на")}`],
    ["several", `unit=art_1&kind=ngo&stance=oppose&reply=approved&language=bg`],
    ["several_words", `kind=ngo&decision=accepted&channel=online&words=${encodeURIComponent("на кон")}`]);
  return some.map(([name, query]) =>
    [`comments_${name}`, `${desk}/comments?${query}`]);
}

// Codes, numbers and names in a path are one of their kind.
const kind_of = (path) => path.slice(desk.length).split("/").filter(Boolean)
  .map((part, i) => i && !/^(change|outline|decision|batch|answers|preview|withhold)$/
    .test(part) ? "one" : part).join("_") || "front";

// The pages that the others lead to, one of each kind.
async function pages() {
  const found = new Map([["list", "/pl/desk"]]);
  const asked = [desk, ...["comments", "groups", "text", "report", "outcome",
    "monitoring", "archive", "export", "templates"].map((one) => `${desk}/${one}`)];

  while (asked.length) {
    const path = asked.shift();
    if (found.has(kind_of(path)))
      continue;
    const answer = await get(path);
    if (answer.status !== 200) {
      found.set(kind_of(path), null);
      continue;
    }
    found.set(kind_of(path), path);
    for (const href of addresses(answer.text))
      if (href.startsWith(`${desk}/`) && !/original|\/export\/|files|\.zip|\.csv/.test(href))
        asked.push(href.split("?")[0]);
  }
  return [...found].filter(([, path]) => path);
}

// Of a list by these filters: its second and third page, the one before, and
// a comment with the way on and back by the same filters.
async function walked(name, query) {
  const list = `${desk}/comments?${query}`;
  const at = (href) => href.startsWith("?") ? `${desk}/comments${href}` : href;
  const first = (await get(list)).text;
  const found = [];
  let text = first;

  for (const page of ["second", "third"]) {
    const more = addresses(text).find((href) => /[?&]after=/.test(href));
    if (!more)
      break;
    found.push([`${name}_${page}`, at(more)]);
    text = (await get(at(more))).text;
  }
  const back = addresses(text).find((href) => /[?&]before=/.test(href));
  if (back)
    found.push([`${name}_back`, at(back)]);
  const comment = addresses(first).find((href) =>
    /\/comments\/[0-9a-z]{10}(\?|$)/.test(href));
  if (comment)
    found.push([`${name}_comment`, at(comment)]);
  return found;
}

// A moment in the middle of the list, as its addresses have it.
async function middle() {
  const cursor = async (query, name) => addresses((await get(
    `${desk}/comments${query}`)).text).map((href) =>
    new RegExp(`[?&]${name}=([^&]*)`).exec(href)?.[1]).find(Boolean);
  const moment = (words) => Date.parse(`${decodeURIComponent(words)
    .replace("+", " ").slice(0, 19).replace(" ", "T")}Z`);
  const ends = [moment(await cursor("", "after")),
    moment(await cursor(`?before=${late}`, "before"))];

  return encodeURIComponent(`${new Date((ends[0] + ends[1]) / 2)
    .toISOString().replace("T", " ").slice(0, 19)}.000000.1`);
}

// Each two filters, of each a value that many comments meet and one that few
// do: the first page, one in the middle, the last.
async function pairs() {
  const words = (text) => `words=${encodeURIComponent(text)}`;
  const half = await middle(), found = [];
  const some = { unit: ["unit=art_1", "unit=art_50"], kind: ["kind=person",
    "kind=group"], stance: ["stance=oppose", "stance=question"], decision:
    ["decision=noted", "decision=dispute"], reply: ["reply=approved",
    "reply=review"], officer: ["officer=mine", "officer=nobody"], group:
    ["group=gr0up0000a", "group=gr0up0000b"], channel: ["channel=online",
    "channel=counter"], organisation: ["organisation=load-union",
    "organisation=load-club"], language: ["language=bg", "language=en"],
  words: [words("на"), words("конкон"), words("на же по")] };

  for (const [one, of_one] of Object.entries(some))
    for (const [other, of_other] of Object.entries(some))
      for (const a of one < other ? of_one : [])
        for (const b of of_other)
          for (const [page, where] of [["first", ""], ["middle",
            `&after=${half}`], ["last", `&before=${late}`]])
            found.push([`both_${decodeURIComponent(a)}_${decodeURIComponent(b)}`
              .replace(/[= ]/g, "_") + `_${page}`,
            `${desk}/comments?${a}&${b}${where}`]);
  return found;
}

const then = await send("/pl/sign-in", { email, password });
await send(then.replace(base, ""), { code });
const report = ["", "?table=full", "?after=99000", "?table=full&after=99000"]
  .map((query, i) => [`report_public_${i}`, `/pl/c/${slug}/report${query}`]);
let slowest = ["", 0], dearest = ["", 0];
const walks = [];
for (const [name, query] of [["all", ""], ["rare_kind", "kind=group"],
  ["rare_reply", "reply=review"], ["group", "group=gr0up0000b"],
  ["undecided", "reply=none"], ["mine", "officer=mine"],
  ["words", `words=${encodeURIComponent("конкон")}`]])
  walks.push(...await walked(`walk_${name}`, query));
walks.push(["walk_last", `${desk}/comments?before=${late}`],
  ["groups_late", `${desk}/groups?after=500`]);
for (const [name, path] of [...await pages(), ...await filters(), ...walks,
  ...await pairs(), ...report].filter(([one]) => ONLY.test(one))) {
  let best = Infinity;
  const had = cpu();

  for (let i = 0; i < TIMES; i++) {
    const answer = await get(path);
    if (answer.status !== 200)
      throw new Error(`${path}: ${answer.status}`);
    best = Math.min(best, answer.ms);
  }
  const spent = (cpu() - had) / TIMES;
  console.log(`desk_${name} ${best.toFixed(1)} ms`);
  console.log(`desk_${name}_cpu ${spent.toFixed(1)} ms`);
  if (best > slowest[1])
    slowest = [name, best];
  if (spent > dearest[1])
    dearest = [name, spent];
}
console.log(`desk_slowest_${slowest[0]} ${slowest[1].toFixed(1)} ms`);
console.log(`desk_dearest_${dearest[0]}_cpu ${dearest[1].toFixed(1)} ms`);
