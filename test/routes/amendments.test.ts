/** Amendments over HTTP, as a browser without a script sends them: a first post shows, a second submits, and what was refused keeps what was typed. */
import { afterEach, describe, expect, test } from "vitest";
import { decideAmendment } from "#app/commands/amendments/decisions.server.ts";
import { openBallot } from "#app/commands/ballots.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { db } from "#db/client.server.ts";
import { amendments } from "#db/schema.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { paths } from "#app/paths.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { openHouse, type House } from "#test/world/visits.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const LISTED = "The supplier shall keep a list of every component.";
const BETTER = "The supplier should keep a signed list of every component.";
const TYPED = { step: "submit", operation: "replace", firstLine: "5", lastLine: "5", source: BETTER, reason: "Unsigned lists are <forged>.", submission: "submission-1", terms: "on" };

async function opened() {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: "CL 27" });
  const house = await openHouse();
  houses.push(house);
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  const bert = await world.person("Bert", { organisation: "City of Berne", category: "government" });
  return { world, standard, house, ada, bert, path: paths.newAmendment(standard.slug, standard.draft) };
}

describe("a new amendment", () => {
  test("opens with the source of the lines, shows its redline, then is submitted; twice is once", async () => {
    const { house, ada, path, standard } = await opened();
    const visitor = await house.visitor(ada);
    expect((await visitor.get(paths.newAmendment(standard.slug, 1, { first: 5, last: 5 }))).text).toContain(`>${LISTED}</textarea>`);
    const shown = await visitor.post(path, { ...TYPED, step: "preview", reason: "" });
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/shall[\s\S]*<\/del>[\s\S]*should[\s\S]*<\/ins>/);
    expect(shown.text).toContain("shall → should");
    expect(shown.text).toContain("It collides with no open amendment.");
    expect(shown.text).toContain(`>${BETTER}</textarea>`);
    expect(await db().$count(amendments)).toBe(0);
    const sent = await visitor.post(path, TYPED);
    expect([sent.status, sent.location]).toEqual([303, paths.amendment(standard.slug, 1)]);
    await visitor.post(path, TYPED);
    expect(await db().$count(amendments)).toBe(1);
  });

  test("shows what it collides with before it is taken, with a way to join", async () => {
    const { world, house, ada, bert, path, standard } = await opened();
    await world.amend(bert, standard, 5, LISTED.replace("a list", "a ledger"), { reason: "Ledgers are bound." });
    const visitor = await house.visitor(ada);
    const held = await visitor.post(path, { ...TYPED, source: LISTED.replace("a list", "a book") });
    expect(held.status).toBe(200);
    expect(held.text).toContain("Nothing was submitted yet");
    expect(held.text).toContain("Ledgers are bound.");
    expect(held.text).toContain("Join A-1");
    expect(await db().$count(amendments)).toBe(1);
    const sent = await visitor.post(path, { ...TYPED, source: LISTED.replace("a list", "a book"), seen: "1" });
    expect(sent.location).toBe(paths.amendment(standard.slug, 2));
    expect((await visitor.get(paths.amendment(standard.slug, 2))).text).toContain("conflicts with A-1");
    expect((await visitor.get(paths.amendment(standard.slug, 1))).text).toContain("Join as co-proposer");
    const joined = await visitor.post(paths.amendmentPart(standard.slug, 1, "joining"), {});
    expect(joined.location).toBe(paths.amendment(standard.slug, 1));
  });

  const faults: [name: string, over: Partial<typeof TYPED>, sentence: string][] = [
    ["nothing changed", { source: LISTED }, "This changes nothing"],
    ["the whole draft emptied", { operation: "delete", firstLine: "1", lastLine: "8", source: "" }, "This would leave nothing of the draft."],
    ["200 KB", { source: "word ".repeat(40_000) }, "at most 100 KB"],
    ["an open script", { source: "<script>\nalert(1)" }, "is opened here and never closed"],
    ["no reason", { reason: " " }, "Fill this in."],
    ["past the end", { lastLine: "9" }, "The draft has no such line."],
  ];
  test.each(faults)("%s: a sentence, and everything still there", async (_, over, sentence) => {
    const { house, ada, path } = await opened();
    const typed = { ...TYPED, ...over };
    const sent = await (await house.visitor(ada)).post(path, typed);
    expect(sent.status).toBe(400);
    expect(sent.text).toContain(sentence);
    if (typed.operation !== "delete") expect(sent.text).toContain(typed.source.slice(0, 30).replace(/</g, "&lt;"));
    if (typed.reason.trim()) expect(sent.text).toContain("Unsigned lists are &lt;forged>.");
    expect(await db().$count(amendments)).toBe(0);
  });

  test("lines that the draft does not have are asked for again, with the reason and what was asked", async () => {
    const { house, ada, standard } = await opened();
    const visitor = await house.visitor(ada);
    const page = await visitor.get(paths.newAmendment(standard.slug, 1, { first: 7, last: 99 }));
    expect(page.text).toContain("The draft has no such line.");
    expect(page.text).toMatch(/<input[^>]*(name="lastLine"[^>]*value="99"|value="99"[^>]*name="lastLine")/);
    expect((await visitor.get(paths.newAmendment(standard.slug, 1))).text).not.toContain("The draft has no such line.");
  });

  test("on a draft that was superseded meanwhile: it is carried to the newer one, and submitted there", async () => {
    const { world, house, ada, path, standard } = await opened();
    await world.closeRound(standard);
    await world.publish(standard, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT}`);
    await world.openRound(standard);
    const visitor = await house.visitor(ada);
    const late = await visitor.post(path, TYPED);
    expect(late.status).toBe(409);
    expect(late.text).toContain("Carry it to CD 2");
    expect(late.text).toContain(`>${BETTER}</textarea>`);
    const carried = await visitor.post(path, { ...TYPED, step: "rebase" });
    expect(carried.text).toContain("This is your amendment on CD 2");
    expect(carried.text).toContain(`action="${paths.newAmendment(standard.slug, 2)}"`);
    expect(carried.text).toContain('name="firstLine" value="7"');
    const sent = await visitor.post(paths.newAmendment(standard.slug, 2), { ...TYPED, firstLine: "7", lastLine: "7" });
    expect(sent.location).toBe(paths.amendment(standard.slug, 1));
  });

  test("that an old draft cannot hand over says why, and keeps what was typed", async () => {
    const { world, house, ada, path, standard } = await opened();
    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace("The supplier shall keep a list of every component.\n\n", ""));
    await world.openRound(standard);
    const carried = await (await house.visitor(ada)).post(path, { ...TYPED, step: "rebase" });
    expect(carried.text).toContain("The text that it changes is not in this draft any more.");
    expect(carried.text).toContain(`>${BETTER}</textarea>`);
  });
});

describe("what becomes of it", () => {
  test("its page shows the redline, who is for it, the decision and where it took effect; the list and the layer name it", async () => {
    const { world, house, ada, bert, standard } = await opened();
    const { number } = await world.amend(ada, standard, 5, BETTER);
    const page = paths.amendment(standard.slug, number);
    const visitor = await house.visitor(bert);
    const terms = paths.agreement(standard.slug, page);
    expect((await visitor.get(page)).text.split(`href="${terms.replace(/&/g, "&amp;")}"`)).toHaveLength(3);
    expect((await visitor.post(paths.amendmentPart(standard.slug, number, "position"), { position: "endorse" })).status).toBe(400);
    expect((await visitor.post(paths.agreement(standard.slug), { terms: "on", next: page })).location).toBe(page);
    const endorsed = await visitor.post(paths.amendmentPart(standard.slug, number, "position"), { position: "endorse" });
    expect(endorsed.location).toBe(page);
    const replied = await visitor.post(paths.amendmentPart(standard.slug, number, "replies"), { text: "Signed by whom?", submission: "reply-form-1" });
    expect(replied.location).toMatch(new RegExp(`^${page}#R-`));
    const layer = JSON.parse((await visitor.get(paths.amendmentLayer(standard.slug, 1))).text) as unknown[][];
    expect(layer.map(([code, first, last]) => [code, first, last])).toEqual([[1, 5, 5]]);
    const list = (await visitor.get(paths.amendments(standard.slug))).text;
    expect(list).toMatch(/A-1[\s\S]*line 5[\s\S]*2 for, 0 against/);
    expect((await visitor.get(paths.amendments(standard.slug, "category=government"))).text).toContain("No amendment is like this.");
    await decideAmendment(standard.facilitator, { standard: standard.slug, number }, { kind: "accepted", observation: undefined, duplicateOf: undefined, source: "", hunks: [] });
    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace(LISTED, BETTER));
    const nobody = await (await house.visitor()).get(page);
    expect(nobody.text).toMatch(/Took effect in[\s\S]*CD 2, line 5/);
    expect(nobody.text).toContain("Government: 1 of 1 endorse it, 0 object");
    expect(nobody.text).toContain("Signed by whom?");
  });

  test("the change list and the feed tell each change, its label, and whose comments and amendments led to it", async () => {
    const { world, house, ada, bert, standard } = await opened();
    await world.amend(ada, standard, 5, BETTER);
    await decideAmendment(standard.facilitator, { standard: standard.slug, number: 1 }, { kind: "accepted", observation: undefined, duplicateOf: undefined, source: "", hunks: [] });
    const { number } = await world.comment(bert, standard, 7, { reason: "Once is too rarely." });
    await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "accepted", state: "decided", observation: undefined });
    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace(LISTED, BETTER).replace("once a year", "twice & a year"));
    const nobody = await house.visitor();
    const page = await nobody.get(paths.changeList(standard.slug, 1, 2));
    expect(page.text).toMatch(/line 5<\/a>[\s\S]*signed[\s\S]*substantive[\s\S]*shall → should[\s\S]*A-1<\/a>[\s\S]*Northwind[\s\S]*line 7<\/a>[\s\S]*C-1<\/a>[\s\S]*City of Berne/);
    expect((await nobody.get(paths.changeList(standard.slug, 2, 1))).status).toBe(404);
    const feed = await nobody.get(paths.changesFeed(standard.slug));
    expect(feed.headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    expect(feed.text).toMatch(/CD 2 was published: 2 changes[\s\S]*shall → should[\s\S]*A-1&lt;\/a&gt; \(Northwind\)[\s\S]*twice &amp;amp;[\s\S]*CD 1 was published/);
    expect((await nobody.get(paths.standard(standard.slug))).text).toContain(`type="application/atom+xml"`);
    expect((await nobody.get(paths.changesFeed("nothing"))).status).toBe(404);

    expect(page.text).toContain(`href="${paths.changesFile(standard.slug, 1, 2, "csv")}"`);
    const table = await nobody.get(paths.changesFile(standard.slug, 1, 2, "csv"));
    expect([table.headers["content-type"], table.headers["content-disposition"]]).toEqual(["text/csv; charset=utf-8", `attachment; filename="${standard.slug}-changes-1-2.csv"`]);
    const rows = table.text.slice(1).trimEnd().split("\r\n");
    expect(rows[0]).toBe("No.,Clause,Lines of CD 1,Lines of CD 2,Change,Label,Normative words,Taken out,Put in,From,Whose");
    expect(rows[1]).toMatch(/^1,[^,]*Requirements,5,5,\w+,substantive,shall → should,.*,A-1,Northwind$/);
    expect(rows[2]).toMatch(/^2,[^,]*Requirements,7,7,\w+,substantive,,once,twice &,C-1,City of Berne$/);
    const file = JSON.parse((await nobody.get(paths.changesFile(standard.slug, 1, 2, "json"))).text) as { from: object; changes: { number: number; old: object; reasons: object[]; pieces: object[] }[] };
    expect(file).toMatchObject({ standard: { slug: standard.slug }, from: { number: 1, label: "CD 1" }, to: { number: 2, label: "CD 2" } });
    expect(file.changes).toMatchObject([{ number: 1, old: { first: 5, last: 5 }, reasons: [{ code: "A-1", kind: "amendment", by: "Northwind" }] }, { number: 2, reasons: [{ code: "C-1", by: "City of Berne" }] }]);
    expect(JSON.stringify(file)).not.toContain("@");
    for (const kind of ["csv", "json"] as const) expect([(await nobody.get(paths.changesFile(standard.slug, 2, 1, kind))).status, (await nobody.get(paths.changesFile("nothing", 1, 2, kind))).status]).toEqual([404, 404]);
    expect((JSON.parse((await nobody.get(paths.commentsFile(standard.slug, "json"))).text) as { comments: object[] }).comments).toMatchObject([{ number: 1, handling: "applied", changes: [{ from: "CD 1", to: "CD 2", change: 2 }] }]);
    const commented = (await nobody.get(paths.commentsFile(standard.slug, "csv"))).text.trimEnd().split("\r\n");
    expect([commented[0]!.endsWith(",Led to"), commented[1]!.endsWith(',"CD 2, change 2"')]).toEqual([true, true]);
    const own = (await (await house.visitor(bert)).get(paths.myCommentsFile())).text.trimEnd().split("\r\n");
    expect([own[0]!.endsWith(",Led to"), own[1]!.endsWith(',"CD 2, change 2"')]).toEqual([true, true]);
  });

  test("every file of a draft or a ballot tells what the draft changed and why, and the source stays byte for byte what was published", async () => {
    const { world, house, ada, standard } = await opened();
    await world.amend(ada, standard, 5, BETTER);
    await decideAmendment(standard.facilitator, { standard: standard.slug, number: 1 }, { kind: "accepted", observation: undefined, duplicateOf: undefined, source: "", hunks: [] });
    await world.closeRound(standard);
    const published = SMALL_DRAFT.replace(LISTED, BETTER);
    await world.publish(standard, published);
    const electors = [{ organisationId: ada.actor.actingFor!.organisationId, part: "voting" as const, weight: 1 }];
    const { number: ballot } = await openBallot(standard.facilitator, standard.id, { subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open", closesAt: new Date(world.now().getTime() + 60 * 86_400_000), electors });
    const nobody = await house.visitor();
    const told = { from: { number: 1, label: "CD 1" }, to: { number: 2, label: "CD 2" }, changes: [{ number: 1, label: "substantive", keywords: ["shall → should"], reasons: [{ code: "A-1", by: "Northwind" }] }] };
    const source = await nobody.get(paths.draftSource(standard.slug, 2));
    expect(source.text).toBe(published);
    expect(source.headers["link"]).toBe(`<${paths.draftFile(standard.slug, 2)}>; rel="describedby"; type="application/json"`);
    const file = await nobody.get(paths.draftFile(standard.slug, 2));
    expect(file.headers["content-disposition"]).toBe(`attachment; filename="${standard.slug}-cd-2.json"`);
    const draft = JSON.parse(file.text) as { source: string; draft: { sha256: string }; lines: { number: number; text: string }[] };
    expect(draft).toMatchObject({ standard: { slug: standard.slug }, changes: told, source: published, draft: { sha256: sha256(published) } });
    expect(draft.lines[4]).toMatchObject({ number: 5, text: BETTER });
    expect(JSON.parse((await nobody.get(paths.draftFile(standard.slug, 1))).text)).toMatchObject({ changes: null });
    expect((await nobody.get(paths.draftFile(standard.slug, 3))).status).toBe(404);
    expect(JSON.parse((await nobody.get(paths.ballotPart(standard.slug, ballot, "result.json"))).text)).toMatchObject({ changes: told });
    expect((await nobody.get(paths.ballotPart(standard.slug, ballot, "result.csv"))).text).toMatch(new RegExp(`"Changes, CD 1 to CD 2, and why",https?://[^,]+${paths.changesFile(standard.slug, 1, 2, "csv")}\r\n$`));
    expect((await nobody.get(paths.draft(standard.slug, 2))).text).toContain(`href="${paths.draftFile(standard.slug, 2)}"`);
  });

  test("the layer shows what is open and what was accepted, and not what was not", async () => {
    const { world, house, ada, standard } = await opened();
    for (const [line, source] of [[5, BETTER], [7, "The buyer may ask."], [8, "Each release shall be sealed."]] as const) await world.amend(ada, standard, line, source);
    for (const [number, kind] of [[1, "accepted"], [2, "not-accepted"]] as const) await decideAmendment(standard.facilitator, { standard: standard.slug, number }, { kind, observation: "So.", duplicateOf: undefined, source: "", hunks: [] });
    const layer = JSON.parse((await (await house.visitor()).get(paths.amendmentLayer(standard.slug, 1))).text) as unknown[][];
    expect(layer.map(([number]) => number)).toEqual([1, 3]);
  });

  test("a stranger without an account is led to sign in, and nobody withdraws another's", async () => {
    const { world, house, ada, bert, standard, path } = await opened();
    await world.amend(ada, standard, 5, BETTER);
    expect((await (await house.visitor()).post(path, TYPED)).text).toContain("Sign in");
    const withdrawal = paths.amendmentPart(standard.slug, 1, "withdrawal");
    expect((await (await house.visitor(bert)).post(withdrawal, {})).status).toBe(403);
    const own = await house.visitor(ada);
    expect((await own.get(withdrawal)).text).toContain("Withdraw amendment");
    expect((await own.post(withdrawal, {})).location).toBe(paths.amendment(standard.slug, 1));
  });
});
