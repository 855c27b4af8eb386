/** /verification/:token: where the mail's link leads. Looking changes nothing, since mail scanners look too; the form confirms. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { checkCredentials, verifyAddress } from "#app/commands/accounts.server.ts";
import { Confirmation } from "#app/components/accounts/confirmation.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { confirmationForm } from "#app/domain/accounts.ts";
import { demand, Refused, REFUSALS } from "#app/domain/refusals.ts";
import { nextIn, paths } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { forgiveSignIn, networkOf, takePoint, takeSignInPoints } from "#app/platform/limits.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { openToken } from "#app/queries/accounts.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { verdict, owner } = await openToken(params.token ?? "", "verification", context.now);
  const { visitor } = context;
  return json({ verdict, owner, person: visitor && { name: visitor.name, own: visitor.id === owner?.id }, next: nextIn(request.url) }, { status: verdict.ok ? 200 : REFUSALS[verdict.refusal.code] });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  await takePoint("token-address", networkOf(context.address));
  const { verdict, owner } = await openToken(token, "verification", context.now);
  demand(verdict);
  if (!owner) throw new Refused({ code: "not-found" });
  if (context.visitor?.id !== owner.id) {
    const { password } = await readForm(request, confirmationForm);
    await takeSignInPoints(owner.email, context.address);
    await checkCredentials(context.doer, { email: owner.email, password });
    await forgiveSignIn(owner.email, context.address);
  }
  await verifyAddress(context.doer, token);
  // Another right, another session.
  const cookie = await startSession(owner.id, request.headers.get("User-Agent") ?? "", context.sessionId);
  return goTo(nextIn(request.url) ?? paths.account("verified"), { "Set-Cookie": cookie });
}

export const headers = unstored;

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").accounts.verification.title} · Commonline` }];

export default function ConfirmationPage() {
  const { verdict, owner, person, next } = useLoaderData<typeof loader>();
  const { token } = useParams();
  const answered = useActionData<unknown>();
  return <Confirmation token={token ?? ""} verdict={verdict} owner={owner} person={person} next={next} outcome={isOutcome(answered) ? answered : null} />;
}
