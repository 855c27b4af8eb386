/** Why something cannot be done now, and the way to what can be done about it. */
import { Link, useLocation } from "@remix-run/react";
import { useId, type ReactNode } from "react";
import type { Refusal, RefusalCode } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";

/** The sentence of a refusal and, where there is one, the link that helps. `kept`: something was typed that must not be lost, so signing in opens beside it. */
export function WhyNot({ refusal, kept = false, id, alert = false, children }: { refusal: Refusal; kept?: boolean; id?: string; alert?: boolean; children?: ReactNode }) {
  const t = useCoreTexts();
  return (
    <div className={`note ${alert ? "bad" : "warn"} why-not`} id={id} role={alert ? "alert" : undefined}>
      <p>{(alert ? t.refusals[refusal.code] : sentenceOf(t, refusal.code))(refusal.detail ?? {})}</p>
      <NextStep code={refusal.code} kept={kept} />
      {children}
    </div>
  );
}

/** Where nothing was typed yet, no sentence speaks of what was. */
function sentenceOf(t: ReturnType<typeof useCoreTexts>, code: RefusalCode) {
  return t.comments.form.barred[code] ?? t.refusals[code];
}

function NextStep({ code, kept }: { code: RefusalCode; kept: boolean }) {
  const t = useCoreTexts();
  const here = useHere();
  if (code === "sign-in-required") {
    return (
      <p className="row">
        {kept ? (
          <a className="btn small" href={paths.session(here)} target="_blank" rel="noopener noreferrer">
            {t.comments.form.signInAgain}
          </a>
        ) : (
          <>
            <Link className="btn small" to={paths.session(here)}>
              {t.comments.form.signIn}
            </Link>
            <Link to={paths.registration(here)}>{t.comments.form.join}</Link>
          </>
        )}
      </p>
    );
  }
  if (code === "not-a-member") return <Step to={paths.organisations()} text={t.comments.form.toOrganisations} kept={kept} />;
  return code === "address-not-verified" ? <Step to={paths.account()} text={t.comments.form.toAccount} kept={kept} /> : null;
}

function Step({ to, text, kept }: { to: string; text: string; kept: boolean }) {
  return (
    <p>
      <a className="btn small" href={to} {...(kept ? { target: "_blank", rel: "noopener noreferrer" } : {})}>
        {text}
      </a>
    </p>
  );
}

/** A button that does nothing but say why: it keeps its place in the order of Tab, so that the reason can be read. */
export function RefusedButton({ refusal, children }: { refusal: Refusal; children: ReactNode }) {
  const t = useCoreTexts();
  const id = useId();
  const sentence = sentenceOf(t, refusal.code)(refusal.detail ?? {});
  return (
    <>
      <button type="button" className="btn small" aria-disabled="true" aria-describedby={id} title={sentence}>
        {children}
      </button>
      <span className="visually-hidden" id={id}>
        {sentence}
      </span>
    </>
  );
}

/** The page that is shown, to come back to. Without the fragment, which a server does not know. */
export function useHere(): string {
  const { pathname, search } = useLocation();
  return `${pathname}${search}`;
}
