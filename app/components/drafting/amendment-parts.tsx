/** What an amendment changes, part by part: what goes, what comes, and the words beside it. Said to a screen reader too. */
import type { Part } from "#app/domain/amendments/queues.ts";
import { useTexts } from "../frame/texts.tsx";

export function AmendmentParts({ parts }: { parts: readonly Part[] }) {
  return (
    <div className="prop amended">
      {parts.map((part, index) => (
        <p key={index}>
          <PartText part={part} />
        </p>
      ))}
    </div>
  );
}

export function PartText({ part }: { part: Part }) {
  const t = useTexts().revisions.redline;
  return (
    <>
      {part.before}
      {part.removed ? (
        <del>
          <span className="visually-hidden">{t.deleted} </span>
          {part.removed}
        </del>
      ) : null}
      {part.added ? (
        <ins>
          <span className="visually-hidden">{t.inserted} </span>
          {part.added}
        </ins>
      ) : null}
      {part.after}
    </>
  );
}
