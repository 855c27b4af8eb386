/** What must be so before the next draft is published, and what should be. Each leads to where it is dealt with, and says whether it is required. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { CHECKS, type Check } from "#app/domain/drafting/readiness.ts";
import { viewQuery, WHOLE_VIEW } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";
import type { ReadinessFacts } from "./bench-facts.ts";

export interface DeadReferences {
  count: number;
  first: { line: number; text: string }[];
}

/** Where they are listed: a browser that is led there unfolds them. */
const DEAD = "dead-references";

interface Step {
  open: boolean;
  required: boolean;
  text: string;
  to: string;
}

/** `references`: those of the text that lead nowhere; null where the page does not know them. */
export function Readiness({ slug, readiness, unanswered, references = null }: { slug: string; readiness: ReadinessFacts; unanswered: number; references?: DeadReferences | null }) {
  const t = useTexts().readiness;
  const { round } = readiness;
  const steps: Step[] = [
    round ? { open: round.open, required: true, text: round.open ? t.roundOpen(round.number) : t.roundClosed(round.number), to: paths.closure(slug, round.number) } : { open: true, required: false, text: t.noRound, to: paths.newRound(slug) },
    ...CHECKS.flatMap((check): Step[] => {
      const count = countOf(check, readiness, references);
      return count === null ? [] : [{ open: count > 0, required: readiness.required.includes(check), text: t.states[check](count), to: check === "references" && count > 0 ? `#${DEAD}` : wayTo(check, slug, readiness) }];
    }),
    { open: unanswered > 0, required: false, text: t.unanswered(unanswered), to: paths.comments(slug, viewQuery({ ...WHOLE_VIEW, state: "decided" })) },
  ];
  return (
    <div className="readiness" id="before-publishing">
      <h2 className="label">{t.title}</h2>
      <ul className="steps">
        {steps.map((step) => (
          <li key={step.text} data-state={step.open ? (step.required ? "required" : "advised") : "done"}>
            <span>
              <span className="visually-hidden">{step.open ? t.open : t.fulfilled} </span>
              {step.to.startsWith("#") ? <a href={step.to}>{step.text}</a> : <Link to={step.to}>{step.text}</Link>} <span className={step.open && step.required ? "tag bad" : "tag"}>{step.required ? t.weights.required : t.weights.warning}</span>
            </span>
          </li>
        ))}
      </ul>
      {references && references.count > 0 ? (
        <details className="dead-references">
          <summary>{t.whichReferences(references.first.length, references.count)}</summary>
          <ul id={DEAD}>
            {references.first.map(({ line, text }, index) => (
              <li key={index}>{t.reference(line, text)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** Whether something that is required is open, so that nothing can be published. */
export function isBlocked(readiness: ReadinessFacts, references: DeadReferences): boolean {
  return readiness.round?.open === true || readiness.required.some((check) => (countOf(check, readiness, references) ?? 0) > 0);
}

function countOf(check: Check, { technicalOpen, objections, collisions, openAmendments }: ReadinessFacts, references: DeadReferences | null): number | null {
  return { technical: technicalOpen, objections: objections.length, collisions: collisions.length, amendments: openAmendments.length, references: references?.count ?? null }[check];
}

/** To the first that is open. */
function wayTo(check: Check, slug: string, { objections, collisions, openAmendments }: ReadinessFacts): string {
  const card = (number: number | undefined) => (number === undefined ? paths.workbench(slug) : paths.workbenchAt(slug, amendmentCode(number)));
  if (check === "technical") return paths.comments(slug, viewQuery({ ...WHOLE_VIEW, type: "technical", state: "undecided" }));
  if (check === "objections") return objections[0] ? paths.comment(slug, objections[0].comment) : paths.ballots(slug);
  if (check === "collisions") return collisions[0] ? paths.settlement(slug, collisions[0]) : card(undefined);
  return check === "amendments" ? card(openAmendments[0]) : paths.workbench(slug);
}
