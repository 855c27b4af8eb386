/** /verification: says that a mail is on its way, and takes the wish for another one. The same answer whether an account waits or not. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requestVerification } from "#app/commands/accounts.server.ts";
import { AddressForm } from "#app/components/accounts/address-form.tsx";
import { Door, OutboxNote } from "#app/components/accounts/door.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { verificationRequestForm } from "#app/domain/accounts.ts";
import { nextIn, nextPath, paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { evenly } from "#app/platform/clock.server.ts";
import { networkOf, takePoint } from "#app/platform/limits.server.ts";
import { shownOutbox } from "#app/platform/mailer.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
  const { visitor } = context;
  return json({ next: nextIn(request.url), sent: new URL(request.url).searchParams.has("sent"), signedIn: visitor !== null, email: visitor?.email, outbox: shownOutbox() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, verificationRequestForm);
  await takePoint("verification-address", networkOf(context.address));
  await takePoint("verification-account", form.email);
  const next = nextPath(form.next);
  await evenly(requestVerification(context.doer, form.email, next));
  return goTo(paths.verificationSent(next));
}

export const headers = unstored;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const t = catalogueOf("en").accounts.verification;
  return [{ title: `${data?.sent ? t.sentTitle : t.title} · Commonline` }];
};

export default function Verification() {
  const { next, sent, signedIn, email, outbox } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().accounts;
  return (
    <Door
      title={sent ? t.verification.sentTitle : t.verification.title}
      lead={sent ? t.verification.sentLead : t.verification.lead}
      links={<p>{signedIn ? <Link to={paths.account()}>{t.account.back}</Link> : <>{t.haveAccount} <Link to={paths.session(next)}>{t.signIn}</Link></>}</p>}
    >
      <OutboxNote folder={sent ? outbox : null} />
      <AddressForm action={paths.verification(undefined, next)} submit={sent ? t.askAgain : t.verification.submit} email={email} next={next} quiet={sent} outcome={isOutcome(answered) ? answered : null} />
    </Door>
  );
}
