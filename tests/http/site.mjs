// site.mjs: the whole site with its samples on a port and in a folder of its
// own, and people who use it without a browser.  For tests of tests/http and
// tests/browser.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { sleep } from "./house.mjs";

const free = () => new Promise((next) => {
  const s = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = s.address();
    s.close(() => next(port));
  });
});

// The site, the same each time; stopped with end(), also when a test fails.
// settings: lines of glas.conf beyond those of conf/run.sh.
export async function site(build, name, settings = {}) {
  const folder = path.resolve(build, "tests", `var-${name}`);
  const port = await free();
  const env = { ...process.env, B: path.resolve(build) };
  const act = (what) => execFileSync("sh", ["conf/run.sh", what, folder,
    String(port)], { env, encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"] });

  if (fs.existsSync(folder)) {
    act("stop");
    fs.rmSync(folder, { recursive: true });
  }
  // with the samples, and with what glas jobs makes of them
  execFileSync("sh", ["tests/site-made.sh", build, String(port)],
    { stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("cp", ["-r", "--reflink=auto",
    path.resolve(build, "tests", "site-made"), folder]);
  fs.writeFileSync(`${folder}/more.conf`, Object.entries(settings)
    .map(([key, value]) => `${key} = ${value}\n`).join(""));
  const said = act("start");
  let up = true;
  const end = () => {
    if (up)
      act("stop");
    up = false;
  };
  process.on("exit", end);
  const glas = (...words) => execFileSync(`${build}/glas`,
    ["--conf", `${folder}/glas.conf`, ...words], { encoding: "utf8" });
  const run = fs.readFileSync(`${folder}/db/run`, "utf8").trim();
  let command;
  const alive = (pid) => fs.existsSync(`/proc/${pid}`) &&
    !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  const number = (file) => Number(fs.readFileSync(file, "utf8"));

  return {
    // Ends what works by itself, so that tables stand still.
    quiet: () => {
      for (const name of ["jobs", "papers", "seal"])
        if (fs.existsSync(`${folder}/pid/${name}`))
          try {
            process.kill(number(`${folder}/pid/${name}`));
          } catch { /* ended */ }
    },
    base: `http://127.0.0.1:${port}`, build, port, folder, run, said, end, glas,
    password: /Password: (.*)/.exec(said)?.[1],
    totp: () => glas("totp", /totp ([A-Z2-7]+)/.exec(said)[1]).trim(),
    // SQL as the operator: rows of cells, tab between.
    sql: (text) => execFileSync("mariadb", ["-S", `${run}/db.sock`, "-u",
      "root", "-N", "-B", "--raw", "glas", "-e", text], { encoding: "utf8" })
      .trimEnd().split("\n").filter(Boolean).map((row) => row.split("\t")),
    // one that begins with a dot is being written
    mails: () => fs.readdirSync(`${folder}/mail`)
      .filter((file) => !file.startsWith(".")).sort().map((file) =>
      fs.readFileSync(`${folder}/mail/${file}`, "utf8")),
    // The process of MariaDB, and those of the children of a pool.
    mariadb: () => number(`${folder}/db/pid`),
    pid: (name) => number(`${folder}/pid/${name}`),
    workers: (pool = "pages") => {
      const p = number(`${run}/${pool}.pid`);
      return fs.readFileSync(`/proc/${p}/task/${p}/children`, "utf8")
        .trim().split(" ").filter(Boolean).map(Number);
    },
    // MariaDB alone: ended by a signal, and started again as it was.  The
    // folder of its socket stays, so workers find the new where the old was.
    end_database: async (signal) => {
      const pid = number(`${folder}/db/pid`);

      command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")
        .filter(Boolean);
      process.kill(pid, signal);
      for (let i = 0; i < 1000 && alive(pid); i++)
        await sleep(20);
    },
    // By a shell that ends, so that it is nobody's child here.
    start_database: () => execFileSync("sh", ["-c", "log=$1 pid=$2; shift 2;" +
      ' setsid "$@" >>"$log" 2>&1 </dev/null & echo $! >"$pid"', "sh",
    `${folder}/db/server.log`, `${folder}/db/pid`, ...command]),
  };
}

const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">")
  .replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&#10;/g, "\n")
  .replace(/&#13;/g, "\r").replace(/&amp;/g, "&");

// The form of a page: where it posts to, and what its fields hold.
export function form(html, name) {
  for (const [, head, body] of
    html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)) {
    if (!new RegExp(`class="form-${name}[ "]`).test(head))
      continue;
    const fields = {};
    for (const [tag] of body.matchAll(/<input [^>]*>/g)) {
      const one = (key) => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1];

      if (one("type") === "hidden" || !/ type="(radio|checkbox)"/.test(tag) ||
        / checked/.test(tag))
        fields[one("name")] = plain(one("value") ?? "");
    }
    for (const [, head, text] of
      body.matchAll(/<textarea ([^>]*)>\n?([^<]*)<\/textarea>/g))
      fields[/name="([^"]*)"/.exec(head)[1]] = plain(text);
    return { action: /action="([^"]*)"/.exec(head)[1], fields };
  }
  return null;
}

// Somebody with a cookie and an address of her own (all of 127.0.0.0/8 is this
// machine), so that what is counted by address is counted for her alone; or
// behind the address given.
let addresses = 0;
export function person(s, behind = null) {
  const n = ++addresses;
  const from = behind ??
    `127.${1 + (n >> 16 & 127)}.${n >> 8 & 255}.${n & 255}`;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  let cookie = "";

  const ask = (method, address, { headers = {}, body, ms = 30000 } = {}) =>
    new Promise((next, fail) => {
      const r = http.request({ host: "127.0.0.1", port: s.port, method,
        path: address.replace(s.base, ""), agent, localAddress: from,
        headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers } },
      (answer) => {
        const parts = [];

        answer.on("data", (p) => parts.push(p));
        answer.on("error", fail);
        answer.on("end", () => {
          const set = answer.headers["set-cookie"]?.[0];

          if (set)
            cookie = set.split(";")[0];
          next({ status: answer.statusCode, headers: answer.headers,
            location: answer.headers.location,
            text: Buffer.concat(parts).toString() });
        });
      });
      r.setTimeout(ms, () => r.destroy(new Error(`no answer in ${ms} ms`)));
      r.on("error", fail);
      r.end(body);
    });
  const encoded = (fields) => new URLSearchParams(fields).toString();
  return {
    from, ask, encoded,
    cookie: () => cookie,
    get: (address, more) => ask("GET", address, more),
    post: (address, fields, { headers = {}, ...more } = {}) =>
      ask("POST", address, { headers: {
        "Content-Type": "application/x-www-form-urlencoded", ...headers },
      body: encoded(fields), ...more }),
    // The form of a page as it stands there.
    form: async (address, name) => {
      const page = await ask("GET", address);

      return form(page.text, name) ??
        Promise.reject(new Error(`${address}: ${page.status}, no ${name}`));
    },
    end: () => agent.destroy(),
  };
}

// What a person without an account fills in to send.
export const sender = (n) => ({ capacity: "self", name_choice: "kind",
  email: `person${n}@mail.example`, consent: "yes" });

// Addresses, patterns of "glas routes": { verb, pattern, action, pool, page }.
export function routes(build) {
  return execFileSync(`${build}/glas`, ["routes"], { encoding: "utf8" })
    .trim().split("\n").map((line) => {
      const [verb, pattern, action, pool, page] = line.split(/\s+/);
      const shape = pattern.replace(/[.]/g, "\\.")
        .replace(/\{[a-z]+\}/g, "[^/]+?");

      return { verb, pattern, action, pool, page,
        shape: new RegExp(`^${shape}$`) };
    });
}
