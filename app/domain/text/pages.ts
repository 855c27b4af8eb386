/** The lines of a draft as a page shows them: one string for each line, so that the counts of comments can be set between. */
import type { Block, Cut } from "./cut.ts";
import { lineSections } from "./html.ts";

/** What is added to a line: how many comments begin there, and how much is said of it (0 to 3). */
export interface LineMark {
  count: number;
  heat: number;
}

/** How a count is written: the address it leads to and what it says. */
export interface CountWords {
  href: (line: number) => string;
  label: (count: number, line: number) => string;
}

/**
 * The whole draft as HTML. Line numbers are text, links and ids; a block begins with class "b".
 * @param marks by line number; none for the fragment that is stored and named by its hash.
 */
export function linesPage(cut: Cut, marks?: ReadonlyMap<number, LineMark>, words?: CountWords): string {
  const out: string[] = [];
  for (const section of lineSections(cut)) {
    out.push("<section>");
    let table = false;
    for (let number = section.firstLine; number <= section.lastLine; number++) {
      const line = cut.lines[number - 1];
      if (!line) continue;
      const block = cut.blocks[line.block] as Block;
      if ((block.kind === "row") !== table) {
        out.push(table ? "</div>" : '<div class="t" role="table">');
        table = !table;
      }
      out.push(lineMarkup(number, line.html, block, marks?.get(number), words));
    }
    out.push(table ? "</div></section>" : "</section>");
  }
  return out.join("");
}

function lineMarkup(number: number, html: string, block: Block, mark: LineMark | undefined, words: CountWords | undefined): string {
  const begins = block.firstLine === number ? " b" : "";
  const depth = block.depth > 1 ? ` data-d="${Math.min(block.depth, 6)}"` : "";
  const heat = mark && mark.heat > 0 ? ` data-heat="${mark.heat}"` : "";
  const role = block.kind === "row" ? ' role="row"' : "";
  const text = block.kind === "heading" && begins ? `<h${heading(block.depth)} class="tx">${html || "&nbsp;"}</h${heading(block.depth)}>` : `<span class="tx"${block.kind === "row" ? ' role="presentation"' : ""}>${html}</span>`;
  const count = mark && mark.count > 0 && words ? `<a class="n" href="${words.href(number)}" aria-label="${words.label(mark.count, number)}">${mark.count}</a>` : "";
  return `<div class="ln${begins}" id="L${number}" data-k="${block.kind}"${depth}${heat}${role}><a class="num" href="#L${number}"${block.kind === "row" ? ' role="rowheader"' : ""} aria-label="line ${number}">${number}</a>${text}${count}</div>`;
}

/** The page's own title is its h1: a draft's headings begin at h2. */
function heading(depth: number): number {
  return Math.min(6, Math.max(2, depth + 1));
}
