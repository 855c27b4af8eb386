/**
 * Finished pages for readers without an account, kept compressed in front of Remix. A page is keyed by what it shows
 * (address, draft, revision of the standard, language, build) and good until the next moment that changes it; nothing personal is ever in one.
 */
import { constants, brotliCompress, brotliCompressSync, gzipSync } from "node:zlib";
import { promisify } from "node:util";
import { sha256 } from "./chance.server.ts";

export interface KeptPage {
  key: string;
  status: number;
  contentPolicy: string;
  /** What is to be fetched beside it. */
  link: string;
  etag: string;
  plain: Buffer;
  br: Buffer;
  gz: Buffer | null;
  /** Milliseconds since the epoch; after it the page is made anew. */
  goodUntil: number;
}

/** At most this much is kept, the longest unused first to go. Bytes. */
const ROOM = 48 * 1024 * 1024;

const pages = new Map<string, KeptPage>();
let used = 0;

/** The page at this address if it is still what `key` says. */
export function keptPage(address: string, key: string, now: number): KeptPage | null {
  const page = pages.get(address);
  if (!page || page.key !== key || page.goodUntil <= now) return null;
  pages.delete(address);
  pages.set(address, page);
  return page;
}

/** Keeps a page: compressed fast at once, and as small as it gets when there is time. */
export function keepPage(address: string, key: string, html: string, { contentPolicy, link, status, goodUntil }: Pick<KeptPage, "contentPolicy" | "link" | "status" | "goodUntil">): KeptPage {
  const plain = Buffer.from(html);
  const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength } });
  const page: KeptPage = { key, status, contentPolicy, link, etag: `"${sha256(plain).slice(0, 24)}"`, plain, br, gz: null, goodUntil };
  drop(address);
  pages.set(address, page);
  used += sizeOf(page);
  for (const [oldest] of pages) {
    if (used <= ROOM || oldest === address) break;
    drop(oldest);
  }
  squeeze(address, page);
  return page;
}

/** The gzip form, made on first use. */
export function gzipOf(page: KeptPage): Buffer {
  return (page.gz ??= gzipSync(page.plain, { level: 6 }));
}

function drop(address: string): void {
  const page = pages.get(address);
  if (!page) return;
  used -= sizeOf(page);
  pages.delete(address);
}

function sizeOf(page: KeptPage): number {
  return page.plain.byteLength * 2;
}

/** How long a page rests before it is made as small as it gets, which takes a second or more. Milliseconds. */
const REST = 10_000;

let squeezing: Promise<void> = Promise.resolve();

/** Off the main thread, one page at a time, and only what is still kept when its turn comes. */
function squeeze(address: string, page: KeptPage): void {
  setTimeout(() => {
    squeezing = squeezing.then(async () => {
      if (pages.get(address) === page) page.br = await promisify(brotliCompress)(page.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } });
    });
  }, REST).unref();
}
