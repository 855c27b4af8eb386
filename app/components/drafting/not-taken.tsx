/** What somebody typed into a form that is not there any more, since another was faster: as it was typed, to be copied. */
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

const FIELDS = ["source", "observation"] as const;

export function NotTaken({ outcome }: { outcome: Outcome | null }) {
  const t = useTexts().drafting.decision;
  const typed = FIELDS.flatMap((field) => {
    const text = outcome?.typed[field];
    return typeof text === "string" && text.trim() !== "" ? [{ field, text }] : [];
  });
  if (typed.length === 0) return null;
  return (
    <div className="form">
      <p>{t.notTaken}</p>
      {typed.map(({ field, text }) => (
        <div className="field" key={field}>
          <label htmlFor={`not-taken-${field}`}>{t.typed[field]}</label>
          <textarea id={`not-taken-${field}`} className={field === "source" ? "source" : undefined} rows={field === "source" ? 6 : 3} defaultValue={text} readOnly spellCheck={false} />
        </div>
      ))}
    </div>
  );
}
