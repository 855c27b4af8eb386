/** The reading room: one draft, its lines, and what is said about them. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientLoaderFunctionArgs } from "@remix-run/react";
import { DraftMenu, SupersededNote } from "#app/components/reading/draft-menu.tsx";
import { fragmentHtml } from "#app/components/reading/fragment-html.ts";
import { Room } from "#app/components/reading/room.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { readRange } from "#app/paths.ts";
import { readDraft, withSelected } from "#app/queries/reading.server.ts";
import { threadsOn } from "#app/queries/threads.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { id, html, packed, overlay, ...reading } = await readDraft(params.standard, params.draft, context.now, context.visitor);
  const search = new URL(request.url).searchParams;
  const range = readRange(search.get("lines"));
  const lines = range && range.first <= reading.draft.lineCount ? { first: range.first, last: Math.min(range.last, reading.draft.lineCount) } : null;
  const threads = lines && { ...lines, ...(await threadsOn({ id, standardId: reading.head.id }, lines, context.visitor, context.now)) };
  // A page brings its lines past the data, with their marks or the overlay among them; a script fetches them by their hash, and sets the marks itself.
  const marked = context.document && (overlay.length <= MARKED_MAX || search.has("lines") || search.has("marks"));
  if (context.document && lines) context.lines.html = withSelected(html(marked), lines);
  else if (context.document) context.lines.packed = await packed(marked);
  return { ...reading, overlay: context.document ? null : overlay, marked, threads, html: "" };
}

/** With marks on more lines than this, a script sets them where the reader is: in the page they would weigh more than the text. */
const MARKED_MAX = 1_500;

export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  return { ...data, html: await fragmentHtml(data.draft.fragmentHash) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.head.identifier} ${data.draft.label}: ${data.head.title}` : "Commonline" }];

export default function DraftPage() {
  const reading = useLoaderData<typeof loader>();
  const { head, draft } = reading;
  return (
    <>
      <StandardHead head={head} tab="draft" actions={<DraftMenu head={head} draft={draft} />} />
      {head.newest && head.newest.number !== draft.number ? <SupersededNote head={head} /> : null}
      <Room key={draft.fragmentHash} {...reading} />
    </>
  );
}
