/** /standards/:standard/drafts/new: bring in a draft as a file or as text, see its lines, publish it. Without a script the page itself carries the source from step to step. */
import "#app/styles/reading.css";
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { ImportForm } from "#app/components/drafting/import-form.tsx";
import { ImportPreview } from "#app/components/drafting/import-preview.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { Malformed } from "#app/domain/refusals.ts";
import { importForm } from "#app/domain/standards.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openImport, previewSource, textOfFile } from "#app/queries/import.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { head: await standardHead(params.standard!, context.now, context.visitor), next: await openImport(params.standard!, context.now) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").drafting.newDraft.title} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  await takePoint("upload", context.visitor!.id);
  const form = await readForm(request, importForm);
  const source = form.file && form.file.size > 0 ? await textOfFile(form.file) : form.source;
  if (form.step !== "publish") return { ok: true as const, source, whole: form.step === "whole", preview: await previewSource(source, form.step === "whole") };
  if (!form.stage) throw new Malformed({ stage: ["choose"] });
  const { standardId, slug } = await openImport(params.standard!, context.now);
  const made = await publishDraft(context.doer, standardId, { source, stage: form.stage, after: form.after });
  return goTo(made.number > 1 ? paths.carryForward(slug, made.number) : paths.draft(slug, made.number));
}

export default function NewDraft() {
  const { head, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer && "preview" in answer ? answer : null;
  return (
    <>
      <StandardHead head={head} tab={null} />
      <div className="page">{shown ? <ImportPreview next={next} shown={shown} /> : <ImportForm next={next} outcome={isOutcome(answer) ? answer : null} />}</div>
    </>
  );
}
