/** The foot of every page. */
import { useCoreTexts } from "./core-texts.tsx";

export function Foot() {
  const t = useCoreTexts();
  return (
    <footer className="foot">
      <span>{t.frame.tagline}</span>
    </footer>
  );
}
