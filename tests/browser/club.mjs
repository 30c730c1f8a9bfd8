// club.mjs BUILD: accounts and an organisation of three people, with scripts
// and without: begun by a link, verified by a body, invited, drafted together,
// a clash of two, a table read in, signed by two, filed, found by everybody.
// With scripts axe looks at each of its pages.
import { LANGS, browser, done, is, ok, people, site, until } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "club");
const b = await browser();
const { clean, go, has, letter, link, path, person, press, send } =
  people(s, b, { look: true });

async function begin(script, language, name) {
  const page = await person(script), email = `${name}@club.example`;

  await go(page, `/${language}/sign-in`);
  await press(page, page.locator("main a[href$='/sign-in/link']"));
  await send(page, "form.form-sign-in-ask", { email });
  is(path(page), `/${language}/sign-in/sent`, `${name}: look into your mail`);
  await go(page, link(await letter(email, "/sign-in/link/")));
  await send(page, "form.form-account-begin", { name, way: ["passphrase"],
    new: "crooked old willow tree", again: "crooked old willow tree" });
  await go(page, `/${language}/account`);
  ok(await has(page, email), `${name}: has an account`);
  return page;
}

// In by the passphrase on another device; what was begun there is here.
async function accounts() {
  for (const language of LANGS) {
    const name = `a-${language.toLowerCase()}`;
    const page = await begin(false, language, name);

    await go(page, `/${language}/c/zatrzymaj-deszcz/comment`);
    await send(page, "form.form-comment-whole", { stance: ["support"],
      remark: `Begun in ${language}.` });
    const other = await person(language === "en");
    await go(other, `/${language}/sign-in?next=` +
      encodeURIComponent(`/${language}/c/zatrzymaj-deszcz/take-part`));
    await send(other, "main form", { email: `${name}@club.example`,
      password: "crooked old willow tree" });
    ok(await has(other, `Begun in ${language}.`),
      `${language}: an unsent text follows its account`);
    await go(other, `/${language}/account/ways`);
    await send(other, "form.form-sessions-end");
    await go(page, `/${language}/account`);
    ok(path(page).endsWith("/sign-in"), `${language}: out everywhere else`);
    await page.context().close();
    await other.context().close();
  }
}

async function clerk() {
  const page = await person(false);

  await go(page, "/pl/desk");
  await send(page, "main form", { email: "pawel.kurka@lipowo.example",
    password: s.password });
  await send(page, "main form", { code: s.totp() });
  return page;
}

async function join(page, by, email, roles) {
  await send(by, "form.form-member-invite", { email, roles });
  await go(page, link(await letter(email, "/membership/")));
  await send(page, "main form");
  ok(path(page).endsWith("/room"), `${email} has joined`);
}

async function club(script, number, desk) {
  const n = script ? "with" : "without";
  const [ana, ivo, eva] = [await begin(script, "pl", `ana-${n}`),
    await begin(script, "pl", `ivo-${n}`),
    await begin(script, "pl", `eva-${n}`)];

  await press(ana, ana.locator("main a[href$='/organisations/new']"));
  let answer = await send(ana, "main form", { name: `Klub ${n}`, kind: ["ngo"],
    country: ["pl"], register: ["regon"], number: `${number}1`,
    signatories: "2", authority: ["lipowo"] });
  is(answer.status(), 422, "a mistyped number is told");
  await send(ana, "main form", { number });
  const room = path(ana), home = room.replace(/\/room$/, "");
  ok(room.endsWith("/room"), `applied: ${room}`);
  await join(ivo, ana, `ivo-${n}@club.example`, ["drafter", "signatory"]);
  await join(eva, ana, `eva-${n}@club.example`, ["drafter", "signatory"]);

  await go(desk, `/pl/desk/a/lipowo/organisations/${home.split("/").pop()}`);
  await send(desk, "form.form-verify");
  await go(ana, home);
  ok(await has(ana, number), "its public page names the number");

  // drafted together
  const opinion = `${home}/c/zatrzymaj-deszcz`;
  await go(ivo, opinion);
  await send(ivo, "form.form-begin");
  await ivo.locator("main details summary").press("Enter");
  await press(ivo, ivo.locator("main details a").first());
  await send(ivo, "form.form-comment", { stance: ["oppose"],
    remark: "Za krótko." });
  const edit = await ivo.locator("dd.change a").first().getAttribute("href");
  await go(eva, edit);
  await go(ivo, edit);
  await send(ivo, "form.form-comment", { remark: "Za krótko, od Ivo." });
  answer = await send(eva, "form.form-comment", { remark: "Za krótko, od Evy." });
  is(answer.status(), 409, "two at the same comment: the second is told");
  ok(await has(eva, "Za krótko, od Ivo."), "and sees what the first wrote");
  is(await eva.inputValue("textarea[name=remark]"), "Za krótko, od Evy.",
    "with the own text still there");
  await send(eva, "form.form-comment", { remark: "Za krótko: oboje." });

  // a table
  await go(eva, `${opinion}/table`);
  await send(eva, "form.form-opinion-table", { file: { file:
    "tests/samples/tables/pl.docx" } });
  ok(await until("the table is read", async () => {
    await go(eva, `${opinion}/table`);
    return eva.locator("main tbody tr").count();
  }, 20000), "a table is read in");
  await press(eva, eva.locator("main tbody a").first());
  await send(eva, "main form", { unit: ["whole"] });
  await send(eva, "form.form-rows-take");
  ok(await has(eva, "Dwa akapity."), "and its row is a comment");

  // signed by two; a change voids
  await send(eva, "form.form-opinion-sign");
  await go(ivo, opinion);
  await send(ivo, "form.form-opinion-letter", { own_number: "7/2026",
    letter: "W imieniu klubu." });
  await go(eva, opinion);
  ok(await has(eva, "0 z 2"), "a change voids the signature");
  await send(eva, "form.form-opinion-sign");
  await go(ivo, opinion);
  await send(ivo, "form.form-opinion-sign");
  await send(ivo, "form.form-opinion-file");
  ok(/\/filings\/PL-/.test(path(ivo)), "filed, with a number");
  const filed = path(ivo).split("/").pop();
  const stranger = await person(false);
  await go(stranger, home);
  ok(await has(stranger, filed), "everybody finds it by its number");
  is((await go(stranger, `/pl/r/${filed}`)).status(), 200, "and when it came");
  is(s.sql(`SELECT COUNT(*) FROM submission WHERE number = '${filed}'
    AND state = 'filed'`)[0][0], "1", "one row");
  return s.sql(`SELECT c.stance, c.table_row IS NULL, t.remark
    FROM comment c JOIN submission s ON s.id = c.submission_id
    JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
    WHERE s.number = '${filed}' ORDER BY c.id`).join("\n");
}

await accounts();
const desk = await clerk();
const without = await club(false, "015259640", desk);
const withScript = await club(true, "610188201", desk);
is(withScript, without, "with scripts and without: the same rows");
clean();
await b.close();
s.end();
process.exitCode = done();
