/** The words of mails: constants with places for names. What people wrote enters as text, never as a template. */
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { commentCode } from "#app/domain/comments.ts";
import type { LetterKind, LetterParameters } from "#app/domain/events.ts";
import { daysLeft } from "#app/domain/rounds.ts";
import { paths } from "#app/paths.ts";
import { ballots } from "./en/ballots.ts";
import { plural, utcDay, utcMoment } from "./language.ts";
import { dispositions, parts } from "./en/words.ts";

interface Written {
  subject: string;
  text: string;
}

/** @param origin what every link begins with. Control characters in names are taken out, so that no header can be broken. */
export function writeLetter<K extends LetterKind>(kind: K, parameters: LetterParameters[K], origin: string): Written {
  const write = LETTERS[kind] as (parameters: LetterParameters[K], link: (path: string) => string) => { subject: string; lines: string[] };
  const { subject, lines } = write(parameters, (path) => `${origin}${path}`);
  return { subject: oneLine(subject), text: `${lines.join("\n")}\n\n-- \nCommonline\n` };
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").slice(0, 200);
}

type Writers = { [K in LetterKind]: (parameters: LetterParameters[K], link: (path: string) => string) => { subject: string; lines: string[] } };

const LETTERS: Writers = {
  verification: ({ name, token, next }, link) => ({
    subject: "Confirm your address",
    lines: [`Hello ${oneLine(name)},`, "", "to confirm that this is your address, open this link within two days:", "", link(paths.verification(token, next)), "", "If you did not register, ignore this mail: nothing happens."],
  }),
  "already-registered": ({ name, next }, link) => ({
    subject: "You have an account already",
    lines: [`Hello ${oneLine(name)},`, "", "somebody, perhaps you, tried to register with this address. You have an account already.", "Sign in:", link(paths.session(next)), "or set a new password:", link(paths.passwordReset(undefined, next))],
  }),
  reset: ({ name, token, next }, link) => ({
    subject: "Set a new password",
    lines: [`Hello ${oneLine(name)},`, "", "to set a new password, open this link within an hour:", "", link(paths.passwordReset(token, next)), "", "If you did not ask for it, ignore this mail: your password stays as it is."],
  }),
  "password-changed": ({ name }, link) => ({
    subject: "Your password was changed",
    lines: [`Hello ${oneLine(name)},`, "", "the password of your account was changed, and everybody who was signed in to it was signed out.", "", "If it was not you, set a new one at once:", link(paths.passwordReset())],
  }),
  invitation: ({ organisation, inviter, token }, link) => ({
    subject: `Invitation to join ${organisation}`,
    lines: ["Hello,", "", `${oneLine(inviter)} invites you to join ${oneLine(organisation)} on Commonline, where draft standards are reviewed line by line.`, "", "Open this link within 14 days:", link(paths.invitation(token))],
  }),
  "organisation-verification": ({ organisation, slug, asker, token }, link) => ({
    subject: `Verify ${organisation}`,
    lines: ["Hello,", "", `${oneLine(asker)} is a head of ${oneLine(organisation)} on Commonline, where draft standards are reviewed line by line, and asks to verify it by this address.`, "", `If ${oneLine(asker)} speaks for you there, give them this link; a head of the organisation opens it within two days:`, "", link(paths.organisation(slug, { letter: token })), "", "If you do not know of it, ignore this mail: nothing happens."],
  }),
  "membership-asked": ({ name, asker, organisation, slug }, link) => ({
    subject: `${asker} asks to join ${organisation}`,
    lines: [`Hello ${oneLine(name)},`, "", `${oneLine(asker)} asks to join ${oneLine(organisation)}. Admit or refuse:`, link(paths.organisation(slug))],
  }),
  "membership-decided": ({ name, organisation, admitted }, link) => ({
    subject: admitted ? `You belong to ${organisation} now` : `Your request to join ${organisation}`,
    lines: [`Hello ${oneLine(name)},`, "", admitted ? `you belong to ${oneLine(organisation)} now and can comment for it.` : `your request to join ${oneLine(organisation)} was not accepted.`, link(paths.home())],
  }),
  "part-asked": ({ name, asker, organisation, standard, slug }, link) => ({
    subject: `${organisation} asks to take part in ${standard}`,
    lines: [`Hello ${oneLine(name)},`, "", `${oneLine(asker)} asks that ${oneLine(organisation)} may take part in "${oneLine(standard)}". Give it a part or refuse:`, link(paths.delegations(slug))],
  }),
  "part-decided": ({ name, organisation, standard, slug, part }, link) => ({
    subject: part ? `${organisation} takes part in ${standard}` : `${organisation} does not take part in ${standard}`,
    lines: [`Hello ${oneLine(name)},`, "", part ? `${oneLine(organisation)} takes part in "${oneLine(standard)}", ${parts[part]}.` : `the facilitator ended or refused the part of ${oneLine(organisation)} in "${oneLine(standard)}".`, link(paths.delegations(slug))],
  }),
  "comments-disposed": ({ name, standard, slug, comments }, link) => ({
    subject: `${plural("en", comments.length, { one: "# of your comments has", other: "# of your comments have" })} a disposition`,
    lines: [
      `Hello ${oneLine(name)},`,
      "",
      `on "${oneLine(standard)}" the facilitator disposed of:`,
      "",
      ...comments.slice(0, 200).map((comment) => `${commentCode(comment.number)}: ${dispositions[comment.disposition]}  ${link(paths.comment(slug, comment.number))}`),
      "",
      "Each page gives the reason. You can answer there whether you are satisfied.",
    ],
  }),
  "amendment-decided": ({ name, standard, slug, number, decision }, link) => ({
    subject: `${amendmentCode(number)}: ${dispositions[decision]}`,
    lines: [`Hello ${oneLine(name)},`, "", `on "${oneLine(standard)}" the facilitator decided on amendment ${amendmentCode(number)}: ${dispositions[decision]}.`, "", "The reason, and what goes into the next draft:", link(paths.amendment(slug, number))],
  }),
  "ballot-told": ({ name, organisation, standard, slug, number, news, reason, endsAt, voted, ...of }, link) => {
    const title = oneLine(ballots.votedOn(of));
    const [subject, what] = {
      opened: [`${ballots.code(number)} on ${standard} is open`, `a ballot is open on "${oneLine(standard)}": ${title} You vote for ${oneLine(organisation)}, until ${utcMoment("en", endsAt)}.`],
      again: [`${ballots.code(number)} on ${standard}: sent round again`, `a ballot on "${oneLine(standard)}" goes round again: ${title} The vote of ${oneLine(organisation)} stands unless you change it, until ${utcMoment("en", endsAt)}.`],
      extended: [`${ballots.code(number)} on ${standard} is extended`, `the ballot on "${oneLine(standard)}" was extended: ${title} You can cast or change the vote of ${oneLine(organisation)} until ${utcMoment("en", endsAt)}.`],
      soon: [`${ballots.code(number)} on ${standard} closes soon`, `a ballot on "${oneLine(standard)}" closes soon: ${title} ${voted ? `The vote of ${oneLine(organisation)} is cast; it can be changed until` : `${oneLine(organisation)} has not voted yet. You vote for it until`} ${utcMoment("en", endsAt)}.`],
      ended: [`${ballots.code(number)} on ${standard} has closed`, `the ballot on "${oneLine(standard)}" has closed: ${title} The vote of ${oneLine(organisation)} can no longer be cast or changed.`],
      closed: [`${ballots.code(number)} on ${standard} is closed`, `the ballot on "${oneLine(standard)}" was closed before its time: ${title} The vote of ${oneLine(organisation)} can no longer be cast or changed.`],
    }[news] as [string, string];
    return { subject, lines: [`Hello ${oneLine(name)},`, "", what, ...(reason ? ["", `The reason: ${reason.replace(/\p{Cc}+/gu, " ")}`] : []), "", news === "closed" || news === "ended" ? "The result:" : "The ballot, its rule and the form:", link(paths.ballot(slug, number))] };
  },
  "round-told": ({ name, standard, slug, number, draft, draftNumber, news, narrow, reason, opensAt, endsAt, at }, link) => {
    const days = daysLeft(new Date(endsAt), new Date(at));
    const text = `${draft} of "${oneLine(standard)}"`;
    const [subject, what] = {
      opened: [
        opensAt > at ? `Round ${number} of ${standard} opens on ${utcDay("en", opensAt)}` : `Round ${number} of ${standard} is open`,
        `round ${number} ${opensAt > at ? `opens on ${utcMoment("en", opensAt)}: it` : "is open: it"} asks for comments on ${text} until ${utcMoment("en", endsAt)}; that moment itself is too late.${narrow ? " It is a recirculation: open are the lines that changed, lines that the changes affect, and unresolved objections." : ""}`,
      ],
      soon: [`Round ${number} of ${standard} closes in ${plural("en", days, { one: "# day", other: "# days" })}`, `comments on ${text} can be sent until ${utcMoment("en", endsAt)}; that moment itself is too late.`],
      extended: [`Round ${number} of ${standard} is extended`, `round ${number} on ${text} was extended: comments can be sent until ${utcMoment("en", endsAt)}.`],
      closed: [`Round ${number} of ${standard} is closed`, `round ${number} on ${text} was closed before its time. No comment can be sent to it any more.`],
    }[news] as [string, string];
    return {
      subject,
      lines: [
        `Hello ${oneLine(name)},`,
        "",
        what,
        ...(reason ? ["", `The reason: ${reason.replace(/\p{Cc}+/gu, " ")}`] : []),
        "",
        "The draft:",
        link(paths.draft(slug, draftNumber)),
      ],
    };
  },
  "draft-published": ({ name, standard, slug, draft, draftNumber, comments, amendments }, link) => ({
    subject: `${draft} of ${standard} is published`,
    lines: [
      `Hello ${oneLine(name)},`,
      "",
      `${draft} of "${oneLine(standard)}" is published:`,
      link(paths.draft(slug, draftNumber)),
      ...(comments > 0 ? ["", `Where your ${plural("en", comments, { one: "# comment stands", other: "# comments stand" })} now, and what became of them:`, link(paths.myComments())] : []),
      ...(amendments > 0 ? ["", `What became of your ${plural("en", amendments, { one: "# amendment", other: "# amendments" })}:`, link(paths.amendments(slug))] : []),
    ],
  }),
};
