/** /standards/:standard/workbench/redline: the redline of a text as it was sent; nothing is kept. A page of its own where there is no script. */
import "#app/styles/drafting.css";
import "#app/styles/revisions.css";
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { SentRedline } from "#app/components/drafting/sent-redline.tsx";
import { isOutcome, reached } from "#app/components/frame/refusal.tsx";
import { redlineForm } from "#app/domain/standards.ts";
import { readForm } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { redlineOf } from "#app/queries/drafting/workbench.server.ts";

export async function action({ request, params, context }: ActionFunctionArgs) {
  await takePoint("redline", context.visitor!.id);
  const form = await readForm(request, redlineForm);
  return { ok: true as const, against: form.against, view: await redlineOf(params.standard!, form.source, form.against, context.language), source: request.headers.get("Sec-Fetch-Dest") === "document" ? form.source : null };
}

/** Without the server nothing is lost: the page stays, and sends again. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return reached(() => serverAction<typeof action>());
}

export default function Redline() {
  const answer = useActionData<typeof action>();
  const { standard } = useParams();
  const sent: unknown = answer;
  if (isOutcome(sent)) return <SentRedline slug={standard!} outcome={sent} view={null} source={String(sent.typed.source ?? "")} />;
  return answer ? <SentRedline slug={standard!} outcome={null} view={answer.view} source={answer.source ?? ""} /> : null;
}
