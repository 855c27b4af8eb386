/** The page of a standard: what it is for, its drafts and rounds, who takes part. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Overview, OverviewActions } from "#app/components/standards/overview.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { paths } from "#app/paths.ts";
import { standardPage } from "#app/queries/standard.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return standardPage(params.standard, context.now, context.visitor);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.head.identifier}: ${data.head.title}` : "Commonline" }, ...(data ? [{ tagName: "link", rel: "alternate", type: "application/atom+xml", title: catalogueOf("en").revisions.changeList.feed(data.head.identifier), href: paths.changesFeed(data.head.slug) }] : [])];

export default function StandardPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={page.head} tab="overview" actions={<OverviewActions head={page.head} />} />
      <Overview {...page} />
    </>
  );
}
