// protocol.mjs BUILD: what must hold between nginx and a worker.
import fs from "node:fs";
import { ask, done, fastcgi, house, is, ok, output, params, raw, record, sleep,
  until } from "./house.mjs";

const build = process.argv[2] ?? "build";
const h = await house(build);

const SECURITY = ["content-security-policy", "strict-transport-security",
  "x-content-type-options", "referrer-policy", "permissions-policy",
  "cross-origin-opener-policy", "cross-origin-resource-policy"];

async function headers() {
  const worker = await ask(h, "GET", "/echo");
  const tries = {
    "a worker's 404": await ask(h, "GET", "/nothing"),
    "a worker's 400": await ask(h, "GET", "/a%00"),
    "a file": await ask(h, "GET", "/assets/nothing.css"),
    "too large": await ask(h, "POST", "/page", { headers:
      { "Content-Length": String(2 << 20) } }).catch(() => null),
    "no worker": await ask(h, "GET", "/signed"),
    "another host": await ask(h, "GET", "/", { headers:
      { Host: "evil.example" } }),
  };

  for (const [what, answer] of Object.entries(tries))
    for (const name of SECURITY)
      is(answer?.headers[name], worker.headers[name], `${what}: ${name}`);
  is(tries["too large"]?.status, 413, "413 of nginx");
  ok(tries["too large"]?.text.includes('lang="sr-Latn"'), "in all languages");
  is(tries["no worker"].status, 503, "503 where no worker is");
  ok(tries["no worker"].headers["retry-after"], "and when to try again");
  is(tries["another host"].status, 421, "421 for a host that is not ours");
}

async function statuses() {
  const long = "/" + "a".repeat(600), header = { Cookie: "a=" +
    "b".repeat(5000) };

  is((await ask(h, "GET", long)).status, 414, "path too long");
  is((await ask(h, "GET", "/echo", { headers: header })).status, 431,
    "header too long");
  is((await ask(h, "GET", "/echo", { headers: { X: "b".repeat(9000) } }))
    .status, 431, "header too long for nginx");
  is((await ask(h, "PUT", "/echo")).status, 405, "method");
  is((await ask(h, "POST", "/echo", { headers: { "Content-Type":
    "text/plain" }, body: "x" })).status, 415, "type");
  is((await ask(h, "POST", "/echo", { headers: { "Content-Type":
    "application/x-www-form-urlencoded" }, body: "a=" +
    "b".repeat(768 * 1024) })).status, 413, "body too long for a form");
  is((await ask(h, "POST", "/echo", { headers: { "Content-Type":
    "application/x-www-form-urlencoded" }, body: "a=1&b=2" })).text,
    "POST /echo\na=1\nb=2\n", "a form");
  for (const [name, text] of Object.entries({
    "two lengths": "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
      "Content-Length: 3\r\nContent-Length: 4\r\n\r\na=bc",
    "length and chunks": "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
      "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "bad chunk": "POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
      "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
  })) {
    const answer = (await raw(h.port, text, 3000)).toString();

    ok(answer.startsWith("HTTP/1.1 400"), name);
    ok(answer.split("HTTP/1.1").length === 2, `${name}: and no more`);
  }
}

async function bodies() {
  for (const size of [0, 1, 65527, 65528, 65529, 1 << 20, 5 << 20])
    is((await ask(h, "GET", `/big?size=${size}`)).body.length, size,
      `${size} bytes`);
  is((await ask(h, "GET", "/stream?size=3000001")).body.length, 3000001,
    "streamed");
}

// What the cache keeps: engineering 5.
async function cache() {
  const head = await ask(h, "HEAD", "/page?max=60");
  const get = await ask(h, "GET", "/page?max=60");

  is(head.body.length, 0, "HEAD has no body");
  ok(get.body.length > 2000, "GET after HEAD has one");
  is(get.headers["content-length"], head.headers["content-length"],
    "of the length that HEAD told");
  const again = await ask(h, "GET", "/page?max=60");
  is(again.text, get.text, "kept");
  const holder = { headers: { Cookie: "x=1; __Host-glas=abc" } };
  const own = await ask(h, "GET", "/page?max=60", holder);
  ok(own.text !== get.text, "a holder is not served from the cache");
  is((await ask(h, "GET", "/page?max=60")).text, get.text,
    "and leaves nothing in it");
  const tag = { headers: { "If-None-Match": get.headers.etag } };
  is((await ask(h, "GET", "/page?max=60", tag)).status, 304, "304");
  await ask(h, "GET", "/page?max=0");
  const one = await ask(h, "GET", "/page?max=0");
  const two = await ask(h, "GET", "/page?max=0");
  ok(one.text !== two.text, "max-age=0 is not kept");
}

async function encodings() {
  const before = copies();
  const answers = [];

  for (const accept of ["gzip", "gzip, deflate, br", "identity",
    "br;q=1, gzip;q=0", undefined])
    answers.push(await ask(h, "GET", "/page?max=61", { headers:
      accept ? { "Accept-Encoding": accept } : {} }));
  is(copies() - before, 2, "five spellings leave two copies");
  is(answers.map((a) => a.headers["content-encoding"] ?? "-").join(" "),
    "gzip gzip - - -", "compressed where that was asked for");
  ok(answers.every((a) => !a.headers.vary), "no Vary");
}

const copies = () => fs.readdirSync(`${h.run}/nginx/cache`,
  { recursive: true, withFileTypes: true }).length ? count(
  `${h.run}/nginx/cache`) : 0;
const count = (folder) => fs.readdirSync(folder, { withFileTypes: true })
  .reduce((n, e) => n + (e.isDirectory() ? count(`${folder}/${e.name}`) : 1),
    0);

// An expired copy is asked for with its tag; the worker's 304 renews it.
async function revalidation() {
  const first = await ask(h, "GET", "/page?max=1");

  await sleep(5000);
  const second = await ask(h, "GET", "/page?max=1");
  is(second.status, 200, "a stale copy comes whole");
  is(second.text, first.text, "revalidated, not made anew");
  ok(await until("the log", () => /GET \/page 200 \d+ [\d.]+ REVALIDATED/
    .test(fs.readFileSync(`${h.run}/log/access.log`, "utf8"))), "by a 304");
}

// Node's own parser and writer of multipart/form-data as the second opinion.
async function multipart() {
  const form = new FormData();
  const bytes = new Uint8Array(300000).map((_, i) => i * 7 % 256);

  form.append("plain", "текст\nдва реда");
  form.append("odd \"name\"\n", "a");
  form.append("empty", "");
  form.append("file", new Blob([bytes], { type: "application/pdf" }),
    "име \"x\".pdf");
  form.append("none", new Blob([]), "");
  const sent = new Response(form);
  const type = sent.headers.get("content-type");
  const body = Buffer.from(await sent.arrayBuffer());
  const answer = await ask(h, "POST", "/echo", { headers:
    { "Content-Type": type }, body });
  is(answer.text, "POST /echo\nplain=текст\nдва реда\nodd \"name\"\n=a\n" +
    "empty=\nfile=име \"x\".pdf\n  application/pdf 300000\nnone=\n",
    "what Node writes");
  const back = await new Response(body, { headers: { "Content-Type": type } })
    .formData();
  is([...back.keys()].length, 5, "and Node reads");
  const large = await ask(h, "POST", "/echo", { headers: { "Content-Type":
    "multipart/form-data; boundary=b" }, body: Buffer.concat([Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'),
  Buffer.alloc((20 << 20) + 1), Buffer.from("\r\n--b--")]) });
  is(large.status, 413, "a file one byte too large");
}

// Straight to the socket: what nginx would never send.
async function records() {
  const good = [["REQUEST_METHOD", "GET"], ["REQUEST_URI", "/echo"]];
  const status = async (bytes) => output(await raw(h.socket, bytes, 3000))
    .slice(0, 11);
  const lengths = Buffer.from([0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff, 0xfe]);

  is(await status(fastcgi(good)), "Status: 200", "by hand");
  is(await status(fastcgi([good[1]])), "Status: 400", "no method");
  is(await status(fastcgi([good[0], ...good])), "Status: 400",
    "a method twice");
  is(await status(fastcgi([...good, ["CONTENT_LENGTH", "x"]])), "Status: 400",
    "junk length");
  is(await status(fastcgi([["REQUEST_METHOD", "POST"], good[1],
    ["CONTENT_TYPE", "application/x-www-form-urlencoded"],
    ["CONTENT_LENGTH", "9"]], Buffer.from("a=b"))), "Status: 400",
  "a body shorter than it says");
  for (const [what, bytes] of Object.entries({
    "hostile lengths": Buffer.concat([record(1, Buffer.from([0, 1, 0, 0, 0, 0,
      0, 0])), record(4, lengths), record(4), record(5)]),
    "no records": Buffer.from("GET / HTTP/1.1\r\n\r\n"),
    "abort": Buffer.concat([record(1, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])),
      record(2)]),
    "another role": Buffer.concat([record(1, Buffer.from([0, 3, 0, 0, 0, 0, 0,
      0])), record(4, params(good)), record(4), record(5)]),
    "version 9": Buffer.from([9, 1, 0, 1, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
    "unknown kind": record(77),
    "cut": fastcgi(good).subarray(0, 20),
  })) {
    await raw(h.socket, bytes, 300);
    is((await ask(h, "GET", "/echo")).status, 200, `served after: ${what}`);
  }
}

const random = (() => {
  let x = 20260301;

  return (n) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return Math.floor(x / 4294967296 * n);
  };
})();

async function mutations() {
  const seed = fastcgi([["REQUEST_METHOD", "POST"], ["REQUEST_URI", "/echo"],
    ["CONTENT_TYPE", "application/x-www-form-urlencoded"],
    ["CONTENT_LENGTH", "7"]], Buffer.from("a=1&b=2"));
  const wave = async () => {
    for (let i = 0; i < 50; i++) {
      const bytes = Buffer.from(seed);

      for (let n = 1 + random(6); n; n--)
        bytes[random(bytes.length)] = random(256);
      await raw(h.socket, bytes.subarray(0, 1 + random(bytes.length)), 30);
    }
  };

  await Promise.all([wave(), wave(), wave(), wave()]);
  ok(await until("a served request", () => ask(h, "GET", "/echo").then((a) =>
    a.status === 200, () => false)), "served after 200 broken records");
  is(h.children().length, 2, "all children are there");
}

// 10,000 requests of which none is right, through nginx.
async function malformed() {
  const before = h.children().join();
  const pick = (list) => list[random(list.length)];
  const junk = (n) => Array.from({ length: random(n) }, () =>
    String.fromCharCode(random(256))).join("");
  const line = () => pick(["GET", "POST", "HEAD", "PUT", "", junk(9)]) + " " +
    pick(["/echo", "/echo?", "/%", "/../", "/a//", "*", "http://x/", "/" +
      junk(40), "/?" + junk(40), "/%00", "/%c0%ae"]) + " " +
    pick(["HTTP/1.1", "HTTP/1.0", "HTTP/9", "", junk(9)]);
  const field = () => pick(["Host: 127.0.0.1", "Content-Length: " +
    pick(["0", "5", "-1", "x", "99999999999"]), "Cookie: " + junk(60),
  "Transfer-Encoding: chunked", "Content-Type: " + pick(["multipart/form-data;"
    + " boundary=" + junk(5), "application/x-www-form-urlencoded", junk(20)]),
  "If-None-Match: " + junk(20), "Accept-Language: " + junk(20),
  junk(10) + ": " + junk(20), " folded", "Range: bytes=0-"]);
  const told = {};
  const wave = async (n) => {
    while (n--) {
      let text = line() + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n";

      for (let k = random(4); k; k--)
        text += field() + "\r\n";
      const answer = await raw(h.port, Buffer.from(text + "\r\n" + junk(50),
        "latin1"), 40);
      const status = answer.toString("latin1", 0, 12).slice(9);
      told[status] = 1 + (told[status] ?? 0);
    }
  };

  await Promise.all(Array.from({ length: 10 }, () => wave(1000)));
  console.log(`# ${JSON.stringify(told)}`);
  ok(told[400] > 1000 && told[404] + told[200] > 100, "most were answered");
  is((await ask(h, "GET", "/echo")).status, 200,
    "served after 10,000 malformed requests");
  is(h.children().join(), before, "by the same children");
}

try {
  for (const test of [headers, statuses, bodies, cache, encodings,
    revalidation, multipart, records, mutations, malformed])
    await test();
} catch (e) {
  ok(false, e.stack);
} finally {
  await h.end();
}
process.exit(done());
