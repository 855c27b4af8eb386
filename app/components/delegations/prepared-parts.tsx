/** Parts of a prepared contribution on its page: what became of it, and what an amendment would change. */
import "#app/styles/amendments.css";
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { commentCode } from "#app/domain/comments.ts";
import type { PreparedAmendment, PreparedShown } from "#app/domain/delegations/preparations.ts";
import { paths } from "#app/paths.ts";
import { LabelTags } from "../amendments/amendment-tags.tsx";
import { ExcerptShown, Pieces } from "../amendments/excerpt.tsx";
import { useTexts } from "../frame/texts.tsx";

export function State({ standard, row }: { standard: string; row: PreparedShown }) {
  const p = useTexts().delegations.preparation;
  if (row.submitted !== null && row.amendment) return <Link to={paths.amendment(standard, row.submitted)}>{p.submittedAs(amendmentCode(row.submitted))}</Link>;
  if (row.submitted !== null) return <Link to={paths.comment(standard, row.submitted)}>{p.submittedAs(commentCode(row.submitted))}</Link>;
  return <span className="tag">{row.withdrawn ? p.withdrawn : p.private}</span>;
}

export function AmendmentOf({ amendment, standard }: { amendment: PreparedAmendment; standard: string }) {
  const t = useTexts().amendments;
  return (
    <>
      <p className="row">
        <LabelTags label={amendment.label} keywords={amendment.keywords} />
        {amendment.amends !== null ? <Link to={paths.amendment(standard, amendment.amends)}>{t.page.amends(amendmentCode(amendment.amends))}</Link> : null}
      </p>
      {amendment.source ? (
        <div className="prop excerpt">
          <p className="muted">{t.markupOnly}</p>
          <Pieces pieces={amendment.source} />
        </div>
      ) : (
        <ExcerptShown excerpt={amendment.excerpt} />
      )}
      {amendment.markdown ? (
        <details>
          <summary>{t.page.markdown}</summary>
          <pre className="prop as-written">{amendment.markdown}</pre>
        </details>
      ) : null}
      <p className="label">{t.page.reason}</p>
    </>
  );
}
