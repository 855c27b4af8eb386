/** /standards/:standard/agreement: the terms of contribution; agree to them once, and go on to where one was. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agreeToTerms } from "#app/commands/agreements.server.ts";
import { AgreementPage } from "#app/components/delegations/agreement-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { agreementForm } from "#app/domain/delegations/agreements.ts";
import { Refused } from "#app/domain/refusals.ts";
import { nextIn, nextPath, paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openAgreement } from "#app/queries/delegations/pages.server.ts";
import { standardIdOf } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  return { ...(await openAgreement(params.standard ?? "", context.visitor, context.now)), next: nextIn(request.url) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").delegations.agreement.title} · ${data?.head.identifier ?? ""} · Commonline` }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const slug = params.standard ?? "";
  const form = await readForm(request, agreementForm);
  const id = await standardIdOf(slug);
  if (!id) throw new Refused({ code: "not-found" });
  await agreeToTerms(context.doer, id, form);
  return goTo(nextPath(form.next) ?? paths.agreement(slug));
}

export default function Agreement() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const outcome = isOutcome(answered) ? answered : null;
  const next = typeof outcome?.typed.next === "string" ? nextPath(outcome.typed.next) : page.next;
  return (
    <>
      <StandardHead head={page.head} tab={null} />
      <AgreementPage {...page} next={next} outcome={outcome} />
    </>
  );
}
