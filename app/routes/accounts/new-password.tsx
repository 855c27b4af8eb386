/** /password-reset/:token: set a new password by the mail's link. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { resetPassword } from "#app/commands/accounts.server.ts";
import { Door } from "#app/components/accounts/door.tsx";
import { NewPasswordForm } from "#app/components/accounts/new-password-form.tsx";
import { isOutcome, RefusalNote } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { resetForm } from "#app/domain/accounts.ts";
import { REFUSALS } from "#app/domain/refusals.ts";
import { nextIn, paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { forgivePoints, forgiveSignIn, networkOf, takePoint } from "#app/platform/limits.server.ts";
import { endSession } from "#app/platform/session.server.ts";
import { openToken } from "#app/queries/accounts.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { verdict, owner } = await openToken(params.token ?? "", "reset", context.now);
  return json({ verdict, owner, next: nextIn(request.url) }, { status: verdict.ok ? 200 : REFUSALS[verdict.refusal.code] });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await readForm(request, resetForm);
  await takePoint("token-address", networkOf(context.address));
  const { email } = await resetPassword(context.doer, params.token ?? "", form);
  await forgivePoints("sign-in-everywhere", email);
  await forgiveSignIn(email, context.address);
  return goTo(paths.session(nextIn(request.url), "reset"), { "Set-Cookie": await endSession(context.sessionId) });
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.reset.title} · Commonline` }];

export default function NewPassword() {
  const { verdict, owner, next } = useLoaderData<typeof loader>();
  const { token } = useParams();
  const answered = useActionData<unknown>();
  const t = useTexts().accounts;
  if (!verdict.ok || !owner) {
    return (
      <Door title={t.reset.title}>
        {verdict.ok ? null : <RefusalNote refusal={verdict.refusal} />}
        <p>
          <Link className="btn primary" to={paths.passwordReset(undefined, next)}>
            {t.askAgain}
          </Link>
        </p>
      </Door>
    );
  }
  return (
    <Door title={t.reset.title} lead={t.reset.setLead(owner.email)}>
      <NewPasswordForm action={paths.passwordReset(token, next)} email={owner.email} outcome={isOutcome(answered) ? answered : null} />
    </Door>
  );
}
