/** What the page of a new amendment needs: the source of the chosen blocks, the redline of what was typed, what it collides with, and how it looks on a newer draft. */
import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText, storedAlignment } from "#db/draft-texts.server.ts";
import { drafts, standards } from "#db/schema.server.ts";
import { judgedOn } from "#db/standing-amendments.server.ts";
import { collide } from "#app/domain/amendments/collisions.ts";
import { isSame, type Edit } from "#app/domain/amendments/edits.ts";
import { excerptOf, piecesOf, type Excerpt } from "#app/domain/amendments/excerpts.ts";
import type { ProposalForm } from "#app/domain/amendments/forms.ts";
import { isMisjudged, judge, linesOf } from "#app/domain/amendments/judging.ts";
import { sourceOf, type Operation } from "#app/domain/amendments/operations.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { rebaser, type Unfit } from "#app/domain/amendments/rebasing.ts";
import { mayJoin } from "#app/domain/amendments/rights.ts";
import type { Category } from "#app/domain/organisations.ts";
import { redlinePage } from "#app/domain/redline-page.ts";
import { Malformed, Refused, refuse, type Verdict } from "#app/domain/refusals.ts";
import { maySubmit, type Visitor } from "#app/domain/roles.ts";
import { decidingRound, endOf } from "#app/domain/rounds.ts";
import { align } from "#app/domain/text/alignment.ts";
import { rangeFault } from "#app/domain/text/anchors.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#app/platform/chance.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import type { Language } from "#app/texts/language.ts";
import { draftAt } from "../reading.server.ts";
import { roundsOf } from "../threads.server.ts";
import { proposersBy } from "./parties.server.ts";

/** @param asked the lines; null: they are still to be chosen. @throws Refused "not-found" */
export async function openNewAmendment(at: { standard: string; draft: string }, asked: { lines: { first: number; last: number } | null; operation: Operation; amends: number | null }, visitor: Visitor, now: Date) {
  const { draft, standard, newest, round, verdict } = await groundOf(at, visitor, now);
  const { cut } = await draftText(draft.id);
  const layout = layoutOf(cut);
  const parent = asked.amends === null ? null : ((await judgedOn(draft)).standing.find(({ amendment, place }) => amendment.number === asked.amends && place.outcome === "fits") ?? null);
  const misplaced = asked.lines && rangeFault(cut, { firstLine: asked.lines.first, lastLine: asked.lines.last });
  const lines = misplaced ? null : asked.lines;
  const blocks = parent ? { first: Math.max(0, parent.place.firstBlock), last: Math.max(0, parent.place.lastBlock) } : lines && { first: cut.lines[lines.first - 1]!.block, last: cut.lines[lines.last - 1]!.block };
  const operation = parent ? parent.place.operation : asked.operation;
  const whole = blocks && linesOf(cut, { draft: draft.number, operation: "replace", ...blocks, source: "" });
  return {
    standard,
    draft: { number: draft.number, label: draft.label, lineCount: draft.lineCount },
    newest: newest.number === draft.number ? null : newest,
    closes: round ? endOf(round).toISOString() : null,
    lines: whole && { first: whole.firstLine, last: whole.lastLine },
    /** Lines that were asked for and are not there, and why. */
    misplaced: misplaced && asked.lines ? { ...asked.lines, fault: misplaced } : null,
    operation,
    amends: parent ? parent.amendment.number : null,
    base: blocks ? sourceOf(layout, blocks) : "",
    source: parent ? parent.place.source : operation === "replace" && blocks ? sourceOf(layout, blocks) : "",
    verdict,
    actingFor: visitor?.actingFor?.organisationName ?? null,
    submission: newId(),
  };
}

export interface Colliding {
  number: number;
  organisation: string;
  category: Category | null;
  reason: string;
  excerpt: Excerpt;
  /** It changes exactly the same. */
  same: boolean;
  join: Verdict;
}

/** `html`: the redline; `source`: where the markup alone changes, that of the Markdown. */
export interface Preview {
  html: string;
  source: Piece[] | null;
  label: "editorial" | "substantive";
  keywords: string[];
  collisions: Colliding[];
}

/** What an amendment would look like, and the open ones in its way. @throws Malformed where it cannot be proposed; Refused "not-found" */
export async function previewAmendment(at: { standard: string; draft: string }, form: Pick<ProposalForm, "operation" | "firstLine" | "lastLine" | "source">, visitor: Visitor, now: Date, language: Language): Promise<Preview> {
  const { draft, standard, newest, present } = await groundOf(at, visitor, now);
  const { cut } = await draftText(draft.id);
  const judged = judge(cut, draft.number, form);
  if (isMisjudged(judged)) throw new Malformed({ [judged.field]: [judged.fault] });
  const { label, keywords, hunks, base, amendment } = judged;
  const html = redlinePage(hunks, 0, new Map(), catalogueOf(language).revisions.redline, { oldLine: (line) => paths.draft(standard.slug, draft.number, { first: line, last: line }), newLine: null, reason: ({ number }) => paths.amendment(standard.slug, number) });
  const source = hunks.length > 0 ? null : piecesOf(base, amendment.source);
  if (newest.number !== draft.number) return { html, source, label, keywords, collisions: [] };
  const inTheWay = (await judgedOn(draft)).standing.filter((one) => one.amendment.handling === "open" && one.place.outcome === "fits" && meets(judged.edits, one.edits));
  const proposers = await proposersBy(inTheWay.map((one) => one.amendment.id));
  const collisions = inTheWay.map(({ amendment: other, place, edits }): Colliding => ({
    number: other.number, organisation: other.organisationName, category: other.category, reason: other.reason, excerpt: excerptOf(place.hunks),
    same: isAlike(judged.edits, edits),
    join: mayJoin(visitor, other, standard, (proposers.get(other.id) ?? []).map(({ organisationId }) => organisationId), present, now),
  }));
  return { html, source, label, keywords, collisions };
}

export type Rebase = { draft: { number: number; label: string } } & ({ firstLine: number; lastLine: number; operation: Operation; source: string; unfit: null } | { unfit: Unfit | "there" });

/** What was typed on a superseded draft, on the newest one. @throws Malformed, Refused "not-found" */
export async function rebaseProposal(at: { standard: string; draft: string }, form: Pick<ProposalForm, "operation" | "firstLine" | "lastLine" | "source">, visitor: Visitor, now: Date): Promise<Rebase> {
  const { draft, newest } = await groundOf(at, visitor, now);
  const [old, next] = [(await draftText(draft.id)).cut, (await draftText(newest.id)).cut];
  const judged = judge(old, draft.number, form);
  if (isMisjudged(judged)) throw new Malformed({ [judged.field]: [judged.fault] });
  const alignment = (await storedAlignment(draft.id, newest.id)) ?? align(old, next);
  const made = rebaser(old, next, alignment, newest.number)(judged.amendment);
  const to = { number: newest.number, label: newest.label };
  if (made.outcome !== "fits") return { draft: to, unfit: made.outcome === "there" ? "there" : made.reason };
  return { draft: to, unfit: null, ...linesOf(next, made.amendment), operation: made.amendment.operation, source: made.amendment.source };
}

function meets(own: readonly Edit[], others: readonly Edit[]): boolean {
  return own.some((edit) => others.some((other) => collide(edit, other) || isSame(edit, other)));
}

function isAlike(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.length === b.length && a.every((edit, index) => isSame(edit, b[index]!));
}

async function groundOf(at: { standard: string; draft: string }, visitor: Visitor, now: Date) {
  const draft = await draftAt(at.standard, at.draft);
  const [standard] = await db().select({ id: standards.id, admission: standards.admission, slug: standards.slug, identifier: standards.identifier, title: standards.title }).from(standards).where(eq(standards.id, draft.standardId));
  const [newest] = await db().select({ id: drafts.id, number: drafts.number, label: drafts.label }).from(drafts).where(eq(drafts.standardId, draft.standardId)).orderBy(desc(drafts.number)).limit(1);
  if (!standard || !newest) throw new Refused({ code: "not-found" });
  const held = await roundsOf(draft.standardId);
  const round = decidingRound(held.filter(({ draftId }) => draftId === draft.id), now);
  const verdict = newest.number === draft.number ? maySubmit(visitor, standard, round, now) : refuse("draft-not-current", { label: newest.label });
  return { draft, standard, newest, round, present: decidingRound(held, now), verdict };
}

/** Whether the visitor may propose on that draft now, as the deed judges it. @throws Refused "not-found" */
export async function mayProposeOn(at: { standard: string; draft: string }, visitor: Visitor, now: Date): Promise<Verdict> {
  return (await groundOf(at, visitor, now)).verdict;
}
