/** What is to know of an amendment at a glance: its label, the normative words that change, what became of it, what it collides with. */
import { Link } from "@remix-run/react";
import { ACCEPTING, amendmentCode, type AmendmentDisposition, type AmendmentHandling } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

export function LabelTags({ label, keywords }: { label: "editorial" | "substantive"; keywords: readonly string[] }) {
  const t = useTexts().amendments;
  return (
    <>
      <span className={label === "substantive" ? "tag warn" : "tag"}>{t.labels[label]}</span>
      {keywords.slice(0, 6).map((keyword, index) => (
        <span key={index} className="tag warn">
          {keyword}
        </span>
      ))}
    </>
  );
}

export function StateTags({ handling, disposition, withdrawn }: { handling: AmendmentHandling; disposition: AmendmentDisposition | null; withdrawn: boolean }) {
  const t = useTexts();
  if (withdrawn) return <span className="tag">{t.amendments.withdrawn}</span>;
  if (!disposition) return <span className="tag">{t.amendments.open}</span>;
  const tone = ACCEPTING.includes(disposition) ? "tag ok" : disposition === "not-accepted" ? "tag bad" : "tag";
  return (
    <>
      <span className={tone}>{t.dispositions[disposition]}</span>
      {handling === "applied" ? <span className="tag ok">{t.amendments.applied}</span> : null}
    </>
  );
}

export function CollisionTags({ standard, collides }: { standard: string; collides: readonly number[] }) {
  const t = useTexts().amendments;
  return collides.map((number) => (
    <Link key={number} className="tag warn" to={paths.amendment(standard, number)}>
      {t.conflicts(amendmentCode(number))}
    </Link>
  ));
}
