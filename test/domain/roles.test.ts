/** The table of rights, read as a table: who, on what is the own organisation's, in an open round. The authorisation matrix holds every route to the same table. */
import { describe, expect, test } from "vitest";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Delegation, StandardRules } from "#app/domain/delegations/delegations.ts";
import { RIGHTS, type Actor, type Asked, type Membership, type Right } from "#app/domain/roles.ts";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const open = { opensAt: new Date("2026-03-01T00:00:00.000Z"), closesAt: new Date("2026-05-01T00:00:00.000Z"), closedAt: null };
const closed = { ...open, closedAt: new Date("2026-03-02T00:00:00.000Z") };
const OWN = "northwind";
const OPEN: StandardRules = { id: "standard", admission: "open" };
const LISTED: StandardRules = { id: "standard", admission: "listed" };
const APPROVAL: StandardRules = { id: "standard", admission: "approval" };

/** What Northwind has in the standard. */
function delegation(over: Partial<Delegation> = {}): { delegations: Delegation[] } {
  return { delegations: [{ standardId: "standard", organisationId: OWN, part: "voting", state: "active", named: false, direct: true, role: null, ...over }] };
}

function person(over: Partial<Actor> = {}, place?: Partial<Membership>): Actor {
  const membership: Membership | null = place ? { organisationId: OWN, organisationName: "Northwind", organisationSlug: OWN, category: "vendor", role: "member", ...place } : null;
  return { id: "own", name: "", email: "", verified: true, administrator: false, facilitates: [], delegations: [], agreed: [], memberships: membership ? [membership] : [], actingFor: membership, ...over };
}

const ROLES: Record<string, Actor | null> = {
  none: null,
  unverified: person({ verified: false }),
  account: person(),
  member: person({}, {}),
  deputy: person(delegation({ role: "deputy" }), {}),
  head: person({}, { role: "head" }),
  facilitator: person({ facilitates: ["standard"] }),
  other: person({ facilitates: ["another"] }),
  administrator: person({ administrator: true }),
};

function asked(visitor: Actor | null, authorId: string, over: Partial<Asked> = {}): Asked {
  const comment = { authorId, createdAt: NOW, handling: "open" as const, withdrawnAt: null, organisationId: authorId === "own" ? OWN : "elsewhere" };
  const amendment = { authorId, handling: "open" as const, withdrawnAt: null, standardId: "standard", proposers: [authorId === "own" ? OWN : "elsewhere"] };
  return { visitor, now: NOW, standardId: "standard", standard: OPEN, organisationId: OWN, headed: true, personId: "own", holdsToken: false, round: open, present: open, comment, sent: { ...open, disclosure: "at-once" }, amendment, ballot: { ...open, rule: RULES.cen, secrecy: "open", elector: { part: "voting" } }, ...over };
}

// By their first letters; others by their code.
const ONE: Record<string, string> = {
  a: "allowed", i: "sign-in-required", v: "address-not-verified", m: "not-a-member", f: "not-facilitator", x: "forbidden", n: "not-found", j: "already-member", o: "not-author", s: "own-comment", d: "not-disposed",
  h: "head-only", t: "not-taking-part", p: "takes-part", l: "not-in-delegation", u: "through-head", w: "no-voter", e: "no-vote", c: "ballot-closed", k: "not-head", y: "own-amendment",
};

//                    none unverified account member deputy head facilitator other administrator
const TABLE: [Right, string, Partial<Asked>?][] = [
  ["anyone", "a a a a a a a a a"],
  ["nobody", "n n n n n n n n n"],
  ["signed-in", "i a a a a a a a a"],
  ["hold-token", "n n n n n n n n n"],
  ["hold-token", "a a a a a a a a a", { holdsToken: true }],
  ["be-oneself", "i a a a a a a a a"],
  ["be-oneself", "i x x x x x x x x", { personId: "another" }],
  ["contribute", "i v a a a a a a a"],
  ["administer", "i x x x x x x x a"],
  ["found-standard", "i v f f f f a a a"],
  ["facilitate", "i f f f f f a f f"],
  ["manage-members", "i x x x x a x x x"],
  ["manage-members", "i x x x x x x x x", { organisationId: "elsewhere" }],
  ["manage-members", "i x x x x x x x a", { organisationId: "elsewhere", headed: false }],
  ["lead", "i x x x x a x x x"],
  ["lead", "i x x x x x x x x", { organisationId: "elsewhere", headed: false }],
  ["join", "i v a j j j a a a"],
  ["act-for", "n n n a a a n n n"],
  ["take-part", "i v m a a a m m m"],
  ["take-part", "i v m t a t m m m", { standard: LISTED }],
  ["take-part", "i v m t a t m m m", { standard: APPROVAL }],
  ["represent", "i v m h a a m m m"],
  ["see-delegation", "i n n a a a n n n"],
  ["arrange-delegation", "i n n h h a n n n"],
  ["arrange-delegation", "i n n n n n n n n", { organisationId: "elsewhere" }],
  ["ask-for-part", "i n n h h a n n n"],
  ["ask-for-part", "i n n h h t n n n", { standard: LISTED }],
  ["see-preparation", "i n n a a a n n n"],
  ["see-preparation", "i n n n n n n n n", { organisationId: "elsewhere" }],
  ["prepare", "i n n a a a n n n"],
  ["prepare", "i n n t a t n n n", { standard: LISTED }],
  ["submit-prepared", "i n n h a a n n n"],
  ["comment", "i v m a a a m m m"],
  ["edit", "i a a a a a a a a"],
  ["withdraw", "i a a a a a a a a"],
  ["reply", "i v a a a a a a a"],
  ["support", "i v m s s s m m m"],
  ["answer", "i d d d d d d d d"],
  ["join-amendment", "i v m y y y m m m"],
  ["position-on-amendment", "i v m y y y m m m"],
  ["reply-to-amendment", "i v a a a a a a a"],
  ["withdraw-amendment", "i a a a a a a a a"],
  ["vote", "i v w k a a w w w"],
  ["vote", "i v w e e e w w w", { ballot: { ...open, rule: RULES.cen, secrecy: "open", elector: null } }],
  ["vote", "i v w e e e w w w", { ballot: { ...open, rule: RULES.cen, secrecy: "open", elector: { part: "observing" } } }],
  ["vote", "i v w k c c w w w", { ballot: { ...closed, rule: RULES.cen, secrecy: "open", elector: { part: "voting" } } }],
  ["vote", "n n n n n n n n n", { ballot: null }],
];

test.each(TABLE)("%s: %s", (right, line, over) => {
  const said = Object.values(ROLES).map((visitor) => RIGHTS[right](asked(visitor, "own", over)));
  expect(said.map((verdict) => (verdict.ok ? "allowed" : verdict.refusal.code))).toEqual(line.split(" ").map((letter) => ONE[letter]));
});

test("another's comment that is kept back until the close is told to those of its delegation and the facilitators alone; then to all", () => {
  const say = (right: Right, sent: Asked["sent"], authorId = "another") => Object.values(ROLES).map((visitor) => RIGHTS[right](asked(visitor, authorId, { sent }))).map((verdict) => (verdict.ok ? "a" : Object.entries(ONE).find(([, code]) => code === verdict.refusal.code)?.[0])).join(" ");
  const [withheld, over] = [{ ...open, disclosure: "after-close" as const }, { ...closed, disclosure: "after-close" as const }];
  expect(say("see-comment", withheld)).toBe("n n n n n n a n n");
  expect(say("reply", withheld)).toBe("n n n n n n a n n");
  expect(say("support", withheld)).toBe("n n n n n n m n n");
  expect(say("see-comment", withheld, "own")).toBe("n a a a a a a a a");
  expect(say("see-comment", over)).toBe("a a a a a a a a a");
  const ofNorthwind = { authorId: "another", createdAt: NOW, handling: "open" as const, withdrawnAt: null, organisationId: OWN };
  expect(Object.values(ROLES).map((visitor) => RIGHTS["see-comment"](asked(visitor, "another", { sent: withheld, comment: ofNorthwind })).ok)).toEqual([false, false, false, true, true, true, true, false, false]);
});

test("on another's comment only a reply and support are given, and nothing once the round is closed but what facilitators ask", () => {
  const say = (right: Right, visitor: Actor | null, over: Partial<Asked> = {}) => {
    const verdict = RIGHTS[right](asked(visitor, "another", over));
    return verdict.ok ? "allowed" : verdict.refusal.code;
  };
  const member = ROLES.member!;
  expect((["edit", "withdraw", "answer", "reply", "support"] as const).map((right) => say(right, member))).toEqual(["not-author", "not-author", "not-author", "allowed", "allowed"]);
  expect((["join-amendment", "position-on-amendment", "reply-to-amendment", "withdraw-amendment"] as const).map((right) => say(right, member))).toEqual(["allowed", "allowed", "allowed", "not-author"]);
  const over = { round: closed, present: closed };
  expect((["join-amendment", "position-on-amendment", "reply-to-amendment"] as const).map((right) => say(right, member, over))).toEqual(["round-closed", "round-closed", "round-closed"]);
  expect((["comment", "reply", "support"] as const).map((right) => say(right, member, over))).toEqual(["round-closed", "round-closed", "round-closed"]);
  expect(say("reply", ROLES.facilitator!, over)).toBe("allowed");
  expect(say("comment", member, { round: null })).toBe("no-round");
});

describe("in a delegation", () => {
  const say = (right: Right, actor: Actor, over: Partial<Asked> = {}) => {
    const verdict = RIGHTS[right](asked(actor, "another", over));
    return verdict.ok ? "a" : Object.entries(ONE).find(([, code]) => code === verdict.refusal.code)?.[0];
  };
  const MEMBER = {};
  const HEAD = { role: "head" as const };

  //                                                                       member: take-part represent comment   head: take-part represent comment
  const cases: [string, Partial<Delegation>, string][] = [
    ["voting, everybody belongs, members submit", {}, "a h a a a a"],
    ["observing", { part: "observing" }, "a h a a a a"],
    ["through the head", { direct: false }, "a h u a a a"],
    ["only those named", { named: true }, "l l l a a a"],
    ["only those named, and named", { named: true, role: "member" }, "a h a a h a"],
    ["named deputy, through the head", { direct: false, role: "deputy" }, "a a a a a a"],
    ["named head", { role: "head", direct: false }, "a a a a a a"],
    ["asked", { state: "asked" }, "a h a a a a"],
    ["ended", { state: "ended" }, "t t t t t t"],
  ];
  test.each(cases)("%s", (_, over, line) => {
    const said = [MEMBER, HEAD].flatMap((place) => (["take-part", "represent", "comment"] as const).map((right) => say(right, person(delegation(over), place))));
    expect(said.join(" ")).toBe(line);
  });

  test.each([
    ["asked", APPROVAL, "t a"], ["active", APPROVAL, "a p"], ["ended", APPROVAL, "t a"], ["asked", LISTED, "t t"], ["active", LISTED, "a p"], ["ended", LISTED, "t t"], ["ended", OPEN, "t t"], ["active", OPEN, "a p"],
  ] as const)("%s, where %j: whether its head takes part, and may ask", (state, standard, line) => {
    const head = person(delegation({ state }), HEAD);
    expect([say("take-part", head, { standard }), say("ask-for-part", head, { standard })].join(" ")).toBe(line);
  });

  test("what one organisation has is nothing to another, nor to another standard", () => {
    const elsewhere = person(delegation({ organisationId: "elsewhere", named: true, state: "ended" }), MEMBER);
    const another = person(delegation({ standardId: "another", state: "ended" }), MEMBER);
    expect([say("take-part", elsewhere), say("take-part", another)]).toEqual(["a", "a"]);
  });

  test("whoever was named member is no head there, though head of the organisation", () => expect(say("arrange-delegation", person(delegation({ role: "member" }), HEAD))).toBe("h"));
});
