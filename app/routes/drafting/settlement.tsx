/** /standards/:standard/settlements/new: where a facilitator settles a collision with one text. */
import "#app/styles/drafting.css";
import "#app/styles/revisions.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settleCollision } from "#app/commands/amendments/decisions.server.ts";
import { SettlementPage } from "#app/components/drafting/settlement-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { settlementForm } from "#app/domain/amendments/forms.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { Refused } from "#app/domain/refusals.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { standardIdOf } from "#app/queries/standards.server.ts";
import { openSettlement } from "#app/queries/drafting/workbench-amendments.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths, readNumber } from "#app/paths.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const numbers = (name: string) => (asked.get(name) ?? "").split(",").slice(0, 50).flatMap((text) => readNumber(text) ?? []);
  return { settlement: await openSettlement(params.standard ?? "", numbers("amendments")), from: numbers("from") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").drafting.settlement.title} · ${data?.settlement.standard.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, settlementForm);
  const standardId = await standardIdOf(params.standard ?? "");
  if (!standardId) throw new Refused({ code: "not-found" });
  await settleCollision(context.doer, standardId, form);
  return goTo(paths.workbenchAt(params.standard!, amendmentCode(form.amendments[0]!)));
}

export default function Settlement() {
  const { settlement, from } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  return <SettlementPage settlement={settlement} from={from} outcome={isOutcome(answer) ? answer : null} />;
}
