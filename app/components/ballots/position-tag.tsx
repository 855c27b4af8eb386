/** A position as a tag: its word, and a colour that says the same. */
import type { Position } from "#app/domain/ballots/positions.ts";
import { useTexts } from "../frame/texts.tsx";

const LOOKS: Record<Position, string> = { approve: "tag ok", "approve-with-comments": "tag ok", "no-objection": "tag", disapprove: "tag bad", abstain: "tag", recuse: "tag" };

export function PositionTag({ position }: { position: Position }) {
  return <span className={LOOKS[position]}>{useTexts().ballots.positions[position]}</span>;
}
