/** The texts of the frame, of reading and of comments: what nearly every page shows. The others stand in catalogue.ts, which a browser fetches with the first page that needs them. */
import * as words from "./en/words.ts";
import { comments } from "./en/comments.ts";
import { frame } from "./en/frame.ts";
import { reading } from "./en/reading.ts";
import { standards } from "./en/standards.ts";
import type { Language } from "./language.ts";

const en = { ...words, comments, frame, reading, standards };

export type CoreTexts = typeof en;

/** The sentence of a fault. "too-long:10000" says how long at most. */
export function faultSentence(t: CoreTexts, key: string): string {
  const most = /^too-long:(\d+)$/.exec(key)?.[1];
  return most ? t.comments.form.tooLong(Number(most)) : (t.faults[key] ?? key);
}

export function coreTextsOf(language: Language): CoreTexts {
  return { en }[language];
}
