/** The catalogue of a language: every text of the interface. A new language is one more folder and one more line. */
import * as words from "./en/words.ts";
import { accounts } from "./en/accounts.ts";
import { administration } from "./en/administration.ts";
import { comments } from "./en/comments.ts";
import { drafting } from "./en/drafting.ts";
import { frame } from "./en/frame.ts";
import { home } from "./en/home.ts";
import { organisations } from "./en/organisations.ts";
import { reading } from "./en/reading.ts";
import { record } from "./en/record.ts";
import { standards } from "./en/standards.ts";
import { revisions } from "./en/revisions.ts";
import { tracker } from "./en/tracker.ts";
import type { Language } from "./language.ts";

const en = { ...words, accounts, administration, comments, drafting, frame, home, organisations, reading, record, revisions, standards, tracker };

export type Catalogue = typeof en;

export function catalogueOf(language: Language): Catalogue {
  return { en }[language];
}
