/** Of a draft that was not published since something required is open: what that is, where no list of it stands beside. */
import { Link } from "@remix-run/react";
import { leftOf } from "#app/domain/drafting/readiness.ts";
import { paths } from "#app/paths.ts";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export function NotReady({ slug, outcome }: { slug: string; outcome: Outcome | null }) {
  const t = useTexts().readiness;
  if (outcome?.refusal?.code !== "not-ready") return null;
  return (
    <div className="note warn">
      <ul>
        {leftOf(outcome.refusal.detail ?? {}).map(({ check, count }) => (
          <li key={check}>{t.states[check](count)}</li>
        ))}
      </ul>
      <p>
        <Link to={`${paths.workbench(slug)}#before-publishing`}>{t.toList}</Link>
      </p>
    </div>
  );
}
