/**
 * The front of the house: takes a request from node:http through the doors, to a file, a kept page or the matched branch of routes.
 * Remix costs more with each route it knows, so each branch has a handler of its own, made once.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";
import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { Refused, REFUSALS, type RefusalCode } from "#app/domain/refusals.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { chooseLanguage } from "#app/texts/language.ts";
import { answeringAction, answeringLoader } from "./answers.server.ts";
import { newId, sha256 } from "./chance.server.ts";
import { now } from "./clock.server.ts";
import type { RequestContext } from "./context.server.ts";
import { addressOf, commonHeaders, contentPolicy, isOurHost, isOwnOrigin, pageHeaders } from "./doors.server.ts";
import { environment } from "./environment.server.ts";
import { accepts, serveFile } from "./files.server.ts";
import { gzipOf, keepPage, keptPage, type KeptPage } from "./kept-pages.server.ts";
import { log, traceOf } from "./log.server.ts";
import { sessionIdOf, whoIs } from "./session.server.ts";
import { joined, SEAM, stitched } from "./stitched-pages.server.ts";

export type Params = Readonly<Record<string, string | undefined>>;

/** What the front must know of a route before it is entered. */
export interface Policy {
  methods: readonly ("GET" | "POST")[];
  /** Whether this visitor may enter. @throws Refused */
  admit: (visitor: Visitor, params: Params) => Promise<void> | void;
  /** The most that may be sent. Bytes. */
  bodyLimit?: number;
  /** For pages that are kept for readers without an account: what the page depends on, and until when. Null: not to be kept. */
  keep?: (params: Params, now: Date) => Promise<{ key: string; goodUntil: Date } | null>;
}

const BODY_LIMIT = 256 * 1024;

type Handler = ReturnType<typeof createRequestHandler>;
type RouteObject = Parameters<typeof matchRoutes>[0][number];
type Matches = NonNullable<ReturnType<typeof matchRoutes>>;
export type Front = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** @param policies by route id; a route without one is never entered. */
export function front(build: ServerBuild, policies: Readonly<Record<string, Policy>>): Front {
  const match = matcher(routesOf(build, undefined));
  const handlers = new Map<string, Handler>();

  function handlerOf(ids: string[]): Handler {
    const key = ids.join(" ");
    let handler = handlers.get(key);
    if (!handler) {
      const routes = Object.fromEntries(ids.map((id) => [id, answeringRoute(build.routes[id] as ServerBuild["routes"][string])]));
      // The page is rendered from the manifest too: it must name the same routes. The browser gets the whole one as a file.
      const assets = { ...build.assets, routes: Object.fromEntries(ids.map((id) => [id, build.assets.routes[id]])) };
      handlers.set(key, (handler = createRequestHandler({ ...build, assets, routes } as ServerBuild, build.mode)));
    }
    return handler;
  }

  return async (request, response) => {
    const requestId = newId();
    try {
      for (const [name, value] of Object.entries({ ...commonHeaders(), ...pageHeaders() })) response.setHeader(name, value);
      await pass(request, response, requestId);
    } catch (error) {
      if (error instanceof Refused) return refuse(request, response, error.refusal.code, error.refusal.detail ?? {});
      log("error", "request broke", { requestId, method: request.method, ...traceOf(error) });
      plain(response, 500, `${catalogueOf("en").frame.brokenSentence} ${requestId}`);
    }
  };

  async function pass(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const method = request.method ?? "GET";
    if (!isOurHost(request.headers.host)) return plain(response, 421, "This server answers for another address.");
    const url = URL.canParse(request.url ?? "/", environment().origin) ? new URL(request.url ?? "/", environment().origin) : null;
    if (!url || url.origin !== environment().origin || !isEncoded(url.pathname)) return plain(response, 400, catalogueOf("en").refusals["not-found"]({}));
    const reading = method === "GET" || method === "HEAD";
    if (reading && (await serveFile(request, response, url.pathname))) return;
    if (!reading && !isOwnOrigin(request)) return refuse(request, response, "foreign-origin");

    const matches = match(url.pathname);
    const leaf = matches.at(-1);
    const policy = leaf && policies[leaf.route.id as string];
    if (!leaf || !policy) return refuse(request, response, "not-found");
    if (!policy.methods.some((allowed) => allowed === method || (allowed === "GET" && method === "HEAD"))) {
      response.setHeader("Allow", policy.methods.join(", "));
      return refuse(request, response, "not-allowed-method");
    }

    const sessionId = sessionIdOf(request.headers.cookie ?? null);
    const language = chooseLanguage(request.headers["accept-language"] ?? null);
    const keep = policy.keep && !sessionId && reading && url.search === "" ? await policy.keep(leaf.params, now()) : null;
    const address = `${language} ${url.pathname}`;
    if (keep) {
      const page = keptPage(address, keep.key, now().getTime());
      if (page) return sendKept(request, response, page);
    }

    const present = await whoIs(sessionId);
    const visitor = present?.actor ?? null;
    if (present?.cookie) response.setHeader("Set-Cookie", present.cookie);
    const body = reading ? undefined : await readBody(request, policy.bodyLimit ?? BODY_LIMIT);
    const moment = now();
    const context: AppLoadContext = {
      visitor,
      sessionId: present?.sessionId ?? null,
      doer: { actor: visitor, now: moment, newId },
      now: moment,
      language,
      nonce: keep ? null : randomBytes(16).toString("base64"),
      requestId,
      address: addressOf(request),
      document: !url.searchParams.has("_data"),
      lines: { html: null, packed: null },
      page: null,
      refused: await refusalOf(policy, visitor, leaf.params),
    };
    const controller = new AbortController();
    response.on("close", () => controller.abort());
    const asked = new Request(url, { method, headers: headersOf(request), body: body as BodyInit | undefined, signal: controller.signal });
    const answer = await handlerOf(matches.map((match) => match.route.id as string))(asked, context);
    log("info", "request", { requestId, method, route: leaf.route.id ?? null, status: answer.status, actor: visitor?.id ?? null });
    if (keep && answer.status === 200 && context.page !== null) {
      const html = context.lines.packed ? joined(context.page, context.lines.packed).toString() : context.page;
      return sendKept(request, response, keepPage(address, keep.key, html, { contentPolicy: contentPolicy(scriptHashes(html)), link: answer.headers.get("Link") ?? "", status: 200, goodUntil: keep.goodUntil.getTime() }));
    }
    await send(request, response, answer, context);
  }
}

/** Whether a path's percent signs mean something. */
function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The refusal of a policy; null where the visitor may enter. */
async function refusalOf(policy: Policy, visitor: Visitor, params: Params): Promise<Refused | null> {
  try {
    await policy.admit(visitor, params);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** The route with what it throws answered, and with the front's own refusal told in its place. The root tells none: it frames them. */
function answeringRoute(route: ServerBuild["routes"][string]): ServerBuild["routes"][string] {
  if (route.id === "root") return route;
  const { loader, action } = route.module;
  return { ...route, module: { ...route.module, loader: answeringLoader(loader ?? (() => null)), ...(action ? { action: answeringAction(action) } : {}) } };
}

/** This many addresses are remembered with the routes they lead to, the longest unused first to go. */
const MATCHES = 2_000;

/** Which routes an address leads to, none: nowhere. Each search goes through all routes, which would cost more than a kept page does. */
function matcher(tree: RouteObject[]): (path: string) => Matches {
  const known = new Map<string, Matches>();
  return (path) => {
    const matches = known.get(path) ?? matchRoutes(tree, path) ?? [];
    known.delete(path);
    known.set(path, matches);
    if (known.size > MATCHES) known.delete(known.keys().next().value as string);
    return matches;
  };
}

function routesOf(build: ServerBuild, parentId: string | undefined): RouteObject[] {
  return Object.values(build.routes)
    .filter((route) => route?.parentId === parentId)
    .map((route) => {
      const { id, path, index } = route as ServerBuild["routes"][string];
      return index ? ({ id, path, index: true } as RouteObject) : ({ id, path, children: routesOf(build, id) } as RouteObject);
    });
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(":")) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** @throws Refused "too-large" as soon as it is known, without reading the rest. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new Refused({ code: "too-large", detail: { limit: `${Math.floor(limit / 1024)} KB` } });
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The scripts of a page that is kept, named by their hashes, since it cannot carry a fresh nonce. */
function scriptHashes(html: string): string {
  const hashes = new Set<string>();
  for (const [, attributes, content] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (!/\ssrc=/.test(attributes ?? "")) hashes.add(`'sha256-${Buffer.from(sha256(content ?? ""), "hex").toString("base64")}'`);
  }
  return [...hashes].join(" ");
}

function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  response.setHeader("Content-Security-Policy", page.contentPolicy);
  response.setHeader("Link", page.link);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("Vary", "Accept-Encoding, Accept-Language, Cookie");
  response.setHeader("ETag", page.etag);
  if (request.headers["if-none-match"] === page.etag) return void response.writeHead(304).end();
  const encoding = accepts(request.headers["accept-encoding"], "br") ? "br" : accepts(request.headers["accept-encoding"], "gzip") ? "gzip" : null;
  const body = encoding === "br" ? page.br : encoding === "gzip" ? gzipOf(page) : page.plain;
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Length", body.byteLength);
  response.writeHead(page.status).end(request.method === "HEAD" ? undefined : body);
}

/** Bodies above this are compressed, fast and off the main thread. Bytes. */
const COMPRESS_FROM = 1_400;

async function send(request: IncomingMessage, response: ServerResponse, answer: Response, context: RequestContext): Promise<void> {
  answer.headers.forEach((value, name) => name !== "set-cookie" && response.setHeader(name, value));
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader("Set-Cookie", cookie);
  if (!answer.headers.has("Content-Security-Policy")) response.setHeader("Content-Security-Policy", contentPolicy(context.nonce ? `'nonce-${context.nonce}'` : ""));
  if (!answer.headers.has("Cache-Control")) response.setHeader("Cache-Control", context.visitor || answer.headers.has("Set-Cookie") ? "private, no-store" : "no-cache");
  response.appendHeader("Vary", "Accept-Encoding, Accept-Language, Cookie");
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/json") && !type.includes("charset")) response.setHeader("Content-Type", "application/json; charset=utf-8");
  const { page } = context;
  if (request.method === "HEAD" || (page === null && !answer.body)) return void response.writeHead(answer.status).end();
  if (type.startsWith("text/event-stream") || answer.headers.has("Content-Encoding")) {
    response.writeHead(answer.status);
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => response.destroy());
    return;
  }
  const packed = page?.includes(SEAM) ? context.lines.packed : null;
  if (packed && page !== null && accepts(request.headers["accept-encoding"], "gzip")) {
    const pieces = stitched(page, packed);
    response.setHeader("Content-Encoding", "gzip");
    response.setHeader("Content-Length", pieces.reduce((length, piece) => length + piece.byteLength, 0));
    response.writeHead(answer.status);
    response.cork();
    for (const piece of pieces) response.write(piece);
    return void response.end();
  }
  let body = page === null ? Buffer.from(await answer.arrayBuffer()) : packed ? joined(page, packed) : Buffer.from(page);
  if (body.byteLength >= COMPRESS_FROM && /^(text|application\/(json|xml|atom))/.test(type)) {
    if (accepts(request.headers["accept-encoding"], "br")) {
      body = Buffer.from(await promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }));
      response.setHeader("Content-Encoding", "br");
    } else if (accepts(request.headers["accept-encoding"], "gzip")) {
      body = Buffer.from(await promisify(gzip)(body, { level: 3 }));
      response.setHeader("Content-Encoding", "gzip");
    }
  }
  response.setHeader("Content-Length", body.byteLength);
  response.writeHead(answer.status).end(body);
}

function refuse(request: IncomingMessage, response: ServerResponse, code: RefusalCode, detail: Record<string, string | number> = {}): void {
  request.resume();
  plain(response, REFUSALS[code], catalogueOf("en").refusals[code](detail));
}

function plain(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) return void response.destroy();
  response.setHeader("Content-Security-Policy", contentPolicy(""));
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  if (status === 413) response.setHeader("Connection", "close");
  response.writeHead(status).end(`${sentence}\n`);
}
