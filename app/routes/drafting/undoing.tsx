/** /standards/:standard/amendments/:amendment/undoing: where a facilitator undoes a decision; a page of its own where there is no script. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { undoDecision } from "#app/commands/amendments/decisions.server.ts";
import { DecisionPage } from "#app/components/drafting/decision-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { landing } from "#app/platform/answers.server.ts";
import { openDecision } from "#app/queries/drafting/workbench-amendments.server.ts";
import { paths, readNumber } from "#app/paths.ts";

export function loader({ params }: LoaderFunctionArgs) {
  return openDecision(params.standard ?? "", readNumber(params.amendment) ?? 0);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? amendmentCode(data.amendment.number) : ""} · ${data?.standard.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 };
  const undone = await undoDecision(context.doer, at);
  return landing(request, paths.workbenchAt(at.standard, amendmentCode(at.number), undone.left), undone);
}

export default function Undoing() {
  const answer = useActionData<unknown>();
  return <DecisionPage {...useLoaderData<typeof loader>()} outcome={isOutcome(answer) ? answer : null} />;
}
