// two.mjs BUILD: two officers, each in a browser of their own, at the same
// reply, group, report and outcome: whoever saves second sees what is kept by
// now beside the field, keeps what was typed, and saves it knowingly.
import { browser, done, is, ok, people, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "two");
const b = await browser();
const { clean, go, part, path, person, send } = people(s, b);
const ROUND = "zatrzymaj-deszcz", DESK = `/pl/desk/c/${ROUND}`;
const OF = `(SELECT id FROM consultation WHERE slug = '${ROUND}')`;
const one = (sql) => s.sql(sql)[0]?.[0];

for (const email of ["tadeusz.misiorny", "barbara.olchowa"])
  s.sql(`INSERT INTO staff (account_id, authority_id, may, post, since)
    SELECT a.id, l.authority_id, m.may, 'referent', NOW() - INTERVAL 1 DAY
      FROM account a JOIN consultation_authority l ON l.consultation_id = ${OF}
      CROSS JOIN (SELECT 'answer' AS may UNION SELECT 'publish' UNION
                  SELECT 'prepare' UNION SELECT 'approve') m
     WHERE a.email_key = '${email}@lipowo.example'
       AND NOT EXISTS (SELECT 1 FROM staff p WHERE p.account_id = a.id
         AND p.authority_id = l.authority_id AND p.may = m.may)`);

async function officer(email) {
  const page = await person(false, { locale: "pl-PL" });

  await go(page, "/pl/desk");
  await send(page, "main form", { email: `${email}@lipowo.example`,
    password: s.password });
  await send(page, "main form", { code: s.totp() });
  is(path(page), "/pl/desk", `${email} at the desk`);
  return page;
}

const first = await officer("tadeusz.misiorny");
const second = await officer("barbara.olchowa");

// Both open the page; the first saves; the second is shown both texts.
async function both(what, address, form, field, values) {
  const typed = (page) => page.inputValue(`${form} [name=${field}]`);

  await go(first, address);
  await go(second, address);
  const saved = await send(first, form, { ...values,
    [field]: `${what}: słowa pierwszej osoby` });
  ok(saved.status() < 400, `${what}: the first one saves`);
  let answer = await send(second, form, { ...values,
    [field]: `${what}: słowa drugiej osoby` });
  is(answer.status(), 409, `${what}: the second one is told`);
  is(await typed(second), `${what}: słowa drugiej osoby`,
    `${what}: what was typed is there`);
  ok(await second.locator("textarea[readonly]").evaluateAll((all, words) =>
    all.some((one) => one.value.includes(words) && one.ariaLabel),
  `${what}: słowa pierwszej osoby`), `${what}: what is kept stands beside it`);
  ok(await second.locator(".error-summary").evaluate((one) =>
    one.contains(document.activeElement) || one === document.activeElement ||
    one.getBoundingClientRect().top < innerHeight),
  `${what}: the news is where one looks`);
  answer = await send(second, form);
  ok(answer.status() < 400, `${what}: having seen both, it is saved`);
  await go(first, address);
  ok((await first.content()).includes(`${what}: słowa drugiej osoby`),
    `${what}: and the first one reads it`);
}

await part("a reply", async () => {
  const code = one(`SELECT code FROM comment WHERE consultation_id = ${OF}
    AND reply_id IS NULL AND state = 'public' ORDER BY id LIMIT 1`);
  await both("Odpowiedź", `${DESK}/comments/${code}`, "main form.form-reply",
    "reasons", { decision: ["refused"], state: ["review"] });
});

await part("a group", async () => {
  s.sql(`INSERT INTO cluster (code, consultation_id, kind, state, at)
    VALUES ('gr0up0000a', ${OF}, 'near', 'confirmed', NOW())`);
  s.sql(`INSERT INTO cluster_comment (cluster_id, comment_id)
    SELECT k.id, c.id FROM cluster k JOIN comment c
      ON c.consultation_id = k.consultation_id AND c.state = 'public'
     AND c.reply_id IS NULL WHERE k.code = 'gr0up0000a'`);
  ok(one("SELECT COUNT(*) FROM cluster_comment") > 1, "a group");
  await both("Grupa", `${DESK}/groups/gr0up0000a`,
    "main form[action$='/reply']", "reasons",
    { decision: ["refused"], state: ["review"] });
});

await part("the report", async () => {
  s.glas("term-pass", ROUND);
  await both("Raport", `${DESK}/report`, "main form[action$='/report']",
    "course", { approved_by: "Wójt" });
});

await part("the outcome", async () => {
  s.sql(`UPDATE consultation SET reported_at = NOW() - INTERVAL 1 HOUR,
    edition = edition + 1 WHERE slug = '${ROUND}'`);
  await both("Wynik", `${DESK}/outcome`, "main form[action$='/outcome']",
    "reasons", { kind: ["not_adopted"] });
});
clean();
await b.close();
s.end();
process.exitCode = done();
