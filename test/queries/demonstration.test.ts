/** The demonstration as it stands in the database once it is filled: as much of it as was promised, every comment where its words are, and nothing dated tomorrow. */
import { asc, eq, gt, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkCredentials } from "#app/commands/accounts.server.ts";
import { ALL_AMENDMENTS } from "#app/domain/amendments/views.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import { textOf } from "#app/domain/text/anchors.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { CARRIED } from "#app/domain/text/placements.ts";
import { actorOf } from "#app/platform/session.server.ts";
import { openAmendments } from "#app/queries/amendments/amendments.server.ts";
import { openBallotPage } from "#app/queries/ballots/ballot.server.ts";
import { listBallots } from "#app/queries/ballots/list.server.ts";
import { openComment } from "#app/queries/comment.server.ts";
import { readDraft } from "#app/queries/reading.server.ts";
import { standardPage } from "#app/queries/standard.server.ts";
import { standardsShown } from "#app/queries/home.server.ts";
import { db } from "#db/client.server.ts";
import { doerAt, nobodyAt, type Cast } from "#db/demonstration/cast.server.ts";
import { AMENDMENTS } from "#db/demonstration/amendments.ts";
import { COMMENTS } from "#db/demonstration/comments.ts";
import { APPLICANT, ORGANISATIONS, PEOPLE, READER, ROLES } from "#db/demonstration/people.ts";
import { fill, fillingOf } from "#db/demonstration/seeding.server.ts";
import { sourceOf } from "#db/demonstration/standards-scenes.server.ts";
import { STANDARDS } from "#db/demonstration/standards.ts";
import { comments, drafts, draftTexts, events, memberships, organisations, outbox, placements, rounds, standards, tokens, users } from "#db/schema.server.ts";
import { openWorld, type World } from "#test/world/world.ts";

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const cuts = new Map(STANDARDS.flatMap(({ drafts }) => drafts.map(({ key }) => [key, cut(sourceOf(key))] as const)));

/** The words of a quote that do not follow each other, in its order, in a text. */
function lost(quote: string, text: string): string[] {
  let at = 0;
  const among = words(text);
  return words(quote).filter((word) => {
    const found = among.indexOf(word, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

let world: World;
let cast: Cast;
const said: string[] = [];

/** Once for all: nothing below changes it. */
beforeAll(async () => {
  world = await openWorld();
  await expect(fill(world.now(), interrupted, () => {})).rejects.toThrow("interrupted");
  said.push(await fillingOf(), String(await db().$count(users)), String(await db().$count(standards)));
  await fill(world.now(), (line) => said.push(line), (filled) => (cast = filled));
}, 240_000);

afterAll(() => world.close());

/** The first word on how far it is comes after a second, when many deeds are done. */
function interrupted(line: string): void {
  if (line.startsWith("  …")) throw new Error("interrupted");
}

test("what is interrupted leaves the database empty, so that the next start fills it", () => {
  expect(said.slice(0, 3)).toEqual(["nothing", "0", "0"]);
  expect(said[3]).toBe("Filling the empty database with the demonstration.");
  expect(said.at(-1)).toMatch(/^It is filled, after \d+\.\d s\.$/);
});

test("it is filled once", async () => {
  expect(await fillingOf()).toBe("demonstration");
  const before = await db().$count(events);
  await fill(world.now(), () => {}, () => expect.unreachable());
  expect(await db().$count(events)).toBe(before);
});

describe("people", () => {
  test("everybody has a confirmed address, and belongs where they say; one still waits", async () => {
    expect(await db().$count(users)).toBe(PEOPLE.length + 2);
    expect(await db().$count(users, isNull(users.verifiedAt))).toBe(0);
    expect(await db().$count(organisations)).toBe(ORGANISATIONS.length);
    for (const { key, organisations: own } of PEOPLE) {
      const actor = await actorOf(cast.users.get(key)!, null);
      expect(new Set(actor!.memberships.map(({ organisationId }) => organisationId)), key).toEqual(new Set(own.map((one) => cast.organisations.get(one)!.id)));
    }
    expect(await db().select({ userId: memberships.userId }).from(memberships).where(eq(memberships.state, "asked"))).toEqual([{ userId: cast.users.get(APPLICANT.key) }]);
  });

  test("each organisation has one head of delegation: who registered it", async () => {
    const heads = await db().select({ slug: organisations.slug, userId: memberships.userId }).from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId)).where(eq(memberships.role, "head"));
    const expected = ORGANISATIONS.map(({ key }) => ({ slug: cast.organisations.get(key)!.slug, userId: cast.users.get(PEOPLE.find((one) => one.organisations[0] === key)!.key)! }));
    expect(new Set(heads.map((row) => JSON.stringify(row)))).toEqual(new Set(expected.map((row) => JSON.stringify(row))));
  });

  test("there is an account for each role, which its password opens", async () => {
    const actors = new Map(await Promise.all(ROLES.map(async ({ role, person }) => [role, await actorOf(cast.users.get(person)!, null)] as const)));
    const categoryOf = (role: string) => actors.get(role)!.actingFor?.category ?? null;
    expect([...actors].filter(([, actor]) => actor!.administrator).map(([role]) => role)).toEqual(["Administrator"]);
    expect([...actors].filter(([, actor]) => actor!.facilitates.length > 0).map(([role]) => role)).toEqual(["Facilitator of CL 27 and CL 34"]);
    expect(new Set(actors.get("Facilitator of CL 27 and CL 34")!.facilitates)).toEqual(new Set(["cl-27", "cl-34"].map((key) => cast.standards.get(key)!.id)));
    expect(actors.get("Head of delegation, enterprise")!.actingFor).toMatchObject({ role: "head", category: "enterprise" });
    expect([actors.get("Member, vendor")!.actingFor?.role, categoryOf("Member, vendor")]).toEqual(["member", "vendor"]);
    expect([actors.get("Member, government")!.actingFor?.role, categoryOf("Member, government")]).toEqual(["member", "government"]);
    expect(actors.get("Reader without an organisation")!.memberships).toEqual([]);
    for (const { person } of ROLES) {
      const { email } = [...PEOPLE, READER].find(({ key }) => key === person)!;
      expect(await checkCredentials(nobodyAt(world.now()), { email, password: cast.passwords.get(person)! })).toEqual({ userId: cast.users.get(person), verified: true });
    }
  });

  test("every password is its own, long, and made of letters and digits", () => {
    expect(cast.passwords.size).toBe(PEOPLE.length + 2);
    expect(new Set(cast.passwords.values()).size).toBe(cast.passwords.size);
    for (const password of cast.passwords.values()) expect(password).toMatch(/^[0-9a-z]{5}(-[0-9a-z]{5}){2}$/);
  });

  test("no link is left with which anybody becomes administrator", async () => {
    const left = await db().select().from(tokens).where(isNull(tokens.usedAt));
    expect(left.filter(({ purpose }) => purpose === "first-administrator")).toEqual([]);
  });
});

test("every amendment is open on the draft of the open round, two of them change the same words, and organisations of every side have spoken", async () => {
  const list = await openAmendments("cl-27", ALL_AMENDMENTS, null, world.now());
  expect(list.amendments).toHaveLength(AMENDMENTS.length);
  expect(list.amendments.every(({ state, outcome }) => state === "open" && outcome === "fits")).toBe(true);
  expect(list.groups).toEqual([list.amendments.filter(({ collides }) => collides.length > 0).map(({ number }) => number)]);
  expect(list.groups[0]).toHaveLength(2);
  expect(list.amendments.map(({ number, endorse, object, replies }) => ({ number, endorse, object, replies })).sort((a, b) => a.number - b.number)).toEqual(
    AMENDMENTS.map(({ joined = [], endorse = [], object = [], replies = [] }, index) => ({ number: index + 1, endorse: 1 + joined.length + endorse.length, object: object.length, replies: replies.length })),
  );
  expect(list.amendments.flatMap(({ keywords }) => keywords)).toEqual(["+ can", "should → shall"]);
});

describe("standards", () => {
  test("each draft has the lines of its file, wherever it is kept", async () => {
    const rows = await db().select({ slug: standards.slug, number: drafts.number, label: drafts.label, lines: drafts.lineCount, source: draftTexts.source }).from(drafts).innerJoin(standards, eq(standards.id, drafts.standardId)).innerJoin(draftTexts, eq(draftTexts.draftId, drafts.id)).orderBy(asc(drafts.publishedAt));
    expect(rows.map(({ slug, number, label, lines }) => [slug, number, label, lines])).toEqual([
      ["cl-27", 1, "WD 1", cuts.get("wd1")!.lines.length],
      ["cl-27", 2, "CD 1", cuts.get("cd1")!.lines.length],
      ["cl-36", 1, "CD 1", cuts.get("cl36-cd1")!.lines.length],
      ["cl-27", 3, "ED 1", cuts.get("ed1")!.lines.length],
      ["cl-36", 2, "CD 2", cuts.get("cl36-cd2")!.lines.length],
      ["cl-31", 1, "CD 1", cuts.get("cl31-cd1")!.lines.length],
      ["cl-34", 1, "WD 1", cuts.get("cl34-wd1")!.lines.length],
    ]);
    expect(rows.map(({ source }) => source).sort()).toEqual(STANDARDS.flatMap(({ drafts }) => drafts.map(({ key }) => cuts.get(key)!.source)).sort());
  });

  test("three rounds are open, and three are over", async () => {
    const kept = await db().select({ slug: standards.slug, number: rounds.number, closesAt: rounds.closesAt }).from(rounds).innerJoin(standards, eq(standards.id, rounds.standardId));
    const over = kept.filter(({ closesAt }) => closesAt < world.now());
    expect(over.map(({ slug }) => slug)).toEqual(["cl-27", "cl-27", "cl-36"]);
    expect(kept.filter(({ closesAt }) => closesAt > world.now()).map(({ slug }) => slug).sort()).toEqual(["cl-27", "cl-31", "cl-36"]);
    const { counts, standards: shown } = await standardsShown("all", world.now(), null);
    expect(shown.map(({ identifier, round }) => [identifier, round?.state ?? null])).toEqual([["CL 27", "open"], ["CL 36", "open"], ["CL 31", "open"], ["CL 34", null]]);
    expect(counts.open).toBe(3);
  });
});

describe("a recirculation", () => {
  test("of CL 36 is open: what changed and what is unresolved, with the comments of others kept until its close, as in the round before", async () => {
    const { head, rounds: listed, stages } = await standardPage("cl-36", world.now(), null);
    expect(listed.map(({ number, state, disclosure, narrow }) => [number, state, disclosure, narrow])).toEqual([[2, "open", "after-close", true], [1, "closed", "after-close", false]]);
    expect(stages.map(({ to, draft }) => [to, draft])).toEqual([["30.20", 2], ["30.93", null], ["30.60", null], ["30.20", 1], ["00.00", null]]);
    const reading = await readDraft(head.slug, "2", world.now(), null);
    expect([...new Set(reading.open!.map(({ because }) => because))].sort()).toEqual(expect.arrayContaining(["changed", "unresolved"]));
    expect(reading.open!.reduce((sum, { firstLine, lastLine }) => sum + lastLine - firstLine + 1, 0)).toBeLessThan(cuts.get("cl36-cd2")!.lines.length / 2);
    for (const key of ["f-06", "f-07"]) await expect(openComment({ standard: head.slug, number: cast.comments.get(key)! }, null, world.now())).rejects.toMatchObject({ refusal: { code: "not-found" } });
    expect((await openComment({ standard: head.slug, number: cast.comments.get("f-04")! }, null, world.now())).comment).toMatchObject({ answer: "not-satisfied" });
  });
});

describe("ballots", () => {
  test("one was carried, with its disapprovals resolved since; one is open, and not carried as it stands", async () => {
    const { ballots: listed } = await listBallots("cl-27", world.now(), null);
    expect(listed.map(({ state, draft, approved, returned, eligible }) => [state, draft?.label, approved, returned, eligible])).toEqual([["open", "ED 1", false, 12, 17], ["closed", "CD 1", true, 16, 17]]);
    const [open, closed] = await Promise.all(listed.map(({ number }) => openBallotPage({ standard: "cl-27", number }, { page: 1, receipt: null }, world.now(), null)));
    expect(closed!.ballot.result?.objections).toEqual({ all: 4, open: 0, undecided: [] });
    expect(open!.ballot.result?.tally.tests.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(["half-of-each:vendor"]);
    expect(open!.ballot.notVoted).toContain("Banco Meridional");
    expect((await standardsShown("open", world.now(), null)).standards.map(({ round, ballot }) => [round?.kind, ballot])).toEqual([["comment-and-ballot", { number: 2, daysLeft: 17 }], ["comment", null], ["comment", null]]);
  });
});

describe("comments", () => {
  test("all are there: at least 80 on lines, of at least 14 organisations of every category, most of them disposed of", async () => {
    const kept = await db().select({ organisation: comments.organisationName, category: comments.category, handling: comments.handling, firstLine: comments.firstLine }).from(comments);
    expect(kept).toHaveLength(COMMENTS.length);
    expect(kept.filter(({ firstLine }) => firstLine >= 1).length).toBeGreaterThanOrEqual(80);
    expect(new Set(kept.map(({ organisation }) => organisation)).size).toBeGreaterThanOrEqual(14);
    expect(new Set(kept.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
    expect(kept.filter(({ handling }) => handling === "decided" || handling === "applied").length / kept.length).toBeGreaterThan(0.5);
    expect(new Set(kept.map(({ handling }) => handling))).toEqual(new Set(["open", "proposed", "decided", "applied"]));
  });

  test("each is what its author wrote, with what became of it", async () => {
    const kept = new Map((await db().select().from(comments).innerJoin(standards, eq(standards.id, comments.standardId))).map(({ comments: row, standards: { slug } }) => [`${slug} ${row.number}`, row]));
    for (const { key, draft, by, type, reason, proposedChange, mustBeSatisfied, support = [], replies = [], disposition, answer, withdrawn } of COMMENTS) {
      const standard = STANDARDS.find(({ drafts }) => drafts.some((one) => one.key === draft))!;
      const own = ORGANISATIONS.find((one) => one.key === PEOPLE.find((person) => person.key === by)!.organisations[0])!;
      expect(kept.get(`${cast.standards.get(standard.key)!.slug} ${cast.comments.get(key)}`), key).toMatchObject({
        authorId: cast.users.get(by), organisationName: own.name, category: own.category, type, reason, proposedChange: proposedChange ?? null, mustBeSatisfied: mustBeSatisfied ?? false,
        supportCount: support.length, replyCount: replies.length, disposition: withdrawn ? "withdrawn" : (disposition?.kind ?? null), observation: disposition?.observation || null,
        duplicateOf: disposition?.duplicateOf ? cast.comments.get(disposition.duplicateOf) : null, answer: answer ?? null,
      });
    }
  });

  test("every one stands where its quote is, on the draft it was written about", async () => {
    const rows = await placed(false);
    expect(rows).toHaveLength(COMMENTS.length);
    for (const { number, cut, firstLine, lastLine, quote, first, last } of rows) {
      expect([firstLine, lastLine], `C-${number}`).toEqual([first, last]);
      expect(plain(textOf(cut, { firstLine: first, lastLine: last })), `C-${number}`).toContain(plain(quote));
    }
  });

  test("most found their place in the drafts that followed, and none is outside of one", async () => {
    const rows = await placed(true);
    const found = rows.filter(({ firstLine }) => firstLine !== null);
    expect(rows.length).toBeGreaterThan(100);
    expect(found.length / rows.length).toBeGreaterThan(0.8);
    // The others of these are shown for a person to check.
    expect(found.filter(({ confidence }) => confidence >= CARRIED).length / rows.length).toBeGreaterThan(0.6);
    const touched = new Set<string>();
    for (const { id, number, cut, firstLine, lastLine, state, quote } of rows) {
      if (firstLine === null || lastLine === null) expect(state, `C-${number}`).toBe("removed");
      else expect(firstLine >= 1 && firstLine <= lastLine && lastLine <= cut.lines.length, `C-${number}`).toBe(true);
      // From draft to draft: once its words were edited, "same" says that they stayed as they were then. None is lost; others may have come between them.
      if (state !== "same") touched.add(id);
      if (!touched.has(id)) expect(lost(quote, textOf(cut, { firstLine: firstLine!, lastLine: lastLine! })), `C-${number}`).toEqual([]);
    }
  });
});

/** Where comments stand: on their own draft, or on the later ones, in their order. `first`, `last`: the lines of the anchor. */
async function placed(later: boolean) {
  const rows = await db()
    .select({ id: comments.id, number: comments.number, quote: comments.quote, first: comments.firstLine, last: comments.lastLine, firstLine: placements.firstLine, lastLine: placements.lastLine, state: placements.state, confidence: placements.confidence, source: draftTexts.source })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .innerJoin(draftTexts, eq(draftTexts.draftId, placements.draftId))
    .innerJoin(drafts, eq(drafts.id, placements.draftId))
    .where(later ? sql`${placements.draftId} <> ${comments.draftId}` : sql`${placements.draftId} = ${comments.draftId}`)
    .orderBy(asc(drafts.number));
  const bySource = new Map<string, Cut>([...cuts.values()].map((one) => [one.source, one]));
  return rows.map((row) => ({ ...row, cut: bySource.get(row.source)! }));
}

describe("its past", () => {
  test("stands in the record in the order in which it happened, and ends now", async () => {
    const rows = await db().select({ at: events.at, kind: events.kind }).from(events).orderBy(asc(events.sequence)).limit(700);
    for (const [index, { at, kind }] of rows.entries()) if (index > 0) expect(at >= rows[index - 1]!.at, `${index} ${kind}`).toBe(true);
    expect(await db().$count(events, gt(events.at, world.now()))).toBe(0);
    expect(await db().$count(events, eq(events.kind, "demonstration-filled"))).toBe(1);
  });

  test("people write in working hours, in the round, and never after the present", async () => {
    const rows = await db().select({ at: comments.createdAt, opensAt: rounds.opensAt, closesAt: rounds.closesAt }).from(comments).innerJoin(rounds, eq(rounds.id, comments.roundId));
    for (const { at, opensAt, closesAt } of rows) {
      expect(at > opensAt && at < closesAt && at < world.now()).toBe(true);
      expect(at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 7 && at.getUTCHours() < 17, at.toISOString()).toBe(true);
    }
  });

  test("no letter about it leaves, and the record says so", async () => {
    expect(await db().$count(outbox)).toBe(0);
    const [end] = await db().select({ payload: events.payload }).from(events).where(eq(events.kind, "demonstration-filled"));
    expect((end!.payload as { lettersWrittenOff: number }).lettersWrittenOff).toBeGreaterThan(100);
  });
});

test("nobody does anything before they came", async () => {
  await expect(doerAt({ ...cast, users: new Map() }, "lind", world.now())).rejects.toThrow("lind has not come into the demonstration yet");
});
