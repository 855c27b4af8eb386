/** The page of a new amendment of some lines: previews, what it collides with, submitting it or preparing it in the own delegation, and carrying it to a draft that was published meanwhile. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { submitAmendment } from "#app/commands/amendments/submissions.server.ts";
import { prepareAmendment, rewritePreparedAmendment } from "#app/commands/preparations/amendments.server.ts";
import { Operations, ProposalForm, titleOf, type Begun } from "#app/components/amendments/proposal-form.tsx";
import type { PreviewShown } from "#app/components/amendments/preview-pane.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { proposalForm, type ProposalForm as Typed } from "#app/domain/amendments/forms.ts";
import { OPERATIONS, type Operation } from "#app/domain/amendments/operations.ts";
import { demand } from "#app/domain/refusals.ts";
import { mayContribute, type Doer } from "#app/domain/roles.ts";
import { paths, readNumber, readRange } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { mayProposeOn, openNewAmendment, previewAmendment, rebaseProposal, type Rebase } from "#app/queries/amendments/proposing.server.ts";
import { openPreparedAmendment } from "#app/queries/delegations/preparation.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import "#app/styles/amendments.css";
import "#app/styles/comments.css";
import "#app/styles/revisions.css";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const at = { standard: params.standard ?? "", draft: params.draft ?? "" };
  const number = readNumber(asked.get("prepared") ?? undefined);
  const prepared = number === null ? null : await openPreparedAmendment({ ...at, organisation: asked.get("preparer") ?? "" }, number, context.visitor);
  const page = await openNewAmendment(at, { lines: linesIn(asked) ?? prepared?.lines ?? null, operation: prepared?.operation ?? operationIn(asked.get("operation")), amends: prepared ? null : readNumber(asked.get("amends") ?? undefined) }, context.visitor, context.now);
  if (!prepared) return { ...page, reason: "", prepared: null };
  const { preparer, source, reason, amends } = prepared;
  return { ...page, amends, source, reason, prepared: { preparer, number: prepared.number } };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", draft: params.draft ?? "" };
  const form = await readForm(request, proposalForm);
  const { visitor, now, language } = context;
  const drawn = form.step === "preview" || form.step === "rebase";
  if (drawn) demand(mayContribute(visitor));
  if (visitor) await takePoint(drawn ? "redline" : "comment", visitor.id);
  if (form.step === "prepare") return prepare(context.doer, at, form);
  if (form.step === "rebase") return { ok: true as const, preview: null, held: false, rebased: await rebaseProposal(at, form, visitor, now), typed: form };
  if (form.step === "preview" || (await mayProposeOn(at, visitor, now)).ok) {
    const preview = await previewAmendment(at, form, visitor, now, language);
    const held = preview.collisions.some(({ number }) => !form.seen.includes(number));
    if (form.step === "preview" || held) return { ok: true as const, preview, held: form.step === "submit", rebased: null, typed: form };
  }
  const { number } = await submitAmendment(context.doer, { standard: at.standard, draft: readNumber(at.draft) ?? 0 }, { ...form, reason: form.reason ?? "" });
  return goTo(paths.amendment(at.standard, number));
}

async function prepare(doer: Doer, { standard, draft }: { standard: string; draft: string }, { preparer, prepared, ...form }: Typed) {
  const at = { standard, organisation: preparer, draft: readNumber(draft) ?? 0 };
  const written = { ...form, reason: form.reason ?? "" };
  const number = prepared ?? (await prepareAmendment(doer, at, written)).number;
  if (prepared) await rewritePreparedAmendment(doer, { ...at, number }, written);
  return goTo(`${paths.preparation(standard, preparer, prepared ? "rewritten" : "prepared")}#P-${number}`);
}

function linesIn(asked: URLSearchParams): { first: number; last: number } | null {
  const [first, last] = [readNumber(asked.get("firstLine") ?? undefined), readNumber(asked.get("lastLine") ?? undefined)];
  return readRange(asked.get("lines")) ?? (first ? { first, last: Math.max(first, last ?? first) } : null);
}

function operationIn(asked: string | null): Operation {
  return OPERATIONS.find((known) => known === asked) ?? "replace";
}

export const headers = retryAfter;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").amendments.form.title} · ${data?.standard.identifier ?? ""} · Commonline` }];

export default function NewAmendment() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const texts = useTexts();
  const words = texts.amendments;
  const t = words.form;
  const { standard, draft } = data;
  const outcome = isOutcome(answered) ? answered : null;
  const made = answered && !outcome ? (answered as { preview: PreviewShown | null; held: boolean; rebased: Rebase | null; typed: Typed }) : null;
  const rebased = made?.rebased ?? null;
  const begun = begunWith(data, outcome?.typed ?? made?.typed ?? null, rebased);
  const lines = begun ? (begun.operation === "insert" ? words.inserted(begun.lastLine) : words.lines(begun.firstLine, begun.lastLine)) : "";
  return (
    <>
      <header className="head">
        <div>
          <p className="id">
            <Link to={paths.standard(standard.slug)}>{standard.identifier}</Link> · {standard.title}
          </p>
          <h1>{data.prepared ? texts.delegations.preparation.rewriteOf(data.prepared.number) : titleOf(t, data.amends)}</h1>
          <p className="lead">
            {begun ? `${rebased ? rebased.draft.label : draft.label}, ${lines}.` : draft.label} {data.closes && data.verdict.ok ? t.closes(data.closes) : null}
          </p>
        </div>
        <p className="aside">
          <Link to={begun ? paths.draftLines(standard.slug, begun.draft, begun.firstLine, begun.lastLine) : paths.draft(standard.slug, draft.number)}>{t.toDraft}</Link>
        </p>
      </header>
      <div className="page">
        {begun ? (
          <>
            {data.amends === null && !data.prepared && !rebased ? <Operations standard={standard.slug} begun={begun} /> : null}
            <Carried rebased={rebased} />
            <ProposalForm
              key={`${begun.draft} ${begun.operation} ${begun.firstLine}-${begun.lastLine}`}
              standard={standard.slug}
              begun={begun}
              amends={data.amends}
              prepared={data.prepared}
              base={data.base}
              verdict={rebased?.unfit === null ? { ok: true } : data.verdict}
              actingFor={data.actingFor}
              newest={rebased?.unfit === null ? null : data.newest}
              outcome={outcome}
              preview={made?.preview ?? null}
              held={made?.held ?? false}
            />
          </>
        ) : (
          <ChooseLines standard={standard.slug} draft={draft.number} prepared={data.prepared} misplaced={data.misplaced} />
        )}
      </div>
    </>
  );
}

function Carried({ rebased }: { rebased: Rebase | null }) {
  const t = useTexts().amendments;
  if (!rebased) return null;
  if (rebased.unfit === null) return <p className="note ok" role="status">{t.form.rebased(rebased.draft.label)}</p>;
  return <p className="note warn" role="alert">{t.form.rebaseFailed(rebased.draft.label, rebased.unfit === "there" ? t.there : t.unfit[rebased.unfit])}</p>;
}

function ChooseLines({ standard, draft, prepared, misplaced }: { standard: string; draft: number; prepared: { preparer: string; number: number } | null; misplaced: { first: number; last: number; fault: string } | null }) {
  const words = useTexts();
  const t = words.amendments.form;
  return (
    <Form method="get" action={paths.newAmendment(standard, draft)} className="panel form">
      <h2>{t.whichLines}</h2>
      {prepared ? (
        <>
          <input type="hidden" name="preparer" value={prepared.preparer} />
          <input type="hidden" name="prepared" value={prepared.number} />
        </>
      ) : null}
      <div className="pair">
        <div className="field">
          <label htmlFor="firstLine">{t.firstLine}</label>
          <input id="firstLine" name="firstLine" inputMode="numeric" required defaultValue={misplaced?.first} aria-describedby={misplaced ? "misplaced" : undefined} />
        </div>
        <div className="field">
          <label htmlFor="lastLine">{t.lastLine}</label>
          <input id="lastLine" name="lastLine" inputMode="numeric" defaultValue={misplaced?.last} aria-describedby={misplaced ? "misplaced" : undefined} />
        </div>
      </div>
      {misplaced ? (
        <p className="fault" id="misplaced" role="alert">
          {words.faults[misplaced.fault]}
        </p>
      ) : null}
      <div className="actions">
        <button className="btn primary">{t.show}</button>
      </div>
    </Form>
  );
}

/** What was typed comes before what the page was opened with; what was carried to a newer draft before both. */
function begunWith(data: ReturnType<typeof useLoaderData<typeof loader>>, typed: Partial<Record<keyof Typed, unknown>> | null, rebased: Rebase | null): Begun | null {
  const text = (name: keyof Typed) => (typeof typed?.[name] === "string" ? typed[name] : null);
  const whole = (name: keyof Typed) => (typed?.[name] === undefined ? null : readNumber(String(typed[name])));
  const reason = text("reason") ?? data.reason;
  const submission = text("submission") || data.submission;
  if (rebased?.unfit === null) return { draft: rebased.draft.number, operation: rebased.operation, firstLine: rebased.firstLine, lastLine: rebased.lastLine, source: rebased.source, reason, submission, typed: typed ?? undefined };
  const [firstLine, lastLine] = [whole("firstLine") ?? data.lines?.first ?? null, whole("lastLine") ?? data.lines?.last ?? null];
  if (firstLine === null || lastLine === null) return null;
  return { draft: data.draft.number, operation: typed?.operation === undefined ? data.operation : operationIn(text("operation")), firstLine, lastLine, source: text("source") ?? data.source, reason, submission, typed: typed ?? undefined };
}
