/** The catalogue of a language: every text of the interface. A new language is one more folder, one more line here and one in core.ts. */
import { accounts } from "./en/accounts.ts";
import { administration } from "./en/administration.ts";
import { amendments } from "./en/amendments.ts";
import { ballots } from "./en/ballots.ts";
import { commentPages } from "./en/comment-pages.ts";
import { delegations } from "./en/delegations.ts";
import { drafting } from "./en/drafting.ts";
import { home } from "./en/home.ts";
import { organisations } from "./en/organisations.ts";
import { readiness } from "./en/readiness.ts";
import { record } from "./en/record.ts";
import { revisions } from "./en/revisions.ts";
import { source } from "./en/source.ts";
import { stageCodes } from "./en/stage-codes.ts";
import { tracker } from "./en/tracker.ts";
import { coreTextsOf } from "./core.ts";
import type { Language } from "./language.ts";

const core = coreTextsOf("en");
const en = { ...core, comments: { ...core.comments, ...commentPages }, accounts, administration, amendments, ballots, delegations, drafting, home, organisations, readiness, record, revisions, source, stageCodes, tracker };

export type Catalogue = typeof en;

export function catalogueOf(language: Language): Catalogue {
  return { en }[language];
}
