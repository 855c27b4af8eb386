/** /standards/:standard/changes.atom: the drafts of a standard as a feed, each with what it changed and why. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { reasonCode } from "#app/domain/reasons.ts";
import { paths } from "#app/paths.ts";
import { environment } from "#app/platform/environment.server.ts";
import { atom, xml } from "#app/platform/feeds.server.ts";
import { latestDrafts, type ChangeList, type ChangeShown } from "#app/queries/change-lists.server.ts";
import { catalogueOf, type Catalogue } from "#app/texts/catalogue.ts";

/** Changes that an entry tells; the page has them all. */
const TOLD = 100;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params.standard!;
  const { identifier, drafts } = await latestDrafts(slug);
  const t = catalogueOf(context.language).revisions;
  const whole = (path: string) => `${environment().origin}${path}`;
  const entries = drafts.map(({ draft, list }) => ({
    id: whole(list ? paths.changeList(slug, list.from.number, draft.number) : paths.draft(slug, draft.number)),
    title: list ? t.changeList.published(draft.label, list.changes.length) : t.changeList.firstPublished(draft.label),
    at: draft.publishedAt,
    author: draft.publisher || "Commonline",
    html: list ? told(slug, list, t, whole) : `<p>${xml(t.first)}</p>`,
  }));
  const feed = atom({ title: t.changeList.feed(identifier), own: whole(paths.changesFeed(slug)), site: whole(paths.revisions(slug)), since: new Date(0).toISOString(), entries });
  return new Response(feed, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
}

function told(slug: string, { from, to, changes }: Omit<ChangeList, "standard">, t: Catalogue["revisions"], whole: (path: string) => string): string {
  const items = changes.slice(0, TOLD).map((change) => `<li>${xml(placeOf(change, from.label, t))}: ${wordsOf(change)} (${xml([t.redline.kinds[change.kind], change.label && t.redline[change.label], ...change.keywords].filter(Boolean).join(", "))})${reasonsOf(slug, change, t, whole)}</li>`);
  const more = changes.length - items.length;
  return `${items.length > 0 ? `<ul>${items.join("")}</ul>` : `<p>${xml(t.noChanges)}</p>`}${more > 0 ? `<p><a href="${xml(whole(paths.changeList(slug, from.number, to.number)))}">${xml(t.changeList.more(more))}</a></p>` : ""}`;
}

function placeOf({ next, old, clause }: ChangeShown, from: string, t: Catalogue["revisions"]): string {
  const place = next ? t.carry.lines(next.first, next.last) : old ? t.changeList.gone(from, t.carry.lines(old.first, old.last)) : "";
  return clause ? `${place}, ${clause}` : place;
}

function wordsOf({ pieces }: ChangeShown): string {
  return pieces.map(({ op, text }) => (op === "same" ? xml(text) : `<${op}>${xml(text)}</${op}>`)).join("");
}

function reasonsOf(slug: string, { reasons }: ChangeShown, t: Catalogue["revisions"], whole: (path: string) => string): string {
  if (reasons.length === 0) return "";
  const links = reasons.map((reason) => `<a href="${xml(whole((reason.kind === "comment" ? paths.comment : paths.amendment)(slug, reason.number)))}">${reasonCode(reason)}</a>${reason.by ? ` (${xml(reason.by)})` : ""}`);
  return ` ${xml(t.redline.reasons)} ${links.join(", ")}`;
}
