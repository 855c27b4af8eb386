/** /account/sessions: end one of the own sessions, or all but this one. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountPart } from "#app/components/accounts/account-page.tsx";
import { OwnSessions } from "#app/components/accounts/own-sessions.tsx";
import { FormFaults } from "#app/components/forms/fields.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { sessionEndForm } from "#app/domain/accounts.ts";
import { Refused } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { endSessionsOf, revokeSession, sessionsOf } from "#app/platform/session.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.visitor) throw new Refused({ code: "sign-in-required" });
  return json({ sessions: await sessionsOf(context.visitor.id, context.sessionId) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { visitor, sessionId } = context;
  if (!visitor) throw new Refused({ code: "sign-in-required" });
  const { session } = await readForm(request, sessionEndForm);
  const others = session === "others";
  await (others ? endSessionsOf(visitor.id, sessionId) : revokeSession(visitor.id, session));
  return goTo(paths.account(others ? "sessions" : "session"));
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.account.sessions} · Commonline` }];

export default function SessionList() {
  const { sessions } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <AccountPart title={useTexts().accounts.account.sessions}>
      <FormFaults outcome={isOutcome(answered) ? answered : null} />
      <OwnSessions sessions={sessions} />
    </AccountPart>
  );
}
