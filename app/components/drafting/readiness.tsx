/** What must be so before the next draft is published (the round is over), and what should be. Each leads to where it is dealt with. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";
import type { ReadinessFacts } from "./bench-facts.ts";

export interface DeadReferences {
  count: number;
  first: { line: number; text: string }[];
}

type State = "done" | "required" | "advised";

/** `references`: those of the text that lead nowhere, where the page knows them. */
export function Readiness({ slug, readiness, unanswered, references }: { slug: string; readiness: ReadinessFacts; unanswered: number; references?: DeadReferences }) {
  const t = useTexts().drafting.workbench;
  const { round, technicalOpen, openAmendments, collisions } = readiness;
  const card = (number: number | undefined) => (number === undefined ? paths.workbench(slug) : paths.workbenchAt(slug, amendmentCode(number)));
  const steps: { state: State; text: string; to: string }[] = [
    round ? { state: round.open ? "required" : "done", text: round.open ? t.roundOpen(round.number) : t.roundClosed(round.number), to: paths.closure(slug, round.number) } : { state: "advised", text: t.noRound, to: paths.newRound(slug) },
    { state: technicalOpen > 0 ? "advised" : "done", text: t.technical(technicalOpen), to: paths.comments(slug) },
    { state: openAmendments.length > 0 ? "advised" : "done", text: t.openAmendments(openAmendments.length), to: card(openAmendments[0]) },
    ...(collisions.length > 0 ? [{ state: "advised" as const, text: t.collisions(collisions.length), to: card(collisions[0]![1]) }] : []),
    { state: unanswered > 0 ? "advised" : "done", text: t.unanswered(unanswered), to: paths.comments(slug) },
    ...(references ? [{ state: references.count > 0 ? ("advised" as const) : ("done" as const), text: t.references(references.count), to: paths.workbench(slug) }] : []),
  ];
  const said: Record<State, string> = { done: t.fulfilled, required: t.required, advised: t.advised };
  return (
    <div className="readiness">
      <h2 className="label">{t.before}</h2>
      <ul className="steps">
        {steps.map((step) => (
          <li key={step.text} data-state={step.state}>
            <span className="visually-hidden">{said[step.state]} </span>
            <Link to={step.to}>{step.text}</Link>
          </li>
        ))}
      </ul>
      {references && references.count > 0 ? (
        <details className="dead-references">
          <summary>{t.whichReferences(references.first.length, references.count)}</summary>
          <ul>
            {references.first.map(({ line, text }, index) => (
              <li key={index}>{t.reference(line, text)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
