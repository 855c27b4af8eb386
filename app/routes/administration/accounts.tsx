/** /administration: accounts, for administrators. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeAccount } from "#app/commands/administration.server.ts";
import { Accounts } from "#app/components/administration/accounts.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { accountChangeForm } from "#app/domain/accounts.ts";
import { ADMINISTRATION_SAID } from "#app/domain/administration.ts";
import { readListing } from "#app/domain/listings.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { accountsListed } from "#app/queries/administration.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { q, page } = readListing(query);
  return { asked: { q, page }, ...(await accountsListed({ q, page }, context.visitor)), said: ADMINISTRATION_SAID.find((known) => known === query.get("said")) ?? null };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").administration.tabs.accounts} · ${catalogueOf("en").administration.title} · Commonline` }];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, accountChangeForm);
  await changeAccount(context.doer, form);
  const { q, page } = readListing(new URL(request.url).searchParams);
  return goTo(paths.administration({ q, page, said: form.change }));
}

export default function Administration() {
  const answered = useActionData<unknown>();
  return <Accounts {...useLoaderData<typeof loader>()} outcome={isOutcome(answered) ? answered : null} />;
}
