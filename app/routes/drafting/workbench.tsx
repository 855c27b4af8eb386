/** /standards/:standard/workbench: the next draft beside its queue and its live redline. Saving as one types is a fetcher's; without a script the same form saves. */
import "#app/styles/drafting.css";
import "#app/styles/revisions.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import { isDeciding } from "#app/components/drafting/deciding.ts";
import { Bench } from "#app/components/drafting/bench.tsx";
import { isOutcome, isUnreached, reached } from "#app/components/frame/refusal.tsx";
import { Refused } from "#app/domain/refusals.ts";
import { workingTextForm } from "#app/domain/standards.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { othersAt } from "#app/platform/presence.server.ts";
import { standardIdOf } from "#app/queries/standards.server.ts";
import { openWorkbench, redlineOrFault } from "#app/queries/drafting/workbench.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const page = Number(/^[1-9]\d{0,4}$/.exec(url.searchParams.get("page") ?? "")?.[0] ?? 1);
  const bench = await openWorkbench(params.standard!, context.visitor!.id, context.now, { page, kept: url.searchParams.get("kept") });
  if (!bench) throw goTo(paths.newDraft(params.standard!));
  const left = Number(/^[1-9]\d{0,3}$/.exec(url.searchParams.get("left") ?? "")?.[0] ?? 0);
  return { bench, page, left, others: othersAt(bench.slug, context.visitor!, context.now), ...(await redlineOrFault(bench.slug, bench.source, context.language)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").drafting.workbench.title} · ${data?.bench.identifier} · Commonline` }];

/** A text that was saved as it was typed changes nothing else on the page; one that came second does: then the page must know what is saved now. */
export function shouldRevalidate({ formAction, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  // A redline that lands while the data after a decision are fetched takes their place: then it fetches them too.
  if (formAction?.endsWith("/workbench/redline")) return isDeciding();
  if (formAction?.endsWith("/workbench") && (actionResult?.ok === true || isUnreached(actionResult))) return false;
  return defaultShouldRevalidate;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, workingTextForm);
  const standardId = await standardIdOf(params.standard!);
  if (!standardId) throw new Refused({ code: "not-found" });
  const saved = await saveWorkingText(context.doer, standardId, form);
  return form.typing ? { ok: true as const, ...saved } : goTo(paths.workbench(params.standard!));
}

/** Without the server nothing is lost: the page stays, and sends again. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return reached(() => serverAction<typeof action>());
}

export default function Workbench() {
  const { bench, page, left, others, view, fault } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <Bench key={`${bench.slug} ${bench.opened ?? ""}`} bench={bench} page={page} left={left} others={others} view={view} fault={fault} outcome={isOutcome(answer) ? answer : null} />;
}
