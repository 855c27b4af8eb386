/** The table of rights, read as a table: who, on what is the own organisation's, in an open round. The authorisation matrix holds every route to the same table. */
import { expect, test } from "vitest";
import { RULES } from "#app/domain/ballots/rules.ts";
import { RIGHTS, type Actor, type Asked, type Membership, type Right } from "#app/domain/roles.ts";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const open = { opensAt: new Date("2026-03-01T00:00:00.000Z"), closesAt: new Date("2026-05-01T00:00:00.000Z"), closedAt: null };
const closed = { ...open, closedAt: new Date("2026-03-02T00:00:00.000Z") };
const OWN = "northwind";

function person(over: Partial<Actor> = {}, place?: Partial<Membership>): Actor {
  const membership: Membership | null = place ? { organisationId: OWN, organisationName: "Northwind", organisationSlug: OWN, category: "vendor", role: "member", ...place } : null;
  return { id: "own", name: "", email: "", verified: true, administrator: false, facilitates: [], memberships: membership ? [membership] : [], actingFor: membership, ...over };
}

const ROLES: Record<string, Actor | null> = {
  none: null,
  unverified: person({ verified: false }),
  account: person(),
  member: person({}, {}),
  head: person({}, { role: "head" }),
  facilitator: person({ facilitates: ["standard"] }),
  other: person({ facilitates: ["another"] }),
  administrator: person({ administrator: true }),
};

function asked(visitor: Actor | null, authorId: string, over: Partial<Asked> = {}): Asked {
  const comment = { authorId, createdAt: NOW, handling: "open" as const, withdrawnAt: null, standardId: "standard" };
  const amendment = { authorId, handling: "open" as const, withdrawnAt: null, standardId: "standard", proposers: [authorId === "own" ? OWN : "elsewhere"] };
  return { visitor, now: NOW, standardId: "standard", organisationId: OWN, personId: "own", holdsToken: false, round: open, present: open, comment, amendment, ballot: { ...open, rule: RULES.cen, secrecy: "open", elector: { part: "voting" } }, ...over };
}

// a: allowed; i: sign in first; v: confirm the address first; m: join an organisation first; others by their code.
const ONE: Record<string, string> = { a: "allowed", i: "sign-in-required", v: "address-not-verified", m: "not-a-member", f: "not-facilitator", x: "forbidden", n: "not-found", j: "already-member", o: "not-author", s: "own-comment", d: "not-disposed", w: "no-voter", h: "not-head", e: "no-vote", c: "ballot-closed", p: "own-amendment" };

//                               none unverified account member head facilitator other administrator
const TABLE: [Right, string, Partial<Asked>?][] = [
  ["anyone", "a a a a a a a a"],
  ["nobody", "n n n n n n n n"],
  ["signed-in", "i a a a a a a a"],
  ["hold-token", "n n n n n n n n"],
  ["hold-token", "a a a a a a a a", { holdsToken: true }],
  ["be-oneself", "i a a a a a a a"],
  ["be-oneself", "i x x x x x x x", { personId: "another" }],
  ["contribute", "i v a a a a a a"],
  ["administer", "i x x x x x x a"],
  ["found-standard", "i v f f f a a a"],
  ["facilitate", "i f f f f a f f"],
  ["manage-members", "i x x x a x x a"],
  ["manage-members", "i x x x x x x a", { organisationId: "elsewhere" }],
  ["join", "i v a j j a a a"],
  ["act-for", "n n n a a n n n"],
  ["comment", "i v m a a m m m"],
  ["edit", "i a a a a a a a"],
  ["withdraw", "i a a a a a a a"],
  ["reply", "i v a a a a a a"],
  ["support", "i v m s s m m m"],
  ["answer", "i d d d d d d d"],
  ["join-amendment", "i v m p p m m m"],
  ["position-on-amendment", "i v m p p m m m"],
  ["reply-to-amendment", "i v a a a a a a"],
  ["withdraw-amendment", "i a a a a a a a"],
  ["vote", "i v w h a w w w"],
  ["vote", "i v w e e w w w", { ballot: { ...open, rule: RULES.cen, secrecy: "open", elector: null } }],
  ["vote", "i v w e e w w w", { ballot: { ...open, rule: RULES.cen, secrecy: "open", elector: { part: "observing" } } }],
  ["vote", "i v w h c w w w", { ballot: { ...closed, rule: RULES.cen, secrecy: "open", elector: { part: "voting" } } }],
  ["vote", "n n n n n n n n", { ballot: null }],
];

test.each(TABLE)("%s: %s", (right, line, over) => {
  const said = Object.values(ROLES).map((visitor) => RIGHTS[right](asked(visitor, "own", over)));
  expect(said.map((verdict) => (verdict.ok ? "allowed" : verdict.refusal.code))).toEqual(line.split(" ").map((letter) => ONE[letter]));
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
