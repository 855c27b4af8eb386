/** The policy of every route: which methods it takes, who may enter, what it depends on where it is kept. A route without a row is never entered. */
import { mayAdminister, mayCreateStandard, mayFacilitate } from "#app/domain/roles.ts";
import { demand, Refused } from "#app/domain/refusals.ts";
import type { Params, Policy } from "#app/platform/front.server.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { keptDraftKey } from "#app/queries/kept-draft.server.ts";
import { standardIdOf } from "#app/queries/standards.server.ts";

const anyone = () => {};
const signedIn = (visitor: Visitor) => demand(visitor ? { ok: true } : { ok: false, refusal: { code: "sign-in-required" } });
const administrator = (visitor: Visitor) => demand(mayAdminister(visitor));
const founder = (visitor: Visitor) => demand(mayCreateStandard(visitor));

/** The facilitators of the standard that the address names. */
async function facilitator(visitor: Visitor, params: Params): Promise<void> {
  const id = await standardIdOf(params.standard ?? "");
  if (!id) throw new Refused({ code: "not-found" });
  demand(mayFacilitate(visitor, id));
}

const GET = ["GET"] as const;
const POST = ["POST"] as const;
const BOTH = ["GET", "POST"] as const;
const UPLOAD = 6 * 1024 * 1024;

export const POLICIES: Readonly<Record<string, Policy>> = {
  "routes/home": { methods: GET, admit: anyone },
  "routes/standards/standard": { methods: GET, admit: anyone },
  "routes/drafting/new-standard": { methods: BOTH, admit: founder },
  "routes/drafting/new-draft": { methods: BOTH, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/carry-forward": { methods: BOTH, admit: facilitator },
  "routes/drafting/new-round": { methods: BOTH, admit: facilitator },
  "routes/drafting/closure": { methods: BOTH, admit: facilitator },
  "routes/drafting/workbench": { methods: BOTH, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/redline": { methods: POST, admit: facilitator, bodyLimit: UPLOAD },
  "routes/drafting/publication": { methods: BOTH, admit: facilitator },
  "routes/drafting/revisions": { methods: GET, admit: anyone },
  "routes/drafting/revision": { methods: GET, admit: anyone },
  "routes/drafting/clauses": { methods: GET, admit: anyone },
  "routes/reading/draft": { methods: GET, admit: anyone, keep: keptDraftKey },
  "routes/reading/source": { methods: GET, admit: anyone },
  // Anyone may enter where something is typed: the deed refuses, and the page keeps what was typed.
  "routes/comments/new-comment": { methods: BOTH, admit: anyone },
  "routes/comments/comment": { methods: GET, admit: anyone },
  "routes/comments/replies": { methods: POST, admit: anyone },
  "routes/comments/support": { methods: POST, admit: anyone },
  "routes/comments/withdrawal": { methods: BOTH, admit: anyone },
  "routes/comments/edition": { methods: BOTH, admit: anyone },
  "routes/comments/answer": { methods: BOTH, admit: anyone },
  "routes/comments/markdown-preview": { methods: POST, admit: anyone },
  "routes/my/comments": { methods: GET, admit: signedIn },
  "routes/my/comments-file": { methods: GET, admit: signedIn },
  "routes/reading/threads": { methods: GET, admit: anyone },
  "routes/reading/fragment": { methods: GET, admit: anyone },
  "routes/tracker/comments": { methods: GET, admit: anyone },
  "routes/tracker/comments-csv": { methods: GET, admit: anyone },
  "routes/tracker/comments-json": { methods: GET, admit: anyone },
  "routes/tracker/dispositions": { methods: BOTH, admit: facilitator },
  "routes/tracker/record": { methods: GET, admit: anyone },
  // The door: whoever has no session yet, or a token from a mail.
  "routes/accounts/registration": { methods: BOTH, admit: anyone },
  "routes/accounts/verification": { methods: BOTH, admit: anyone },
  "routes/accounts/confirmation": { methods: BOTH, admit: anyone },
  "routes/accounts/session": { methods: BOTH, admit: anyone },
  "routes/accounts/session-closure": { methods: POST, admit: anyone },
  "routes/accounts/password-reset": { methods: BOTH, admit: anyone },
  "routes/accounts/new-password": { methods: BOTH, admit: anyone },
  "routes/accounts/first-administrator": { methods: BOTH, admit: anyone },
  "routes/accounts/affiliation": { methods: BOTH, admit: signedIn },
  "routes/accounts/account": { methods: GET, admit: signedIn },
  "routes/accounts/name": { methods: BOTH, admit: signedIn },
  "routes/accounts/password": { methods: BOTH, admit: signedIn },
  "routes/accounts/sessions": { methods: BOTH, admit: signedIn },
  "routes/organisations/organisations": { methods: GET, admit: anyone },
  "routes/organisations/new-organisation": { methods: BOTH, admit: signedIn },
  "routes/organisations/organisation": { methods: GET, admit: anyone },
  // Who may decide in an organisation is told by the deed; the page then shows why not.
  "routes/organisations/members": { methods: BOTH, admit: signedIn },
  "routes/organisations/requests": { methods: BOTH, admit: signedIn },
  "routes/organisations/invitations": { methods: BOTH, admit: signedIn },
  "routes/organisations/invitation-withdrawal": { methods: BOTH, admit: signedIn },
  "routes/organisations/invitation": { methods: BOTH, admit: anyone },
  "routes/administration/accounts": { methods: BOTH, admit: administrator },
  "routes/administration/organisations": { methods: BOTH, admit: administrator },
  "routes/administration/facilitators": { methods: BOTH, admit: administrator },
  "routes/administration/dismissal": { methods: BOTH, admit: administrator },
  "routes/health": { methods: GET, admit: anyone },
  "routes/nothing": { methods: GET, admit: anyone },
};
