// house.mjs: the whole site with its samples on ports and in a folder of its
// own, a browser, and what is said of both.  For tests of tests/browser.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";

export { done, is, ok, sleep, until } from "../http/house.mjs";

export const LANGS = ["bg", "pl", "cs", "sr", "sr-Latn", "en"];

const free = () => new Promise((next) => {
  const s = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = s.address();
    s.close(() => next(port));
  });
});

// The site, new each time; stopped with end(), also when a test fails.
export async function site(build, name) {
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

  return {
    // Ends what works by itself, so that tables stand still.
    quiet: () => {
      for (const name of ["jobs", "seal"])
        if (fs.existsSync(`${folder}/pid/${name}`))
          try {
            process.kill(Number(fs.readFileSync(`${folder}/pid/${name}`)));
          } catch { /* ended */ }
    },
    base: `http://127.0.0.1:${port}`, port, folder, said, end, glas,
    password: /Password: (.*)/.exec(said)?.[1],
    totp: () => glas("totp", /totp ([A-Z2-7]+)/.exec(said)[1]).trim(),
    // SQL as the operator: rows of cells, tab between.
    sql: (text) => execFileSync("mariadb", ["-S", `${run}/db.sock`, "-u",
      "root", "-N", "-B", "--raw", "glas", "-e", text], { encoding: "utf8" })
      .trimEnd().split("\n").filter(Boolean).map((row) => row.split("\t")),
    mails: () => fs.readdirSync(`${folder}/mail`).sort().map((file) =>
      fs.readFileSync(`${folder}/mail/${file}`, "utf8")),
  };
}

// One browser; where it is missing, that is a failed test and not a skipped.
export const browser = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});

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
