/** /session: sign in. A wrong password and an unknown address are answered the same. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { checkCredentials } from "#app/commands/accounts.server.ts";
import { Door, SaidNote } from "#app/components/accounts/door.tsx";
import { SignInForm } from "#app/components/accounts/sign-in-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { signInForm } from "#app/domain/accounts.ts";
import { nextIn, nextPath, paths, SESSION_SAID } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { environment } from "#app/platform/environment.server.ts";
import { forgiveSignIn, takeSignInPoints } from "#app/platform/limits.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextIn(request.url);
  if (context.visitor) throw goTo(next ?? paths.home());
  const asked = new URL(request.url).searchParams.get("said");
  return json({ next, said: SESSION_SAID.find((known) => known === asked) ?? null, demonstration: environment().demonstration });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, signInForm);
  await takeSignInPoints(form.email, context.address);
  const { userId, verified } = await checkCredentials(context.doer, form);
  await forgiveSignIn(form.email, context.address);
  const cookie = await startSession(userId, request.headers.get("User-Agent") ?? "", context.sessionId);
  return goTo(nextPath(form.next) ?? (verified ? paths.home() : paths.account()), { "Set-Cookie": cookie });
}

export const headers = retryAfter;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.session.title} · Commonline` }];

export default function SignIn() {
  const { next, said, demonstration } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const outcome = isOutcome(answered) ? answered : null;
  const t = useTexts().accounts;
  return (
    <Door
      title={t.session.title}
      links={
        <>
          <p>
            <Link to={paths.passwordReset(undefined, next)}>{t.forgotten}</Link>
          </p>
          <p>
            {t.noAccount} <Link to={paths.registration(next)}>{t.join}</Link>
          </p>
        </>
      }
    >
      {said && !outcome ? <SaidNote text={t.session.said[said]} /> : null}
      {demonstration ? <p className="note">{t.session.demonstration}</p> : null}
      <SignInForm next={next} outcome={outcome} />
    </Door>
  );
}
