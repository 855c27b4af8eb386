/** What must be so before the next draft is published (the round is over), and what should be. Each leads to where it is dealt with. */
import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";
import type { ReadinessFacts } from "./bench-facts.ts";

type State = "done" | "required" | "advised";

export function Readiness({ slug, readiness, unanswered }: { slug: string; readiness: ReadinessFacts; unanswered: number }) {
  const t = useTexts().drafting.workbench;
  const { round, technicalOpen } = readiness;
  const steps: { state: State; text: string; to: string }[] = [
    round ? { state: round.open ? "required" : "done", text: round.open ? t.roundOpen(round.number) : t.roundClosed(round.number), to: paths.closure(slug, round.number) } : { state: "advised", text: t.noRound, to: paths.newRound(slug) },
    { state: technicalOpen > 0 ? "advised" : "done", text: t.technical(technicalOpen), to: paths.comments(slug) },
    { state: unanswered > 0 ? "advised" : "done", text: t.unanswered(unanswered), to: paths.comments(slug) },
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
    </div>
  );
}
