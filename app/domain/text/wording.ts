/** What of a block's text is compared: its words without case, markers, numbers of clauses and punctuation; how alike two of them are is judged in alignment.ts. */
import { type Block } from "#app/domain/text/cut.ts";
import { readNumber } from "#app/domain/text/outline.ts";

/** `key`: equal for two blocks whose words are the same. `words`: in order. */
export interface Wording {
  key: string;
  words: string[];
}

export function wordingOf(block: Block): Wording {
  const bare = block.text.slice(block.marker.length);
  const text = block.kind === "heading" ? readNumber(bare).title : bare;
  const words = text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
  return { key: words.length > 0 ? words.join(" ") : block.text, words };
}
