/** What a request carries besides itself: who asks, when, in which language. Made once by the server, given to every loader and action. */
import type { Refused } from "#app/domain/refusals.ts";
import type { Doer, Visitor } from "#app/domain/roles.ts";
import type { Language } from "#app/texts/language.ts";
import type { Packed } from "./stitched-pages.server.ts";

export interface RequestContext {
  visitor: Visitor;
  sessionId: string | null;
  doer: Doer;
  now: Date;
  language: Language;
  /** For Content-Security-Policy; null where the page will be kept, whose scripts are named by their hashes. */
  nonce: string | null;
  requestId: string;
  /** The address the request came from, as far as configured proxies may be believed. */
  address: string;
  /** Whether a whole page was asked for, not the data of one for a script. */
  document: boolean;
  /** The rendered lines of a draft go past the loader's data: here, as text, or compressed already; then the page is written around them. */
  lines: { html: string | null; packed: Packed | null };
  /** The page as it was written: it goes past the Response, which would read it to bytes, and them to a page again. Null where the answer is none. */
  page: string | null;
  /** Why the route's policy does not let the visitor enter; its loader and action say so. */
  refused: Refused | null;
}

declare module "@remix-run/server-runtime" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the way Remix lets the context be named
  interface AppLoadContext extends RequestContext {}
}
