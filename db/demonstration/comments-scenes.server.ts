/** The life of each comment of the demonstration: sent in its round, supported, replied to, withdrawn, disposed of and answered, each at its moment and by its own people. */
import { answerDisposition } from "#app/commands/answers.server.ts";
import { submitComment, withdrawComment } from "#app/commands/comments.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { answerForm, commentForm, dispositionForm, replyForm } from "#app/domain/comment-forms.ts";
import { cut } from "#app/domain/text/cut.ts";
import { newId } from "#app/platform/chance.server.ts";
import { dayBefore, strewn, worked } from "./calendar.server.ts";
import { doerAt, known, type Cast, type Scene } from "./cast.server.ts";
import { COMMENTS, type DemonstrationComment } from "./comments.ts";
import { PEOPLE } from "./people.ts";
import { linesOf } from "./quotes.ts";
import { sourceOf, timesOf } from "./standards-scenes.server.ts";
import { STANDARDS, type DemonstrationRound, type DemonstrationStandard } from "./standards.ts";

export function commentScenes(cast: Cast): Scene[] {
  return STANDARDS.flatMap((standard) => standard.rounds.flatMap((round) => roundScenes(cast, standard, round)));
}

/** The round in which comments are sent, and what of it their later life depends on. */
interface Stage {
  cast: Cast;
  standard: DemonstrationStandard;
  /** The number of the draft in its address. */
  draft: number;
  facilitator: string;
  /** While others may speak: to the end of the round, or to the present. */
  until: Date;
  over: boolean;
  /** When each comment of the round is sent, by key. */
  sent: Map<string, Date>;
}

function roundScenes(cast: Cast, standard: DemonstrationStandard, round: DemonstrationRound): Scene[] {
  const { closesAt } = timesOf(cast, round);
  const over = closesAt < cast.now;
  const until = over ? closesAt : cast.now;
  const comments = COMMENTS.filter(({ draft }) => draft === round.draft);
  const sent = sentTimes(cast, round);
  const stage: Stage = { cast, standard, draft: standard.drafts.findIndex(({ key }) => key === round.draft) + 1, facilitator: standard.facilitator, until, over, sent };
  return [...submissions(stage, round, comments), ...comments.flatMap((comment) => discussion(stage, comment)), ...dispositions(stage, comments)];
}

/** When each comment of a round is sent, by key: few at once, many towards the end. */
export function sentTimes(cast: Cast, round: DemonstrationRound): Map<string, Date> {
  const { opensAt, closesAt } = timesOf(cast, round);
  const comments = COMMENTS.filter(({ draft }) => draft === round.draft);
  return new Map(comments.map(({ key }, index) => [key, worked(opensAt, closesAt < cast.now ? closesAt : cast.now, ((index + 0.5) / comments.length) ** 0.65)]));
}

function submissions({ cast, standard, draft, sent }: Stage, round: DemonstrationRound, comments: DemonstrationComment[]): Scene[] {
  const text = cut(sourceOf(round.draft));
  return comments.map((comment) => ({
    at: known(sent, comment.key),
    play: async (at) => {
      const { quote, type, reason, proposedChange, mustBeSatisfied } = comment;
      const form = commentForm.parse({ ...linesOf(text, quote), quote, type, reason, proposedChange, mustBeSatisfied, submission: newId(), terms: "on" });
      const { number } = await submitComment(await writerAt(cast, comment.by, at), { standard: slugOf(cast, standard), draft }, form);
      cast.comments.set(comment.key, number);
    },
  }));
}

/** What others say to it, and its author's second thoughts. */
function discussion({ cast, standard, until, sent }: Stage, { key, by, support = [], replies = [], withdrawn }: DemonstrationComment): Scene[] {
  const begun = known(sent, key);
  const at = () => ({ standard: slugOf(cast, standard), number: known(cast.comments, key) });
  const scenes: Scene[] = support.map((person) => ({ at: worked(begun, until, strewn(`${key} ${person}`) ** 2), play: async (now) => giveSupport(await writerAt(cast, person, now), at()) }));
  let last = begun;
  for (const reply of replies) {
    last = worked(last, until, 0.5 * strewn(`${key} ${reply.text}`) ** 2);
    scenes.push({ at: last, play: async (now) => sendReply(await writerAt(cast, reply.by, now), at(), replyForm.parse({ text: reply.text, submission: newId(), terms: "on" })) });
  }
  if (withdrawn) scenes.push({ at: worked(latest(scenes, begun), until, 0.5), play: async (now) => withdrawComment(await writerAt(cast, by, now), at()) });
  return scenes;
}

/** After a round is over its comments are decided one after the other, before the next draft; while it is open, dispositions are proposed. */
function dispositions(stage: Stage, comments: DemonstrationComment[]): Scene[] {
  const { cast, standard, draft, facilitator, until, over } = stage;
  const next = standard.drafts[draft];
  const published = next ? dayBefore(cast.now, next.publishedDaysAgo) : cast.now;
  const disposed = comments.filter(({ disposition }) => disposition);
  return disposed.flatMap(({ key, by, disposition, answer }, index) => {
    const at = over ? worked(until, published, (index + 0.5) / disposed.length) : worked(sentLast(stage, [key, disposition!.duplicateOf]), cast.now, 0.2 + 0.7 * strewn(key));
    const given: Scene = {
      at,
      play: async (now) => {
        const { kind, observation, duplicateOf } = disposition!;
        const form = dispositionForm.parse({ comments: [known(cast.comments, key)], kind, state: over ? "decided" : "proposed", observation, duplicateOf: duplicateOf && known(cast.comments, duplicateOf) });
        await disposeComments(await doerAt(cast, facilitator, now), slugOf(cast, standard), form);
      },
    };
    if (!answer) return [given];
    const answered = worked(at, cast.now, 0.1 * strewn(`${key} ${answer}`));
    return [given, { at: answered, play: async (now) => answerDisposition(await writerAt(cast, by, now), { standard: slugOf(cast, standard), number: known(cast.comments, key) }, answerForm.parse({ answer })) }];
  });
}

function sentLast({ sent }: Stage, keys: (string | undefined)[]): Date {
  return new Date(Math.max(...keys.flatMap((key) => (key === undefined ? [] : known(sent, key).getTime()))));
}

function latest(scenes: Scene[], otherwise: Date): Date {
  return new Date(Math.max(otherwise.getTime(), ...scenes.map(({ at }) => at.getTime())));
}

function writerAt(cast: Cast, person: string, at: Date) {
  return doerAt(cast, person, at, PEOPLE.find(({ key }) => key === person)!.organisations[0]);
}

function slugOf(cast: Cast, standard: DemonstrationStandard): string {
  return known(cast.standards, standard.key).slug;
}
