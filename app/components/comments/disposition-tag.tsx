/** What has become of a comment, as a tag: the words say it, the colour says whether the text was changed for it. */
import type { Disposition, Handling } from "#app/domain/comments.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";

const TONES: Record<Disposition, "ok" | "warn" | "bad" | ""> = {
  accepted: "ok",
  "accepted-with-modifications": "ok",
  "partially-accepted": "ok",
  "not-accepted": "bad",
  "out-of-scope": "bad",
  noted: "",
  duplicate: "",
  superseded: "",
  deferred: "warn",
  withdrawn: "",
  "clarification-needed": "warn",
};

export function DispositionTag({ handling, disposition }: { handling: Handling; disposition: Disposition | null }) {
  const t = useCoreTexts();
  if (!disposition) return <span className="tag">{t.comments.open}</span>;
  if (handling === "proposed") return <span className="tag warn">{t.comments.proposed(t.dispositions[disposition])}</span>;
  return <span className={`tag ${toneOf(disposition)}`}>{t.dispositions[disposition]}</span>;
}

/** The class of a colour that means it; none for what neither changes nor refuses. */
export function toneOf(disposition: Disposition): string {
  return TONES[disposition];
}
