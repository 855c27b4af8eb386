/** /account: the own account. */
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AccountPage } from "#app/components/accounts/account-page.tsx";
import { Refused } from "#app/domain/refusals.ts";
import { ACCOUNT_SAID } from "#app/paths.ts";
import { unstored } from "#app/platform/answers.server.ts";
import { shownOutbox } from "#app/platform/mailer.server.ts";
import { openAccount } from "#app/queries/accounts.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.visitor) throw new Refused({ code: "sign-in-required" });
  const asked = new URL(request.url).searchParams.get("said");
  return json({ account: await openAccount(context.visitor, context.sessionId), said: ACCOUNT_SAID.find((known) => known === asked) ?? null, outbox: shownOutbox() });
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.account.title} · Commonline` }];

export default function OwnAccountPage() {
  const { account, said, outbox } = useLoaderData<typeof loader>();
  return <AccountPage account={account} said={said} outbox={outbox} />;
}
