/** A redline as HTML: rows with both line numbers, words put in and struck out, what kind of change it is and which comments and amendments led to it. Every text is escaped here. */
import type { Hunk, RedlineRow, ShownChange } from "./hunks.ts";
import { reasonCode, type Reason } from "./reasons.ts";
import type { Change, Piece } from "./text/redline.ts";

/** Its words in the language of the page. */
export interface RedlineWords {
  inserted: string;
  deleted: string;
  kinds: Record<Exclude<Change["kind"], "same">, string>;
  editorial: string;
  substantive: string;
  movedFrom: (lines: string) => string;
  unchanged: (count: number) => string;
  reasons: string;
  change: (number: number) => string;
  oldLine: string;
  newLine: string;
}

/** Where its numbers lead; null: they are plain text (a text that is not published has no address). */
export interface RedlineAddresses {
  oldLine: ((line: number) => string) | null;
  newLine: ((line: number) => string) | null;
  reason: (reason: Reason) => string;
}

/** A change is found by the id "change-12"; a row by the attribute data-o, the first old line in it. @param reasons what led to it, by the change. */
export function redlinePage(hunks: readonly Hunk[], after: number, reasons: ReadonlyMap<Change, readonly Reason[]>, words: RedlineWords, addresses: RedlineAddresses): string {
  const out: string[] = [];
  const gap = (count: number) => count > 0 && out.push(`<p class="rl-gap">${escaped(words.unchanged(count))}</p>`);
  for (const hunk of hunks) {
    gap(hunk.skipped);
    out.push('<div class="rl-hunk">');
    for (const shown of hunk.changes) out.push(shown.number === 0 ? rows(shown, words, addresses) : changeMarkup(shown, reasons.get(shown.change) ?? [], words, addresses));
    out.push("</div>");
  }
  gap(after);
  return out.join("");
}

function changeMarkup(shown: ShownChange, reasons: readonly Reason[], words: RedlineWords, addresses: RedlineAddresses): string {
  const { change, number } = shown;
  const kind = change.kind as Exclude<Change["kind"], "same">;
  const moved = change.kind.startsWith("moved") ? spanOfOld(shown) : null;
  const tags = [
    `<span class="rl-kind">${escaped(moved ? words.movedFrom(moved) : words.kinds[kind])}</span>`,
    change.label ? `<span class="tag${change.label === "substantive" ? " warn" : ""}">${escaped(words[change.label])}</span>` : "",
    ...change.keywords.map((keyword) => `<span class="tag warn rl-word">${escaped(keyword)}</span>`),
    reasons.length > 0 ? `<span class="rl-why">${escaped(words.reasons)} ${reasons.map((reason) => `<a class="tag" href="${escaped(addresses.reason(reason))}">${reasonCode(reason)}</a>`).join(" ")}</span>` : "",
  ];
  return `<article class="rl-change" id="change-${number}" data-kind="${kind.replace(/ /g, "-")}"${change.label ? ` data-label="${change.label}"` : ""} tabindex="-1" aria-label="${escaped(words.change(number))}"><div class="rl-rows">${rows(shown, words, addresses)}</div><p class="rl-about">${tags.filter(Boolean).join(" ")}</p></article>`;
}

function spanOfOld({ rows }: ShownChange): string | null {
  const lines = rows.flatMap(({ old }) => (old ? [old.first, old.last] : []));
  if (lines.length === 0) return null;
  return Math.min(...lines) === Math.max(...lines) ? `${lines[0]}` : `${Math.min(...lines)}–${Math.max(...lines)}`;
}

function rows({ rows, block }: ShownChange, words: RedlineWords, addresses: RedlineAddresses): string {
  const depth = block.depth > 1 ? ` data-d="${Math.min(block.depth, 6)}"` : "";
  return rows.map((row) => `<div class="rl" data-k="${block.kind}"${depth}${row.old ? ` data-o="${row.old.first}"` : ""}${row.next ? ` data-n="${row.next}"` : ""}>${numberMarkup("o", row.old, words.oldLine, addresses.oldLine)}${numberMarkup("w", row.next === null ? null : { first: row.next, last: row.next }, words.newLine, addresses.newLine)}${textMarkup(row, block.kind === "row", words)}</div>`).join("");
}

function numberMarkup(side: "o" | "w", lines: { first: number; last: number } | null, word: string, address: ((line: number) => string) | null): string {
  if (!lines) return `<span class="${side}"></span>`;
  const range = lines.first === lines.last ? `${lines.first}` : `${lines.first}–${lines.last}`;
  const text = `<span class="visually-hidden">${escaped(word)} </span>${range}`;
  return address ? `<a class="${side}" href="${escaped(address(lines.first))}">${text}</a>` : `<span class="${side}">${text}</span>`;
}

function textMarkup({ cells }: RedlineRow, table: boolean, words: RedlineWords): string {
  const inside = (pieces: readonly Piece[]) => pieces.map((piece) => pieceMarkup(piece, words)).join("");
  if (!table) return `<span class="tx">${inside(cells[0] ?? []) || "&nbsp;"}</span>`;
  return `<span class="tx rl-cells columns-${Math.min(cells.length, 24)}">${cells.map((cell) => `<span class="cell">${inside(cell)}</span>`).join("")}</span>`;
}

function pieceMarkup({ op, text }: Piece, words: RedlineWords): string {
  if (op === "same") return escaped(text);
  const [tag, word] = op === "ins" ? ["ins", words.inserted] : ["del", words.deleted];
  return `<${tag}><span class="visually-hidden">${escaped(word)} </span>${escaped(text)}</${tag}>`;
}

function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;") : text;
}
