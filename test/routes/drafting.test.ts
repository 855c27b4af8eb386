/** Drafting over HTTP, as a browser without a script sends it: from a new standard to its second draft; who may not enter; that nothing typed is lost. */
import { afterEach, describe, expect, test } from "vitest";
import { db } from "#db/client.server.ts";
import { amendmentDecisions, drafts, rounds, standards, workingTexts, workingVersions } from "#db/schema.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import { paths } from "#app/paths.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { openHouse, type House, type Visitor } from "#test/world/visits.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const CHANGED = SMALL_DRAFT.replace("once a year", "twice a year");

async function opened() {
  const world = await openWorld();
  const house = await openHouse();
  houses.push(house);
  return { world, house };
}

/** A form with files, as a browser sends it: line ends of fields become CRLF. */
async function upload(visitor: Visitor, path: string, fields: Record<string, string>, file?: Uint8Array | string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value.replace(/\r?\n/g, "\r\n"));
  if (file !== undefined) form.set("file", new File([file as BlobPart], "../../draft.md", { type: "application/octet-stream" }));
  const request = new Request("http://x.invalid/", { method: "POST", body: form });
  return visitor.ask(path, { method: "POST", headers: { "content-type": request.headers.get("content-type")!, accept: "text/html" }, body: Buffer.from(await request.arrayBuffer()) });
}

/** The source that a page carries in its text field. */
function carried(text: string): string {
  const found = (/<textarea[^>]*form="working-text"[^>]*>([\s\S]*?)<\/textarea>/.exec(text) ?? /<textarea[^>]*name="source"[^>]*>([\s\S]*?)<\/textarea>/.exec(text))?.[1] ?? "";
  return found.replace(/\r\n/g, "\n").replace(/^\n/, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, "&");
}

describe("from a standard to its second draft", () => {
  test("every step works without a script", async () => {
    const { world, house } = await opened();
    const fay = await house.visitor(await world.person("Fay", { administrator: true, organisation: "Secretariat" }));
    const made = await fay.post(paths.newStandard(), { identifier: "CL 40", title: "Signed updates", scope: "Updates.", domain: "manufacturing" });
    expect([made.status, made.location]).toEqual([303, "/standards/cl-40/drafts/new"]);
    const taken = await fay.post(paths.newStandard(), { identifier: "cl 40", title: "Another", scope: "Updates & more.", domain: "audit" });
    expect(taken.status).toBe(400);
    expect(taken.text).toContain("This is taken already; choose another.");
    expect(taken.text).toContain("Updates &amp; more.");

    const preview = await upload(fay, made.location!, { after: "0", step: "preview" }, `${SMALL_DRAFT}\n<script>alert(1)</script>\n`);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('id="L8"');
    expect(preview.text).toContain("script ×1");
    expect(await db().$count(drafts)).toBe(0);
    const published = await upload(fay, made.location!, { after: "0", step: "publish", stage: "20", source: carried(preview.text) });
    expect([published.status, published.location]).toEqual([303, "/standards/cl-40/drafts/1"]);
    expect(await db().select({ label: drafts.label, lines: drafts.lineCount }).from(drafts)).toEqual([{ label: "WD 1", lines: 8 }]);

    const round = { kind: "comment", opensAt: "2026-03-02T09:00", closesAt: "2026-03-12T09:00" };
    expect((await fay.post(paths.newRound("cl-40"), { ...round, closesAt: "2026-03-01T09:00" })).text).toContain("The round must end after it starts.");
    expect((await fay.post(paths.newRound("cl-40"), round)).status).toBe(303);
    expect((await fay.get(paths.newRound("cl-40"))).text).toContain("This round is shorter than 60 days.");
    const shorter = await fay.post(paths.extension("cl-40", 1), { closesAt: "2026-03-11T09:00", reason: "Kept & shown." });
    expect([shorter.status, shorter.text.includes("The new end must be later than the one before."), shorter.text.includes("Kept &amp; shown.")]).toEqual([400, true, true]);
    expect((await fay.post(paths.extension("cl-40", 1), { closesAt: "2026-03-13T09:00", reason: "A holiday." })).location).toBe(paths.standard("cl-40"));
    expect((await fay.get(paths.record("cl-40"))).text).toContain("until 13 Mar 2026, 09:00 UTC: A holiday.");
    expect((await fay.post(paths.closure("cl-40", 1), { reason: "All have answered." })).status).toBe(400);
    expect((await fay.post(paths.closure("cl-40", 1), { reason: "All have answered.", confirmed: "on" })).location).toBe(paths.closure("cl-40", 1));
    expect(await db().select({ reason: rounds.closedReason }).from(rounds)).toEqual([{ reason: "All have answered." }]);

    expect(carried((await fay.get(paths.workbench("cl-40"))).text)).toContain("once a year");
    expect((await upload(fay, paths.workbench("cl-40"), { source: CHANGED, revision: "0", base: "1" })).location).toBe(paths.workbench("cl-40"));
    expect((await fay.get(paths.workbench("cl-40"))).text).toMatch(/<del>.*once<\/del>/);
    const redline = await upload(fay, paths.workbenchRedline("cl-40"), { source: CHANGED.replace("signed", "sealed") });
    expect(redline.text).toMatch(/<ins>.*sealed<\/ins>/);
    const confirm = await fay.get(paths.publication("cl-40"));
    expect(confirm.text).toContain("1 change");
    const second = await fay.post(paths.publication("cl-40"), { deed: "publish", revision: "1", base: "1", stage: "30" });
    expect([second.status, second.location]).toEqual([303, "/standards/cl-40/drafts/2/carry-forward"]);
    expect((await fay.get(second.location!)).status).toBe(200);
    const stage = paths.stage("cl-40");
    expect((await fay.get(stage)).text.match(/value="\d\d\.\d\d"/g)).toEqual(['value="30.20"', 'value="30.60"', 'value="30.98"']);
    const late = await fay.post(stage, { from: "20.20", to: "20.60", reason: "Written & kept." });
    expect([late.status, late.text.includes("The standard stands at 30.20 now: Fay moved it on 2 Mar 2026"), late.text.includes("Written &amp; kept."), late.text.includes('value="30.60"')]).toEqual([409, true, true, true]);
    expect((await fay.post(stage, { from: "30.20", to: "40.20", reason: "Too far." })).status).toBe(400);
    expect((await fay.post(stage, { from: "30.20", to: "30.60", reason: "Everybody has answered." })).location).toBe(paths.standard("cl-40"));
    const told = (await (await house.visitor()).get(paths.standard("cl-40"))).text;
    for (const words of ["Comments and votes on the committee draft are in", "Everybody has answered.", "CD 1 was published"]) expect(told).toContain(words);
    expect((await fay.get(paths.record("cl-40"))).text).toContain("moved the standard from 30.20 to 30.60");
    const anyone = await house.visitor();
    expect((await anyone.get(paths.revisions("cl-40"))).text).toContain("Redline WD 1 to CD 1");
    expect((await anyone.get(`${paths.revisions("cl-40")}?from=2&to=1`)).location).toBe(paths.revision("cl-40", 1, 2));
    expect((await anyone.get(paths.revision("cl-40", 1, 2))).text).toMatch(/<ins>.*twice<\/ins>/);
    expect((await anyone.get(paths.revision("cl-40", 2, 1))).status).toBe(404);
    expect((await anyone.get(paths.clauses("cl-40", 1, 2))).text).toContain("text changed");
    expect((await anyone.get(paths.clauses("cl-40", 2, 1))).status).toBe(404);
  });
});

describe("a bad source", () => {
  const cases: [name: string, file: Uint8Array | string | null, source: string, sentence: string][] = [
    ["empty", null, "", "The draft is empty."],
    ["not UTF-8", new Uint8Array([0x23, 0x20, 0xe9, 0x0a]), "", "The file is not UTF-8 text."],
    ["over 5 MB", "x".repeat(5 * 1024 * 1024 + 10), "", "The draft is over 5 MB."],
    ["a long line", null, `kept ${"x".repeat(100_000)}`, "A line of the source has 100,000 characters or more."],
    ["lists 50 deep", null, `${"- ".repeat(50)}kept deep`, "nested 50 deep or more"],
    ["a Word file with another name", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), "", "This is not a Markdown text"],
  ];
  test.each(cases)("%s: a sentence, and what was pasted stays", async (_, file, source, sentence) => {
    const { world, house } = await opened();
    const standard = await world.standard();
    const fay = await house.visitor(standard.facilitator);
    for (const step of ["preview", "publish"]) {
      const answer = await upload(fay, paths.newDraft(standard.slug), { after: "0", step, stage: "20", source }, file ?? undefined);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(sentence);
      expect(carried(answer.text)).toBe(source);
    }
    expect(await db().$count(drafts)).toBe(0);
  });

  test("more than the door lets in is refused as soon as it is known", async () => {
    const { world, house } = await opened();
    const standard = await world.standard();
    const fay = await house.visitor(standard.facilitator);
    expect((await upload(fay, paths.newDraft(standard.slug), { after: "0" }, "x".repeat(7 * 1024 * 1024)).catch(() => ({ status: 413 }))).status).toBe(413);
  });
});

describe("two facilitators", () => {
  test("who saves second is told by whom, sees the own text, and can put it in place of the other", async () => {
    const { world, house } = await opened();
    const standard = await world.openStandard();
    const bea = await world.person("Bea Second", { organisation: "Secretariat" });
    await nameFacilitator(standard.facilitator, standard.id, bea.email);
    await bea.refresh();
    await saveWorkingText(standard.facilitator, standard.id, { source: CHANGED, revision: 0, base: 1 });
    const visitor = await house.visitor(bea);
    const mine = SMALL_DRAFT.replace("once a year", "every quarter & month");
    const answer = await upload(visitor, paths.workbench(standard.slug), { source: mine, revision: "0", base: "1" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(`Somebody else was faster: ${standard.facilitator.actor.name} saved this`);
    expect(carried(answer.text)).toBe(mine);
    expect(answer.text).toContain('name="revision" value="1"');
    expect(await db().select({ source: workingVersions.source }).from(workingVersions)).toEqual([{ source: mine }]);
    expect((await upload(visitor, paths.workbenchRedline(standard.slug), { source: mine, against: "saved" })).text).toMatch(/twice a year[\s\S]*every quarter &amp; month/);
    expect((await upload(visitor, paths.workbench(standard.slug), { source: mine, revision: "1", base: "1" })).status).toBe(303);
    expect(await db().select({ source: workingTexts.source, revision: workingTexts.revision }).from(workingTexts)).toEqual([{ source: mine, revision: 2 }]);
  });

  test("who publishes second is told what changed", async () => {
    const { world, house } = await opened();
    const standard = await world.openStandard();
    await world.closeRound(standard);
    await saveWorkingText(standard.facilitator, standard.id, { source: CHANGED, revision: 0, base: 1 });
    const [one, other] = [await house.visitor(standard.facilitator), await house.visitor(standard.facilitator)];
    const form = { deed: "publish", revision: "1", base: "1", stage: "30" };
    const both = await Promise.all([one.post(paths.publication(standard.slug), form), other.post(paths.publication(standard.slug), form)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    const told = both.find(({ status }) => status === 409)!.text;
    expect(told).toContain("published this");
    expect(told).toContain(paths.revision(standard.slug, 1, 2));
    expect(await db().$count(drafts)).toBe(2);
  });
});

/** The checks that a page shows as required. */
function ticked(html: string): string[] {
  return [...html.matchAll(/<input(?=[^>]* checked)(?=[^>]* name="required")[^>]* value="(\w+)"/g)].map(([, value = ""]) => value);
}

describe("what is required before publishing", () => {
  test("is said by a form, shown with its weight, and refused with a sentence; the stage that was chosen and the text stay", async () => {
    const { world, house } = await opened();
    const standard = await world.openStandard();
    await world.comment(await world.person("Ada", { organisation: "Northwind" }), standard, 5);
    await world.closeRound(standard);
    await saveWorkingText(standard.facilitator, standard.id, { source: CHANGED, revision: 0, base: 1 });
    const fay = await house.visitor(standard.facilitator);
    const page = paths.publication(standard.slug);
    const item = (weight: string) => new RegExp(`href="${paths.comments(standard.slug)}\\?[^"]*type=technical[^"]*">1 technical comment has no disposition</a> <span class="[^"]*">${weight}</span>`);
    const warned = (await fay.get(page)).text;
    expect(warned).toMatch(item("warning"));
    expect(warned).not.toContain("publication-blocked");
    const set = await fay.post(page, { deed: "require", required: ["technical", "collisions"] });
    expect([set.status, set.location]).toEqual([303, paths.publication(standard.slug, "required")]);
    const required = (await fay.get(set.location!)).text;
    expect(required).toContain("Saved. It holds from the next draft on.");
    expect(required).toMatch(item("required"));
    expect(required).toMatch(/<button(?=[^>]* disabled)(?=[^>]* aria-describedby="publication-blocked")[^>]*>/);
    expect(ticked(required)).toEqual(["technical", "collisions"]);
    const refused = await fay.post(page, { deed: "publish", revision: "1", base: "1", stage: "40" });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("This standard requires more to be done before a draft is published.");
    expect(refused.text).toMatch(/<option value="40" selected>/);
    expect(await db().select({ source: workingTexts.source }).from(workingTexts)).toEqual([{ source: CHANGED }]);
    const brought = await upload(fay, paths.newDraft(standard.slug), { after: "1", step: "publish", stage: "30", source: CHANGED });
    expect([brought.status, carried(brought.text)]).toEqual([409, CHANGED]);
    expect(brought.text).toContain("<li>1 technical comment has no disposition</li>");
    expect(await db().$count(drafts)).toBe(1);
    expect((await fay.post(page, { deed: "require", required: "everything" })).status).toBe(400);
    await fay.post(page, { deed: "require" });
    expect((await fay.post(page, { deed: "publish", revision: "1", base: "1", stage: "40" })).status).toBe(303);
  });

  test("is ticked on the form of a new standard as a secretary would", async () => {
    const { world, house } = await opened();
    const fay = await house.visitor(await world.person("Fay", { administrator: true, organisation: "Secretariat" }));
    const form = (await fay.get(paths.newStandard())).text;
    expect(ticked(form)).toHaveLength(3);
    const typed = await fay.post(paths.newStandard(), { identifier: "", title: "T", scope: "S", domain: "audit", required: "references" });
    expect(ticked(typed.text)).toEqual(["references"]);
    await fay.post(paths.newStandard(), { identifier: "CL 41", title: "T", scope: "S", domain: "audit", required: ["technical", "objections"] });
    expect(await db().select({ required: standards.requiredChecks }).from(standards)).toEqual([{ required: ["technical", "objections"] }]);
  });
});

describe("decisions on amendments, without a script", () => {
  const LISTED = "The supplier shall keep a list of every component.";

  async function amended() {
    const { world, house } = await opened();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a ledger").replace("component", "part"));
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a register"));
    const decision = (number: number) => paths.amendmentPart(standard.slug, number, "decision");
    return { standard, decision, undoing: (number: number) => paths.amendmentPart(standard.slug, number, "undoing"), fay: await house.visitor(standard.facilitator), ada: await house.visitor(ada) };
  }

  test("are given from the queue, change the text, lead back to their card, and are undone", async () => {
    const { standard, decision, undoing, fay } = await amended();
    const bench = (await fay.get(paths.workbench(standard.slug))).text;
    expect(bench).toMatch(/id="A-1"[\s\S]*conflicts with A-2[\s\S]*<del>[\s\S]*list<\/del>[\s\S]*ledger<\/ins>/);
    expect(bench).toContain(`action="${decision(1)}"`);
    const accepted = await fay.post(decision(1), { kind: "partially-accepted", hunks: ["1"], observation: "The components stay." });
    expect([accepted.status, accepted.location]).toEqual([303, `${paths.workbench(standard.slug)}#A-1`]);
    const then = (await fay.get(paths.workbench(standard.slug))).text;
    expect(carried(then)).toBe(SMALL_DRAFT.replace("a list of", "a ledger of"));
    expect(then).toMatch(/rl-why">[^<]*<a class="tag" href="[^"]*amendments\/1">A-1</);
    const second = await fay.post(decision(2), { kind: "accepted" });
    expect(second.status).toBe(409);
    expect(second.text).toContain("This changes words that A-1 changed already");
    await saveWorkingText(standard.facilitator, standard.id, { source: SMALL_DRAFT.replace("a list of", "a public ledger of"), revision: 1, base: 1 });
    const undone = await fay.post(undoing(1), {});
    expect([undone.status, undone.location]).toEqual([303, `${paths.workbenchAt(standard.slug, "A-1", 1)}`]);
    const open = (await fay.get(paths.workbench(standard.slug) + "?left=1")).text;
    expect(open).toContain("1 place in the text changed since and stayed as it is");
    expect(carried(open)).toContain("a public ledger of");
    expect((await fay.post(undoing(1), {})).text).toContain("This amendment is not decided");
  });

  test("given twice are one; another's second one is answered with a sentence, and what was typed stays", async () => {
    const { standard, decision, fay } = await amended();
    const said = { kind: "accepted-with-modifications", source: LISTED.replace("a list", "an <open> ledger"), observation: "Open, & kept." };
    expect((await fay.post(decision(1), said)).status).toBe(303);
    const text = carried((await fay.get(paths.workbench(standard.slug))).text);
    const kept = await db().$count(amendmentDecisions);
    expect((await fay.post(decision(1), said)).location).toBe(paths.workbenchAt(standard.slug, "A-1"));
    const second = await fay.post(decision(1), { kind: "not-accepted", observation: "No, & not so." });
    expect(second.status).toBe(409);
    expect(second.text).toContain("This amendment is decided already");
    expect(second.text).toContain("No, &amp; not so.");
    expect(await db().$count(amendmentDecisions)).toBe(kept);
    expect(carried((await fay.get(paths.workbench(standard.slug))).text)).toBe(text);
    expect(text).toContain("an <open> ledger");
  });

  test("settle a collision with one text, begun with both in an order", async () => {
    const { standard, decision, undoing, fay, ada } = await amended();
    const bench = (await fay.get(paths.workbench(standard.slug))).text;
    const page = paths.settlement(standard.slug, [1, 2]);
    expect(bench).toContain(`href="${page.replace("&", "&amp;")}"`);
    expect((await fay.get(page)).text).toMatch(/CD 1[\s\S]*A-1[\s\S]*ledger<\/ins>[\s\S]*A-2[\s\S]*register<\/ins>/);
    expect(carried((await fay.get(paths.settlement(standard.slug, [1, 2], [2, 1]))).text)).toBe("The supplier shall keep a register ledger of every part.");
    const silent = await fay.post(page, { amendments: ["1", "2"], source: "The supplier shall keep one <book>.", observation: " " });
    expect([silent.status, carried(silent.text)]).toEqual([400, "The supplier shall keep one <book>."]);
    expect((await ada.post(page, { amendments: ["1", "2"], source: "x", observation: "y" })).status).toBe(403);
    await fay.post(decision(1), { kind: "accepted" });
    expect((await fay.get(page)).text).toContain("A-1 is decided: accepted. Undo that first");
    await fay.post(undoing(1), {});
    await fay.post(decision(1), { kind: "not-accepted", observation: "Another way." });
    const late = await fay.post(page, { amendments: ["1", "2"], source: "One <late> text.", observation: "Late & kept." });
    expect([late.status, late.text.includes("One &lt;late> text."), late.text.includes("Late &amp; kept.")]).toEqual([409, true, true]);
    await fay.post(undoing(1), {});
    const settled = await fay.post(page, { amendments: ["1", "2"], source: "The supplier shall keep one open register of every part.", observation: "Both want a bound record." });
    expect([settled.status, settled.location]).toEqual([303, paths.workbenchAt(standard.slug, "A-1")]);
    const then = (await fay.get(paths.workbench(standard.slug))).text;
    expect(carried(then)).toBe(SMALL_DRAFT.replace(LISTED, "The supplier shall keep one open register of every part."));
    expect(then.match(/Reason: Both want a bound record\./g)).toHaveLength(2);
    expect((await fay.get(paths.settlement(standard.slug, [1, 9]))).status).toBe(404);
  });

  test("that are not whole come back with a sentence and what was typed", async () => {
    const { standard, decision, fay, ada } = await amended();
    const silent = await fay.post(decision(1), { kind: "accepted-with-modifications", source: LISTED.replace("a list", "an <open> ledger") });
    expect(silent.status).toBe(400);
    expect(silent.text).toContain("an &lt;open> ledger");
    expect(silent.text).toContain('id="observation-1-fault"');
    expect((await fay.post(decision(1), { kind: "duplicate", duplicateOf: "77", observation: "Twice." })).text).toContain("There is no such amendment in this standard");
    expect((await fay.get(decision(9))).status).toBe(404);
    expect((await ada.post(decision(1), { kind: "accepted" })).status).toBe(403);
    expect((await ada.get(decision(1))).status).toBe(403);
    expect(carried((await fay.get(paths.workbench(standard.slug))).text)).toBe(SMALL_DRAFT);
  });
});

describe("the doors", () => {
  const doors = (slug: string) => [paths.newDraft(slug), paths.newRound(slug), paths.closure(slug, 1), paths.extension(slug, 1), paths.stage(slug), paths.workbench(slug), paths.publication(slug), paths.carryForward(slug, 1)];

  test("of drafting open to the standard's own facilitators alone", async () => {
    const { world, house } = await opened();
    const standard = await world.openStandard();
    const ada = await house.visitor(await world.person("Ada", { organisation: "Northwind" }));
    const other = await world.standard({ facilitator: await world.person("Cleo", { administrator: true, organisation: "Elsewhere" }) });
    const cleo = await house.visitor(other.facilitator);
    const anyone = await house.visitor();
    for (const path of doors(standard.slug)) {
      expect([path, (await ada.get(path)).status]).toEqual([path, 403]);
      expect([path, (await cleo.get(path)).status], "a facilitator of another standard").toEqual([path, 403]);
      expect((await anyone.get(path)).location).toContain("/session?next=");
    }
    for (const path of doors("nothing")) expect((await cleo.get(path)).status).toBe(404);
    for (const post of [paths.workbench(standard.slug), paths.workbenchRedline(standard.slug), paths.newDraft(standard.slug)]) expect((await upload(cleo, post, { source: CHANGED, revision: "0", base: "1", after: "1" })).status).toBe(403);
    expect(await db().$count(workingTexts)).toBe(0);
    expect((await ada.get(paths.newStandard())).status).toBe(403);
    expect((await ada.post(paths.newStandard(), { identifier: "CL 99", title: "T", scope: "S", domain: "audit" })).status).toBe(403);
    expect(await db().$count(standards)).toBe(2);
  });

  test("take no other method and no other numbers", async () => {
    const { world, house } = await opened();
    const standard = await world.openStandard();
    const fay = await house.visitor(standard.facilitator);
    expect((await fay.get(paths.workbenchRedline(standard.slug))).status).toBe(405);
    for (const path of [`/standards/${standard.slug}/rounds/0/closure`, `/standards/${standard.slug}/rounds/1e9/closure`, `/standards/${standard.slug}/rounds/1e9/extension`, `/standards/${standard.slug}/drafts/x/carry-forward`, `/standards/${standard.slug}/revisions/1/x`, `${paths.workbench(standard.slug)}?kept=abc`]) {
      expect([path, (await fay.get(path)).status]).toEqual([path, 404]);
    }
  });
});
