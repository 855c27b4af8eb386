/** What the reading room shows of a draft. */
import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { drafts, draftTexts, fragments, standards } from "#db/schema.server.ts";
import { Refused } from "#app/domain/refusals.ts";
import { readNumber } from "#app/paths.ts";

/** The draft that an address names. @throws Refused "not-found" */
export async function draftAt(slug: string | undefined, number: string | undefined) {
  const [row] = await prepared("reading-draft-at", (handle) =>
    handle
      .select({ id: drafts.id, standardId: drafts.standardId, number: drafts.number, label: drafts.label, sourceHash: drafts.sourceHash, fragmentHash: drafts.fragmentHash, lineCount: drafts.lineCount, publishedAt: drafts.publishedAt, identifier: standards.identifier })
      .from(drafts)
      .innerJoin(standards, eq(standards.id, drafts.standardId))
      .where(and(eq(standards.slug, sql.placeholder("slug")), eq(drafts.number, sql.placeholder("number")))),
  ).execute({ slug: slug ?? "", number: readNumber(number) ?? 0 });
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** The Markdown of a draft, and a file name for it. @throws Refused "not-found" */
export async function sourceOf(slug: string | undefined, number: string | undefined): Promise<{ source: string; hash: string; fileName: string }> {
  const draft = await draftAt(slug, number);
  const [text] = await prepared("reading-source", (handle) => handle.select({ source: draftTexts.source }).from(draftTexts).where(eq(draftTexts.draftId, sql.placeholder("id")))).execute({ id: draft.id });
  if (!text) throw new Refused({ code: "not-found" });
  const name = `${slug}-${draft.label}`.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return { source: text.source, hash: draft.sourceHash, fileName: `${name}.md` };
}

/** The stored bytes of rendered lines, named by their hash. @throws Refused "not-found" */
export async function fragmentNamed(hash: string | undefined): Promise<{ gzip: Uint8Array; brotli: Uint8Array }> {
  const [row] = /^[0-9a-f]{64}$/.test(hash ?? "") ? await prepared("reading-fragment", (handle) => handle.select({ gzip: fragments.gzip, brotli: fragments.brotli }).from(fragments).where(eq(fragments.hash, sql.placeholder("hash")))).execute({ hash }) : [];
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}
