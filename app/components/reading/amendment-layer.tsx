/** The amendments of a draft as a layer over its lines: off, those of the selected lines, all. Each stands under its last line; no line changes, and none gets another number. */
import "#app/styles/amendments.css";
import { useEffect, useState, type RefObject } from "react";
import type { Excerpt } from "#app/domain/amendments/excerpts.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import type { CoreTexts } from "#app/texts/core.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";
import type { Selected } from "./line-selection.ts";
import { lineAt } from "./resting-lines.ts";

const KINDS = ["off", "one", "all"] as const;
type Kind = (typeof KINDS)[number];
/** A number, the lines, what changes: as the layer's address answers. */
type Layered = [number: number, firstLine: number, lastLine: number, excerpt: Excerpt];

interface Props {
  standard: string;
  draft: number;
  box: RefObject<HTMLElement>;
  selected: Selected | null;
}

export function AmendmentLayer({ standard, draft, box, selected }: Props) {
  const t = useCoreTexts().reading.layer;
  const [kind, setKind] = useState<Kind>("off");
  const [layer, setLayer] = useState<Layered[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [scripted, setScripted] = useState(false);
  const [shown, setShown] = useState(0);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (kind === "off" || layer) return;
    const controller = new AbortController();
    setFailed(false);
    fetch(paths.amendmentLayer(standard, draft), { signal: controller.signal })
      .then(async (answer) => (answer.ok ? setLayer((await answer.json()) as Layered[]) : setFailed(true)))
      .catch(() => setFailed(!controller.signal.aborted));
    return () => controller.abort();
  }, [kind, layer, standard, draft]);
  const [first, last] = [selected?.first ?? 0, selected?.last ?? 0];
  useEffect(() => {
    if (kind === "off" || !layer || !box.current) return setShown(0);
    const chosen = kind === "all" ? layer : layer.filter(([, from, to]) => from <= last && to >= first);
    const placed = chosen.flatMap((one) => placeOver(one, standard, t) ?? []);
    setShown(placed.length);
    return () => placed.forEach((element) => element.remove());
  }, [kind, layer, first, last, box, standard, t]);
  if (!scripted) return null;
  return (
    <fieldset className="layer-switch">
      <legend>{t.label}</legend>
      {KINDS.map((value) => (
        <label key={value}>
          <input type="radio" name="layer" value={value} checked={kind === value} onChange={() => setKind(value)} /> {t.kinds[value]}
        </label>
      ))}
      <span className="muted" role="status">
        {failed ? t.failed : kind === "off" || !layer ? null : t.count(shown)}
      </span>
    </fieldset>
  );
}

/** Null: the draft has no such line. */
function placeOver([number, , lastLine, excerpt]: Layered, standard: string, t: CoreTexts["reading"]["layer"]): HTMLElement | null {
  const line = lineAt(lastLine);
  if (!line) return null;
  const over = element("div", "over-line");
  over.setAttribute("role", "note");
  over.setAttribute("aria-label", t.over(amendmentCode(number)));
  const link = element("a", "at", amendmentCode(number)) as HTMLAnchorElement;
  link.href = paths.amendment(standard, number);
  const changes = excerpt.changes.length > 0 ? excerpt.changes : [[{ op: "same" as const, text: t.markup }]];
  changes.forEach((pieces, index) => {
    const change = element("p", "");
    if (index === 0) change.append(link);
    for (const { op, text } of pieces) {
      if (op === "same") {
        change.append(text);
        continue;
      }
      const words = element(op, "");
      words.append(element("span", "visually-hidden", `${op === "ins" ? t.inserted : t.deleted} `), text);
      change.append(words);
    }
    over.append(change);
  });
  // After the other amendments of the same line.
  let after: Element = line;
  while (after.nextElementSibling?.classList.contains("over-line")) after = after.nextElementSibling;
  after.after(over);
  return over;
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
