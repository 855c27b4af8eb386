/** Renders what is being written as it will be read. Keeps nothing. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { previewForm } from "#app/domain/comment-forms.ts";
import { renderRemark } from "#app/domain/text/remarks.ts";
import { readForm } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  await takePoint("preview", context.visitor?.id ?? context.address);
  const { reason, proposedChange } = await readForm(request, previewForm);
  return { reason: reason?.trim() ? renderRemark(reason) : "", proposedChange: proposedChange?.trim() ? renderRemark(proposedChange) : "" };
}
