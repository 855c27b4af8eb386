/** /first-administrator/:token: where the link leads that a server without an administrator prints. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { becomeFirstAdministrator } from "#app/commands/accounts.server.ts";
import { Door } from "#app/components/accounts/door.tsx";
import { RegistrationForm } from "#app/components/accounts/registration-form.tsx";
import { isOutcome, RefusalNote } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { firstAdministratorForm } from "#app/domain/accounts.ts";
import { REFUSALS } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { networkOf, takePoint } from "#app/platform/limits.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { openToken } from "#app/queries/accounts.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { verdict } = await openToken(params.token ?? "", "first-administrator", context.now);
  return json({ verdict }, { status: verdict.ok ? 200 : REFUSALS[verdict.refusal.code] });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await readForm(request, firstAdministratorForm);
  await takePoint("token-address", networkOf(context.address));
  const { userId } = await becomeFirstAdministrator(context.doer, params.token ?? "", form);
  return goTo(paths.administration(), { "Set-Cookie": await startSession(userId, request.headers.get("User-Agent") ?? "", context.sessionId) });
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.first.title} · Commonline` }];

export default function FirstAdministrator() {
  const { verdict } = useLoaderData<typeof loader>();
  const { token } = useParams();
  const answered = useActionData<unknown>();
  const t = useTexts().accounts.first;
  if (!verdict.ok) {
    return (
      <Door title={t.title}>
        <RefusalNote refusal={verdict.refusal} />
        <p>{t.bad}</p>
      </Door>
    );
  }
  return (
    <Door title={t.title} lead={t.lead}>
      <RegistrationForm action={paths.firstAdministrator(token ?? "")} submit={t.submit} outcome={isOutcome(answered) ? answered : null} />
    </Door>
  );
}
