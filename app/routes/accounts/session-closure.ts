/** /session/closure: sign out. The browser forgets the session, what it cached and what it kept of unsent texts. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import { goTo } from "#app/platform/answers.server.ts";
import { endSession } from "#app/platform/session.server.ts";

export async function action({ context }: ActionFunctionArgs) {
  return goTo(paths.session(undefined, "signed-out"), { "Set-Cookie": await endSession(context.sessionId), "Clear-Site-Data": '"cache", "storage"' });
}
