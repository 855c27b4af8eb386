/** Who votes, and what: the parts of organisations, the positions they cast, and how a rule takes a position. What is counted of them stands in measures.ts. */

/** An organisation's part in a standard: voting (a P-member), observing (an O-member), liaison. Which of them vote is said by the rule. */
export const PARTS = ["voting", "observing", "liaison"] as const;
export type Part = (typeof PARTS)[number];

/** "no-objection" and "recuse" are the IESG's own. A blocking position ("Discuss") is a disapproval under a rule by which one is enough. */
export const POSITIONS = ["approve", "approve-with-comments", "no-objection", "disapprove", "abstain", "recuse"] as const;
export type Position = (typeof POSITIONS)[number];

/** An organisation as it stood when the ballot opened; the electorate never changes after. */
export interface Elector {
  id: string;
  /** One of CATEGORIES in this product; any word in a ballot of another body; null: it counts in no category. */
  category: string | null;
  part: Part;
  /** What it carries in tests that weigh (a population): an integer from 0, in the smallest unit. */
  weight: number;
  /** False: it has no vote for now, and is in no denominator. */
  active: boolean;
}

/** `reasoned`: a technical comment is tied to it; asked of disapprovals alone. */
export interface Cast {
  position: Position;
  reasoned: boolean;
}

/** What a position comes to under a rule. "unreasoned": a disapproval that does not count as one; "none": not voted. */
export const STANDS = ["yes", "no-objection", "no", "unreasoned", "abstain", "none"] as const;
export type Stand = (typeof STANDS)[number];

/** An organisation that may vote under the rule, and where it stands. */
export interface Voter {
  elector: Elector;
  stand: Stand;
}

/** Those who may vote: active, of a part that votes under the rule, and not recused. In the order of the electorate. */
export function votersOf(rule: { parts: readonly Part[]; unreasonedCount: boolean }, electorate: readonly Elector[], positions: ReadonlyMap<string, Cast>): Voter[] {
  return electorate.flatMap((elector) => {
    const cast = positions.get(elector.id);
    if (!elector.active || !rule.parts.includes(elector.part) || cast?.position === "recuse") return [];
    return [{ elector, stand: cast ? standOf(rule, cast) : "none" }];
  });
}

/** @param cast no recusal: who is recused is no voter. */
export function standOf(rule: { unreasonedCount: boolean }, { position, reasoned }: Cast): Stand {
  if (position === "approve" || position === "approve-with-comments") return "yes";
  if (position === "disapprove") return reasoned || rule.unreasonedCount ? "no" : "unreasoned";
  return position === "no-objection" ? "no-objection" : "abstain";
}
