/**
 * The policy of every route: which methods it takes, who may enter, what it depends on where it is kept. A route without a row is never entered.
 * Who may do what stands in RIGHTS (domain/roles.ts); a row names the right that opens the door, and where the page or the deed behind it asks for more, that one too.
 */
import { demand, Refused } from "#app/domain/refusals.ts";
import { RIGHTS, type Right, type Visitor } from "#app/domain/roles.ts";
import type { Params, Policy } from "#app/platform/front.server.ts";
import { keptDraftKey } from "#app/queries/kept-draft.server.ts";
import { organisationIdOf } from "#app/queries/organisations.server.ts";
import { standardIdOf } from "#app/queries/standards.server.ts";

interface Admission {
  (visitor: Visitor, params: Params): Promise<void> | void;
  right: Right;
}

/** `asks`: what is judged behind the door, by method; the page then shows why not, and keeps what was typed. A form that whoever is signed in may send must say it. */
interface StatedPolicy extends Policy {
  admit: Admission;
  asks?: Partial<Record<"GET" | "POST", Right>>;
}

const anyone = byVisitor("anyone");
const signedIn = byVisitor("signed-in");
const administrator = byVisitor("administer");
const founder = byVisitor("found-standard");
const facilitator = byStandard("facilitate");
const ofOrganisation = byOrganisation("see-delegation");
const ofDelegation = byDelegation("see-preparation");

/** Rights that depend on the visitor alone. */
function byVisitor(right: "anyone" | "signed-in" | "administer" | "found-standard"): Admission {
  return Object.assign((visitor: Visitor) => demand(RIGHTS[right]({ visitor })), { right });
}

/** Rights on the standard that the address names. */
function byStandard(right: "facilitate"): Admission {
  const admit = async (visitor: Visitor, params: Params) => {
    const standardId = await standardIdOf(params.standard ?? "");
    if (!standardId) throw new Refused({ code: "not-found" });
    demand(RIGHTS[right]({ visitor, standardId }));
  };
  return Object.assign(admit, { right });
}

/** Rights in the organisation that the address names. */
function byOrganisation(right: "see-delegation"): Admission {
  const admit = async (visitor: Visitor, params: Params) => {
    demand(RIGHTS[right]({ visitor, organisationId: (await organisationIdOf(params.organisation ?? "")) ?? "" }));
  };
  return Object.assign(admit, { right });
}

/** Rights in the delegation that the address names: of an organisation, on a standard. */
function byDelegation(right: "see-preparation"): Admission {
  const admit = async (visitor: Visitor, params: Params) => {
    const standardId = await standardIdOf(params.standard ?? "");
    if (!standardId) throw new Refused({ code: "not-found" });
    demand(RIGHTS[right]({ visitor, standardId, organisationId: (await organisationIdOf(params.organisation ?? "")) ?? "" }));
  };
  return Object.assign(admit, { right });
}

const GET = ["GET"] as const;
const POST = ["POST"] as const;
const BOTH = ["GET", "POST"] as const;
const UPLOAD = 6 * 1024 * 1024;

export const POLICIES: Readonly<Record<string, StatedPolicy>> = {
  "routes/home": { methods: GET, admit: anyone },
  "routes/standards/standard": { methods: GET, admit: anyone },
  "routes/standards/stage": { methods: BOTH, admit: facilitator },
  "routes/drafting/new-standard": { methods: BOTH, admit: founder },
  "routes/drafting/new-draft": { methods: BOTH, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/carry-forward": { methods: BOTH, admit: facilitator },
  "routes/drafting/new-round": { methods: BOTH, admit: facilitator },
  "routes/drafting/closure": { methods: BOTH, admit: facilitator },
  "routes/drafting/extension": { methods: BOTH, admit: facilitator },
  "routes/ballots/ballots": { methods: GET, admit: anyone },
  "routes/ballots/new-ballot": { methods: BOTH, admit: facilitator },
  "routes/ballots/ballot": { methods: BOTH, admit: anyone, asks: { POST: "vote" } },
  "routes/ballots/extension": { methods: BOTH, admit: facilitator },
  "routes/ballots/closure": { methods: BOTH, admit: facilitator },
  "routes/ballots/recirculation": { methods: BOTH, admit: facilitator },
  "routes/ballots/result-csv": { methods: GET, admit: anyone },
  "routes/ballots/result-json": { methods: GET, admit: anyone },
  "routes/drafting/workbench": { methods: BOTH, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/presence": { methods: GET, admit: facilitator },
  "routes/drafting/redline": { methods: POST, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/decision": { methods: BOTH, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/undoing": { methods: BOTH, admit: facilitator },
  "routes/drafting/settlement": { methods: BOTH, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/publication": { methods: BOTH, admit: facilitator },
  "routes/drafting/revisions": { methods: GET, admit: anyone },
  "routes/drafting/revision": { methods: GET, admit: anyone },
  "routes/drafting/clauses": { methods: GET, admit: anyone },
  "routes/drafting/changes": { methods: GET, admit: anyone },
  "routes/drafting/changes-csv": { methods: GET, admit: anyone },
  "routes/drafting/changes-json": { methods: GET, admit: anyone },
  "routes/drafting/changes-feed": { methods: GET, admit: anyone },
  "routes/reading/draft": { methods: GET, admit: anyone, keep: keptDraftKey },
  "routes/reading/source": { methods: GET, admit: anyone },
  "routes/reading/draft-json": { methods: GET, admit: anyone },
  // Anyone may enter where something is typed: the deed refuses, and the page keeps what was typed.
  "routes/comments/new-comment": { methods: BOTH, admit: anyone, asks: { POST: "comment" } },
  "routes/comments/comment": { methods: GET, admit: anyone, asks: { GET: "see-comment" } },
  "routes/comments/replies": { methods: POST, admit: anyone, asks: { POST: "reply" } },
  "routes/comments/support": { methods: POST, admit: anyone, asks: { POST: "support" } },
  "routes/comments/withdrawal": { methods: BOTH, admit: anyone, asks: { GET: "see-comment", POST: "withdraw" } },
  "routes/comments/edition": { methods: BOTH, admit: anyone, asks: { GET: "see-comment", POST: "edit" } },
  "routes/comments/answer": { methods: BOTH, admit: anyone, asks: { GET: "see-comment", POST: "answer" } },
  "routes/comments/markdown-preview": { methods: POST, admit: anyone, asks: { POST: "anyone" } },
  "routes/amendments/amendments": { methods: GET, admit: anyone },
  "routes/amendments/amendment": { methods: GET, admit: anyone },
  "routes/amendments/new-amendment": { methods: BOTH, admit: anyone, asks: { POST: "comment" }, bodyLimit: UPLOAD },
  "routes/amendments/position": { methods: BOTH, admit: anyone, asks: { POST: "position-on-amendment" } },
  "routes/amendments/joining": { methods: BOTH, admit: anyone, asks: { POST: "join-amendment" } },
  "routes/amendments/withdrawal": { methods: BOTH, admit: anyone, asks: { POST: "withdraw-amendment" } },
  "routes/amendments/replies": { methods: BOTH, admit: anyone, asks: { POST: "reply-to-amendment" } },
  "routes/amendments/layer": { methods: GET, admit: anyone },
  "routes/my/comments": { methods: GET, admit: signedIn },
  "routes/my/comments-file": { methods: GET, admit: signedIn },
  "routes/reading/threads": { methods: GET, admit: anyone },
  "routes/reading/fragment": { methods: GET, admit: anyone },
  "routes/tracker/comments": { methods: GET, admit: anyone },
  "routes/tracker/comments-csv": { methods: GET, admit: anyone },
  "routes/tracker/comments-json": { methods: GET, admit: anyone },
  "routes/tracker/dispositions": { methods: BOTH, admit: facilitator },
  "routes/tracker/record": { methods: GET, admit: anyone },
  "routes/delegations/delegations": { methods: BOTH, admit: anyone, asks: { POST: "facilitate" } },
  "routes/delegations/delegation": { methods: BOTH, admit: ofOrganisation, asks: { POST: "arrange-delegation" } },
  "routes/delegations/preparation": { methods: BOTH, admit: ofDelegation, asks: { POST: "prepare" } },
  "routes/delegations/part-request": { methods: POST, admit: signedIn, asks: { POST: "ask-for-part" } },
  "routes/delegations/admission": { methods: POST, admit: facilitator },
  "routes/delegations/agreement": { methods: BOTH, admit: anyone, asks: { POST: "contribute" } },
  // The door: whoever has no session yet, or a token from a mail.
  "routes/accounts/registration": { methods: BOTH, admit: anyone, asks: { POST: "anyone" } },
  "routes/accounts/verification": { methods: BOTH, admit: anyone, asks: { POST: "anyone" } },
  "routes/accounts/confirmation": { methods: BOTH, admit: anyone, asks: { GET: "hold-token", POST: "hold-token" } },
  "routes/accounts/session": { methods: BOTH, admit: anyone, asks: { POST: "anyone" } },
  "routes/accounts/session-closure": { methods: POST, admit: anyone, asks: { POST: "anyone" } },
  "routes/accounts/password-reset": { methods: BOTH, admit: anyone, asks: { POST: "anyone" } },
  "routes/accounts/new-password": { methods: BOTH, admit: anyone, asks: { GET: "hold-token", POST: "hold-token" } },
  "routes/accounts/first-administrator": { methods: BOTH, admit: anyone, asks: { GET: "hold-token", POST: "hold-token" } },
  "routes/accounts/affiliation": { methods: BOTH, admit: signedIn, asks: { POST: "act-for" } },
  "routes/accounts/account": { methods: GET, admit: signedIn },
  "routes/accounts/name": { methods: BOTH, admit: signedIn, asks: { POST: "signed-in" } },
  "routes/accounts/password": { methods: BOTH, admit: signedIn, asks: { POST: "signed-in" } },
  "routes/accounts/sessions": { methods: BOTH, admit: signedIn, asks: { POST: "signed-in" } },
  "routes/organisations/organisations": { methods: GET, admit: anyone },
  "routes/organisations/new-organisation": { methods: BOTH, admit: signedIn, asks: { POST: "contribute" } },
  "routes/organisations/organisation": { methods: BOTH, admit: anyone, asks: { POST: "lead" } },
  // Who may decide in an organisation is told by the deed; the page then shows why not.
  "routes/organisations/members": { methods: BOTH, admit: signedIn, asks: { POST: "manage-members" } },
  "routes/organisations/requests": { methods: BOTH, admit: signedIn, asks: { POST: "join" } },
  "routes/organisations/invitations": { methods: BOTH, admit: signedIn, asks: { POST: "manage-members" } },
  "routes/organisations/invitation-withdrawal": { methods: BOTH, admit: signedIn, asks: { POST: "manage-members" } },
  "routes/organisations/invitation": { methods: BOTH, admit: anyone, asks: { GET: "hold-token", POST: "hold-token" } },
  "routes/administration/accounts": { methods: BOTH, admit: administrator },
  "routes/administration/organisations": { methods: BOTH, admit: administrator },
  "routes/administration/facilitators": { methods: BOTH, admit: administrator },
  "routes/administration/dismissal": { methods: BOTH, admit: administrator },
  "routes/health": { methods: GET, admit: anyone },
  "routes/nothing": { methods: GET, admit: anyone, asks: { GET: "nobody" } },
};
