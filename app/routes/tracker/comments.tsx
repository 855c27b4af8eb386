/** The tracker: the comments of a standard with their dispositions, for everybody; with the form that disposes of them, for its facilitators. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { Tracker } from "#app/components/tracker/tracker-page.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { readDone } from "#app/domain/dispositions.ts";
import { filtersOf, readView } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { openTracker } from "#app/queries/tracker.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const page = await openTracker(params.standard ?? "", readView(asked), context.visitor, context.now);
  return { ...page, done: page.head.may.facilitate ? readDone(asked.get("done")) : null, title: `${catalogueOf(context.language).tracker.title} · ${page.head.identifier}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Commonline" }];

export default function TrackerPage() {
  const { head, title: _title, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={head} tab="comments" actions={<Ways standard={head.slug} query={new URLSearchParams(filtersOf(page.view)).toString()} facilitates={head.may.facilitate} />} />
      <Tracker {...page} standard={head.slug} mayDispose={head.may.facilitate} />
    </>
  );
}

function Ways({ standard, query, facilitates }: { standard: string; query: string; facilitates: boolean }) {
  const { tracker: t } = useTexts();
  return (
    <>
      <Link className="btn quiet" to={paths.record(standard)}>
        {t.record}
      </Link>
      <a className="btn" href={paths.commentsFile(standard, "csv", query)} download>
        {t.csv}
      </a>
      <a className="btn" href={paths.commentsFile(standard, "json", query)} download>
        {t.json}
      </a>
      {facilitates ? (
        <Link className="btn primary" to={paths.workbench(standard)}>
          {t.workbench}
        </Link>
      ) : null}
    </>
  );
}
