/** What an amendment changes, in brief: words struck out and put in, said to a screen reader too. */
import type { Excerpt } from "#app/domain/amendments/excerpts.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import { useTexts } from "../frame/texts.tsx";

export function ExcerptShown({ excerpt }: { excerpt: Excerpt }) {
  const t = useTexts().amendments;
  return (
    <div className="prop excerpt">
      {excerpt.changes.length === 0 ? <p className="muted">{t.markupOnly}</p> : null}
      {excerpt.changes.map((pieces, index) => (
        <p key={index}>
          <Pieces pieces={pieces} />
        </p>
      ))}
      {excerpt.more > 0 ? <p className="muted">{t.more(excerpt.more)}</p> : null}
    </div>
  );
}

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const t = useTexts().revisions.redline;
  return (
    <>
      {pieces.map(({ op, text }, index) => {
        if (op === "same") return <span key={index}>{text}</span>;
        const Tag = op;
        return (
          <Tag key={index}>
            <span className="visually-hidden">{op === "ins" ? t.inserted : t.deleted} </span>
            {text}
          </Tag>
        );
      })}
    </>
  );
}
