/** Renders a page on the server, whole: no page here waits for anything that a loader has not brought. */
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { options } from "preact";
import { renderToString } from "react-dom/server";
import { LinesContext } from "#app/components/reading/lines-context.ts";
import { NonceContext } from "#app/components/frame/nonce-context.ts";
import { log, traceOf } from "#app/platform/log.server.ts";
import { SEAM } from "#app/platform/stitched-pages.server.ts";

// What Remix says to React alone would stand in the page as an attribute.
const { vnode: meet } = options;
options.vnode = (node) => {
  delete (node.props as { suppressHydrationWarning?: boolean }).suppressHydrationWarning;
  meet?.(node);
};

export default function answerDocument(request: Request, status: number, headers: Headers, remixContext: EntryContext, context: AppLoadContext): Response {
  const page = `<!DOCTYPE html>${renderToString(
    <NonceContext.Provider value={context.nonce ?? undefined}>
      <LinesContext.Provider value={context.lines.packed ? SEAM : context.lines.html}>
        <RemixServer context={remixContext} url={request.url} />
      </LinesContext.Provider>
    </NonceContext.Provider>,
  )}`;
  context.page = page;
  headers.set("Content-Type", "text/html; charset=utf-8");
  // The scripts are named at the end of the page: named here too, they are fetched while it is still read.
  headers.set("Link", scriptsOf(remixContext).map((href) => `<${href}>; rel=modulepreload`).join(", "));
  return new Response(null, { status, headers });
}

/** The files of scripts that a page needs, each once. */
function scriptsOf({ manifest, staticHandlerContext }: EntryContext): string[] {
  const parts = staticHandlerContext.matches.flatMap(({ route }) => manifest.routes[route.id] ?? []);
  return [...new Set([manifest.url, ...[manifest.entry, ...parts].flatMap(({ module, imports = [] }) => [module, ...imports])])];
}

/** What a loader or an action threw that was no refusal: logged with the request's number, which the page shows. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  log("error", "request broke", { requestId: context.requestId, method: request.method, ...traceOf(error) });
}
