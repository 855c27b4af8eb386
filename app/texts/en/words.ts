/** English for the vocabularies of the domain, for refusals and for faults of forms. */
import type { Answer, CommentType, Disposition, Handling } from "#app/domain/comments.ts";
import type { Part } from "#app/domain/ballots/positions.ts";
import type { Admission, DelegationRole } from "#app/domain/delegations/delegations.ts";
import type { Category, MembershipRole } from "#app/domain/organisations.ts";
import type { RefusalCode } from "#app/domain/refusals.ts";
import type { RoundKind } from "#app/domain/rounds.ts";
import type { Stage } from "#app/domain/stages.ts";
import type { Domain } from "#app/domain/standards.ts";
import type { PlacementReason, PlacementState } from "#app/domain/text/placements.ts";
import { utcMoment } from "../language.ts";

export const categories: Record<Category, string> = {
  government: "Government",
  enterprise: "Enterprise",
  vendor: "Vendor",
  academia: "Academia",
  "civil-society": "Civil society",
  "standards-body": "Standards body",
};

export const membershipRoles: Record<MembershipRole, string> = { head: "Head of delegation", member: "Member" };

export const parts: Record<Part, string> = { voting: "voting", observing: "observing", liaison: "liaison" };

export const admissions: Record<Admission, string> = { open: "every organisation", listed: "organisations that are listed", approval: "organisations that the facilitator admits" };

export const delegationRoles: Record<DelegationRole, string> = { head: "Head of delegation", deputy: "Deputy", member: "Member" };

export const commentTypes: Record<CommentType, string> = { general: "general", technical: "technical", editorial: "editorial" };

export const handlings: Record<Handling, string> = { open: "open", proposed: "proposed", decided: "decided", applied: "applied" };

export const dispositions: Record<Disposition, string> = {
  accepted: "accepted",
  "accepted-with-modifications": "accepted with modifications",
  "partially-accepted": "partially accepted",
  "not-accepted": "not accepted",
  noted: "noted",
  "out-of-scope": "out of scope",
  duplicate: "duplicate",
  superseded: "superseded",
  deferred: "deferred",
  withdrawn: "withdrawn",
  "clarification-needed": "clarification needed",
};

export const answers: Record<Answer, string> = { satisfied: "satisfied", "not-satisfied": "not satisfied" };

export const roundKinds: Record<RoundKind, string> = { comment: "comment", ballot: "ballot", "comment-and-ballot": "comment and ballot" };

export const stages: Record<Stage, string> = {
  "00": "Preliminary",
  "10": "Proposal",
  "20": "Working draft",
  "30": "Committee draft",
  "40": "Enquiry draft",
  "50": "Approval draft",
  "60": "Published",
  "90": "Under review",
  "95": "Withdrawn",
};

/** As the stage line says them before they are reached. */
export const stagesAhead: Record<Stage, string> = { ...stages, "40": "Enquiry", "50": "Approval" };

export const domains: Record<Domain, string> = {
  "strategy-and-governance": "Strategy and governance",
  "processes-and-standards": "Processes and standards",
  "laws-and-regulations": "Laws and regulations",
  people: "People",
  "research-and-development": "Research and development",
  verification: "Verification",
  "third-party-suppliers": "Third-party suppliers",
  manufacturing: "Manufacturing",
  "delivery-and-services": "Delivery and services",
  "vulnerability-resolution": "Vulnerability handling",
  traceability: "Traceability",
  audit: "Audit",
  "supply-chain-assurance": "Supply-chain assurance",
};

export const placementReasons: Record<PlacementReason, string> = {
  removed: "Its text was removed.",
  rewritten: "Moved to another clause and rewritten? Look at the places that are suggested.",
  repeated: "The same words stand in several places.",
  edited: "The text was much edited.",
  moved: "The text was moved, and is not quite the same.",
  split: "The text was split. This piece holds most of it.",
  merged: "The text was merged with another one.",
};

export const placementStates: Record<PlacementState, string> = {
  same: "text unchanged",
  edited: "text edited",
  moved: "text moved",
  "moved and edited": "text moved and edited",
  split: "text split",
  merged: "text merged",
  removed: "text removed",
};

type Detail = Record<string, string | number>;
const at = (detail: Detail) => utcMoment("en", String(detail.at));

/** One sentence for each refusal: what is so, and what to do. */
export const refusals: Record<RefusalCode, (detail: Detail) => string> = {
  "sign-in-required": () => "Sign in to do this. Reading needs no account.",
  forbidden: () => "You may not do this.",
  "not-found": () => "There is nothing at this address. It may have been mistyped, or it is not public.",
  "not-allowed-method": () => "This address does not take that kind of request.",
  "address-not-verified": () => "Confirm your e-mail address first: follow the link in the mail we sent you, or ask for a new one on your account page.",
  "not-a-member": () => "You comment for an organisation. Join one, or register yours, on the Organisations page.",
  "not-facilitator": () => "Only a facilitator of this standard may do this.",
  "not-author": () => "Only the author may do this.",
  "foreign-origin": () => "This request came from another site and was refused. Open the page here and try again.",
  "round-not-open-yet": (detail) => `This round opens on ${at(detail)}. What you wrote is kept below; send it then.`,
  "round-closed": (detail) => `This round closed on ${at(detail)}, so nothing more can be sent to it. What you wrote is kept below; the next draft will open a new round.`,
  "line-not-open": (detail) => `This round is a recirculation: only lines that changed, lines that the changes affect and unresolved objections are open. Nearest are ${detail.lines}. What you wrote is kept below.`,
  "no-round": () => "No round is open on this draft. What you wrote is kept below; comment when the facilitator opens a round.",
  "draft-not-current": (detail) => `This draft was superseded by ${detail.label}. What you wrote is kept below; comment on the newer draft.`,
  "edit-time-over": (detail) => `A comment can be edited for ${detail.minutes} minutes after it was sent. Reply to it instead, or withdraw it and send a new one.`,
  withdrawn: () => "This comment was withdrawn by its author.",
  "already-disposed": () => "This comment has a disposition, so it can no longer be changed. You can answer the disposition instead.",
  "already-applied": () => "What was decided on this comment is in a draft already, so its disposition stays as it is.",
  "not-disposed": () => "This comment has no disposition yet. You will be told when it has.",
  "own-comment": () => "This is your own comment; others can support it.",
  "own-amendment": () => "Your organisation proposes this amendment already; others can join it, endorse it or object to it.",
  "amendment-withdrawn": () => "This amendment was withdrawn by its author.",
  "amendment-applied": () => "What was accepted of this amendment is in a draft already, so nothing of it can change.",
  "already-decided": () => "This amendment is decided already. To decide it anew, the facilitator undoes that decision first.",
  "not-decided": () => "This amendment is not decided, so there is nothing to undo.",
  "amendment-unfit": () => "This amendment does not fit the present draft any more. Write its change into the working text by hand, and accept it with modifications.",
  collides: (detail) => `This changes words that ${detail.with} changed already, so it was not put in and nothing was overwritten. Undo that decision, settle both with one text, or accept this one with modifications.`,
  "round-still-open": (detail) => `Round ${detail.number} is open until ${at(detail)}. Close it first, or wait.`,
  "not-ready": () => "This standard requires more to be done before a draft is published.",
  "stage-elsewhere": (detail) => `The standard stands at ${detail.stage} now: ${detail.name} moved it on ${at(detail)}. What you wrote is kept below; choose among the moves from there.`,
  "work-over": (detail) => `The work on this standard has ended (${detail.stage}), so nothing more is published or opened.`,
  "nothing-changed": () => "Nothing was changed, so there is nothing to save.",
  overtaken: (detail) => `Somebody else was faster: ${detail.name} ${detail.deed === "disposed" ? `disposed of ${detail.comment}` : detail.deed === "published" ? "published this" : "saved this"} on ${at(detail)}. Your text is kept; compare it with theirs and try again.`,
  "already-used": () => "This link was used already. Ask for a new one.",
  "already-member": () => "This person belongs to the organisation already.",
  "last-head": () => "This is the only head of delegation. Make another member head first.",
  "last-administrator": () => "This is the only administrator. Make somebody else administrator first.",
  "last-facilitator": () => "This is the only facilitator of the standard. Name another one first.",
  "not-taking-part": ({ organisation, admission }) =>
    ({
      listed: `Only organisations that the facilitator lists take part in this standard, and ${organisation} is not among them. Ask the facilitator to list it.`,
      approval: `${organisation} needs the facilitator's approval to take part in this standard. Its head of delegation asks for it under “Who takes part”.`,
      asked: `${organisation} asked to take part in this standard. The facilitator has not answered yet.`,
    })[String(admission)] ?? `${organisation} no longer takes part in this standard. Ask the facilitator why.`,
  "not-in-delegation": ({ organisation }) => `The delegation of ${organisation} on this standard is only those it named. Ask its head to name you.`,
  "head-only": ({ organisation }) => `Only the head of delegation of ${organisation}, or a deputy, may do this.`,
  "through-head": ({ organisation }) => `${organisation} submits through its head of delegation. Prepare your comment in private; the head submits it.`,
  submitted: () => "It was submitted: it is your organisation’s now, and is answered there.",
  "prepared-withdrawn": () => "It was withdrawn inside your delegation, and is submitted no more.",
  "takes-part": ({ organisation }) => `${organisation} takes part in this standard already.`,
  "no-voter": () => "An organisation votes, not a person. Choose on your account page the organisation that you act for, or join one.",
  "no-vote": (detail) => `${detail.organisation} has no vote in this ballot: its electorate was fixed when it opened.`,
  "not-head": (detail) => `The head of delegation casts the vote of ${detail.organisation}. Tell them what you think.`,
  "ballot-closed": (detail) => `This ballot closed on ${at(detail)}, so no vote can be cast or changed any more.`,
  "ballot-still-open": (detail) => `Ballot ${detail.number} is open until ${at(detail)}. Close it first, or wait.`,
  "ballot-recirculated": (detail) => `This ballot was sent round again already, as ballot ${detail.number}.`,
  "turning-over": (detail) => `A disapproval could be turned until ${at(detail)}. The result stands.`,
  "other-address": () => "This invitation went to another address. Sign out, then sign in or register with the address that received the mail.",
  expired: () => "This link is no longer good. Ask for a new one.",
  "too-large": (detail) => `This is too large: at most ${detail.limit} can be sent.`,
  "too-many": (detail) => `That was too often. Try again in ${Math.max(1, Math.ceil(Number(detail.seconds) / 60))} min.`,
  unreached: () => "The server cannot be reached, so nothing was sent. Nothing you typed here was lost. Check the connection, then try again.",
  "database-busy": () => "The database is busy, and nothing was changed. Try again in a moment; what you wrote is kept below.",
  "database-read-only": () => "The database cannot be written to at the moment, and nothing was changed. What you wrote is kept below; tell the administrator.",
};

/** One sentence for each fault of a field. */
export const faults: Record<string, string> = {
  required: "Fill this in.",
  choose: "Choose one.",
  "too-long": "This is too long; shorten it.",
  terms: "Agree to the terms of contribution to send it: once for this standard.",
  "choose-comments": "Choose at least one comment.",
  "not-of-organisation": "This person does not belong to the organisation.",
  "one-line": "Use one line without control characters.",
  "mixed-scripts": "Write each word in the letters of one script: this name looks like another one.",
  email: "Write an e-mail address, such as name@example.org.",
  "password-short": "Use at least 10 characters. A few words make a good password.",
  "password-long": "Use at most 256 characters.",
  "password-guessable": "This password is easily guessed. Choose another one; a few words make a good one.",
  "password-wrong": "The current password is not right.",
  "sign-in": "The address or the password is not right.",
  "account-disabled": "This account was disabled. Ask the administrator of this server.",
  "password-registered": "This is not the password that was chosen at registration. If you forgot it, set a new one: that confirms the address too.",
  "account-unknown": "No account has this address, or it is not confirmed yet. The person must register and confirm the address first.",
  "already-member": "This person belongs to the organisation already.",
  website: "Write a full address that begins with https://.",
  country: "Choose a country.",
  mailbox: "Write the part before the @, such as info.",
  "same-name": "This is its name already.",
  "no-website": "It has no website.",
  "no-mail-domain": "No mail reaches the host of its website.",
  "free-mail": "Anybody can have a mailbox there.",
  moment: "Write a date and time, in UTC.",
  "ends-before-start": "The round must end after it starts.",
  confirm: "Confirm this by the tick.",
  "ends-in-past": "The round must end in the future.",
  "no-draft-before": "No draft before this one was consulted on, so nothing has changed. Open the whole draft.",
  "draft-since": "A draft was published meanwhile. Look at it, and open the round again.",
  "nothing-open": "Nothing changed, and no objection is unresolved: no line would be open. Open the whole draft.",
  "not-later": "The new end must be later than the one before.",
  days: "Write a number of days from 0 to 365, or leave it empty.",
  weight: "Write a whole number from 0 to 2,000,000,000.",
  "ballot-ends-in-past": "The ballot must close in the future.",
  "no-draft": "There is no draft to vote on yet. Publish one, or ask a question.",
  "amendment-not-open": "Choose an amendment of this standard that is not decided yet.",
  "nobody-votes": "Nobody would vote: give at least one organisation a part that votes under the rule.",
  "organisation-unknown": "One of these organisations is not registered here.",
  "organisation-twice": "An organisation stands here twice.",
  "own-comments-only": "Tie your vote to comments of your own organisation, or to those that it supports; none of them withdrawn.",
  "line-number": "Write a line number.",
  "line-zero": "Lines are numbered from 1.",
  "past-end": "The draft has no such line.",
  "last-before-first": "The last line must not stand before the first.",
  "none-selected": "Select at least one comment.",
  "too-many": "This is more than can be done at once.",
  "observation-required": "Give the reason: it is required for every disposition but “accepted”.",
  "duplicate-required": "Name the comment that this one repeats, by its number.",
  "comment-number": "Write the number of a comment, such as 207.",
  "duplicate-unknown": "There is no such comment in this standard, or it is one of those selected, or it was withdrawn.",
  "duplicate-circular": "That comment is itself a duplicate of one of those selected.",
  "amendment-number": "Write the number of an amendment, such as 31.",
  "amendment-unknown": "There is no such amendment in this standard, or it is this one, or it was withdrawn.",
  "amendment-of-amendment": "That amendment would itself change another one. Propose yours to the first.",
  "amendment-duplicate-required": "Name the amendment that this one repeats, by its number.",
  "amendment-blank": "Nothing is inserted yet. Write the text that should stand there.",
  "amendment-nothing": "This changes nothing: the text is as it stands in the draft. Change a word, or delete the lines.",
  "amendment-empties": "This would leave nothing of the draft. Propose to replace the parts that you object to.",
  "amendment-too-large": "An amendment brings at most 100 KB of text. Split it into several.",
  "amendment-spills": "A code fence, comment or tag is opened here and never closed, so it would swallow the text below. Close it.",
  "none-of-its-changes": "Choose at least one of its changes.",
  "all-of-its-changes": "These are all of its changes. Accept it as a whole.",
  "modified-nothing": "This is the text as it was proposed. Accept it, or change a word.",
  "two-to-settle": "Name at least two amendments of this draft that are not decided.",
  taken: "This is taken already; choose another.",
  unreadable: "What was sent cannot be read as a form. Open the page again and send it from there.",
  empty: "The draft is empty. Choose a Markdown file, or paste the text.",
  "not-utf8": "The file is not UTF-8 text. Save it as UTF-8 and try again.",
  "too-large": "The draft is over 5 MB. Split it, or take out what is not text.",
  binary: "This is not a Markdown text; it looks like a Word or other binary file. Save it as Markdown first.",
  "line-too-long": "A line of the source has 100,000 characters or more. Break it into paragraphs.",
  "nested-too-deep": "A list or quotation is nested 50 deep or more. Flatten it.",
};
