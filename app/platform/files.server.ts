/** The files that are served as they are: read once at the start, compressed by the build or else once, named by their path. No path of a request ever reaches the disk. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";
import { sha256 } from "./chance.server.ts";
import { pageHeaders } from "./doors.server.ts";

const TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  woff2: "font/woff2",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json; charset=utf-8",
};

/** What a browser only ever takes as a part of a page: the policies of pages say nothing of it, and a dozen such files come with each. */
const PARTS = /^(text\/(javascript|css)|font\/)/;

interface Kept {
  type: string;
  etag: string;
  immutable: boolean;
  plain: Buffer;
  br: Buffer | null;
  gz: Buffer | null;
}

const files = new Map<string, Kept>();

/** Reads every file under `folder` whose type is known. */
export function keepFiles(folder: string): void {
  for (const path of walk(folder)) {
    const name = relative(folder, path).split(sep).join("/");
    const type = TYPES[name.split(".").at(-1) ?? ""];
    if (!type || name.startsWith(".")) continue;
    const plain = readFileSync(path);
    files.set(`/${name}`, { type, etag: `"${sha256(plain).slice(0, 20)}"`, immutable: name.startsWith("assets/"), plain, br: existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : null, gz: null });
  }
}

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield path;
  }
}

/** Answers a file; false where there is none of that name. */
export async function serveFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
  const file = files.get(path);
  if (!file) return false;
  if (PARTS.test(file.type)) for (const name of Object.keys(pageHeaders())) response.removeHeader(name);
  response.setHeader("ETag", file.etag);
  response.setHeader("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
  response.setHeader("Vary", "Accept-Encoding");
  if (request.headers["if-none-match"] === file.etag) {
    response.writeHead(304).end();
    return true;
  }
  response.setHeader("Content-Type", file.type);
  const { encoding, body } = await encoded(file, request.headers["accept-encoding"]);
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", body.byteLength);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
  return true;
}

async function encoded(file: Kept, accepted: string | undefined): Promise<{ encoding: string | null; body: Buffer }> {
  if (!/^(text|application|image\/svg)/.test(file.type)) return { encoding: null, body: file.plain };
  if (accepts(accepted, "br")) return { encoding: "br", body: (file.br ??= await promisify(brotliCompress)(file.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })) };
  if (accepts(accepted, "gzip")) return { encoding: "gzip", body: (file.gz ??= await promisify(gzip)(file.plain, { level: 9 })) };
  return { encoding: null, body: file.plain };
}

/** Whether Accept-Encoding takes this encoding. */
export function accepts(header: string | undefined, encoding: "br" | "gzip"): boolean {
  return (header ?? "").split(",").some((part) => {
    const [name, ...parameters] = part.trim().split(";");
    return name?.trim() === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
  });
}
