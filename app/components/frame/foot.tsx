/** The foot of every page. */
import { useTexts } from "./texts.tsx";

export function Foot() {
  const t = useTexts();
  return (
    <footer className="foot">
      <span>{t.frame.tagline}</span>
    </footer>
  );
}
