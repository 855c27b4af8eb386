/** Who else is at the workbench: said when the page is opened, and kept up to date while it is looked at. */
import { useEffect, useState } from "react";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

/** Milliseconds. */
const ASK_EVERY = 15_000;

/** @param first their names when the page was opened. */
export function OthersHere({ slug, first }: { slug: string; first: readonly string[] }) {
  const t = useTexts().drafting.workbench;
  const [others, setOthers] = useState(first);
  useEffect(() => setOthers(first), [first]);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      // Who is there is not worth a word where the server does not answer: saving says that.
      const answer = await fetch(paths.workbenchPresence(slug), { signal: controller.signal }).catch(() => null);
      if (answer?.ok) setOthers(((await answer.json()) as { others: string[] }).others);
    };
    const timer = window.setInterval(() => void ask(), ASK_EVERY);
    return () => {
      window.clearInterval(timer);
      controller.abort();
    };
  }, [slug]);
  return (
    <div role="status" className="bench-note">
      {others.length > 0 ? <p className="note">{t.others(others)}</p> : null}
    </div>
  );
}
