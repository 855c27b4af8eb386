/** /account/password: change the own password. All other sessions end, and this one gets another cookie. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePassword } from "#app/commands/accounts.server.ts";
import { AccountPart } from "#app/components/accounts/account-page.tsx";
import { PasswordChangeForm } from "#app/components/accounts/password-change-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { passwordChangeForm } from "#app/domain/accounts.ts";
import { Refused } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { forgiveSignIn, takeSignInPoints } from "#app/platform/limits.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.visitor) throw new Refused({ code: "sign-in-required" });
  return json({ email: context.visitor.email });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { visitor, sessionId } = context;
  if (!visitor) throw new Refused({ code: "sign-in-required" });
  const form = await readForm(request, passwordChangeForm);
  await takeSignInPoints(visitor.email, context.address);
  await changePassword(context.doer, form, sessionId);
  await forgiveSignIn(visitor.email, context.address);
  return goTo(paths.account("password"), { "Set-Cookie": await startSession(visitor.id, request.headers.get("User-Agent") ?? "", sessionId) });
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.account.changePassword} · Commonline` }];

export default function OwnPassword() {
  const { email } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <AccountPart title={useTexts().accounts.account.changePassword}>
      <PasswordChangeForm email={email} outcome={isOutcome(answered) ? answered : null} />
    </AccountPart>
  );
}
