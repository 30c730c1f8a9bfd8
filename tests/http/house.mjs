// house.mjs: TAP, and a worker of tests/http/server.c behind a real nginx, for
// the tests of the protocol.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";

let count = 0, failed = 0;
export function ok(good, what) {
  count++;
  failed += !good;
  console.log(`${good ? "ok" : "not ok"} ${count} - ${what}`);
}
export function is(got, should, what) {
  ok(got === should, what);
  if (got !== should)
    console.log(`#   is: ${got}\n#   should: ${should}`);
}
export function done() {
  console.log(`1..${count}`);
  return failed ? 1 : 0;
}
export const sleep = (ms) => new Promise((next) => setTimeout(next, ms));

export async function until(what, test, ms = 30000) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20))
    if (await test())
      return true;
  console.log(`# waited in vain: ${what}`);
  return false;
}

const free = () => new Promise((next) => {
  const s = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = s.address();
    s.close(() => next(port));
  });
});

// A worker with so many children and nginx before it, in a folder of its own.
export async function house(build, children = 2) {
  const home = process.cwd();
  const run = fs.mkdtempSync("/tmp/glas-");
  const port = await free();
  for (const folder of ["log", "nginx", "tiles", "mail"])
    fs.mkdirSync(path.join(run, folder));
  const words = {
    USER: process.getuid() ? "" : "user root;", CORES: 2,
    LISTEN: `127.0.0.1:${port}`, NAMES: "127.0.0.1", HOME: home, VAR: run,
    RUN: run, BUILD: path.resolve(build), LOG: `${run}/log`, CONF: run,
  };
  for (const [from, to] of [["nginx", "nginx"], ["nginx-edge", "edge"]])
    fs.writeFileSync(`${run}/${to}.conf`,
      fs.readFileSync(`conf/${from}.conf`, "utf8")
        .replace(/@([A-Z]+)@/g, (all, name) => words[name] ?? all));
  fs.writeFileSync(`${run}/routes.conf`,
    "location = /echo { fastcgi_pass pages; client_max_body_size 61m; }\n" +
    "location = /signed { fastcgi_pass sign; }\n");
  fs.symlinkSync(`${run}/pages.sock`, `${run}/acts.sock`);
  const log = fs.openSync(`${run}/log/worker.log`, "a");
  const worker = spawn(`${build}/tests/http/server`,
    [`${run}/pages.sock`, String(children)],
    { stdio: ["ignore", "inherit", log] });
  const nginx = spawn("nginx", ["-e", `${run}/log/nginx.log`, "-p", run,
    "-c", `${run}/nginx.conf`, "-g", "daemon off;"],
    { stdio: ["ignore", "inherit", "inherit"] });
  const h = {
    run, port, worker, nginx, socket: `${run}/pages.sock`,
    base: `http://127.0.0.1:${port}`,
    parent: () => Number(fs.readFileSync(`${run}/pages.sock.pid`)),
    children: () => {
      const p = h.parent();
      return fs.readFileSync(`/proc/${p}/task/${p}/children`, "utf8")
        .trim().split(" ").filter(Boolean).map(Number);
    },
    log: () => fs.readFileSync(`${run}/log/worker.log`, "utf8"),
    async end() {
      nginx.kill("SIGQUIT");
      try { process.kill(h.parent(), "SIGTERM"); } catch { /* gone */ }
      worker.kill("SIGTERM");
      await until("the end", () => !fs.existsSync(h.socket));
      fs.rmSync(run, { recursive: true, force: true });
    },
  };
  await until("the worker", () => fs.existsSync(`${run}/pages.sock.pid`));
  await until("nginx", () => ask(h, "GET", "/echo").then(() => true, () => false));
  return h;
}

// One request as it stands; never joined with another connection.
export function ask(h, method, address, { headers = {}, body } = {}) {
  return new Promise((next, fail) => {
    const r = http.request({ host: "127.0.0.1", port: h.port, method,
      path: address, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on("data", (p) => parts.push(p));
      answer.on("error", fail);
      answer.on("end", () => next({ status: answer.statusCode,
        headers: answer.headers, body: Buffer.concat(parts),
        text: Buffer.concat(parts).toString() }));
    });
    r.on("error", fail);
    r.end(body);
  });
}

// Bytes to a socket (path or port); what comes back until it closes.
export function raw(where, bytes, ms = 5000) {
  return new Promise((next) => {
    const parts = [];
    const s = net.connect(typeof where === "number"
      ? { host: "127.0.0.1", port: where } : where);
    const end = () => { s.destroy(); next(Buffer.concat(parts)); };
    s.setTimeout(ms, end);
    s.on("data", (p) => parts.push(p));
    s.on("error", end);
    s.on("close", end);
    s.write(bytes);
  });
}

// FastCGI 1.0: a record; a list of names and values.
export function record(kind, content = Buffer.alloc(0), id = 1) {
  const head = Buffer.from([1, kind, id >> 8, id & 255,
    content.length >> 8, content.length & 255, 0, 0]);
  return Buffer.concat([head, content]);
}
export function params(list) {
  return Buffer.concat(list.map(([name, value]) => {
    const n = Buffer.from(name, "latin1"), v = Buffer.from(value, "latin1");
    const size = (b) => b.length < 128 ? Buffer.from([b.length])
      : Buffer.from([0x80 | b.length >> 24, b.length >> 16 & 255,
        b.length >> 8 & 255, b.length & 255]);
    return Buffer.concat([size(n), size(v), n, v]);
  }));
}
export function fastcgi(list, body = Buffer.alloc(0)) {
  return Buffer.concat([
    record(1, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])),
    record(4, params(list)), record(4),
    ...(body.length ? [record(5, body)] : []), record(5)]);
}
// The STDOUT of an answer.
export function output(bytes) {
  const parts = [];
  while (bytes.length >= 8) {
    const size = bytes.readUInt16BE(4) + bytes[6];
    if (bytes[1] === 6)
      parts.push(bytes.subarray(8, 8 + bytes.readUInt16BE(4)));
    bytes = bytes.subarray(8 + size);
  }
  return Buffer.concat(parts).toString("latin1");
}
