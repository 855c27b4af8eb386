/** English for the public record of a standard: one sentence for each kind of event. `{subject}` is where what it is about is linked. */
import type { About, RecordedKind } from "#app/domain/record.ts";
import { number, plural, utcMoment } from "../language.ts";
import { answers, commentTypes, dispositions } from "./words.ts";

const lines = ({ lines: range }: About) => (!range ? "" : range.first === range.last ? ` on line ${range.first}` : ` on lines ${range.first}–${range.last}`);

export const record = {
  title: "Public record",
  lead: "Everything that happened to this standard, newest first. Nothing in it is ever changed or taken away.",
  when: "When",
  who: "Who",
  what: "What",
  nobody: "Commonline",
  older: "Older entries",
  newest: "Newest entries",
  pages: "Pages of the record",
  empty: "Nothing has happened here yet. The record begins when the standard gets its first draft.",
  nothingOlder: "The record begins here: there is nothing older.",
  hash: "SHA-256",
  round: (round: number) => `round ${round}`,
  ballot: (ballot: number) => `ballot ${ballot}`,
  sentences: {
    "standard-created": ({ title }) => `created the standard “${title ?? ""}”.`,
    "facilitator-named": ({ person }) => `named ${person ?? "somebody"} a facilitator.`,
    "facilitator-dismissed": ({ person }) => `ended the facilitation of ${person ?? "somebody"}.`,
    "draft-published": ({ lineCount, amended }) => `published {subject}, ${plural("en", lineCount ?? 0, { one: "# line", other: "# lines" })}.${amended ? ` ${plural("en", amended.applied, { one: "# amendment took effect", other: "# amendments took effect" })}, ${amended.carried} open ones travelled on, ${amended.unfit} no longer fit.` : ""}`,
    "round-opened": ({ until }) => `opened {subject}${until ? `, until ${utcMoment("en", until)}` : ""}.`,
    "round-closed": ({ reason }) => `closed {subject} early${reason ? `: ${reason}` : "."}`,
    "ballot-opened": ({ draft, count, until }) => `opened {subject}${draft ? ` on ${draft.label}` : ""} to ${plural("en", count ?? 0, { one: "# organisation", other: "# organisations" })}${until ? `, until ${utcMoment("en", until)}` : ""}.`,
    "positions-carried": ({ from, count }) => `carried ${plural("en", count ?? 0, { one: "# vote", other: "# votes" })} from ballot ${from ?? ""} into {subject}; they stand unless changed.`,
    "position-cast": ({ organisation, turned }) => (turned ? `turned the disapproval of ${organisation ?? ""} in {subject}.` : `cast the vote of ${organisation ?? ""} in {subject}.`),
    "ballot-extended": ({ until, reason }) => `extended {subject}${until ? ` until ${utcMoment("en", until)}` : ""}${reason ? `: ${reason}` : "."}`,
    "ballot-closed": ({ reason }) => `closed {subject} early${reason ? `: ${reason}` : "."}`,
    "comment-submitted": (about) => `submitted {subject}${about.type ? `, ${commentTypes[about.type]},` : ""}${lines(about)}${about.draft ? ` of ${about.draft.label}` : ""}.`,
    "comment-edited": () => "edited {subject}.",
    "comment-withdrawn": () => "withdrew {subject}.",
    "reply-sent": () => "replied to {subject}.",
    "support-given": () => "supported {subject}.",
    "support-taken-back": () => "took back the support of {subject}.",
    "comment-disposed": ({ disposition, proposed }) => `${proposed ? "proposed a disposition for" : "disposed of"} {subject}: ${disposition ? dispositions[disposition] : ""}.`,
    "disposition-answered": ({ answer }) => `is ${answer ? answers[answer] : ""} with the disposition of {subject}.`,
    "amendment-submitted": (about) => `proposed {subject}${about.label ? `, ${about.label},` : ""}${lines(about)}${about.draft ? ` of ${about.draft.label}` : ""}.`,
    "amendment-joined": () => "joined {subject} as a co-proposer.",
    "amendment-position-taken": ({ said }) => (said === "endorse" ? "endorsed {subject}." : said === "object" ? "objected to {subject}." : "took back what was said to {subject}."),
    "amendment-withdrawn": () => "withdrew {subject}.",
    "amendment-reply-sent": () => "replied to {subject}.",
    "amendment-decided": ({ decision }) => `decided on {subject}: ${decision ? dispositions[decision] : ""}.`,
    "amendment-decision-undone": () => "undid the decision on {subject}.",
    "placement-corrected": (about) => `corrected the place of {subject}${about.draft ? ` in ${about.draft.label}` : ""}${about.lines ? `:${lines(about)}` : ": its text is gone"}.`,
    "working-text-saved": ({ revision }) => `saved the working text of the next draft, revision ${number("en", revision ?? 0)}.`,
    "working-text-kept": () => "saved a working text that came second; it is kept beside the other.",
  } satisfies Record<RecordedKind, (about: About) => string> as Record<RecordedKind, (about: About) => string>,
};
