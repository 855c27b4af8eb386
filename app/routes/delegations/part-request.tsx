/** Where a head asks for the organisation's part in a standard. A refusal is shown on the page of who takes part. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForPart } from "#app/commands/delegations.server.ts";
import { TakingPartPage } from "#app/components/delegations/taking-part-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { paths } from "#app/paths.ts";
import { goTo, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openParts } from "#app/queries/delegations/pages.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openParts(params.standard ?? "", context.visitor, context.now);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").delegations.titleOf(data?.head.identifier ?? "")} · Commonline` }];

export async function action({ params, context }: ActionFunctionArgs) {
  const [standard, organisation] = [params.standard ?? "", params.organisation ?? ""];
  if (context.visitor) await takePoint("membership", context.visitor.id);
  const { active } = await askForPart(context.doer, standard, organisation);
  return goTo(paths.delegation(standard, organisation, active ? "joined" : "asked"));
}

export const headers = retryAfter;

export default function PartRequest() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <>
      <StandardHead head={page.head} tab={null} />
      <TakingPartPage {...page} outcome={isOutcome(answered) ? answered : null} />
    </>
  );
}
