/** /organisations/:organisation: what an organisation is, and who belongs to it. Its heads verify and rename it here, and say where its website is; `letter` is what the mail holds that verifies it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askVerification, changeWebsite, confirmVerification, renameOrganisation } from "#app/commands/identities.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { OrganisationPage } from "#app/components/organisations/organisation-page.tsx";
import { readListing } from "#app/domain/listings.ts";
import { MEMBERSHIP_SAID, type MembershipSaid } from "#app/domain/memberships.ts";
import { Refused } from "#app/domain/refusals.ts";
import { identityForm } from "#app/domain/organisations/verifications.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const { page } = readListing(asked);
  const found = await organisationPage(params.organisation ?? "", page, context.visitor, context.now, context.language);
  if (page > (found.members?.pages ?? 1)) throw new Refused({ code: "not-found" });
  return { ...found, said: MEMBERSHIP_SAID.find((known) => known === asked.get("said")) ?? null, letter: /^[0-9a-z]{16,64}$/.exec(asked.get("letter") ?? "")?.[0] ?? null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.organisation.name ?? ""} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const slug = params.organisation ?? "";
  const form = await readForm(request, identityForm);
  const { doer, visitor } = context;
  if (visitor) await takePoint("decision", visitor.id);
  const done = (said: MembershipSaid) => goTo(paths.organisation(slug, { said }));
  switch (form.change) {
    case "ask":
      if (visitor) await takePoint("organisation-letter", visitor.id);
      // Nobody but its heads uses up what an organisation may send.
      if (visitor?.memberships.some(({ organisationSlug, role }) => organisationSlug === slug && role === "head")) await takePoint("organisation-letter", slug);
      await askVerification(doer, slug, form);
      return done("letter-sent");
    case "confirm":
      await confirmVerification(doer, slug, form.token);
      return done("verified");
    case "website":
      await changeWebsite(doer, slug, form.website ?? null);
      return done("website");
    case "rename":
      await renameOrganisation(doer, slug, form);
      return done("renamed");
  }
}

export const headers = retryAfter;

export default function Organisation() {
  const answered = useActionData<unknown>();
  return <OrganisationPage {...useLoaderData<typeof loader>()} outcome={isOutcome(answered) ? answered : null} />;
}
