/** /standards/:standard/revisions/:from/:to: the redline of any two drafts. A change has the address #change-12; ?comment=207 leads to the change that a comment led to. */
import "#app/styles/revisions.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RedlinePage } from "#app/components/revisions/redline-page.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { REDLINE_FILTERS } from "#app/domain/hunks.ts";
import { Refused } from "#app/domain/refusals.ts";
import { goTo } from "#app/platform/answers.server.ts";
import { openRevision } from "#app/queries/revisions.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const asked = { filter: REDLINE_FILTERS.find((filter) => filter === search.get("show")) ?? "all", whole: search.get("text") === "whole", page: Number(/^[1-9]\d{0,4}$/.exec(search.get("page") ?? "")?.[0] ?? 1) };
  const head = await standardHead(params.standard!, context.now, context.visitor);
  const { from, to, view } = await openRevision(params.standard!, { from: draftNumber(params.from), to: draftNumber(params.to) }, asked, context.language);
  const spot = view.spots.find(({ number }) => String(number) === search.get("comment"));
  if (spot?.change) throw goTo(`${paths.revision(params.standard!, from.number, to.number)}${spot.page && spot.page > 1 ? `?page=${spot.page}` : ""}#change-${spot.change}`);
  return { head, asked, from: { number: from.number, label: from.label }, to: { number: to.number, label: to.label }, html: view.html, counts: view.counts, pages: view.pages, matching: view.matching };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").revisions.between(data.from.label, data.to.label) : ""} · ${data?.head.identifier} · Commonline` }];

function draftNumber(text: string | undefined): number {
  if (!/^[1-9]\d{0,5}$/.test(text ?? "")) throw new Refused({ code: "not-found" });
  return Number(text);
}

export default function Revision() {
  const { head, ...redline } = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={head} tab="revisions" />
      <RedlinePage slug={head.slug} {...redline} />
    </>
  );
}
