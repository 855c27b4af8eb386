/** The workbench: the working text, the queue of comments by line, what must be so before the next draft is published. */
import { and, desc, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { openObjections, requiredChecks, technicalOpen, type OpenObjection } from "#db/open-matters.server.ts";
import { comments, drafts, placements, rounds, standards, users, workingTexts, workingVersions } from "#db/schema.server.ts";
import { judgedOn, openOn } from "#db/standing-amendments.server.ts";
import type { Check } from "#app/domain/drafting/readiness.ts";
import { Malformed, Refused } from "#app/domain/refusals.ts";
import { endOf, stateAt } from "#app/domain/rounds.ts";
import { codeAt, nextDraftStage } from "#app/domain/stages/moves.ts";
import { sourceFault } from "#app/domain/text/admission.ts";
import type { Forecast, RedlineView } from "#app/platform/text-worker-jobs.server.ts";
import { onText } from "#app/platform/text-worker.server.ts";
import type { Language } from "#app/texts/language.ts";
import { nextNames, type NextDraft } from "../import.server.ts";
import { publishedText } from "../revisions.server.ts";
import { amendmentsOn, causesOn, queueOn, type Queued } from "./workbench-queue.server.ts";

/** What must be so, or should be, before the next draft is published. */
export interface Readiness {
  round: { number: number; open: boolean; at: string } | null;
  technicalOpen: number;
  objections: OpenObjection[];
  /** What of it the standard requires; the rest is a warning. */
  required: Check[];
  /** Numbers of amendments that are not decided; pairs that change the same words, of which one at least is not decided. */
  openAmendments: number[];
  collisions: [number, number][];
}

export interface Workbench {
  standardId: string;
  slug: string;
  identifier: string;
  title: string;
  draft: { number: number; label: string; stage: string };
  next: NextDraft["names"];
  /** The stage that the next draft has as a rule. */
  stage: NextDraft["stage"];
  source: string;
  revision: number;
  /** Null: nobody has saved yet, the text is that of the draft. */
  saved: { at: string; by: string } | null;
  /** Texts of this person that came second. */
  kept: { id: string; at: string }[];
  /** The kept text that is opened in place of the saved one. */
  opened: string | null;
  queue: Queued[];
  queued: { shown: number; open: number; decided: number };
  pages: number;
  readiness: Readiness;
}

/** Null: no draft was published yet. @param kept the id of a kept text of this person, to open it. @throws Refused "not-found". */
export async function openWorkbench(slug: string, userId: string, now: Date, asked: { page: number; kept: string | null }): Promise<Workbench | null> {
  const bench = await benchAt(slug);
  if (!bench) return null;
  const { standard, draft, working } = bench;
  const kept = await db().select({ id: workingVersions.id, at: workingVersions.savedAt }).from(workingVersions).where(and(eq(workingVersions.standardId, standard.id), eq(workingVersions.savedBy, userId))).orderBy(desc(workingVersions.savedAt)).limit(20);
  const opened = asked.kept ? await keptText(standard.id, userId, asked.kept) : null;
  const { amendments, ...queue } = await queueOn(draft, asked.page);
  return {
    standardId: standard.id,
    slug: standard.slug,
    identifier: standard.identifier,
    title: standard.title,
    draft: { number: draft.number, label: draft.label, stage: draft.stage },
    next: await nextNames(standard.id),
    stage: nextDraftStage(codeAt(standard.code, standard.stage)),
    source: opened ?? working?.source ?? (await draftText(draft.id)).cut.source,
    revision: working?.revision ?? 0,
    saved: working ? { at: working.savedAt.toISOString(), by: working.by ?? "" } : null,
    kept: kept.map((version) => ({ id: version.id, at: version.at.toISOString() })),
    opened: opened === null ? null : asked.kept,
    ...queue,
    readiness: { ...(await readinessOf(standard.id, now)), ...amendments },
  };
}

/** Rows of the live redline; the whole one is a page of its own. */
const MOST_ROWS = 1_500;

/**
 * The redline of a text against the newest draft, or against what is saved now.
 * @throws Malformed on a source that could not be published; Refused "not-found".
 */
export async function redlineOf(slug: string, source: string, against: "draft" | "saved", language: Language): Promise<RedlineView> {
  const fault = sourceFault(source);
  if (fault) throw new Malformed({ source: [fault.fault] });
  const bench = await benchAt(slug);
  if (!bench) throw new Refused({ code: "not-found" });
  const { draft, working } = bench;
  const published = await publishedText(draft.id);
  const saved = against === "saved" && working ? working.source : null;
  const next = saved === null && source === published.cut.source ? published : source;
  return onText("view", { old: saved ?? published, next, alignment: null, filter: "all", whole: false, page: 1, most: MOST_ROWS, causes: saved === null ? await causesOn(draft.id) : [], amendments: saved === null ? await amendmentsOn(draft.id) : [], standard: slug, from: saved === null ? draft.number : null, to: null, language });
}

/** The same for a text that may not be fit for a draft yet: the key of its fault in place of the redline. */
export async function redlineOrFault(slug: string, source: string, language: Language): Promise<{ view: RedlineView | null; fault: string | null }> {
  const fault = sourceFault(source);
  return fault ? { view: null, fault: fault.fault } : { view: await redlineOf(slug, source, "draft", language), fault: null };
}

/** What a standard requires before a draft is published; to its facilitators, who may change it. @throws Refused "not-found". */
export async function openRequirements(slug: string): Promise<{ standardId: string; required: Check[] }> {
  const [standard] = await db().select({ id: standards.id }).from(standards).where(eq(standards.slug, slug));
  if (!standard) throw new Refused({ code: "not-found" });
  return { standardId: standard.id, required: await requiredChecks(standard.id) };
}

export interface PublicationForm {
  standardId: string;
  slug: string;
  identifier: string;
  draft: { number: number; label: string; stage: string };
  names: NextDraft["names"];
  /** The one that it has as a rule. */
  stage: NextDraft["stage"];
  source: string;
  revision: number;
  saved: { at: string; by: string };
  readiness: Readiness;
  unanswered: number;
  forecast: Forecast;
}

/** What publishing the saved text would do; null where nothing is saved. @throws Malformed on a text that cannot be published; Refused "not-found". */
export async function openPublication(slug: string, now: Date, language: Language): Promise<PublicationForm | { fault: string; slug: string } | null> {
  const bench = await benchAt(slug);
  if (!bench) throw new Refused({ code: "not-found" });
  const { standard, draft, working } = bench;
  if (!working) return null;
  const fault = sourceFault(working.source);
  if (fault) return { fault: fault.fault, slug: standard.slug };
  const standing = await db()
    .select({ commentId: placements.commentId, firstLine: placements.firstLine, lastLine: placements.lastLine, quote: comments.quote })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(and(eq(placements.draftId, draft.id), isNull(comments.withdrawnAt)));
  const placed = standing.flatMap((one) => (one.firstLine === null || one.lastLine === null ? [] : [{ ...one, firstLine: one.firstLine, lastLine: one.lastLine }]));
  const forecast = await onText("forecast", { source: working.source, before: await publishedText(draft.id), standing: placed });
  const view = await redlineOf(slug, working.source, "draft", language);
  return {
    standardId: standard.id,
    slug: standard.slug,
    identifier: standard.identifier,
    draft: { number: draft.number, label: draft.label, stage: draft.stage },
    names: await nextNames(standard.id),
    stage: nextDraftStage(codeAt(standard.code, standard.stage)),
    source: working.source,
    revision: working.revision,
    saved: { at: working.savedAt.toISOString(), by: working.by ?? "" },
    readiness: { ...(await readinessOf(standard.id, now)), ...openOn(await judgedOn(draft)) },
    unanswered: view.unanswered.length,
    forecast: { ...forecast, gone: forecast.gone + standing.length - placed.length },
  };
}

/** The saved text at a revision, to publish it. Null: it was saved or published since. */
export async function savedText(slug: string, revision: number): Promise<{ standardId: string; source: string } | null> {
  const bench = await benchAt(slug);
  return bench?.working?.revision === revision ? { standardId: bench.standard.id, source: bench.working.source } : null;
}

/** Who saved or published last, and when. */
export async function lastDeed(slug: string): Promise<{ name: string; at: string; deed: string }> {
  const bench = await benchAt(slug);
  if (bench?.working) return { name: bench.working.by ?? "", at: bench.working.savedAt.toISOString(), deed: "saved" };
  return { name: bench?.draft.publisher ?? "", at: bench?.draft.publishedAt.toISOString() ?? "", deed: "published" };
}

async function benchAt(slug: string) {
  const [standard] = await db().select({ id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title, stage: standards.stage, code: standards.stageCode }).from(standards).where(eq(standards.slug, slug));
  if (!standard) throw new Refused({ code: "not-found" });
  const [draft] = await db()
    .select({ id: drafts.id, number: drafts.number, label: drafts.label, stage: drafts.stage, publishedAt: drafts.publishedAt, publisher: users.name })
    .from(drafts)
    .leftJoin(users, eq(users.id, drafts.publishedBy))
    .where(eq(drafts.standardId, standard.id))
    .orderBy(desc(drafts.number))
    .limit(1);
  if (!draft) return null;
  const [working] = await db()
    .select({ source: workingTexts.source, revision: workingTexts.revision, savedAt: workingTexts.savedAt, by: users.name })
    .from(workingTexts)
    .leftJoin(users, eq(users.id, workingTexts.savedBy))
    .where(eq(workingTexts.standardId, standard.id));
  return { standard, draft, working: working ?? null };
}

async function keptText(standardId: string, userId: string, id: string): Promise<string> {
  const [row] = await db().select({ source: workingVersions.source }).from(workingVersions).where(and(eq(workingVersions.id, id), eq(workingVersions.standardId, standardId), eq(workingVersions.savedBy, userId)));
  if (!row) throw new Refused({ code: "not-found" });
  return row.source;
}

async function readinessOf(standardId: string, now: Date): Promise<Omit<Readiness, "openAmendments" | "collisions">> {
  const [last] = await db().select().from(rounds).where(eq(rounds.standardId, standardId)).orderBy(desc(rounds.number)).limit(1);
  return { round: last ? { number: last.number, open: stateAt(last, now) !== "closed", at: endOf(last).toISOString() } : null, technicalOpen: await technicalOpen(standardId), objections: await openObjections(standardId, now), required: await requiredChecks(standardId) };
}
