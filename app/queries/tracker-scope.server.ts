/** Which comments a view of the tracker means, as conditions of one statement; what is read of them is left to tracker.server.ts and tracker-exports.server.ts. */
import { and, asc, between, count, desc, eq, inArray, isNotNull, isNull, like, or, sql, type SQL } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { comments, drafts, organisations, placements, standards } from "#db/schema.server.ts";
import { Refused } from "#app/domain/refusals.ts";
import type { Visitor } from "#app/domain/roles.ts";
import type { Cut } from "#app/domain/text/cut.ts";
import type { TrackerState, TrackerView } from "#app/domain/tracker-views.ts";
import { sightIn, type Sight } from "./comments/withheld.server.ts";
import { holds, literal } from "./searching.server.ts";
import { roundsOf } from "./standards.server.ts";

/** A view with what its words name: the standard, and the draft whose lines are shown. `draft` null: there is none yet. */
export interface TrackerScope {
  standard: { id: string; slug: string; identifier: string; title: string };
  drafts: { id: string; number: number; label: string }[];
  rounds: { id: string; number: number; draft: number }[];
  draft: { id: string; number: number; label: string } | null;
  cut: Cut | null;
  /** What of the comments the reader may see. */
  sight: Sight;
  /** Null: every comment of the standard. Never: the view names a round or a draft that is not there. */
  where: SQL | undefined;
}

/** @throws Refused "not-found" */
export async function scopeOf(slug: string, view: TrackerView, visitor: Visitor, now: Date): Promise<TrackerScope> {
  const [standard] = await prepared("tracker-standard", (handle) => handle.select({ id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title }).from(standards).where(eq(standards.slug, sql.placeholder("slug")))).execute({ slug });
  if (!standard) throw new Refused({ code: "not-found" });
  const listed = await prepared("tracker-drafts", (handle) => handle.select({ id: drafts.id, number: drafts.number, label: drafts.label }).from(drafts).where(eq(drafts.standardId, sql.placeholder("id"))).orderBy(asc(drafts.number))).execute({ id: standard.id });
  const held = await roundsOf(standard.id);
  const rounds = held.map(({ id, number, draft }) => ({ id, number, draft }));
  const sight = sightIn(held, standard.id, visitor, now);
  const round = view.on?.kind === "round" ? rounds.find(({ number }) => number === view.on?.number) : undefined;
  const wanted = view.on?.kind === "draft" ? view.on.number : round?.draft;
  const draft = listed.find(({ number }) => number === wanted) ?? listed.at(-1) ?? null;
  const cut = draft ? (await draftText(draft.id)).cut : null;
  const scope: TrackerScope = { standard, drafts: listed, rounds, draft, cut, sight, where: undefined };
  return { ...scope, where: and(eq(comments.standardId, standard.id), sight.where, ...conditions(scope, view)) };
}

function conditions({ drafts: listed, rounds, cut }: TrackerScope, view: TrackerView): (SQL | undefined)[] {
  const { on } = view;
  return [
    on?.kind === "round" ? eq(comments.roundId, rounds.find(({ number }) => number === on.number)?.id ?? "") : undefined,
    on?.kind === "draft" ? eq(comments.draftId, listed.find(({ number }) => number === on.number)?.id ?? "") : undefined,
    view.type ? eq(comments.type, view.type) : undefined,
    view.state ? STATES[view.state]() : undefined,
    view.disposition ? and(eq(comments.disposition, view.disposition), isNull(comments.withdrawnAt)) : undefined,
    view.organisation ? inArray(comments.organisationId, db().select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, view.organisation))) : undefined,
    view.category ? eq(comments.category, view.category) : undefined,
    view.must ? eq(comments.mustBeSatisfied, true) : undefined,
    view.answer === "awaited" ? and(inArray(comments.handling, ["decided", "applied"]), isNull(comments.answer), isNull(comments.withdrawnAt)) : view.answer ? eq(comments.answer, view.answer) : undefined,
    view.clause && cut ? inClause(cut, view.clause) : undefined,
    view.text ? says(view.text) : undefined,
  ];
}

const STATES: Record<TrackerState, () => SQL | undefined> = {
  undecided: () => and(inArray(comments.handling, ["open", "proposed"]), isNull(comments.withdrawnAt)),
  open: () => and(eq(comments.handling, "open"), isNull(comments.withdrawnAt)),
  proposed: () => and(eq(comments.handling, "proposed"), isNull(comments.withdrawnAt)),
  decided: () => and(eq(comments.handling, "decided"), isNull(comments.withdrawnAt)),
  applied: () => and(eq(comments.handling, "applied"), isNull(comments.withdrawnAt)),
  withdrawn: () => isNotNull(comments.withdrawnAt),
};

/** A clause with its subclauses: by the lines on the draft that is shown; where the text is gone, by the number it had. */
function inClause(cut: Cut, number: string): SQL | undefined {
  const clause = cut.clauses.find((candidate) => candidate.number === number);
  const gone = and(isNull(placements.firstLine), or(eq(comments.clause, number), like(comments.clause, `${literal(number)}.%`)));
  return clause ? or(between(placements.firstLine, clause.firstLine, clause.lastLine), gone) : gone;
}

/** Words in what was said or answered, in a name; or the number of a comment. */
function says(text: string): SQL | undefined {
  const number = /^(?:c-)?([1-9]\d{0,8})$/i.exec(text)?.[1];
  return or(number ? eq(comments.number, Number(number)) : undefined, holds(text, comments.reason, comments.proposedChange, comments.observation, comments.organisationName, comments.authorName, comments.clause));
}

/** A stable order: the number decides where nothing else does. */
function orderOf(sort: TrackerView["sort"]): SQL[] {
  if (sort === "newest") return [desc(comments.number)];
  if (sort === "organisation") return [asc(comments.organisationName), asc(comments.number)];
  if (sort === "support") return [desc(comments.supportCount), desc(comments.number)];
  if (sort === "line") return [sql`${placements.firstLine} asc nulls last`, asc(comments.number)];
  return [asc(comments.number)];
}

/** How many a view matches. Places are looked up only where a clause is asked for. */
export async function countIn(scope: TrackerScope, view: TrackerView): Promise<number> {
  const counted = db().select({ count: count() }).from(comments).$dynamic();
  if (view.clause) counted.innerJoin(placements, placedOn(scope));
  const [row] = await counted.where(scope.where);
  return row?.count ?? 0;
}

/** The ids of one page, in order: the texts of the other comments are not read for it. */
export async function idsIn(scope: TrackerScope, view: TrackerView, page: number): Promise<string[]> {
  const ordered = db().select({ id: comments.id }).from(comments).$dynamic();
  if (view.clause || view.sort === "line") ordered.innerJoin(placements, placedOn(scope));
  const rows = await ordered.where(scope.where).orderBy(...orderOf(view.sort)).limit(view.size).offset((page - 1) * view.size);
  return rows.map(({ id }) => id);
}

/** The numbers of all that a view matches, whatever its page. @param limit at most so many. @throws Refused "not-found" */
export async function numbersIn(slug: string, view: TrackerView, visitor: Visitor, now: Date, limit: number): Promise<number[]> {
  const scope = await scopeOf(slug, view, visitor, now);
  const numbered = db().select({ number: comments.number }).from(comments).$dynamic();
  if (view.clause) numbered.innerJoin(placements, placedOn(scope));
  return (await numbered.where(scope.where).orderBy(asc(comments.number)).limit(limit)).map(({ number }) => number);
}

/** Every comment has one place on each draft from its own on. */
export function placedOn({ draft }: TrackerScope): SQL | undefined {
  return and(eq(placements.commentId, comments.id), eq(placements.draftId, draft?.id ?? ""));
}
