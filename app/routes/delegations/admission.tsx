/** Where a facilitator says which organisations may take part. A refusal is shown on the page of who does. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeAdmission } from "#app/commands/delegations.server.ts";
import { TakingPartPage } from "#app/components/delegations/taking-part-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { admissionForm } from "#app/domain/delegations/delegations.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openParts } from "#app/queries/delegations/pages.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openParts(params.standard ?? "", context.visitor, context.now);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").delegations.titleOf(data?.head.identifier ?? "")} · Commonline` }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const standard = params.standard ?? "";
  const { admission } = await readForm(request, admissionForm);
  await changeAdmission(context.doer, standard, admission);
  return goTo(paths.delegations(standard, "admission"));
}

export default function Admission() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <>
      <StandardHead head={page.head} tab={null} />
      <TakingPartPage {...page} outcome={isOutcome(answered) ? answered : null} />
    </>
  );
}
