/** The disposition of comments: the form for those that an address names, and the deed. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { DispositionPage } from "#app/components/tracker/disposition-page.tsx";
import { DISPOSED_AT_ONCE, disposingForm, doneQuery, readNumbers } from "#app/domain/dispositions.ts";
import { readView } from "#app/domain/tracker-views.ts";
import { paths, safePath } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { numbersIn } from "#app/queries/tracker-scope.server.ts";
import { openDisposition } from "#app/queries/tracker.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const standard = params.standard ?? "";
  const asked = new URL(request.url).searchParams;
  const numbers = readNumbers(asked.get("comments"));
  const page = await openDisposition(standard, numbers, context.visitor, context.now);
  return { ...page, numbers, back: safePath(asked.get("back"), paths.comments(standard)), title: `${catalogueOf(context.language).tracker.title} · ${page.head.identifier}` };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const standard = params.standard ?? "";
  const { all, view, back, inPage, ...form } = await readForm(request, disposingForm);
  const numbers = all ? await numbersIn(standard, readView(new URLSearchParams(view)), context.visitor, context.now, DISPOSED_AT_ONCE) : form.comments;
  const done = await disposeComments(context.doer, standard, { ...form, comments: numbers });
  return inPage ? { ok: true as const, done } : goTo(doneQuery(safePath(back, paths.comments(standard)), done));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Commonline" }];

export default function Dispositions() {
  const { head, seen, rows, recent, numbers, back } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const outcome = isOutcome(answered) ? answered : null;
  const typed = outcome ? [outcome.typed.comments ?? []].flat().map(Number).filter(Number.isSafeInteger) : numbers;
  const way = typeof outcome?.typed.back === "string" ? safePath(outcome.typed.back, back) : back;
  return (
    <>
      <StandardHead head={head} tab="comments" />
      <DispositionPage standard={head.slug} seen={seen} back={way} recent={recent} rows={rows} numbers={typed} outcome={outcome} />
    </>
  );
}
