/** The lines of a draft as a page shows them: one string for each line, so that the counts of comments can be set between. */
import { countAddress } from "./count-address.ts";
import type { Block, Cut } from "./cut.ts";
import { lineSections } from "./html.ts";

/** What is added to a line: how many comments begin there, and how much is said of it (0 to 3). */
export interface LineMark {
  count: number;
  heat: number;
}

/**
 * The whole draft as HTML. Line numbers are text, links and ids; a block begins with class "b". What a screen reader hears before a number and after a count
 * ("line 243", "2 comments") is added by the page's style: repeated thousands of times it would weigh more than the markup.
 * @param marks by line number; none for the fragment that is stored and named by its hash.
 */
export function linesPage(cut: Cut, marks?: ReadonlyMap<number, LineMark>): string {
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
      out.push(table ? rowMarkup(number, line.html, marks?.get(number)) : lineMarkup(number, line.html, block, marks?.get(number)));
    }
    out.push(table ? "</div></section>" : "</section>");
  }
  return out.join("");
}

function lineMarkup(number: number, html: string, block: Block, mark: LineMark | undefined): string {
  const begins = block.firstLine === number;
  const depth = block.depth > 1 ? ` data-d="${Math.min(block.depth, 6)}"` : "";
  const tag = block.kind === "heading" && begins ? `h${heading(block.depth)}` : "span";
  return `<div class="${begins ? "ln b" : "ln"}" id="L${number}" data-k="${block.kind}"${depth}${heat(mark)}>${numberLink(number)}<${tag} class="tx">${html || "&nbsp;"}</${tag}>${countLink(number, mark)}</div>`;
}

/** A row of a table: its number is the header of the row, its count the last cell. */
function rowMarkup(number: number, html: string, mark: LineMark | undefined): string {
  const cells = html.replaceAll('<span class="cell">', `<span class="cell" role="${/^<span class="row [^"]*\bhead"/.test(html) ? "columnheader" : "cell"}">`);
  const count = countLink(number, mark);
  return `<div class="ln b" id="L${number}" data-k="row"${heat(mark)} role="row"><span class="at" role="rowheader">${numberLink(number)}</span><span class="tx">${cells}</span>${count ? `<span class="at" role="cell">${count}</span>` : ""}</div>`;
}

function numberLink(number: number): string {
  return `<a class="num" href="#L${number}">${number}</a>`;
}

function heat(mark: LineMark | undefined): string {
  return mark && mark.heat > 0 ? ` data-heat="${mark.heat}"` : "";
}

function countLink(number: number, mark: LineMark | undefined): string {
  return mark && mark.count > 0 ? `<a class="n" href="${countAddress(number)}">${mark.count}</a>` : "";
}

/** The page's own title is its h1: a draft's headings begin at h2. */
function heading(depth: number): number {
  return Math.min(6, Math.max(2, depth + 1));
}
