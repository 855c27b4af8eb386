/** /session/affiliation: act for another of the own organisations, in this session. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountPart } from "#app/components/accounts/account-page.tsx";
import { OwnOrganisations } from "#app/components/accounts/own-organisations.tsx";
import { FormFaults } from "#app/components/forms/fields.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { affiliationForm } from "#app/domain/organisations.ts";
import { Refused } from "#app/domain/refusals.ts";
import { nextPath, paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { actFor } from "#app/platform/session.server.ts";
import { openAccount } from "#app/queries/accounts.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.visitor) throw new Refused({ code: "sign-in-required" });
  return json(await openAccount(context.visitor, context.sessionId));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { visitor, sessionId } = context;
  if (!visitor || !sessionId) throw new Refused({ code: "sign-in-required" });
  const { organisation = null, next } = await readForm(request, affiliationForm);
  if (organisation && !visitor.memberships.some(({ organisationId }) => organisationId === organisation)) throw new Refused({ code: "not-found" });
  await actFor(sessionId, organisation);
  return goTo(nextPath(next) ?? paths.account("affiliation"));
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.account.affiliationTitle} · Commonline` }];

export default function AffiliationPage() {
  const account = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <AccountPart title={useTexts().accounts.account.affiliationTitle}>
      <FormFaults outcome={isOutcome(answered) ? answered : null} />
      <OwnOrganisations account={account} />
    </AccountPart>
  );
}
