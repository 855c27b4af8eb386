/** The public record of a standard. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RecordPage } from "#app/components/record/record-page.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { readBefore } from "#app/domain/record.ts";
import { openRecord } from "#app/queries/record.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const record = await openRecord(params.standard ?? "", readBefore(new URL(request.url).searchParams.get("before")), context.visitor, context.now);
  return { ...record, title: `${catalogueOf(context.language).record.title} · ${record.head.identifier}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Commonline" }];

export default function StandardRecord() {
  const { head, entries, before, older } = useLoaderData<typeof loader>();
  return (
    <>
      <StandardHead head={head} tab={null} />
      <RecordPage standard={head.slug} entries={entries} before={before} older={older} />
    </>
  );
}
