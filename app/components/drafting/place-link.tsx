/** The lines of a card of the queue, which lead to their place: in the source and in the redline where there is a script, in the redline alone where there is none. */
import { useTexts } from "../frame/texts.tsx";

interface Props {
  /** Inclusive; null: on no line. */
  firstLine: number | null;
  lastLine: number | null;
  /** The change of the redline that is shown; null: none. */
  change: number | null;
  /** What it leads to, for who does not see the card. */
  label: string;
  onGo: () => void;
}

export function PlaceLink({ firstLine, lastLine, change, label, onGo }: Props) {
  const t = useTexts().drafting.workbench;
  if (firstLine === null || lastLine === null) return <span className="tag">{t.noLine}</span>;
  const lines = t.lines(firstLine, lastLine);
  return (
    <a
      className="tag"
      href={change === null ? "#bench-redline" : `#change-${change}`}
      aria-label={`${lines}: ${label}`}
      onClick={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {lines}
    </a>
  );
}
