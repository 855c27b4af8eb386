/** /standards/new: create a standard; its first draft comes next. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { createStandard } from "#app/commands/standards.server.ts";
import { NewStandardForm } from "#app/components/drafting/new-standard-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { standardForm } from "#app/domain/standards.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").drafting.newStandard.title} · Commonline` }];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, standardForm);
  const { slug } = await createStandard(context.doer, form);
  return goTo(paths.newDraft(slug));
}

export default function NewStandard() {
  const answer = useActionData<typeof action>();
  const t = useTexts().drafting.newStandard;
  return (
    <div className="page narrow">
      <h1>{t.title}</h1>
      <p className="muted">{t.lead}</p>
      <NewStandardForm outcome={isOutcome(answer) ? answer : null} />
    </div>
  );
}
