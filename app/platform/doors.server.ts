/** The doors: which hosts are ours, which requests may change something, and the headers that every answer carries. */
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { environment } from "./environment.server.ts";

/** Whether the Host header names us. Nothing is ever built from it. */
export function isOurHost(host: string | undefined): boolean {
  const own = new URL(environment().origin);
  if (host === own.host) return true;
  if (!environment().demonstration) return false;
  return [`localhost:${own.port}`, `127.0.0.1:${own.port}`, `[::1]:${own.port}`].includes(host ?? "");
}

/** Whether a request that may change something comes from our own pages: its Origin is ours, or the browser says so in Sec-Fetch-Site. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.origin;
  if (origin === undefined) return site === "same-origin";
  if (origin === environment().origin) return true;
  return environment().demonstration && URL.canParse(origin) && origin.startsWith("http://") && isOurHost(new URL(origin).host) && request.headers.host === new URL(origin).host;
}

/** Where the request came from. X-Forwarded-For counts only from a configured proxy, and only its last address. */
export function addressOf(request: IncomingMessage): string {
  const socket = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  if (!environment().trustedProxies.includes(socket)) return socket;
  const last = String(request.headers["x-forwarded-for"] ?? "").split(",").at(-1)?.trim() ?? "";
  return isIP(last) ? last : socket;
}

/** @param scripts what scripts may run: "'nonce-…'" or hashes. */
export function contentPolicy(scripts: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}`.trim(),
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Headers of every answer that a browser may open as a page, errors among them. The policy is the strictest one; a page puts its own in its place. */
export function pageHeaders(): Record<string, string> {
  return {
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Content-Security-Policy": contentPolicy(""),
  };
}

/** Headers of every answer, files among them. */
export function commonHeaders(): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(environment().origin.startsWith("https:") ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
