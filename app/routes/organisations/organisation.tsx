/** /organisations/:organisation: what an organisation is, and who belongs to it. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrganisationPage } from "#app/components/organisations/organisation-page.tsx";
import { readListing } from "#app/domain/listings.ts";
import { MEMBERSHIP_SAID } from "#app/domain/memberships.ts";
import { Refused } from "#app/domain/refusals.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const { page } = readListing(asked);
  const found = await organisationPage(params.organisation ?? "", page, context.visitor, context.now, context.language);
  if (page > (found.members?.pages ?? 1)) throw new Refused({ code: "not-found" });
  return { ...found, said: MEMBERSHIP_SAID.find((known) => known === asked.get("said")) ?? null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.organisation.name ?? ""} · Commonline` }];

export default function Organisation() {
  return <OrganisationPage {...useLoaderData<typeof loader>()} />;
}
