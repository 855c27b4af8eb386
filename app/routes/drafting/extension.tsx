/** /standards/:standard/rounds/:round/extension: put the end of a round off, with a reason. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { extendRound } from "#app/commands/rounds.server.ts";
import { RoundFacts } from "#app/components/drafting/round-facts.tsx";
import { ExtensionForm } from "#app/components/forms/end-forms.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { extensionForm } from "#app/domain/rounds.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openRoundFacts } from "#app/queries/rounds.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { round } = await openRoundFacts(params.standard!, readNumber(params.round), context.now);
  return { head: await standardHead(params.standard!, context.now, context.visitor), round };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").drafting.extension.title(data.round.number) : ""} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id, round } = await openRoundFacts(params.standard!, readNumber(params.round), context.now);
  const form = await readForm(request, extensionForm(new Date(round.closesAt)));
  await extendRound(context.doer, id, round.number, form);
  return goTo(paths.standard(params.standard!));
}

export default function Extension() {
  const { head, round } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { drafting: t } = useTexts();
  const outcome = isOutcome(answer) ? answer : null;
  return (
    <>
      <StandardHead head={head} tab={null} />
      <div className="page narrow">
        <h2>{t.extension.title(round.number)}</h2>
        {round.state === "closed" && !outcome ? (
          <>
            <RoundFacts round={round} slug={head.slug} />
            <p>
              {t.extension.over} <Link to={paths.newRound(head.slug)}>{t.newRound.title}</Link>
            </p>
          </>
        ) : (
          <>
            <p className="muted">{t.extension.lead(round.closesAt)}</p>
            <ExtensionForm outcome={outcome} back={{ to: paths.standard(head.slug), label: t.extension.stay }} end={round.closesAt} words={t.extension} />
          </>
        )}
      </div>
    </>
  );
}
