/** Every URL of the site, as functions. Nobody writes one elsewhere. */
import type { AdministrationSaid } from "./domain/administration.ts";
import type { DelegationSaid } from "./domain/delegations/delegations.ts";
import type { MembershipSaid } from "./domain/memberships.ts";

type Slug = string;

export const paths = {
  home: () => "/",
  homeShowing: (show: string) => `/?show=${show}`,
  newStandard: () => "/standards/new",
  standard: (standard: Slug) => `/standards/${standard}`,
  draft: (standard: Slug, draft: number, lines?: { first: number; last: number }) => `/standards/${standard}/drafts/${draft}${lines ? fragmentOf(lines.first, lines.last) : ""}`,
  /** The same draft with the discussion of some lines beside it: needs no script. */
  draftLines: (standard: Slug, draft: number, first: number, last: number) => `/standards/${standard}/drafts/${draft}?lines=${rangeText(first, last)}${fragmentOf(first, last)}`,
  draftSource: (standard: Slug, draft: number) => `/standards/${standard}/drafts/${draft}/source`,
  draftFile: (standard: Slug, draft: number) => `/standards/${standard}/drafts/${draft}/draft.json`,
  newDraft: (standard: Slug) => `/standards/${standard}/drafts/new`,
  threads: (standard: Slug, draft: number, first: number, last: number) => `/standards/${standard}/drafts/${draft}/threads?lines=${rangeText(first, last)}`,
  newComment: (standard: Slug, draft: number, lines?: { first: number; last: number }) => `/standards/${standard}/drafts/${draft}/comments/new${lines ? `?lines=${rangeText(lines.first, lines.last)}` : ""}`,
  /** @param query a view of the comments, as viewQuery writes it. */
  comments: (standard: Slug, query = "") => `/standards/${standard}/comments${query && `?${query}`}`,
  commentsFile: (standard: Slug, kind: "csv" | "json", query = "") => `/standards/${standard}/comments.${kind}${query && `?${query}`}`,
  comment: (standard: Slug, number: number) => `/standards/${standard}/comments/${number}`,
  commentPart: (standard: Slug, number: number, part: "replies" | "support" | "withdrawal" | "edition" | "answer" | "placement") => `/standards/${standard}/comments/${number}/${part}`,
  /** @param asked `preparer`, `prepared`: the organisation and the number there of a prepared one that is rewritten. */
  newAmendment: (standard: Slug, draft: number, asked: { first?: number; last?: number; operation?: string; amends?: number; preparer?: string; prepared?: number } = {}) => `/standards/${standard}/drafts/${draft}/amendments/new${queryOf({ lines: asked.first === undefined ? undefined : rangeText(asked.first, asked.last ?? asked.first), operation: asked.operation, amends: asked.amends === undefined ? undefined : String(asked.amends), preparer: asked.preparer, prepared: asked.prepared === undefined ? undefined : String(asked.prepared) })}`,
  /** @param query a view of the amendments, as amendmentQuery writes it. */
  amendments: (standard: Slug, query = "") => `/standards/${standard}/amendments${query && `?${query}`}`,
  amendment: (standard: Slug, number: number) => `/standards/${standard}/amendments/${number}`,
  amendmentPart: (standard: Slug, number: number, part: "replies" | "position" | "joining" | "withdrawal" | "decision" | "undoing") => `/standards/${standard}/amendments/${number}/${part}`,
  amendmentLayer: (standard: Slug, draft: number) => `/standards/${standard}/drafts/${draft}/amendments/layer`,
  dispositions: (standard: Slug, numbers: readonly number[] = [], back = "") => `/standards/${standard}/dispositions${queryOf({ comments: numbers.length > 0 ? numbers.join(",") : undefined, back: back || undefined })}`,
  stage: (standard: Slug) => `/standards/${standard}/stage`,
  newRound: (standard: Slug) => `/standards/${standard}/rounds/new`,
  closure: (standard: Slug, round: number) => `/standards/${standard}/rounds/${round}/closure`,
  extension: (standard: Slug, round: number) => `/standards/${standard}/rounds/${round}/extension`,
  ballots: (standard: Slug) => `/standards/${standard}/ballots`,
  /** @param amendment what a straw poll asks about. */
  newBallot: (standard: Slug, rule?: string, amendment: number | null = null) => `/standards/${standard}/ballots/new${queryOf({ rule, amendment: amendment === null ? undefined : String(amendment) })}`,
  /** @param asked a page of its votes; the receipt that was just given, or one to look up. */
  ballot: (standard: Slug, ballot: number, asked: { page?: number; cast?: string; receipt?: string } = {}) => `/standards/${standard}/ballots/${ballot}${queryOf({ page: asked.page && asked.page > 1 ? String(asked.page) : undefined, cast: asked.cast, receipt: asked.receipt })}`,
  ballotPart: (standard: Slug, ballot: number, part: "closure" | "extension" | "recirculation" | "result.csv" | "result.json") => `/standards/${standard}/ballots/${ballot}/${part}`,
  /** @param said what was just done, for the page to say. */
  delegations: (standard: Slug, said?: DelegationSaid) => `/standards/${standard}/delegations${queryOf({ said })}`,
  admission: (standard: Slug) => `/standards/${standard}/admission`,
  delegation: (standard: Slug, organisation: Slug, said?: DelegationSaid) => `/standards/${standard}/delegations/${organisation}${queryOf({ said })}`,
  /** @param lines those that a new prepared comment is begun on. */
  preparation: (standard: Slug, organisation: Slug, said?: DelegationSaid, lines?: { first: number; last: number }) => `/standards/${standard}/delegations/${organisation}/preparation${queryOf({ said, lines: lines && rangeText(lines.first, lines.last) })}`,
  partRequest: (standard: Slug, organisation: Slug) => `/standards/${standard}/delegations/${organisation}/request`,
  agreement: (standard: Slug, next?: string) => `/standards/${standard}/agreement${nextQuery(next)}`,
  workbench: (standard: Slug) => `/standards/${standard}/workbench`,
  /** Leads to a card of its queue, "A-31". `left`: how many places an undone decision could not clear. */
  workbenchAt: (standard: Slug, code: string, left = 0) => `/standards/${standard}/workbench${queryOf({ left: left > 0 ? String(left) : undefined })}#${code}`,
  workbenchPresence: (standard: Slug) => `/standards/${standard}/workbench/presence`,
  workbenchRedline: (standard: Slug) => `/standards/${standard}/workbench/redline`,
  /** @param from whose words its text begins with, in order. */
  settlement: (standard: Slug, amendments: readonly number[], from: readonly number[] = []) => `/standards/${standard}/settlements/new${queryOf({ amendments: amendments.join(","), from: from.length > 0 ? from.join(",") : undefined })}`,
  /** @param said what was just done, for the page to say. */
  publication: (standard: Slug, said?: "required") => `/standards/${standard}/publication${queryOf({ said })}`,
  revisions: (standard: Slug) => `/standards/${standard}/revisions`,
  /** With a comment: leads to the change that it led to. */
  clauses: (standard: Slug, from: number, to: number) => `/standards/${standard}/revisions/${from}/${to}/clauses`,
  changeList: (standard: Slug, from: number, to: number, page = 1) => `/standards/${standard}/revisions/${from}/${to}/changes${queryOf({ page: page > 1 ? String(page) : undefined })}`,
  changesFile: (standard: Slug, from: number, to: number, kind: "csv" | "json") => `/standards/${standard}/revisions/${from}/${to}/changes.${kind}`,
  changesFeed: (standard: Slug) => `/standards/${standard}/changes.atom`,
  revision: (standard: Slug, from: number, to: number, comment?: number) => `/standards/${standard}/revisions/${from}/${to}${comment === undefined ? "" : `?comment=${comment}`}`,
  carryForward: (standard: Slug, draft: number) => `/standards/${standard}/drafts/${draft}/carry-forward`,
  record: (standard: Slug, before?: number) => `/standards/${standard}/record${queryOf({ before: before === undefined ? undefined : String(before) })}`,
  fragment: (hash: string) => `/fragments/${hash}`,
  markdownPreview: () => "/markdown-preview",
  myComments: (show?: string, page?: number) => `/my/comments${queryOf({ show, page: page && page > 1 ? String(page) : undefined })}`,
  myCommentsFile: () => "/my/comments.csv",
  organisations: (asked: { q?: string; category?: string; page?: number } = {}) => `/organisations${listQuery(asked)}`,
  newOrganisation: () => "/organisations/new",
  /** @param asked a page of its members; what was just done, for the page to say. */
  /** @param letter what a mail holds that verifies it. */
  organisation: (organisation: Slug, asked: { page?: number; said?: MembershipSaid; letter?: string } = {}) => `/organisations/${organisation}${listQuery(asked)}`,
  organisationMembers: (organisation: Slug) => `/organisations/${organisation}/members`,
  organisationRequests: (organisation: Slug) => `/organisations/${organisation}/requests`,
  organisationInvitations: (organisation: Slug) => `/organisations/${organisation}/invitations`,
  invitationWithdrawal: (organisation: Slug) => `/organisations/${organisation}/invitations/withdrawal`,
  registration: (next?: string) => `/registration${nextQuery(next)}`,
  verification: (token?: string, next?: string) => `/verification${token ? `/${token}` : ""}${nextQuery(next)}`,
  /** Says that a mail is on its way. */
  verificationSent: (next?: string) => `/verification${queryOf({ sent: "yes", next: asNext(next) })}`,
  /** @param said what was just done, for the page to say. */
  session: (next?: string, said?: SessionSaid) => `/session${queryOf({ next: asNext(next), said })}`,
  /** @param next where somebody else is to sign in. */
  sessionClosure: (next?: string) => `/session/closure${nextQuery(next)}`,
  affiliation: () => "/session/affiliation",
  passwordReset: (token?: string, next?: string) => `/password-reset${token ? `/${token}` : ""}${nextQuery(next)}`,
  passwordResetSent: (next?: string) => `/password-reset${queryOf({ sent: "yes", next: asNext(next) })}`,
  invitation: (token: string) => `/invitations/${token}`,
  /** @param said what was just done, for the page to say. */
  account: (said?: AccountSaid) => `/account${queryOf({ said })}`,
  accountName: () => "/account/name",
  accountPassword: () => "/account/password",
  accountSessions: () => "/account/sessions",
  firstAdministrator: (token: string) => `/first-administrator/${token}`,
  administration: (asked: { q?: string; page?: number; said?: AdministrationSaid } = {}) => `/administration${listQuery(asked)}`,
  administrationOrganisations: (asked: { q?: string; page?: number; said?: AdministrationSaid } = {}) => `/administration/organisations${listQuery(asked)}`,
  administrationFacilitators: (asked: { page?: number; said?: AdministrationSaid } = {}) => `/administration/facilitators${listQuery(asked)}`,
  facilitatorDismissal: () => "/administration/facilitators/dismissal",
  health: () => "/health",
};

/** What the account page says was done. */
export const ACCOUNT_SAID = ["verified", "name", "password", "session", "sessions", "affiliation"] as const;
export type AccountSaid = (typeof ACCOUNT_SAID)[number];
/** What the page to sign in says was done. */
export const SESSION_SAID = ["verified", "reset", "signed-out"] as const;
export type SessionSaid = (typeof SESSION_SAID)[number];

/** "243" or "243-250", inclusive. */
export function rangeText(first: number, last: number): string {
  return first === last ? `${first}` : `${first}-${last}`;
}

/** "#L243" or "#L243-L250": the address of lines. */
export function fragmentOf(first: number, last: number): string {
  return first === last ? `#L${first}` : `#L${first}-L${last}`;
}

/** The lines that "243-250", "#L243" or "#L243-L250" name; null where it names none. */
export function readRange(text: string | null): { first: number; last: number } | null {
  const found = /^#?L?(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(text ?? "");
  if (!found) return null;
  const first = Number(found[1]);
  const last = Number(found[2] ?? found[1]);
  return first >= 1 && last >= first ? { first, last } : null;
}

/** The number of a draft, a comment or a round in an address: 1 and up; null where it names none. */
export function readNumber(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** A path of this site to go on to; anything else (another host, a scheme, a backslash) becomes `otherwise`. */
export function safePath(next: unknown, otherwise = "/"): string {
  if (typeof next !== "string" || next.length > 2_000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return otherwise;
  const url = new URL(next, "http://here.invalid");
  return url.origin === "http://here.invalid" ? `${url.pathname}${url.search}${url.hash}` : otherwise;
}

/** The path to go on to that an address asks for; undefined where it asks for none, or for one of another site. */
export function nextIn(url: string): string | undefined {
  return nextPath(new URL(url).searchParams.get("next"));
}

/** The same of what a form sent. */
export function nextPath(next: unknown): string | undefined {
  return asNext(safePath(next));
}

/** As a query tells it: the first page is not said. */
function asNext(next: string | undefined): string | undefined {
  return next && next !== "/" ? next : undefined;
}

function nextQuery(next: string | undefined): string {
  return queryOf({ next: asNext(next) });
}

/** What a list is asked for: the first page and an empty search are not said. */
function listQuery({ q, category, page, said, letter }: { q?: string; category?: string; page?: number; said?: string; letter?: string }): string {
  return queryOf({ q: q || undefined, category: category || undefined, page: page && page > 1 ? String(page) : undefined, said, letter });
}

/** "?show=open&page=2"; empty where nothing is asked for. */
function queryOf(asked: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))).toString();
  return query ? `?${query}` : "";
}
