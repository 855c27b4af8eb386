/** /standards/:standard/rounds/new: open a round on the newest draft. Afterwards the same page says how long the round gives. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { openRound } from "#app/commands/rounds.server.ts";
import { RoundFacts } from "#app/components/drafting/round-facts.tsx";
import { RoundForm } from "#app/components/drafting/round-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { roundForm } from "#app/domain/rounds.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openRoundFacts, openRoundForm } from "#app/queries/rounds.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params.standard!;
  const form = await openRoundForm(slug, context.now);
  return {
    head: await standardHead(slug, context.now, context.visitor),
    draft: form.draft,
    number: form.number,
    now: context.now.toISOString(),
    unfinished: form.unfinished && (await openRoundFacts(slug, form.unfinished.number, context.now)).round,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").drafting.newRound.title} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, roundForm);
  const { id } = await openRoundForm(params.standard!, context.now);
  await openRound(context.doer, id, form);
  return goTo(paths.newRound(params.standard!));
}

export default function NewRound() {
  const { head, draft, number, unfinished, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts().drafting.newRound;
  return (
    <>
      <StandardHead head={head} tab={null} />
      <div className="page narrow">
        {unfinished ? (
          <>
            <h2>{unfinished.state === "open" ? t.opened(unfinished.number) : t.unfinished(unfinished.number)}</h2>
            <RoundFacts round={unfinished} slug={head.slug} />
            <p className="row">
              <Link className="btn" to={paths.extension(head.slug, unfinished.number)}>
                {t.extendIt(unfinished.number)}
              </Link>
              <Link className="btn" to={paths.closure(head.slug, unfinished.number)}>
                {t.closeIt(unfinished.number)}
              </Link>
            </p>
          </>
        ) : draft ? (
          <>
            <h2>{t.title}</h2>
            <p className="muted">{t.lead(draft.label, number)}</p>
            <RoundForm now={now} draft={draft.number} narrows={head.drafts.length > 1} outcome={isOutcome(answer) ? answer : null} />
          </>
        ) : (
          <div className="empty">
            <p>{t.noDraft}</p>
            <p>
              <Link className="btn primary" to={paths.newDraft(head.slug)}>
                {t.bringIn}
              </Link>
            </p>
          </div>
        )}
      </div>
    </>
  );
}
