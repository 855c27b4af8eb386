/** /standards/:standard/publication: what publishing the saved text would do, and the deed itself; and what the standard requires before it. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { changeRequirements } from "#app/commands/standards.server.ts";
import { PublicationPage } from "#app/components/drafting/publication-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { Refused } from "#app/domain/refusals.ts";
import { publicationForm } from "#app/domain/standards.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { lastDeed, openPublication, openRequirements, savedText } from "#app/queries/drafting/workbench.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const form = await openPublication(params.standard!, context.now, context.language);
  return {
    head: await standardHead(params.standard!, context.now, context.visitor),
    required: (await openRequirements(params.standard!)).required,
    said: new URL(request.url).searchParams.get("said") === "required",
    fault: form && "fault" in form ? form.fault : null,
    form: form && "forecast" in form ? { draft: form.draft, names: form.names, stage: form.stage, revision: form.revision, saved: form.saved, readiness: form.readiness, unanswered: form.unanswered, forecast: form.forecast } : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").drafting.publication.titlePlain} · ${data?.head.identifier} · Commonline` }];

/** The text that is published is the one that was saved at the revision that the page showed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, publicationForm);
  if (form.deed === "require") {
    const { standardId } = await openRequirements(params.standard!);
    await changeRequirements(context.doer, standardId, form.required ?? []);
    return goTo(paths.publication(params.standard!, "required"));
  }
  const saved = await savedText(params.standard!, form.revision);
  if (!saved) throw new Refused({ code: "overtaken", detail: await lastDeed(params.standard!) });
  const made = await publishDraft(context.doer, saved.standardId, { source: saved.source, stage: form.stage, after: form.base });
  return goTo(paths.carryForward(params.standard!, made.number));
}

export default function Publication() {
  const { head, form, fault, required, said } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <StandardHead head={head} tab={null} />
      <PublicationPage slug={head.slug} form={form} fault={fault} required={required} said={said} newest={head.newest?.number ?? 0} outcome={isOutcome(answer) ? answer : null} />
    </>
  );
}
