/** What a reader may do with an amendment at one press: endorse, object, join, withdraw the own one. Each is a form that needs no script. */
import { Link, useFetcher } from "@remix-run/react";
import { amendmentCode, type AmendmentPosition } from "#app/domain/amendments/states.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { useAsks } from "../comments/agreement-fields.tsx";
import { RefusedButton, useHere, WhyNot } from "../comments/refused.tsx";
import { isOutcome, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

interface Here {
  standard: string;
  number: number;
}

/** @param outcome what the page's own action answered, where there was no script. */
export function PositionButtons({ standard, number, position, may, actingFor, outcome = null }: Here & { position: AmendmentPosition; may: Verdict; actingFor: string | null; outcome?: Outcome | null }) {
  const t = useTexts().amendments.page;
  const here = useHere();
  const asks = useAsks(standard);
  const fetcher = useFetcher();
  const sent = fetcher.formData?.get("position");
  const now = typeof sent === "string" ? sent : position;
  const refused = isOutcome(fetcher.data) && fetcher.state === "idle" ? fetcher.data : outcome;
  if (!may.ok && may.refusal.code === "sign-in-required") {
    return (
      <p>
        <Link className="btn small" to={paths.session(here)}>
          {t.endorse} / {t.object}
        </Link>
      </p>
    );
  }
  if (may.ok && asks && position === "none") return <AgreeFirst standard={standard} label={`${t.endorse} / ${t.object}`} />;
  if (!may.ok) {
    return (
      <p className="row">
        <RefusedButton refusal={may.refusal}>{now === "endorse" ? t.endorsed : t.endorse}</RefusedButton>
        <RefusedButton refusal={may.refusal}>{now === "object" ? t.objected : t.object}</RefusedButton>
      </p>
    );
  }
  return (
    <>
      <fetcher.Form method="post" action={paths.amendmentPart(standard, number, "position")} className="row">
        <button className="btn small" name="position" value={now === "endorse" ? "none" : "endorse"} aria-pressed={now === "endorse"} title={now === "endorse" ? t.takeBack : undefined}>
          {now === "endorse" ? t.endorsed : t.endorse}
        </button>
        <button className="btn small" name="position" value={now === "object" ? "none" : "object"} aria-pressed={now === "object"} title={now === "object" ? t.takeBack : undefined}>
          {now === "object" ? t.objected : t.object}
        </button>
        {actingFor ? <span className="muted as">{t.as(actingFor)}</span> : null}
      </fetcher.Form>
      {refused?.refusal ? <WhyNot refusal={refused.refusal} alert /> : null}
    </>
  );
}

export function JoinForm({ standard, number, label, outcome = null }: Here & { label: string; outcome?: Outcome | null }) {
  const t = useTexts().amendments.form;
  const fetcher = useFetcher();
  const refused = isOutcome(fetcher.data) ? fetcher.data : outcome;
  if (useAsks(standard)) return <AgreeFirst standard={standard} label={label} />;
  return (
    <fetcher.Form method="post" action={paths.amendmentPart(standard, number, "joining")}>
      <button className="btn small" title={t.joinTitle} disabled={fetcher.state !== "idle"}>
        {label}
      </button>
      {refused?.refusal ? <WhyNot refusal={refused.refusal} alert /> : null}
    </fetcher.Form>
  );
}

/** In place of a deed of one press, before the first contribution: the terms, and back here. */
function AgreeFirst({ standard, label }: { standard: string; label: string }) {
  const t = useTexts().amendments.page;
  const here = useHere();
  return (
    <div>
      <Link className="btn small" to={paths.agreement(standard, here)}>
        {label}
      </Link>
      <p className="hint">{t.agreeFirst}</p>
    </div>
  );
}

/** Withdrawal with its confirmation. `folded`: behind one word. */
export function AmendmentWithdrawal({ standard, number, folded = false, outcome = null }: Here & { folded?: boolean; outcome?: Outcome | null }) {
  const t = useTexts().amendments.page;
  const fetcher = useFetcher();
  const refused = isOutcome(fetcher.data) ? fetcher.data : outcome;
  const form = (
    <fetcher.Form method="post" action={paths.amendmentPart(standard, number, "withdrawal")} className="form">
      <p>{t.withdrawSentence}</p>
      {refused?.refusal ? <WhyNot refusal={refused.refusal} alert /> : null}
      <div className="actions">
        <button className="btn danger">{t.withdrawConfirm}</button>
        {folded ? null : (
          <Link className="btn quiet" to={paths.amendment(standard, number)}>
            {t.backTo(amendmentCode(number))}
          </Link>
        )}
      </div>
    </fetcher.Form>
  );
  if (!folded) return form;
  return (
    <details className="deed">
      <summary>{t.withdraw}</summary>
      {form}
    </details>
  );
}
