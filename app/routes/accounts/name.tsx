/** /account/name: change the own name. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeName } from "#app/commands/accounts.server.ts";
import { AccountPart } from "#app/components/accounts/account-page.tsx";
import { OwnNameForm } from "#app/components/accounts/own-name-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { nameForm } from "#app/domain/accounts.ts";
import { Refused } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.visitor) throw new Refused({ code: "sign-in-required" });
  return json({ name: context.visitor.name });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, nameForm);
  if (context.visitor) await takePoint("account", context.visitor.id);
  await changeName(context.doer, form);
  return goTo(paths.account("name"));
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.account.nameTitle} · Commonline` }];

export default function OwnName() {
  const { name } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <AccountPart title={useTexts().accounts.account.nameTitle}>
      <OwnNameForm name={name} outcome={isOutcome(answered) ? answered : null} />
    </AccountPart>
  );
}
