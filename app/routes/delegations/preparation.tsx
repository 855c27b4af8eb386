/** /standards/:standard/delegations/:organisation/preparation: what the own delegation prepares in private, and what of it is submitted. `lines` begins a new one. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placePrepared, prepareComment, rewritePrepared } from "#app/commands/preparations/comments.server.ts";
import { discussPrepared, weighPrepared, withdrawPrepared } from "#app/commands/preparations/discussion.server.ts";
import { submitPrepared } from "#app/commands/preparations/submission.server.ts";
import { PreparationPage } from "#app/components/delegations/preparation-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { DELEGATION_SAID, type DelegationSaid } from "#app/domain/delegations/delegations.ts";
import { preparationForm, type PreparationForm } from "#app/domain/delegations/preparation-forms.ts";
import type { Doer } from "#app/domain/roles.ts";
import { paths, readRange } from "#app/paths.ts";
import { goTo, readForm, unstored } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openPreparation } from "#app/queries/delegations/preparation.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = query.get("said");
  const page = await openPreparation({ standard: params.standard ?? "", organisation: params.organisation ?? "" }, readRange(query.get("lines")), context.visitor, context.now);
  return { ...page, said: DELEGATION_SAID.find((known) => known === asked) ?? null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").delegations.preparation.title(data?.organisation.name ?? "")} · ${data?.head.identifier ?? ""} · Commonline` }];

export const headers = unstored;

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", organisation: params.organisation ?? "" };
  const form = await readForm(request, preparationForm);
  if (context.visitor) await takePoint("comment", context.visitor.id);
  const { said, number } = await done(context.doer, at, form);
  return goTo(`${paths.preparation(at.standard, at.organisation, said)}${number ? `#P-${number}` : ""}`);
}

async function done(doer: Doer, at: { standard: string; organisation: string }, form: PreparationForm): Promise<{ said?: DelegationSaid; number?: number }> {
  switch (form.change) {
    case "write":
      return { said: "prepared", number: (await prepareComment(doer, { ...at, draft: form.draft }, form)).number };
    case "rewrite":
      await rewritePrepared(doer, at, form);
      return { said: "rewritten", number: form.number };
    case "place":
      await placePrepared(doer, at, form);
      return { said: "placed", number: form.number };
    case "withdraw":
      await withdrawPrepared(doer, at, form.number);
      return { said: "withdrawn", number: form.number };
    case "discuss":
      await discussPrepared(doer, at, form);
      return { number: form.number };
    case "weigh":
      await weighPrepared(doer, at, form);
      return { number: form.number };
    case "submit":
      await submitPrepared(doer, at, { ...form, numbers: form.alone ? [form.alone] : form.numbers });
      return { said: "submitted" };
  }
}

export default function Preparation() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <>
      <StandardHead head={page.head} tab={null} />
      <PreparationPage {...page} outcome={isOutcome(answered) ? answered : null} />
    </>
  );
}
