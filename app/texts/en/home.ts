/** English for the first page: the standards, and where each of them stands. */
import { plural } from "../language.ts";

export const home = {
  title: "Draft cyber security standards, reviewed line by line",
  lead: "Governments, enterprises and technology vendors comment on the same text, each on the lines they mean, and vote on it. Every answer is on the public record.",
  show: "Show",
  shows: { open: "open now", drafting: "in drafting", published: "published", all: "all" },
  openTechnical: "open technical comments, by round",
  noComments: "no technical comments yet",
  bars: (rounds: { number: number; open: number; all: number }[]) => rounds.map(({ number, open, all }) => `round ${number}: ${open} of ${all} open`).join("; "),
  ballotStands: "how the ballot stands",
  ballotOpen: (days: number) => `ballot open, ${days > 1 ? plural("en", days, { one: "# day left", other: "# days left" }) : "less than a day left"}`,
  noRound: "no round yet",
  noDraft: "no draft yet",
  mix: (parts: string[]) => parts.join(", "),
  emptyTitle: { open: "No round is open now.", drafting: "No standard is in drafting.", published: "No standard is published yet.", all: "There is no standard yet." },
  emptyHint: "Look at all standards, or come back when a round opens.",
  emptyAll: "An administrator or a facilitator creates the first one.",
  showAll: "Show all standards",
  newStandard: "New standard",
};
