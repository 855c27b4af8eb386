/** The page of a new comment on lines of a draft; the form beside the text sends here too. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { submitComment } from "#app/commands/comments.server.ts";
import { NewCommentForm } from "#app/components/comments/new-comment-form.tsx";
import { isOutcome, type Outcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { commentForm } from "#app/domain/comment-forms.ts";
import { paths, rangeText, readNumber, readRange } from "#app/paths.ts";
import { landing, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openNewComment } from "#app/queries/comment.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const lines = readRange(new URL(request.url).searchParams.get("lines"));
  return openNewComment({ standard: params.standard ?? "", draft: readNumber(params.draft) ?? 0 }, lines, context.visitor, context.now);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", draft: readNumber(params.draft) ?? 0 };
  const form = await readForm(request, commentForm);
  if (context.visitor) await takePoint("comment", context.visitor.id);
  const { number } = await submitComment(context.doer, at, form);
  return landing(request, paths.draftLines(at.standard, at.draft, form.firstLine, form.lastLine), { number });
}

export const headers = retryAfter;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").comments.form.title} · ${data?.standard.identifier ?? ""} · Commonline` }];

export default function NewComment() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const outcome = isOutcome(answered) ? answered : null;
  const chosen = useFetcher<typeof loader>();
  const navigate = useNavigate();
  const t = useTexts().comments.form;
  const { standard, draft } = data;
  const shown = linesShown(outcome, chosen.data ?? data);
  return (
    <>
      <header className="head">
        <div>
          <p className="id">
            <Link to={paths.standard(standard.slug)}>{standard.identifier}</Link> · {standard.title}
          </p>
          <h1>{t.title}</h1>
          <p className="lead">
            {t.of(draft.label, draft.lineCount)} {data.closes && data.verdict.ok ? t.closes(data.closes) : null}
          </p>
        </div>
        <p className="aside">
          <Link to={data.lines ? paths.draftLines(standard.slug, draft.number, data.lines.first, data.lines.last) : paths.draft(standard.slug, draft.number)}>{t.toDraft}</Link>
        </p>
      </header>
      <div className="page narrow">
        <div className="panel" onBlur={showChosen}>
          <NewCommentForm
            standard={standard.slug}
            draft={draft.number}
            first={data.lines?.first ?? null}
            last={data.lines?.last ?? null}
            linesText={shown?.text}
            verdict={data.verdict}
            actingFor={data.actingFor}
            newest={data.newest}
            outcome={outcome}
            submission={data.submission}
            choosesLines
            onDone={(number, lines) => navigate(lines ? paths.draftLines(standard.slug, draft.number, lines.first, lines.last) : paths.comment(standard.slug, number))}
          />
        </div>
      </div>
    </>
  );

  /** Once other lines were written into the fields, their text is fetched. */
  function showChosen(event: React.FocusEvent<HTMLElement>) {
    const form = event.target instanceof HTMLInputElement ? event.target.form : null;
    if (!form || !/^(firstLine|lastLine)$/.test((event.target as HTMLInputElement).name)) return;
    const typed = new FormData(form);
    const range = readRange(`${String(typed.get("firstLine"))}-${String(typed.get("lastLine")) || String(typed.get("firstLine"))}`);
    if (range && rangeText(range.first, range.last) !== (shown ? rangeText(shown.first, shown.last) : "")) chosen.load(paths.newComment(standard.slug, draft.number, range));
  }
}

/** The text of the lines, unless others were typed than those it was read for. */
function linesShown(outcome: Outcome | null, data: { lines: { first: number; last: number; text: string } | null }) {
  if (!data.lines) return null;
  if (!outcome) return data.lines;
  return outcome.typed.firstLine === String(data.lines.first) && outcome.typed.lastLine === String(data.lines.last) ? data.lines : null;
}
