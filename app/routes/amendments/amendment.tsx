/** An amendment's page: everything that was said of it and became of it. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { AmendmentPage } from "#app/components/amendments/amendment-page.tsx";
import { forgetKept } from "#app/components/forms/kept-fields.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { readNumber } from "#app/paths.ts";
import { openAmendment } from "#app/queries/amendments/amendment.server.ts";
import { pollsOn } from "#app/queries/ballots/list.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 };
  return { ...(await openAmendment(at, context.visitor, context.now, context.language)), polls: await pollsOn(at, context.now) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${catalogueOf("en").amendments.page.title(amendmentCode(data.number))} · ${data.standard.identifier} · Commonline` : "Commonline" }];

export default function Amendment() {
  const page = useLoaderData<typeof loader>();
  const { slug } = page.standard;
  const fresh = page.may.withdraw.ok && page.handling === "open";
  // Its author came here from the form: what was kept of it in this tab is sent.
  useEffect(() => {
    if (fresh) forgetKept("amendment", slug);
  }, [fresh, slug]);
  return <AmendmentPage page={page} />;
}
