// pressure.mjs BUILD: more readers than can be served.  Those in line are
// served, the others get 503 at once, or the copy of before; forms, acts and
// signing in have workers of their own and go through meanwhile.  The line is
// made short, and the readers' workers stand still, so that nothing depends on
// how fast anything is.
import fs from "node:fs";
import { done, is, ok, sleep, until } from "./house.mjs";
import { person, sender, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const LINE = 2;
const s = await site(build, "pressure");
const C = "/bg/c/krayrechni-zoni";

// nginx reads its settings anew, with a short line before the readers.
async function shorten() {
  const file = `${s.folder}/nginx/nginx.conf`;
  const before = fs.readFileSync(file, "utf8");
  const after = before.replace(/(pages\.sock max_conns)=\d+/, `$1=${LINE}`);

  ok(after !== before, "the line of readers is a setting");
  fs.writeFileSync(file, after);
  process.kill(Number(fs.readFileSync(`${s.run}/nginx.pid`, "utf8")), "SIGHUP");
  await sleep(500); // old processes of nginx have a line of their own
}

// Connections at the readers' socket, the listening one among them.
const line = () => fs.readFileSync("/proc/net/unix", "utf8").split("\n")
  .filter((row) => row.endsWith(`${s.run}/pages.sock`)).length;

const kept = async (p) => (await p.get(C)).status;

try {
  await shorten();
  const reader = person(s), writer = person(s), staff = person(s);
  const comment = await writer.form(`${C}/comment`, "comment-whole");

  is(await kept(reader), 200, "a page is read, and kept");
  await sleep(4000); // its copy is too old to be given without asking
  const still = s.workers();
  still.forEach((pid) => process.kill(pid, "SIGSTOP"));
  const empty = line();
  const waiting = Array.from({ length: LINE }, (_, n) =>
    person(s).get(`${C}/comments?stance=${["none", "oppose"][n]}`));
  let refused;

  // else the one beyond might stand in the line before them
  ok(await until("they stand in line", () => line() >= empty + LINE),
    "the line is taken");
  ok(await until("the line is full", async () => {
    // who comes beyond it waits for nothing
    refused = await reader.get("/bg/authorities", { ms: 3000 })
      .catch(() => ({ status: 0 }));
    return refused.status === 503;
  }), "one reader more: 503 at once");
  ok(Number(refused.headers["retry-after"]) > 0, "with Retry-After");
  is(refused.headers["cache-control"], "private, no-store", "not kept");
  ok(refused.text.includes("<html"), "and a page");
  is(await kept(reader), 200, "what was read before is given as it was");

  const posted = await writer.post(comment.action, { ...comment.fields,
    stance: "none", remark: "Meanwhile" }, { ms: 5000 });
  is(posted.status, 303, "a comment is taken meanwhile");
  const send = await writer.form(posted.location, "submission-send");
  const sent = await writer.post(send.action,
    { ...send.fields, ...sender("pressure") }, { ms: 5000 });
  is(sent.status, 303, "and sent");
  const sign = await staff.form("/en/sign-in", "sign-in");
  const signed = await staff.post(sign.action, { ...sign.fields,
    email: "mira.doneva@belorechie.example", password: s.password },
  { ms: 10000 });
  is(signed.status, 303, "somebody signs in meanwhile");

  still.forEach((pid) => process.kill(pid, "SIGCONT"));
  is((await Promise.all(waiting)).map((a) => a.status).join(),
    Array(LINE).fill(200).join(), "those in line are served");
  is((await reader.get("/bg/authorities")).status, 200, "and all after them");
} catch (e) {
  ok(false, e.stack);
} finally {
  s.workers().forEach((pid) => process.kill(pid, "SIGCONT"));
  s.end();
}
process.exit(done());
