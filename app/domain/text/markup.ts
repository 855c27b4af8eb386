/** From Markdown to HTML that carries the place of every block in the source; what may stay in that HTML is judged in sanitising.ts. */
import { Lexer, Parser, Renderer, type Token, type Tokens } from "marked";
import { markerMark, placeMark, rowMark } from "#app/domain/text/marks.ts";

/** A paragraph longer than this is shown without inline markup: marked's inline rules are not linear on hostile text. */
const INLINE_LIMIT = 200_000;
/** A source nested deeper than this is shown as plain paragraphs, so that no recursion is without a bound. */
export const DEEPEST = 50;
/** Elements whose content is never text for a reader. */
const SILENT = "script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext|template|object|select|option|svg|math|head";
const SILENT_TAG = new RegExp(`<(/?)(${SILENT})\\b[^<>]*>?`, "gi");
const SILENT_OPEN = new RegExp(`^<(${SILENT})\\b`, "i");
/** Tags after which a piece of raw HTML begins a place of its own. */
const PLACE_TAGS = /(?:<(?:table|thead|tbody|tfoot|tr|td|th|ul|ol|li|p|div|section|h[1-6]|dl|dt|dd|blockquote|aside|figure|figcaption)\b[^<>]*>\s*)+/gi;
/** "a) text", "(b) text", "iv) text": a list in every standard, and a plain paragraph in Markdown. */
const LETTERED = /^ {0,3}(\((?:[a-z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{1,4})\))[ \t]+(?=\S)/;
/** Two or more lines that begin with a bar and hold another, or one line of several cells: a table that lost the line under its header. */
const BARRED = /^(?:[ \t]*\|[^\n|]*\|[^\n]*(?:\n|$)){2,}$|^[ \t]*\|(?:[^\n|]*[^\s|][^\n|]*\|){2,}[ \t]*$/;
const FOOTNOTE = /^ {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*/;

export interface Markup {
  html: string;
  /** Elements that never reach the sanitiser, since what they hold would swallow the text after them. */
  removed: string[];
  warnings: string[];
}

interface Page {
  source: string;
  lineStarts: number[];
  lexer: Lexer;
  parser: Parser;
  removed: string[];
  warnings: string[];
  out: string[];
  /** The next paragraph is the first of an item whose marker is a letter of its own. */
  letteredItem: boolean;
}

/** `source` with LF alone. Every place is [start of its first source line, end of its last one), except in raw HTML, where it is exact. */
export function markup(source: string): Markup {
  const lexer = new Lexer({ gfm: true });
  const page: Page = { source, lineStarts: lineStartsOf(source), lexer, parser: new Parser({ gfm: true, renderer: inlineRenderer() }), removed: [], warnings: [], out: [], letteredItem: false };
  let tokens: Token[];
  if (nesting(source) >= DEEPEST) {
    page.warnings.push(`Nested ${DEEPEST} levels deep or more: shown as plain paragraphs`);
    tokens = plainTokens(source);
  } else tokens = lexer.lex(source);
  renderBlocks(page, tokens, 0, 0);
  return { html: page.out.join(""), removed: page.removed, warnings: page.warnings };
}

/** The deepest nesting of lists and quotes that the indentation and the markers of a source can mean. An upper bound, made in one pass. */
export function nesting(source: string): number {
  let deepest = 0;
  const indents: number[] = [];
  for (const { 0: line, index } of source.matchAll(/^[ \t>*+\-\d.)]*/gm)) {
    if (line.length < 2 && deepest > 0) continue;
    const quotes = line.split(">").length - 1;
    const markers = line.match(/(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$)/g)?.length ?? 0;
    const after = source[index + line.length];
    const thematic = (after === undefined || after === "\n") && /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(line);
    if (markers === 0 || thematic) {
      deepest = Math.max(deepest, quotes + (thematic ? 0 : indents.length > 0 ? 1 : 0));
      continue;
    }
    const indent = line.search(/[^ \t>]/);
    while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
    indents.push(indent);
    deepest = Math.max(deepest, indents.length + markers - 1 + quotes);
  }
  return deepest;
}

function renderBlocks(page: Page, tokens: readonly Token[], firstLine: number, depth: number): void {
  let line = firstLine;
  let offset = depth === 0 ? 0 : -1;
  for (const token of tokens) {
    renderBlock(page, token, line, depth, offset);
    line += newlines(token.raw);
    if (offset >= 0) offset += token.raw.length;
  }
}

/** `offset` is the exact start of a token at the top of the text, −1 inside a container, where marked has taken indentation away. */
function renderBlock(page: Page, token: Token, line: number, depth: number, offset: number): void {
  switch (token.type) {
    case "heading":
      page.out.push(`<h${token.depth}>${linesMark(page, token.raw, line)}${inline(page, token)}</h${token.depth}>`);
      break;
    case "paragraph":
    case "text":
      renderParagraph(page, token, line);
      break;
    case "list":
      renderList(page, token as Tokens.List, line, depth);
      break;
    case "table":
      renderTable(page, token as Tokens.Table, line);
      break;
    case "blockquote":
      page.out.push("<blockquote>");
      renderBlocks(page, token.tokens ?? [], line, depth + 1);
      page.out.push("</blockquote>");
      break;
    case "code":
      page.out.push(`<pre>${linesMark(page, token.raw, line)}<code>${escape(token.text)}</code></pre>`);
      break;
    case "hr":
      page.out.push(`${linesMark(page, token.raw, line)}<hr>`);
      break;
    case "html":
      renderHtml(page, token.raw, line, offset);
      break;
    case "def":
      // A footnote of one word looks like the definition of a link.
      if (FOOTNOTE.test(token.raw)) renderFootnote(page, token.raw, line);
      break;
    case "checkbox":
      page.out.push(token.checked ? "☑ " : "☐ ");
      break;
  }
}

function renderParagraph(page: Page, token: Token, line: number): void {
  const raw = token.raw.replace(/\n+$/, "");
  if (token.type === "paragraph" && BARRED.test(raw)) return renderBarred(page, raw, line);
  const marker = FOOTNOTE.test(raw) ? FOOTNOTE : LETTERED.test(raw) ? LETTERED : null;
  if (!marker) {
    const content = linesMark(page, token.raw, line) + inline(page, token);
    page.out.push(token.type === "paragraph" ? `<p>${content}</p>` : content);
    return;
  }
  const parts: string[][] = [];
  for (const text of raw.split("\n")) {
    if (marker.test(text) || parts.length === 0) parts.push([text]);
    else parts.at(-1)!.push(text);
  }
  const ownItem = page.letteredItem;
  page.letteredItem = false;
  if (marker === LETTERED && !ownItem) page.out.push("<ul>");
  let at = line;
  for (const part of parts) {
    const text = part.join("\n");
    if (marker === FOOTNOTE) renderFootnote(page, text, at);
    else {
      const own = LETTERED.exec(text);
      const words = own ? text.slice(own[0].length) : text;
      const [open, close] = ownItem ? [at === line ? "" : "<li>", at === line + raw.split("\n").length - part.length ? "" : "</li>"] : ["<li>", "</li>"];
      page.out.push(`${open}${linesMark(page, text, at)}${own ? markerMark(own[1]!) : ""}${inlineOf(page, words)}${close}`);
    }
    at += part.length;
  }
  if (marker === LETTERED && !ownItem) page.out.push("</ul>");
}

function renderFootnote(page: Page, raw: string, line: number): void {
  const text = raw.replace(/\n+$/, "");
  const [opening, name] = FOOTNOTE.exec(text)!;
  page.out.push(`<aside>${linesMark(page, text, line)}${markerMark(`[${name}]`)}${inlineOf(page, text.slice(opening.length))}</aside>`);
}

function renderList(page: Page, list: Tokens.List, firstLine: number, depth: number): void {
  const tag = list.ordered ? "ol" : "ul";
  page.out.push(`<${tag}>`);
  let line = firstLine;
  list.items.forEach((item, index) => {
    const delimiter = /^\s*\d+([.)])/.exec(item.raw)?.[1] ?? ".";
    const lettered = list.ordered ? null : LETTERED.exec(item.text);
    const marker = list.ordered ? `${Number(list.start || 0) + index}${delimiter}` : "•";
    page.out.push(`<li>${linesMark(page, item.raw.split("\n", 1)[0]!, line)}`);
    // "- (a) text" is an item "(a)": its bullet is only how it was typed.
    if (!lettered) page.out.push(markerMark(marker));
    page.letteredItem = lettered !== null;
    renderBlocks(page, item.tokens, line, depth + 1);
    page.out.push("</li>");
    line += newlines(item.raw);
  });
  page.out.push(`</${tag}>`);
}

function renderTable(page: Page, table: Tokens.Table, line: number): void {
  const row = (cells: Tokens.TableCell[], tag: "th" | "td", at: number): void => {
    page.out.push(`<tr>${rowMark()}${placeMark(lineStart(page, at), lineEnd(page, at))}`);
    for (const cell of cells) page.out.push(`<${tag}>${inline(page, { raw: cell.text, tokens: cell.tokens })}</${tag}>`);
    page.out.push("</tr>");
  };
  page.out.push("<table>");
  row(table.header, "th", line);
  table.rows.forEach((cells, index) => row(cells, "td", line + 2 + index));
  page.out.push("</table>");
}

function renderBarred(page: Page, raw: string, line: number): void {
  page.out.push("<table>");
  raw.split("\n").forEach((text, index) => {
    const cells = text.trim().replace(/^\|/, "").replace(/\|$/, "").split(/(?<!\\)\|/);
    page.out.push(`<tr>${rowMark()}${placeMark(lineStart(page, line + index), lineEnd(page, line + index))}`);
    for (const cell of cells) page.out.push(`<td>${inlineOf(page, cell.trim().replace(/\\\|/g, "|"))}</td>`);
    page.out.push("</tr>");
  });
  page.out.push("</table>");
}

/** Raw HTML goes on as it stands, but for what would swallow text, with a place after every tag that opens a block. */
function renderHtml(page: Page, raw: string, line: number, offset: number): void {
  const trimmed = raw.replace(/\s+$/, "");
  const start = offset >= 0 ? offset : lineStart(page, line);
  const end = offset >= 0 ? offset + trimmed.length : lineEnd(page, line + newlines(trimmed));
  const quiet = silenced(page, trimmed);
  const openings = [...quiet.matchAll(PLACE_TAGS)];
  const placeAt = (index: number): number => (offset >= 0 ? offset + index : lineStart(page, line + newlines(trimmed.slice(0, index))));
  const first = openings[0]?.index ?? quiet.length;
  page.out.push(placeMark(start, Math.max(start, first > 0 && openings[0] ? placeAt(first) : end)), quiet.slice(0, first));
  openings.forEach((opening, order) => {
    const from = placeAt(opening.index);
    const next = openings[order + 1];
    page.out.push(opening[0], placeMark(from, next ? Math.max(from, placeAt(next.index)) : end));
    page.out.push(quiet.slice(opening.index + opening[0].length, next?.index ?? quiet.length));
  });
}

/** The same text with blanks for comments and for elements that are never read, so that every offset stays true. One pass, whatever is left open. */
function silenced(page: Page, html: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, " ");
  let text = html.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => {
    if (!comment.endsWith("-->")) page.warnings.push("A comment is never closed: the text after it is not shown");
    return blank(comment);
  });
  if (!SILENT_TAG.test(text)) return text;
  const small = text.toLowerCase();
  let done = "";
  let at = 0;
  SILENT_TAG.lastIndex = 0;
  for (let tag = SILENT_TAG.exec(text); tag; tag = SILENT_TAG.exec(text)) {
    const name = tag[2]!.toLowerCase();
    const close = tag[1] ? -1 : small.indexOf(`</${name}`, tag.index);
    const closeEnd = close < 0 ? -1 : small.indexOf(">", close);
    const end = closeEnd < 0 ? tag.index + tag[0].length : closeEnd + 1;
    if (!tag[1]) page.removed.push(name);
    // Where one is left open, no later one of any name is looked for again: that keeps the pass linear.
    if (!tag[1] && closeEnd < 0) {
      text = text.slice(0, tag.index) + text.slice(tag.index).replace(SILENT_TAG, blank);
      break;
    }
    done += text.slice(at, tag.index) + blank(text.slice(tag.index, end));
    at = end;
    SILENT_TAG.lastIndex = end;
  }
  return done + text.slice(at);
}

function inline(page: Page, token: { raw: string; text?: string; tokens?: Token[] }): string {
  if (token.raw.length > INLINE_LIMIT) return escapeText(token.text ?? token.raw);
  return page.parser.parseInline(quietTokens(page, token.tokens ?? []));
}

function inlineOf(page: Page, text: string): string {
  return text.length > INLINE_LIMIT ? escapeText(text) : page.parser.parseInline(quietTokens(page, page.lexer.inlineTokens(text)));
}

/** Takes out inline elements that are not text, together with what stands between their tags; a tag without its partner goes alone. */
function quietTokens(page: Page, tokens: Token[]): Token[] {
  if (!tokens.some(({ type }) => type === "html")) return tokens;
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const name = token.type === "html" ? SILENT_OPEN.exec(token.raw)?.[1]?.toLowerCase() : undefined;
    if (name) {
      page.removed.push(name);
      const close = tokens.findIndex((other, at) => at > index && other.type === "html" && other.raw.toLowerCase().startsWith(`</${name}`));
      if (close > index) index = close;
    } else if (token.type !== "html" || !/^<\//.test(token.raw) || !SILENT_OPEN.test(`<${token.raw.slice(2)}`)) kept.push(token);
  }
  return kept;
}

/** An image is its words: nothing of a draft ever makes a reader's browser ask a third party. */
function inlineRenderer(): Renderer {
  const renderer = new Renderer();
  renderer.image = ({ href, text }) => `<img src="${escape(href)}" alt="${escape(text)}">`;
  renderer.checkbox = ({ checked }) => (checked ? "☑ " : "☐ ");
  return renderer;
}

/** Blank lines part paragraphs, and nothing else has a meaning: the coarse answer for a source that is nested without bound. */
function plainTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const gap of [...source.matchAll(/\n[ \t]*\n\s*/g), { index: source.length, 0: "" }]) {
    const text = source.slice(at, gap.index);
    if (text) tokens.push({ type: "paragraph", raw: text, text, tokens: [{ type: "text", raw: text, text, escaped: false }] } as Token);
    if (gap[0]) tokens.push({ type: "space", raw: gap[0] });
    at = gap.index + gap[0].length;
  }
  return tokens;
}

function linesMark(page: Page, raw: string, line: number): string {
  const leading = /^\n*/.exec(raw)![0].length;
  const body = raw.replace(/\s+$/, "");
  return placeMark(lineStart(page, line + leading), lineEnd(page, line + newlines(body)));
}

function lineStart({ lineStarts, source }: Page, line: number): number {
  return lineStarts[line] ?? source.length;
}

function lineEnd({ lineStarts, source }: Page, line: number): number {
  const next = lineStarts[line + 1];
  return next === undefined ? source.length : next - 1;
}

function lineStartsOf(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function escape(text: string): string {
  return text.replace(/[<>"]|&/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]!);
}

/** As Markdown reads text: a character reference in the source stays one. */
function escapeText(text: string): string {
  return text.replace(/[<>"]|&(?!#\d{1,7};|#[Xx][a-fA-F0-9]{1,6};|\w+;)/g, escape);
}
