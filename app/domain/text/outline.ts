/** The clauses of a draft: numbers read from its headings, and made from the outline where the text carries none. */

export interface Heading {
  text: string;
  depth: number;
  line: number;
}

/** `firstLine` is the heading's own line; `lastLine` (inclusive) reaches to the end of its last subclause. `number` is "" for the title of the whole draft alone. */
export interface Clause {
  number: string;
  title: string;
  depth: number;
  firstLine: number;
  lastLine: number;
}

// What standards write before a title: "6.2", "6.2.1.", "V2.1", "A.3", "AC-2(3)", "OSPS-AC-03.01", "Annex A", "Appendix B.2".
const NUMBERS = [
  /^((?:Annex|Appendix|Chapter|Section|Clause|Part|Article)\s+(?:[A-Z](?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}))(?![\w])/i,
  /^([A-Z]{2,8}(?:-[A-Z]{1,8})*-\d{1,3}(?:\.\d{1,3})*(?:\(\d{1,3}\))*)(?![\w.(-])/,
  /^([A-Z]{1,2}\d{1,3}(?:\.\d{1,3})*)(?![\w.(-])/,
  /^([A-Z](?:\.\d{1,2})+)(?![\w(-])/,
  /^(\d{1,3}(?:\.\d{1,3})*(?:\([a-z0-9]{1,3}\))*)(?=[.):]?(?:\s|$))/,
];
const AFTER_NUMBER = /^[\s.:)\]–—-]+/;

/** The number that a heading begins with, and the title after it; `number` "" where it has none. */
export function readNumber(text: string): { number: string; title: string } {
  for (const pattern of NUMBERS) {
    const number = pattern.exec(text)?.[1];
    if (number) return { number, title: text.slice(number.length).replace(AFTER_NUMBER, "") || text };
  }
  return { number: "", title: text };
}

/**
 * One clause for each heading, in order. A made number continues the number of the clause above it ("6.2" makes "6.2.1"), counts from 1, and steps over
 * every number that the text itself carries. A first heading that alone has the highest level is the title: no number, and nothing is numbered under it.
 */
export function outline(headings: readonly Heading[], lineCount: number): Clause[] {
  const read = headings.map(({ text }) => readNumber(text));
  const taken = new Set(read.map(({ number }) => number));
  const [first] = headings;
  const titled = first !== undefined && headings.length > 1 && read[0]!.number === "" && headings.slice(1).every(({ depth }) => depth > first.depth);
  const above: { depth: number; number: string; made: number }[] = [{ depth: 0, number: "", made: 0 }];
  const clauses = headings.map(({ depth, line }, index): Clause => {
    while (above.length > 1 && above.at(-1)!.depth >= depth) above.pop();
    const parent = above.at(-1)!;
    let { number } = read[index]!;
    if (number === "" && !(titled && index === 0)) {
      do number = parent.number ? `${parent.number}.${++parent.made}` : String(++parent.made);
      while (taken.has(number));
    }
    if (!(titled && index === 0)) above.push({ depth, number, made: 0 });
    return { number, title: read[index]!.title, depth, firstLine: line, lastLine: lineCount };
  });
  const open: Clause[] = [];
  for (const clause of clauses) {
    while (open.length > 0 && open.at(-1)!.depth >= clause.depth) open.pop()!.lastLine = Math.max(clause.firstLine - 1, 1);
    open.push(clause);
  }
  return clauses;
}
