/** The life of each amendment of the demonstration: proposed in its round, joined, endorsed or objected to, and discussed, each by its own people. */
import { agreeToTerms } from "#app/commands/agreements.server.ts";
import { joinAmendment, positionOnAmendment, replyToAmendment } from "#app/commands/amendments/positions.server.ts";
import { submitAmendment } from "#app/commands/amendments/submissions.server.ts";
import { proposalForm } from "#app/domain/amendments/forms.ts";
import { sourceOf as sourceOfBlocks } from "#app/domain/amendments/operations.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { replyForm } from "#app/domain/comment-forms.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { newId } from "#app/platform/chance.server.ts";
import { AMENDMENTS, type DemonstrationAmendment } from "./amendments.ts";
import { strewn, worked } from "./calendar.server.ts";
import { doerAt, known, type Cast, type Scene } from "./cast.server.ts";
import { PEOPLE } from "./people.ts";
import { sourceOf, timesOf } from "./standards-scenes.server.ts";
import { STANDARDS } from "./standards.ts";

export function amendmentScenes(cast: Cast): Scene[] {
  const numbers = new Map<DemonstrationAmendment, number>();
  return AMENDMENTS.flatMap((amendment, index) => life(cast, amendment, (index + 0.5) / AMENDMENTS.length, numbers));
}

/** @param part how far into the round it is proposed, 0 to 1. */
function life(cast: Cast, amendment: DemonstrationAmendment, part: number, numbers: Map<DemonstrationAmendment, number>): Scene[] {
  const { draft, by, quote, instead, reason, joined = [], endorse = [], object = [], replies = [] } = amendment;
  const standard = STANDARDS.find(({ drafts }) => drafts.some(({ key }) => key === draft))!;
  const { opensAt, closesAt } = timesOf(cast, standard.rounds.find((round) => round.draft === draft)!);
  const until = closesAt < cast.now ? closesAt : cast.now;
  const proposed = worked(opensAt, until, 0.2 + 0.5 * part);
  const at = () => ({ standard: known(cast.standards, standard.key).slug, number: numbers.get(amendment)! });
  const proposal: Scene = {
    at: proposed,
    play: async (now) => {
      const lines = blockOf(cut(sourceOf(draft)), quote, instead);
      const form = proposalForm.parse({ ...lines, step: "submit", operation: "replace", reason, submission: newId(), terms: "on" });
      const { number } = await submitAmendment(await writerAt(cast, by, now), { standard: at().standard, draft: standard.drafts.findIndex(({ key }) => key === draft) + 1 }, { ...form, reason });
      numbers.set(amendment, number);
    },
  };
  const said = [...endorse.map((person) => [person, "endorse"] as const), ...object.map((person) => [person, "object"] as const)];
  let last = proposed;
  return [
    proposal,
    ...joined.map((person): Scene => ({ at: later(proposed, until, `${quote} ${person}`), play: async (now) => joinAmendment(await agreed(cast, standard.key, person, now), at()) })),
    ...said.map(([person, position]): Scene => ({ at: later(proposed, until, `${quote} ${person}`), play: async (now) => positionOnAmendment(await agreed(cast, standard.key, person, now), at(), position) })),
    ...replies.map((reply): Scene => ({ at: (last = later(last, until, reply.text)), play: async (now) => replyToAmendment(await writerAt(cast, reply.by, now), at(), replyForm.parse({ text: reply.text, submission: newId(), terms: "on" })) })),
  ];
}

function later(from: Date, until: Date, name: string): Date {
  return worked(from, until, 0.6 * strewn(name));
}

/** The lines of the block that holds the words, and its source with the others in their place. @throws Error where not exactly one block holds them. */
export function blockOf(text: Cut, quote: string, instead: string): { firstLine: number; lastLine: number; source: string } {
  const layout = layoutOf(text);
  const holding = text.blocks.flatMap((block, index) => {
    const source = sourceOfBlocks(layout, { first: index, last: index });
    return source.includes(quote) ? [{ firstLine: block.firstLine, lastLine: block.lastLine, source: source.replace(quote, instead) }] : [];
  });
  if (holding.length !== 1) throw new Error(`${holding.length} blocks hold “${quote}”`);
  return holding[0]!;
}

/** Whoever contributes at one press has agreed to the terms before. */
async function agreed(cast: Cast, standard: string, person: string, at: Date) {
  const doer = await writerAt(cast, person, at);
  await agreeToTerms(doer, known(cast.standards, standard).id, { terms: true });
  return doer;
}

function writerAt(cast: Cast, person: string, at: Date) {
  return doerAt(cast, person, at, PEOPLE.find(({ key }) => key === person)!.organisations[0]);
}
