/** /registration: create an account. What is answered does not tell whether the address has one. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { registerAccount } from "#app/commands/accounts.server.ts";
import { Door } from "#app/components/accounts/door.tsx";
import { RegistrationForm } from "#app/components/accounts/registration-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { registrationForm } from "#app/domain/accounts.ts";
import { nextIn, nextPath, paths } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { networkOf, takePoint } from "#app/platform/limits.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextIn(request.url);
  if (context.visitor) throw goTo(next ?? paths.account());
  return json({ next });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, registrationForm);
  await takePoint("registration", networkOf(context.address));
  await takePoint("registration-account", form.email);
  const next = nextPath(form.next);
  await registerAccount(context.doer, { ...form, next });
  return goTo(paths.verificationSent(next));
}

export const headers = retryAfter;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.registration.title} · Commonline` }];

export default function Registration() {
  const { next } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().accounts;
  return (
    <Door
      title={t.registration.title}
      lead={t.registration.lead}
      links={
        <p>
          {t.haveAccount} <Link to={paths.session(next)}>{t.signIn}</Link>
        </p>
      }
    >
      <RegistrationForm action={paths.registration(next)} submit={t.registration.submit} next={next} outcome={isOutcome(answered) ? answered : null} />
    </Door>
  );
}
