// parent.mjs BUILD: the worker's parent: children that die, signals, reload.
import fs from "node:fs";
import { ask, done, fastcgi, house, is, ok, output, raw, sleep, until } from
  "./house.mjs";

const build = process.argv[2] ?? "build";
const h = await house(build);
const alive = (pid) => { try { process.kill(pid, 0); return true; }
  catch { return false; } };

async function deaths() {
  const before = h.children();

  is((await ask(h, "GET", "/die")).status, 503, "a dead child is a 503");
  ok(await until("a new child", () => h.children().length === 2 &&
    h.children().join() !== before.join()), "replaced");
  const start = Date.now();
  for (let i = 0; i < 12; i++)
    await ask(h, "GET", "/die").catch(() => 0);
  ok(Date.now() - start < 20000, "twelve more, one after the other");
  ok(await until("both", () => h.children().length === 2), "still both");
  ok(/next in [1-9]\d+ ms/.test(h.log()), "quick deaths make it pause");
  is((await ask(h, "GET", "/echo")).status, 200, "serves");
}

// kill -9 while clients post: each answer is whole or a 503, none is lost
// silently, and who sends again gets through.
async function kills() {
  let whole = 0, away = 0, other = 0, stop = false;
  const client = async () => {
    while (!stop) {
      const a = await ask(h, "POST", "/echo", { headers: { "Content-Type":
        "application/x-www-form-urlencoded" }, body: "a=1" })
        .catch(() => ({ status: 0 }));

      if (a.status === 200 && a.text === "POST /echo\na=1\n")
        whole++;
      else if (a.status === 503)
        away++;
      else
        other++;
    }
  };
  const clients = [client(), client(), client(), client()];

  for (let i = 0; i < 30; i++) {
    const all = h.children();

    if (all.length)
      try { process.kill(all[i % all.length], "SIGKILL"); } catch { /* gone */ }
    await sleep(60);
  }
  stop = true;
  await Promise.all(clients);
  is(other, 0, `30 kills: ${whole} whole, ${away} to be sent again`);
  ok(whole > 20, "people got through");
  ok(await until("both", () => h.children().length === 2), "both are back");
}

// Told to end in the middle of a long answer that nobody reads yet.
async function finishes() {
  const size = 3 << 20;
  const slow = ask(h, "GET", "/slow?ms=700");
  const stuck = new Promise((next) => {
    setTimeout(async () => next(output(await raw(h.socket, fastcgi([
      ["REQUEST_METHOD", "GET"], ["REQUEST_URI", `/big?size=${size}`]]),
    4000))), 0);
  });

  await sleep(200);
  for (const pid of h.children())
    process.kill(pid, "SIGTERM");
  is((await slow).text, "slept\n", "SIGTERM lets the request at hand end");
  const text = await stuck;
  is(text.length - text.indexOf("\r\n\r\n") - 4, size, "and is not cut");
  ok(await until("both", () => h.children().length === 2), "new ones came");
}

// New copy, same socket, no request lost.
async function reload() {
  const old = h.parent();
  let good = 0, bad = 0, stop = false;
  const client = async () => {
    while (!stop) {
      const a = await ask(h, "GET", "/echo").catch(() => ({ status: 0 }));

      if (a.status === 200)
        good++;
      else
        bad++;
    }
  };
  const clients = [client(), client(), client()];

  for (let i = 0; i < 3; i++) {
    const before = h.parent();

    process.kill(before, "SIGHUP");
    ok(await until("the new copy", () => h.parent() !== before &&
      !alive(before)), `reload ${i + 1}: the new serves, the old is gone`);
  }
  stop = true;
  await Promise.all(clients);
  is(bad, 0, `no request lost of ${good}`);
  ok(h.parent() !== old && fs.existsSync(h.socket), "the socket stays");
}

async function orphans() {
  const children = h.children();

  process.kill(h.parent(), "SIGKILL");
  ok(await until("their end", () => !children.some(alive)),
    "children end when the parent is gone");
}

try {
  for (const test of [deaths, kills, finishes, reload, orphans])
    await test();
} catch (e) {
  ok(false, e.stack);
} finally {
  fs.rmSync(h.socket, { force: true });
  await h.end();
}
process.exit(done());
