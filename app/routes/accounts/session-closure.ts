/** /session/closure: sign out, and go on to where somebody else is to sign in. The browser forgets the session, what it cached and what it kept of unsent texts. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { nextIn, paths } from "#app/paths.ts";
import { goTo } from "#app/platform/answers.server.ts";
import { endSession } from "#app/platform/session.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  return goTo(paths.session(nextIn(request.url), "signed-out"), { "Set-Cookie": await endSession(context.sessionId), "Clear-Site-Data": '"cache", "storage"' });
}
