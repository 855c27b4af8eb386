/** Deeds on the working text, the next draft while it is written: save it, and keep what came second. Publishing it is left to drafts.server.ts. */
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { drafts, users, workingTexts, workingVersions } from "#db/schema.server.ts";
import type { Db } from "#db/client.server.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import type { workingTextForm } from "#app/domain/standards.ts";
import { sourceFault, type SourceFault } from "#app/domain/text/admission.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { AlreadyDone, perform } from "./perform.server.ts";

export interface Saved {
  revision: number;
  savedAt: string;
}

/** What cannot even be kept. A text on its way to a draft may still be empty, or have a line that is too long. */
const UNKEEPABLE: SourceFault["fault"][] = ["too-large", "binary", "not-utf8"];

/**
 * Saves the working text. The same text saved again is one saving.
 * @throws Malformed on what cannot be kept; Refused "not-found" where no draft was published yet, "overtaken" where somebody saved or published
 * since this text was opened: then it is kept as a version of its own, with the name and the moment of whoever was faster.
 */
export async function saveWorkingText(doer: Doer, standardId: string, form: z.output<typeof workingTextForm>): Promise<Saved> {
  demand(mayFacilitate(doer.actor, standardId));
  demandKeepable(form.source);
  try {
    return await save(doer, standardId, form);
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === "overtaken") await keepText(doer, standardId, form.source);
    throw error;
  }
}

async function save(doer: Doer, standardId: string, form: z.output<typeof workingTextForm>): Promise<Saved> {
  return perform(doer, `standard:${standardId}`, async ({ db, actor, now }) => {
    demand(mayFacilitate(actor, standardId));
    const newest = await newestDraft(db, standardId);
    if (!newest) throw new Refused({ code: "not-found" });
    const [current] = await db.select().from(workingTexts).where(eq(workingTexts.standardId, standardId));
    if (newest.number !== form.base) throw new Refused({ code: "overtaken", detail: { name: newest.publisher ?? "", at: newest.publishedAt.toISOString(), deed: "published" } });
    if (current && current.source === form.source) throw new AlreadyDone<Saved>({ revision: current.revision, savedAt: current.savedAt.toISOString() });
    if ((current?.revision ?? 0) !== form.revision) throw new Refused({ code: "overtaken", detail: { name: await nameOf(db, current?.savedBy ?? newest.publishedBy), at: (current?.savedAt ?? newest.publishedAt).toISOString(), deed: current ? "saved" : "published" } });
    const row = { standardId, baseDraftId: newest.id, source: form.source, revision: form.revision + 1, savedAt: now, savedBy: actor!.id };
    await db.insert(workingTexts).values(row).onConflictDoUpdate({ target: workingTexts.standardId, set: row });
    return {
      result: { revision: row.revision, savedAt: now.toISOString() },
      events: [{ kind: "working-text-saved", standardId, payload: { standardId, revision: row.revision, sourceHash: sha256(form.source) } }],
    };
  });
}

/** Keeps a text that came second, once: the same text of the same person again is the same version. Answers its id. */
export async function keepText(doer: Doer, standardId: string, source: string): Promise<string> {
  return perform(doer, `standard:${standardId}`, async ({ db, actor, now, newId }) => {
    demand(mayFacilitate(actor, standardId));
    const [last] = await db.select().from(workingVersions).where(and(eq(workingVersions.standardId, standardId), eq(workingVersions.savedBy, actor!.id))).orderBy(desc(workingVersions.savedAt)).limit(1);
    if (last && last.source === source) throw new AlreadyDone(last.id);
    const id = newId();
    await db.insert(workingVersions).values({ id, standardId, source, savedAt: now, savedBy: actor!.id });
    return { result: id, events: [{ kind: "working-text-kept", standardId, payload: { versionId: id, sourceHash: sha256(source) } }] };
  });
}

function demandKeepable(source: string): void {
  const fault = sourceFault(source);
  if (fault && UNKEEPABLE.includes(fault.fault)) throw new Malformed({ source: [fault.fault] });
}

async function newestDraft(db: Db, standardId: string) {
  const [row] = await db
    .select({ id: drafts.id, number: drafts.number, publishedAt: drafts.publishedAt, publishedBy: drafts.publishedBy, publisher: users.name })
    .from(drafts)
    .leftJoin(users, eq(users.id, drafts.publishedBy))
    .where(eq(drafts.standardId, standardId))
    .orderBy(desc(drafts.number))
    .limit(1);
  return row ?? null;
}

async function nameOf(db: Db, userId: string): Promise<string> {
  const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? "";
}
