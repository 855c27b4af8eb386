/** Comments over HTTP, as a browser without a script sends them: where one is led, and that what was refused keeps what was typed. */
import { afterEach, describe, expect, test } from "vitest";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { db } from "#db/client.server.ts";
import { comments, replies, supports } from "#db/schema.server.ts";
import { LIMITS } from "#app/platform/limits.server.ts";
import { paths } from "#app/paths.ts";
import { openHouse, type House } from "#test/world/visits.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const PAGE = { accept: "text/html,application/xhtml+xml" };
/** What a script on a page sends. */
const SCRIPT = { accept: "*/*" };
const SAID = { firstLine: "5", lastLine: "6", type: "technical", reason: "It cannot be checked & <measured>.", proposedChange: "shall", submission: "submission-1", terms: "on" };

async function opened() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const house = await openHouse();
  houses.push(house);
  const ada = await world.person("Ada", { organisation: "Northwind" });
  const bert = await world.person("Bert", { organisation: "City of Berne" });
  return { world, standard, house, ada, bert, path: paths.newComment(standard.slug, standard.draft) };
}

describe("a new comment", () => {
  test("leads back to its lines; to a script it answers its number; twice is once", async () => {
    const { house, ada, path, standard } = await opened();
    const visitor = await house.visitor(ada);
    const sent = await visitor.post(path, SAID, PAGE);
    expect([sent.status, sent.location]).toEqual([303, paths.draftLines(standard.slug, 1, 5, 6)]);
    expect((await visitor.post(path, SAID, PAGE)).status).toBe(303);
    const scripted = await visitor.post(`${path}?_data=routes%2Fcomments%2Fnew-comment`, { ...SAID, submission: "submission-2" }, SCRIPT);
    expect([scripted.status, JSON.parse(scripted.text)]).toEqual([200, { ok: true, number: 2 }]);
    expect(await db().select({ reason: comments.reason }).from(comments)).toEqual([{ reason: SAID.reason }, { reason: SAID.reason }]);
  });

  const faults: [name: string, over: Partial<typeof SAID>, sentence: string][] = [
    ["line 0", { firstLine: "0" }, "Lines are numbered from 1."],
    ["past the end", { lastLine: "9" }, "The draft has no such line."],
    ["last before first", { lastLine: "4" }, "The last line must not stand before the first."],
    ["no number", { firstLine: "five" }, "Write a line number."],
    ["nothing said", { reason: " \n " }, "Fill this in."],
    ["too much said", { reason: "x".repeat(10_001) }, "This is too long: at most 10,000 characters. Shorten it."],
    ["no type", { type: "angry" }, "Choose one."],
  ];
  test.each(faults)("%s: a sentence at the field, and everything still there", async (_, over, sentence) => {
    const { house, ada, path } = await opened();
    const sent = await (await house.visitor(ada)).post(path, { ...SAID, ...over }, PAGE);
    expect(sent.status).toBe(400);
    expect(sent.text).toContain(sentence);
    expect(sent.text).toContain(over.reason?.trim() || (over.reason === undefined ? "It cannot be checked &amp; &lt;measured>." : 'name="reason"'));
    expect(sent.text).toContain(">shall</textarea>");
    expect(await db().select().from(comments)).toEqual([]);
  });

  test("10,000 characters are not too many", async () => {
    const { house, ada, path } = await opened();
    expect((await (await house.visitor(ada)).post(path, { ...SAID, reason: "x".repeat(10_000) }, PAGE)).status).toBe(303);
  });

  test("a session that ran out, a closed round, a lost organisation, a newer draft: the refusal, its way out and the text", async () => {
    const { world, standard, house, ada, path } = await opened();
    const nobody = await house.visitor();
    const out = await nobody.post(path, SAID, PAGE);
    expect(out.status).toBe(401);
    expect(out.text).toContain("Sign in to do this.");
    expect(out.text).toContain(paths.session(path).replace(/&/g, "&amp;"));
    expect(out.text).toContain("It cannot be checked &amp; &lt;measured>.");
    expect(out.text).toContain('value="submission-1"');
    const loner = await house.visitor(await world.person("Loner"));
    const alone = await loner.post(path, SAID, PAGE);
    expect([alone.status, alone.text.includes(`href="${paths.organisations()}"`), alone.text.includes("&lt;measured>")]).toEqual([403, true, true]);
    const visitor = await house.visitor(ada);
    await world.closeRound(standard);
    const late = await visitor.post(path, SAID, PAGE);
    expect([late.status, late.text.includes("This round closed on 2 Mar 2026"), late.text.includes("&lt;measured>")]).toEqual([409, true, true]);
    await world.publish(standard, "# Scope\n\nAll new.\n");
    const old = await visitor.post(path, SAID, PAGE);
    expect([old.status, old.text.includes(`href="${paths.newComment(standard.slug, 2)}"`), old.text.includes("&lt;measured>")]).toEqual([409, true, true]);
    expect(await db().select().from(comments)).toEqual([]);
  });

  test("its page tells a reader without an account why not, and leads to sign in and back", async () => {
    const { house, standard } = await opened();
    const page = await (await house.visitor()).get(paths.newComment(standard.slug, 1, { first: 5, last: 6 }));
    expect(page.status).toBe(200);
    expect(page.text).toContain("The supplier shall keep a list of every component.");
    expect(page.text).toContain('aria-disabled="true"');
    expect(page.text).toContain(`/session?next=${encodeURIComponent(paths.newComment(standard.slug, 1, { first: 5, last: 6 }))}`);
  });

  test("too often is refused with the time to wait, and the text", async () => {
    const { house, ada, path } = await opened();
    const visitor = await house.visitor(ada);
    for (let at = 0; at < LIMITS.comment.points; at++) expect((await visitor.post(path, { ...SAID, submission: `submission-${at}` }, PAGE)).status).toBe(303);
    const refused = await visitor.post(path, { ...SAID, submission: "one-too-many" }, PAGE);
    expect([refused.status, Number(refused.headers["retry-after"]) > 0, refused.text.includes("&lt;measured>")]).toEqual([429, true, true]);
  });

  test("from another site it is refused", async () => {
    const { house, ada, path } = await opened();
    expect((await (await house.visitor(ada)).post(path, SAID, { ...PAGE, origin: "https://evil.example", "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await db().select().from(comments)).toEqual([]);
  });
});

describe("the deeds on a comment", () => {
  test("reply, support and answer lead back to the comment; a refusal is a page with what was typed", async () => {
    const { world, standard, house, ada, bert } = await opened();
    const { number } = await world.comment(ada, standard, 2);
    const part = (name: Parameters<typeof paths.commentPart>[2]) => paths.commentPart(standard.slug, number, name);
    const visitor = await house.visitor(bert);
    expect((await visitor.post(part("replies"), { text: "We agree.", submission: "a-reply-1", terms: "on" }, PAGE)).location).toMatch(new RegExp(`^${paths.comment(standard.slug, number)}#R-`));
    expect((await visitor.post(part("support"), { support: "given" }, PAGE)).location).toBe(`${paths.comment(standard.slug, number)}#support`);
    expect([(await db().select().from(replies)).length, (await db().select().from(supports)).length]).toEqual([1, 1]);
    const nobody = await house.visitor();
    const reply = await nobody.post(part("replies"), { text: "Who <am> I?", submission: "a-reply-2" }, PAGE);
    expect([reply.status, reply.text.includes("Who &lt;am> I?</textarea>")]).toEqual([401, true]);
    expect((await visitor.post(part("replies"), { text: "x".repeat(4_001), submission: "a-reply-3" }, PAGE)).text).toContain("This is too long: at most 4,000 characters. Shorten it.");
    const own = await (await house.visitor(ada)).post(part("support"), { support: "given" }, PAGE);
    expect([own.status, own.text.includes("This is your own comment")]).toEqual([409, true]);
    expect((await visitor.post(part("support"), { support: "twice" }, PAGE)).status).toBe(400);
    expect((await visitor.post(part("withdrawal"), {}, PAGE)).status).toBe(403);
    const early = await (await house.visitor(ada)).post(part("answer"), { answer: "satisfied", text: "It <is> good." }, PAGE);
    expect([early.status, early.text.includes("It &lt;is> good.")]).toEqual([409, true]);
    await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "accepted", state: "decided", observation: undefined });
    expect((await (await house.visitor(ada)).post(part("answer"), { answer: "satisfied", back: paths.myComments() }, PAGE)).location).toBe(paths.myComments());
    expect((await (await house.visitor(ada)).post(part("answer"), { answer: "not-satisfied", back: "//evil.example" }, PAGE)).location).toBe(`${paths.comment(standard.slug, number)}#answer`);
  });

  test("an edition that comes too late keeps the new text; a withdrawal asks first", async () => {
    const { world, standard, house, ada } = await opened();
    const { number } = await world.comment(ada, standard, 2);
    const edition = paths.commentPart(standard.slug, number, "edition");
    const visitor = await house.visitor(ada);
    expect((await visitor.get(edition)).text).toContain("It cannot be checked.</textarea>");
    world.later({ minutes: 31 });
    const late = await visitor.post(edition, { type: "editorial", reason: "Better <said>." }, PAGE);
    expect([late.status, late.text.includes("30 minutes"), late.text.includes("Better &lt;said>.")]).toEqual([409, true, true]);
    const asks = await visitor.get(paths.commentPart(standard.slug, number, "withdrawal"));
    expect(asks.text).toContain("This cannot be undone.");
    expect((await visitor.post(paths.commentPart(standard.slug, number, "withdrawal"), {}, PAGE)).location).toBe(paths.comment(standard.slug, number));
    expect((await visitor.get(paths.comment(standard.slug, number))).text).toContain("Withdrawn by its author.");
  });

  test("addresses that name nothing answer 404, to everybody", async () => {
    const { world, standard, house, ada } = await opened();
    await world.comment(ada, standard, 2);
    const visitor = await house.visitor(ada);
    for (const number of ["2", "0", "01", "-1", "1.0", "1e0", "99999999999999999999", "NaN", "'"]) expect([number, (await visitor.get(`/standards/${standard.slug}/comments/${encodeURIComponent(number)}`)).status]).toEqual([number, 404]);
    for (const draft of ["2", "x", "99999999999999999999"]) expect((await visitor.post(`/standards/${standard.slug}/drafts/${draft}/comments/new`, SAID, PAGE)).status).toBe(404);
    expect((await visitor.get(paths.commentPart(standard.slug, 1, "support"))).status).toBe(405);
  });
});

describe("preview and own comments", () => {
  test("a preview is what the page will show", async () => {
    const { house } = await opened();
    const visitor = await house.visitor();
    const answer = await visitor.post(`${paths.markdownPreview()}?_data=routes%2Fcomments%2Fmarkdown-preview`, { reason: "*a* <script>", proposedChange: "" }, SCRIPT);
    expect(JSON.parse(answer.text)).toEqual({ reason: "<p><em>a</em> &lt;script&gt;</p>", proposedChange: "" });
    expect((await visitor.post(`${paths.markdownPreview()}?_data=routes%2Fcomments%2Fmarkdown-preview`, { reason: "x".repeat(12_001) }, SCRIPT)).status).toBe(400);
  });

  test("My comments needs an account; the file cannot be computed", async () => {
    const { world, standard, house, ada, bert } = await opened();
    await world.comment(ada, standard, 2, { reason: '=HYPERLINK("//evil.example")' });
    await world.comment(bert, standard, 2, { reason: "Not hers." });
    expect((await (await house.visitor()).get(paths.myComments())).location).toBe(paths.session(paths.myComments()));
    const visitor = await house.visitor(ada);
    const page = await visitor.get(paths.myComments());
    expect([page.text.includes("C-1"), page.text.includes("Not hers.")]).toEqual([true, false]);
    expect((await visitor.get(paths.myComments("disposed"))).text).toContain("None of your comments is here.");
    expect((await visitor.get(paths.myComments(undefined, 2))).status).toBe(404);
    const file = await visitor.get(paths.myCommentsFile());
    expect([file.headers["content-type"], file.headers["content-disposition"]]).toEqual(["text/csv; charset=utf-8", 'attachment; filename="my-comments.csv"']);
    expect(file.text).toContain(`"'=HYPERLINK(""//evil.example"")"`);
    expect(file.text).not.toContain("Not hers.");
    expect((await (await house.visitor(bert)).get(paths.myComments())).text).not.toContain("HYPERLINK");
  });
});
