/** /standards/:standard/ballots: the ballots of a standard. */
import "#app/styles/ballots.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BallotList } from "#app/components/ballots/ballot-list.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { listBallots } from "#app/queries/ballots/list.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return listBallots(params.standard!, context.now, context.visitor);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").ballots.title} · ${data?.head.identifier} · Commonline` }];

export default function Ballots() {
  const { head, ballots } = useLoaderData<typeof loader>();
  const { ballots: t } = useTexts();
  return (
    <>
      <StandardHead head={head} tab="ballots" />
      <div className="page">
        <h2>{t.title}</h2>
        <BallotList standard={head.slug} ballots={ballots} mayOpen={head.may.facilitate} />
      </div>
    </>
  );
}
