/** /invitations/:token: what the link of an invitation shows; it is accepted by a button, never by being looked at. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation } from "#app/commands/organisations.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { InvitationPage } from "#app/components/organisations/invitation-page.tsx";
import { Refused } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { goTo, retryAfter } from "#app/platform/answers.server.ts";
import { networkOf, takePoint } from "#app/platform/limits.server.ts";
import { openInvitation } from "#app/queries/invitation.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const found = await openInvitation(token, context.visitor, context.now, context.language);
  if (found) return { token, ...found };
  // Only misses count: a whole delegation may open its mails behind one address.
  await takePoint("token-address", networkOf(context.address));
  throw new Refused({ code: "not-found" });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").organisations.invitationTitle(data.organisation.name) : ""} · Commonline` }];

export async function action({ params, context }: ActionFunctionArgs) {
  if (context.visitor) await takePoint("membership", context.visitor.id);
  const { slug } = await acceptInvitation(context.doer, params.token ?? "");
  return goTo(paths.organisation(slug, { said: "joined" }));
}

export const headers = retryAfter;

export default function Invitation() {
  const answered = useActionData<unknown>();
  return <InvitationPage {...useLoaderData<typeof loader>()} refusal={isOutcome(answered) ? answered.refusal : null} />;
}
