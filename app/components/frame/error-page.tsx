/** What is shown where a page refuses or breaks: what is so, and what to do next. */
import { Link } from "@remix-run/react";
import type { Refusal } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import type { CoreTexts } from "#app/texts/core.ts";
import { useCoreTexts } from "./core-texts.tsx";

/** @param refusal null: something broke that should not have. */
export function errorTitle(t: CoreTexts, refusal: Refusal | null): string {
  if (!refusal) return t.frame.errorTitle;
  return refusal.code === "not-found" ? t.frame.notFoundTitle : t.frame.refusedTitle;
}

/** @param refusal null: something broke that should not have. */
export function ErrorPage({ refusal, status }: { refusal: Refusal | null; status: number }) {
  const t = useCoreTexts();
  return (
    <div className="page narrow">
      <h1>{errorTitle(t, refusal)}</h1>
      <p>{refusal ? t.refusals[refusal.code](refusal.detail ?? {}) : `${t.frame.brokenSentence} ${status}`}</p>
      <p>
        <Link className="btn" to={paths.home()}>
          {t.frame.toStandards}
        </Link>
      </p>
    </div>
  );
}
