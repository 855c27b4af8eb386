/** Where somebody asks to join an organisation. A refusal is shown on the page of the organisation. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askToJoin } from "#app/commands/organisations.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { OrganisationPage } from "#app/components/organisations/organisation-page.tsx";
import { paths } from "#app/paths.ts";
import { goTo, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return organisationPage(params.organisation ?? "", 1, context.visitor, context.now, context.language);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.organisation.name ?? ""} · Commonline` }];

export async function action({ params, context }: ActionFunctionArgs) {
  const slug = params.organisation ?? "";
  if (context.visitor) await takePoint("membership", context.visitor.id);
  await askToJoin(context.doer, slug);
  return goTo(paths.organisation(slug, { said: "asked" }));
}

export const headers = retryAfter;

export default function Requests() {
  const answered = useActionData<unknown>();
  return <OrganisationPage {...useLoaderData<typeof loader>()} outcome={isOutcome(answered) ? answered : null} />;
}
