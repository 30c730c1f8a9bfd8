// keys.mjs BUILD: the desk by keys alone, each press counted: a group that was
// proposed is seen, confirmed, answered, approved, published; three comments
// are decided at once; fifty of one's own, one after the other.
import { browser, done, is, ok, people, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "keys");
const b = await browser();
const { clean, part, path, person } = people(s, b);
const ROUND = "krayrechni-zoni", DESK = `/bg/desk/c/${ROUND}`;
const OF = `(SELECT id FROM consultation WHERE slug = '${ROUND}')`;
const one = (sql) => s.sql(sql)[0]?.[0];
const OFFICER = "stoil.rangelov@belorechie.example";

// Fifty comments more, for the officer to decide.
s.sql(`INSERT INTO submission (id, code, number, consultation_id, kind,
    capacity, name_choice, shown_name, language, state, channel, received_at,
    accepted_at, created_at, changed_at)
  SELECT 70000 + q.seq, CONCAT('keys', LPAD(q.seq, 6, '0')),
    CONCAT('BG-2026-KEYS', LPAD(q.seq, 4, '0')), c.id, 'person', 'self',
    'kind', NULL, 'bg', 'filed', 'online', c.opens_at + INTERVAL 2 HOUR,
    NOW(), NOW(), NOW()
  FROM seq_1_to_50 q JOIN consultation c ON c.slug = '${ROUND}'`);
s.sql(`INSERT INTO comment (id, code, submission_id, consultation_id, unit_id,
    version_id, stance, state, language, sent_at, public_at, kind, channel,
    base_id, assigned_to)
  SELECT n.id, n.code, n.id, n.consultation_id, k.unit_id, k.version_id,
    'oppose', 'public', 'bg', n.received_at, n.received_at, 'person', 'online',
    k.base_id, a.id
  FROM submission n
  JOIN account a ON a.email_key = '${OFFICER}'
  JOIN (SELECT * FROM comment WHERE consultation_id = ${OF}
         AND unit_id IS NOT NULL ORDER BY id LIMIT 1) k
  WHERE n.id BETWEEN 70001 AND 70050`);
s.sql(`INSERT INTO comment_text (comment_id, edition, remark, folded, at)
  SELECT id, 1, CONCAT('Мнение ', id), CONCAT('mnenie ', id), NOW()
  FROM comment WHERE id BETWEEN 70001 AND 70050`);
for (const name of ["comments", "undecided"])
  s.sql(`UPDATE tally SET n = n + 50 WHERE scope = 'consultation'
    AND subject_id = ${OF} AND name = '${name}' LIMIT 1`);
s.sql(`UPDATE reply SET state = 'approved' WHERE consultation_id = ${OF}`);
s.glas("term-pass", ROUND);

// Who presses keys, and how often.
async function typist(email) {
  const page = await person(true, { locale: "bg-BG",
    viewport: { width: 1280, height: 800 } });
  const t = { page, presses: 0, loads: 0 };

  page.on("load", () => t.loads++);
  const settled = async (loads) => {
    for (let i = 0; i < 300 && t.loads === loads; i++)
      await page.waitForTimeout(20);
    await page.waitForLoadState();
  };
  // With Alt it is an access key, which needs its letter.
  const keys = await page.context().newCDPSession(page);
  t.key = async (key) => {
    const letter = /^Alt\+(.)$/.exec(key)?.[1];
    const what = letter && { modifiers: 1, key: letter,
      code: `Key${letter.toUpperCase()}`,
      windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };

    t.presses++;
    if (!letter)
      return page.keyboard.press(key);
    await keys.send("Input.dispatchKeyEvent", { ...what, type: "keyDown",
      text: letter, unmodifiedText: letter });
    return keys.send("Input.dispatchKeyEvent", { ...what, type: "keyUp" });
  };
  // A key that leads to another page.
  t.go = async (key) => {
    const loads = t.loads;

    await t.key(key);
    await settled(loads);
  };
  const at = (what) => page.evaluate((selector) =>
    document.activeElement?.matches(selector), what);
  t.to = async (what, key = "Tab") => {
    for (let i = 0; i < 60 && !await at(what); i++)
      await t.key(key);
    ok(await at(what), `the keyboard comes to ${what}`);
  };
  // What a person writes is no press of a way.
  t.write = (words) => page.keyboard.insertText(words);
  t.counted = (what, most) => {
    ok(t.presses <= most,
      `${what}: ${t.presses} presses, ${t.loads} pages; at most ${most}`);
    t.presses = t.loads = 0;
  };
  await page.goto(`${s.base}/bg/desk`);
  await t.to("[name=email]");
  await t.write(email);
  await t.key("Tab");
  await t.write(s.password);
  await t.go("Enter");
  await t.to("[name=code]");
  await t.write(s.totp());
  await t.go("Enter");
  is(path(page), "/bg/desk", `${email} at the desk`);
  await page.goto(`${s.base}${DESK}`);
  t.presses = t.loads = 0;
  return t;
}

let officer, head, code;

await part("group", async () => {
  const t = officer = await typist(OFFICER);
  const state = () => one(`SELECT state FROM cluster WHERE code = '${code}'`);

  code = one(`SELECT code FROM cluster WHERE consultation_id = ${OF}
    AND state = 'proposed' ORDER BY id LIMIT 1`);
  await t.go("Alt+g");
  is(path(t.page), `${DESK}/groups`, "G leads to the groups");
  await t.go("Alt+n");
  is(path(t.page), `${DESK}/groups/${code}`, "N to the first proposed one");
  ok(await t.page.locator("table.inbox tbody tr").count() > 1,
    "its comments are seen");
  await t.go("Alt+k");
  is(state(), "confirmed", "K confirms it");
  t.counted("seen and confirmed", 3);

  await t.key("Alt+d");
  await t.to("[name=decision]");
  await t.key("ArrowDown");
  await t.to("[name=reasons]");
  await t.write("Приема се за всички.");
  await t.to("[name=state][value=review]");
  await t.key("Space");
  await t.go("Alt+s");
  is(one(`SELECT COUNT(*) FROM reply_to t JOIN reply r ON r.id = t.reply_id
    JOIN cluster k ON k.id = r.cluster_id
    WHERE k.code = '${code}' AND r.state = 'review'`),
  one(`SELECT members FROM cluster WHERE code = '${code}'`),
  "each of its comments has the answer");
  t.counted("a group answered", 10);
});

// The same decision about all that is ticked, from the form below the list.
async function decideTicked(t) {
  await t.to("[name=deed]");
  await t.to("[name=deed][value=decide]", "ArrowDown");
  await t.to("#picks [name=decision]");
  await t.key("ArrowDown");
  await t.to("#desk-many-reasons");
  await t.write("Ще се вземе предвид.");
  await t.go("Alt+s");
}

await part("three", async () => {
  const t = officer;

  await t.page.goto(`${s.base}${DESK}/comments?reply=none`);
  t.presses = t.loads = 0;
  await t.key("Alt+l");
  for (let i = 1; i <= 3; i++) {
    await t.to(`table.inbox tbody tr:nth-child(${i}) input`);
    await t.key("Space");
  }
  await t.key("Alt+d");
  await decideTicked(t);
  is(new URL(t.page.url()).searchParams.get("changed"), "3", "three decided");
  t.counted("three decided at once", 22);
});

await part("mine", async () => {
  const t = officer;
  const open = () => Number(one(`SELECT COUNT(*) FROM comment
    WHERE assigned_to IS NOT NULL AND reply_id IS NULL
      AND consultation_id = ${OF}`));

  await t.page.goto(`${s.base}${DESK}/comments?officer=mine&reply=none`);
  t.presses = t.loads = 0;
  const mine = open();
  await t.go("Alt+n");
  await t.key("Alt+d");
  await t.to("[name=decision]");
  await t.key("ArrowDown");
  await t.to("[name=state][value=review], [name=state]:checked");
  await t.to("[name=state][value=review]", "ArrowDown");
  await t.to("[name=then]");
  await t.key("Space");
  await t.go("Alt+s");
  t.counted("the first of one's own", 20);
  while (open() && t.loads < 60) {
    await t.to("[name=decision]");
    await t.key("ArrowDown");
    await t.go("Alt+s");
  }
  is(open(), 0, `all ${mine} are decided`);
  t.counted(`the other ${mine - 1}`, 3 * (mine - 1));
});

// What is left, in one act; then a second person and the report.
await part("the rest", async () => {
  const t = officer;

  await t.page.goto(`${s.base}${DESK}/comments?reply=none`);
  t.presses = t.loads = 0;
  await t.key("Alt+d");
  await t.to("#desk-many-all");
  await t.key("Space");
  await decideTicked(t);
  is(one(`SELECT COUNT(*) FROM comment WHERE consultation_id = ${OF}
    AND reply_id IS NULL AND state <> 'withdrawn'`), "0", "nothing is left");
  t.counted("the rest decided", 14);
});

await part("the second person", async () => {
  const t = head = await typist("radoslava.gencheva@belorechie.example");

  const waiting = () => Number(one(`SELECT COUNT(*) FROM reply
    WHERE consultation_id = ${OF} AND state = 'review'`));
  const all = waiting();

  await t.page.goto(`${s.base}${DESK}/comments?reply=review`);
  t.presses = t.loads = 0;
  await t.go("Alt+n");
  while (waiting() && t.loads < 2 * all)
    await t.go("Alt+k");
  is(waiting(), 0, `all ${all} answers are approved`);
  t.counted("approved", all + 1);
});

await part("the report", async () => {
  const t = officer;

  await t.page.goto(`${s.base}${DESK}`);
  t.presses = t.loads = 0;
  await t.go("Alt+r");
  await t.key("Alt+d");
  await t.to("[name=course]");
  await t.write("Проведе се както е обявено.");
  await t.to("[name=approved_by]");
  await t.write("Радослава Генчева, кмет");
  await t.go("Alt+s");
  t.counted("the report written", 12);

  await head.page.goto(`${s.base}${DESK}`);
  head.presses = head.loads = 0;
  await head.go("Alt+r");
  await head.go("Alt+k");
  head.counted("signed off", 2);
  const other = await typist("ognyan.bistrev@kamenograd.example");
  await other.go("Alt+r");
  await other.go("Alt+k");
  other.counted("the body that takes part agrees", 2);
  await head.page.reload();
  head.presses = head.loads = 0;
  await head.go("Alt+k");
  ok(one(`SELECT reported_at FROM consultation WHERE slug = '${ROUND}'`) !==
    "NULL", "signed off and published");
  head.counted("published", 1);
  is(one(`SELECT COUNT(*) FROM reply_to t JOIN reply r ON r.id = t.reply_id
    JOIN cluster k ON k.id = r.cluster_id
    WHERE k.code = '${code}' AND r.state = 'published'`),
  one(`SELECT members FROM cluster WHERE code = '${code}'`),
  "the group's answer is public for each of its comments");
});
clean();
await b.close();
done();
