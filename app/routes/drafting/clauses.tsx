/** /standards/:standard/revisions/:from/:to/clauses: what became of each clause between two drafts; ?show=all shows those that are as they were too. */
import "#app/styles/revisions.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClauseTablePage } from "#app/components/revisions/clause-table-page.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { Refused } from "#app/domain/refusals.ts";
import { openClauseTable } from "#app/queries/revisions.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const head = await standardHead(params.standard!, context.now, context.visitor);
  const { from, to, rows } = await openClauseTable(params.standard!, { from: draftNumber(params.from), to: draftNumber(params.to) });
  return { head, from: { number: from.number, label: from.label }, to: { number: to.number, label: to.label }, rows, all: new URL(request.url).searchParams.get("show") === "all" };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").revisions.clauses.title(data.from.label, data.to.label) : ""} · ${data?.head.identifier} · Commonline` }];

function draftNumber(text: string | undefined): number {
  if (!/^[1-9]\d{0,5}$/.test(text ?? "")) throw new Refused({ code: "not-found" });
  return Number(text);
}

export default function Clauses() {
  const { head, ...table } = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={head} tab="revisions" />
      <ClauseTablePage slug={head.slug} {...table} />
    </>
  );
}
