/** /standards/:standard/revisions: the drafts in their order, and what each changed. */
import "#app/styles/revisions.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RevisionList } from "#app/components/revisions/revision-list.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { goTo } from "#app/platform/answers.server.ts";
import { listRevisions } from "#app/queries/revisions.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = comparison(new URL(request.url).searchParams);
  if (asked) throw goTo(paths.revision(params.standard!, asked.from, asked.to));
  const head = await standardHead(params.standard!, context.now, context.visitor);
  const { drafts, steps } = await listRevisions(params.standard!);
  return { head, drafts: drafts.map(({ number, label, publishedAt, publisher, lines, words }) => ({ number, label, publishedAt, publisher, lines, words })), steps, refused: new URL(request.url).searchParams.has("from") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").revisions.title} · ${data?.head.identifier} · Commonline` }];

/** Two numbers of drafts, from the form that compares any two; the older one first, whichever side it was chosen on. */
function comparison(search: URLSearchParams): { from: number; to: number } | null {
  const [one, other] = [search.get("from"), search.get("to")].map((text) => (/^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : 0)) as [number, number];
  return one && other && one !== other ? { from: Math.min(one, other), to: Math.max(one, other) } : null;
}

export default function Revisions() {
  const { head, drafts, steps, refused } = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={head} tab="revisions" />
      <RevisionList slug={head.slug} facilitates={head.may.facilitate} drafts={drafts} steps={steps} refused={refused} />
    </>
  );
}
