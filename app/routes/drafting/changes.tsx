/** /standards/:standard/revisions/:from/:to/changes: each change between two drafts, and why it was made. */
import "#app/styles/revisions.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChangeListPage } from "#app/components/revisions/change-list-page.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { readNumber } from "#app/paths.ts";
import { openChangeList } from "#app/queries/change-lists.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

/** Changes on one page. */
const PAGE = 200;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const head = await standardHead(params.standard!, context.now, context.visitor);
  const { from, to, changes } = await openChangeList(params.standard!, { from: readNumber(params.from) ?? 0, to: readNumber(params.to) ?? 0 });
  const pages = Math.max(1, Math.ceil(changes.length / PAGE));
  const page = Math.min(pages, readNumber(new URL(request.url).searchParams.get("page") ?? undefined) ?? 1);
  return { head, from: { number: from.number, label: from.label }, to: { number: to.number, label: to.label }, changes: changes.slice((page - 1) * PAGE, page * PAGE), all: changes.length, page, pages };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").revisions.changeList.title(data.from.label, data.to.label) : ""} · ${data?.head.identifier} · Commonline` }];

export default function Changes() {
  const { head, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={head} tab="revisions" />
      <ChangeListPage slug={head.slug} {...list} />
    </>
  );
}
