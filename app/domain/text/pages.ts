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
 * The whole draft as HTML. Line numbers are text and ids; a block begins with class "b". What a screen reader hears before a number and after a count
 * ("line 243", "2 comments") is added by the page's style: repeated thousands of times it would weigh more than the markup.
 * @param marks by line number; none for the fragment that is stored and named by its hash.
 */
export function linesPage(cut: Cut, marks?: ReadonlyMap<number, LineMark>): string {
  return lineSections(cut)
    .map((section) => `<section>${sectionMarkup(cut, section, marks)}</section>`)
    .join("");
}

/** As many sections are drawn with the page; a window is seldom higher. */
const DRAWN = 4;

/**
 * The same page for a browser: all but the first sections rest in `noscript`. A browser without a script draws them as they stand; one with a script takes each for
 * a text, and the reading room makes lines of it as the reader comes near or when there is time. A page of thousands of lines is alive then before it is drawn.
 */
export function restingPage(cut: Cut, marks?: ReadonlyMap<number, LineMark>): string {
  return lineSections(cut)
    .map((section, index) => {
      const markup = sectionMarkup(cut, section, marks);
      // What would end the rest early never stands in a line; if it did, its section would be drawn.
      return index < DRAWN || /<\/noscript/i.test(markup) ? `<section>${markup}</section>` : `<section><noscript>${markup}</noscript></section>`;
    })
    .join("");
}

function sectionMarkup(cut: Cut, { firstLine, lastLine }: { firstLine: number; lastLine: number }, marks: ReadonlyMap<number, LineMark> | undefined): string {
  const out: string[] = [];
  let table = false;
  for (let number = firstLine; number <= lastLine; number++) {
    const line = cut.lines[number - 1];
    if (!line) continue;
    const block = cut.blocks[line.block] as Block;
    if ((block.kind === "row") !== table) {
      out.push(table ? "</div>" : '<div class="t" role="table">');
      table = !table;
    }
    out.push(table ? rowMarkup(number, line.html, marks?.get(number)) : lineMarkup(number, line.html, block, marks?.get(number)));
  }
  if (table) out.push("</div>");
  return out.join("");
}

function lineMarkup(number: number, html: string, block: Block, mark: LineMark | undefined): string {
  const begins = block.firstLine === number;
  const depth = block.depth > 1 ? ` data-d="${Math.min(block.depth, 6)}"` : "";
  const tag = block.kind === "heading" && begins ? `h${heading(block.depth)}` : "span";
  return `<div class="${begins ? "ln b" : "ln"}" data-k="${block.kind}"${depth}${heat(mark)} id="L${number}">${numberMarkup(number)}<${tag} class="tx">${html || "&nbsp;"}</${tag}>${countLink(number, mark)}</div>`;
}

/** A row of a table: its number is the header of the row, its count the last cell. */
function rowMarkup(number: number, html: string, mark: LineMark | undefined): string {
  const cells = html.replaceAll('<span class="cell">', `<span class="cell" role="${/^<span class="row [^"]*\bhead"/.test(html) ? "columnheader" : "cell"}">`);
  const count = countLink(number, mark);
  return `<div class="ln b" data-k="row" role="row"${heat(mark)} id="L${number}"><span class="at" role="rowheader">${numberMarkup(number)}</span><span class="tx">${cells}</span>${count ? `<span class="at" role="cell">${count}</span>` : ""}</div>`;
}

/** A link without an address: a script gives it one. Thousands of addresses weigh, and each would be a stop of Tab for whoever reads without a script. */
function numberMarkup(number: number): string {
  return `<a class="num">${number}</a>`;
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
