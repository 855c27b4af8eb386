/** The rendered lines of a draft by their hash, for a page that a script brings. They never change, so the browser keeps them. */
import { paths } from "#app/paths.ts";

/** "" where the lines stand in the page already. */
export async function fragmentHtml(hash: string): Promise<string> {
  if (document.querySelector(`[data-fragment="${hash}"]`)) return "";
  const answer = await fetch(paths.fragment(hash));
  if (!answer.ok) throw new Error(`the lines of the draft were answered with ${answer.status}`);
  return answer.text();
}
