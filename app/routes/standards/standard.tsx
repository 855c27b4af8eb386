/** The page of a standard. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { standardHead } from "#app/queries/standards.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { head: await standardHead(params.standard ?? "", context.now, context.visitor) };
}

export default function StandardPage() {
  const { head } = useLoaderData<typeof loader>();
  return <StandardHead head={head} tab="overview" />;
}
