/** The amendments of a standard, for everybody. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { AmendmentListPage } from "#app/components/amendments/amendment-list.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { readAmendmentView } from "#app/domain/amendments/views.ts";
import { paths } from "#app/paths.ts";
import { openAmendments } from "#app/queries/amendments/amendments.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const list = await openAmendments(params.standard ?? "", readAmendmentView(new URL(request.url).searchParams), context.visitor, context.now);
  return { ...list, title: `${catalogueOf(context.language).amendments.title} · ${list.head.identifier}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Commonline" }];

export default function Amendments() {
  const { head, title: _title, ...list } = useLoaderData<typeof loader>();
  const t = useTexts();
  return (
    <>
      <StandardHead
        head={head}
        tab="amendments"
        actions={
          <>
            {list.draft ? (
              <Link className="btn" to={paths.newAmendment(head.slug, list.draft.number)}>
                {t.amendments.list.propose}
              </Link>
            ) : null}
            {head.may.facilitate ? (
              <Link className="btn primary" to={paths.workbench(head.slug)}>
                {t.tracker.workbench}
              </Link>
            ) : null}
          </>
        }
      />
      <AmendmentListPage {...list} standard={head.slug} />
    </>
  );
}
