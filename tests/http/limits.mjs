// limits.mjs BUILD: every limit of what comes in, at the limit and one beyond,
// through nginx.  Who is refused reads why in her language, and finds her
// text again wherever there was one.
import fs from "node:fs";
import { done, is, ok } from "./house.mjs";
import { person, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "limits");
const one = (sql) => s.sql(sql)[0]?.[0];
const U = "/bg/c/krayrechni-zoni";

// As stated in the code, so that a change there is a change here.
const stated = (file, name) => eval(new RegExp(`${name} = ([0-9 *]+)`)
  .exec(fs.readFileSync(file, "utf8"))[1]);
const request = (name) => stated("fcgi/http/request.h", name);
const BODY = request("LIMIT_BODY"), FIELDS = request("LIMIT_FIELDS");
const PATH = request("LIMIT_PATH"), QUERY = request("LIMIT_QUERY");
const HEADER = request("LIMIT_HEADER");
const COMMENTS = stated("fcgi/app/part/take_part.h", "COMMENTS_MAX");
const TEXT = Number(/name="remark"[^>]* max="(\d+)"/
  .exec(fs.readFileSync("forms/comment.xml", "utf8"))[1]);

function refused(answer, status, what, { lang = "bg", text } = {}) {
  is(answer.status, status, `${what}: ${status}`);
  ok(answer.text.includes(`<html lang="${lang}"`) &&
    answer.text.includes('<main id="main"'), `${what}: a page in ${lang}`);
  if (text)
    ok(answer.text.includes(text), `${what}: with the text`);
}
const stored = (text) => Number(one("SELECT COUNT(*) FROM comment_text WHERE" +
  ` MD5(remark) = MD5('${text}')`));

async function texts() {
  for (const [name, letter] of [["Cyrillic", "щ"], ["four bytes", "😀"]]) {
    const p = person(s);
    const { action, fields } = await p.form(`${U}/d/act/u/art_7/comment`,
      "comment");
    const full = letter.repeat(TEXT);
    const all = { ...fields, stance: "change" };
    // all three at once
    const good = await p.post(action, { ...all, proposed: full, remark: full,
      reason: full });

    is(good.status, 303, `${name}: three texts of ${TEXT} characters`);
    is(one("SELECT CONCAT(CHAR_LENGTH(remark), CHAR_LENGTH(proposed)," +
      " CHAR_LENGTH(reason)) FROM comment_text ORDER BY comment_id DESC LIMIT 1"
    ), `${TEXT}`.repeat(3), `${name}: stored whole`);
    const edit = new RegExp(`href="(${U}/take-part/[0-9a-z]+)"`)
      .exec((await p.get(good.location)).text)[1];
    is((await p.form(edit, "comment")).fields.remark, full,
      `${name}: comes back whole`);
    for (const field of ["proposed", "remark", "reason"]) {
      const more = full + letter;
      const form = await p.form(`${U}/d/act/u/art_7/comment`, "comment");

      refused(await p.post(action, { ...form.fields, stance: "change",
        remark: "кратко", [field]: more }), 422,
      `${name}: ${field} one longer`, { text: `>\n${more}</textarea>` });
    }
  }
}

async function comments() {
  const p = person(s), field = async () =>
    p.form(`${U}/comment`, "comment-whole");
  const first = await field();

  await p.post(first.action, { ...first.fields, stance: "none", remark: "a" });
  const [id] = s.sql("SELECT MAX(submission_id) FROM comment")[0];
  s.sql(`INSERT INTO comment (code, submission_id, consultation_id, stance,
      state, language) SELECT CONCAT('000000', LPAD(seq, 4, '0')), ${id},
      consultation_id, 'none', 'unsent', 'bg' FROM comment JOIN
      seq_1_to_${COMMENTS - 2} WHERE submission_id = ${id};
    INSERT INTO comment_text (comment_id, edition, remark, folded, at) SELECT
      id, 1, 'b', 'b', NOW() FROM comment WHERE submission_id = ${id} AND id
      NOT IN (SELECT comment_id FROM comment_text)`);
  const last = await field();
  is((await p.post(last.action, { ...last.fields, stance: "none",
    remark: "c" })).status, 303, `comment ${COMMENTS} of a submission`);
  const beyond = await field();
  refused(await p.post(beyond.action, { ...beyond.fields, stance: "none",
    remark: "едно повече" }), 422, "one more", { text: "едно повече" });
  is(one(`SELECT COUNT(*) FROM comment WHERE submission_id = ${id}`),
    String(COMMENTS), "is not stored");
  const list = await p.get(`${U}/take-part`);
  is(list.status, 200, `${COMMENTS} comments on one page`);
  ok((list.text.match(/take-part\/[0-9a-z]{10}"/g) ?? []).length >= COMMENTS,
    "all of them");
}

async function bodies() {
  const p = person(s);
  const { action, fields } = await p.form(`${U}/comment`, "comment-whole");
  const start = p.encoded({ ...fields, stance: "none", remark: "цял" });
  const send = (body, lang = "bg") => p.ask("POST",
    action.replace("/bg/", `/${lang}/`), { body, headers: {
      "Content-Type": "application/x-www-form-urlencoded" } });
  const padded = (size) => `${start}&more=`.padEnd(size, "x");

  // no form has so much: read, and refused for the field it does not know
  refused(await send(padded(BODY)), 422, `a body of ${BODY} bytes`,
    { text: ">\nцял</textarea>" });
  refused(await send(padded(BODY + 1)), 413, "one byte more", { text: "цял" });
  refused(await send(padded(BODY + 1), "sr-Latn"), 413, "one byte more",
    { lang: "sr-Latn", text: "цял" });
  is(stored("цял"), 0, "is not stored");
  const huge = await send(padded(3 << 20));
  is(huge.status, 413, "far beyond: 413");
  for (const lang of ["bg", "pl", "cs", "sr", "sr-Latn", "en"])
    ok(huge.text.includes(`lang="${lang}"`), `far beyond: in ${lang}`);

  const more = async (count, remark) => {
    const form = await p.form(`${U}/comment`, "comment-whole");
    const body = p.encoded({ ...form.fields, stance: "none", remark });
    const rest = count - body.split("&").length;

    return send(body + Array.from({ length: rest }, (_, i) => `&f${i}=1`)
      .join(""));
  };
  refused(await more(FIELDS, "полета"), 422, `${FIELDS} fields`,
    { text: ">\nполета</textarea>" });
  refused(await more(FIELDS + 1, "едно повече"), 413, "one more",
    { text: "едно повече" });
  is(stored("едно повече"), 0, "is not stored");
}

async function addresses() {
  const p = person(s), path = "/cs/c/";

  refused(await p.get(path.padEnd(PATH, "a")), 404, `a path of ${PATH}`,
    { lang: "cs" });
  refused(await p.get(path.padEnd(PATH + 1, "a")), 414, "one longer",
    { lang: "cs" });
  const query = "q=";
  is((await p.get(`/pl/consultations?${query.padEnd(QUERY, "a")}`)).status,
    200, `a query of ${QUERY}`);
  refused(await p.get(`/pl/consultations?${query.padEnd(QUERY + 1, "a")}`), 414,
    "one longer", { lang: "pl" });
  const cookie = (size) => ({ headers: { Cookie: "a=".padEnd(size, "b") } });
  is((await p.get("/sr/", cookie(HEADER))).status, 200,
    `a header of ${HEADER}`);
  refused(await p.get("/sr/help", cookie(HEADER + 1)), 431, "one longer",
    { lang: "sr-Cyrl" });
  const huge = await p.get("/sr/", cookie(9000));
  is(huge.status, 431, "far beyond: 431");
  ok(huge.text.includes('lang="sr-Latn"'), "far beyond: in all languages");
}

// What is no form, in the reader's language all the same.
async function nonsense() {
  const p = person(s);
  const { action } = await p.form(`${U}/comment`, "comment-whole");
  const send = (type, body) => p.ask("POST", action, { body, headers:
    { "Content-Type": type } });

  refused(await send("application/x-www-form-urlencoded", "remark=%ff"), 400,
    "no UTF-8");
  refused(await send("application/x-www-form-urlencoded", "remark=%00"), 400,
    "a NUL");
  refused(await send("text/plain", "remark=a"), 415, "another type");
  refused(await send("multipart/form-data; boundary=a", "--a"), 400,
    "a body that is cut");
  refused(await send("application/x-www-form-urlencoded", "remark=a&stance=no"),
    403, "no key");
  refused(await p.ask("DELETE", action), 405, "another method");
  refused(await p.get("/bg/%ff"), 400, "an address that is no text");
}

try {
  for (const test of [texts, comments, bodies, addresses, nonsense])
    await test();
} catch (e) {
  ok(false, e.stack);
} finally {
  s.end();
}
process.exit(done());
