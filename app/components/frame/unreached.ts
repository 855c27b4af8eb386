/**
 * What a page is told where the server cannot be reached: for a form, a refusal like any other, with what was typed; for what the page shows already, that;
 * for what a part of it asks for, a refusal; for another page, that page's refusal. Otherwise the whole page would give way to an error, with all that was typed.
 */
import type { Outcome } from "./refusal.tsx";

interface Router {
  state: { location: Located; loaderData: Record<string, unknown>; navigation: { state: string } };
}
type Located = { pathname: string; search: string };
const router = () => (window as unknown as { __remixRouter?: Router }).__remixRouter;

/** Stands between Remix and the browser's fetch, from now on. */
export function answerForServer(): void {
  const fetched = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = typeof input === "string" && URL.canParse(input, window.location.href) ? new URL(input, window.location.href) : null;
    const route = url?.searchParams.get("_data");
    if (!url || !route) return fetched(input, init);
    try {
      const answer = await fetched(input, init);
      if (!isOfAnother(answer)) return answer;
    } catch (error) {
      if (init?.signal?.aborted) throw error;
    }
    return instead(url, route, init?.body);
  };
}

/** Something in front of the application spoke: a proxy, or a server that is still starting. */
function isOfAnother({ status, headers }: Response): boolean {
  return status >= 502 && status <= 504 && !["X-Remix-Error", "X-Remix-Catch", "X-Remix-Response"].some((name) => headers.has(name));
}

function instead(url: URL, route: string, body: BodyInit | null | undefined): Response {
  const state = router()?.state;
  if (body) return unreached(typedIn(body));
  url.searchParams.delete("_data");
  if (state && route in state.loaderData && url.pathname === state.location.pathname && url.search === state.location.search) return answer(state.loaderData[route], {});
  return state && state.navigation.state !== "idle" ? answer({ code: "unreached" }, { "X-Remix-Catch": "yes" }) : unreached({});
}

function unreached(typed: Outcome["typed"]): Response {
  return answer({ ok: false, refusal: { code: "unreached" }, faults: {}, typed, unreached: true } satisfies Outcome & { unreached: true }, {});
}

function answer(data: unknown, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(data), { status: "X-Remix-Catch" in headers ? 503 : 200, headers: { "Content-Type": "application/json; charset=utf-8", "X-Remix-Response": "yes", ...headers } });
}

/** The words of a form; a file cannot be put back. */
function typedIn(body: BodyInit): Outcome["typed"] {
  const typed: Outcome["typed"] = {};
  if (!(body instanceof FormData || body instanceof URLSearchParams)) return typed;
  for (const name of new Set(body.keys())) {
    const words = body.getAll(name).filter((value) => typeof value === "string");
    if (words.length > 0) typed[name] = words.length > 1 ? words : (words[0] as string);
  }
  return typed;
}
