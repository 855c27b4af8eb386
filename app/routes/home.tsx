/** The first page: the standards, and where each of them stands. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Shelf } from "#app/components/home/shelf.tsx";
import { standardsShown } from "#app/queries/home.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shelf = await standardsShown(new URL(request.url).searchParams.get("show"), context.now, context.visitor);
  return { ...shelf, title: `Commonline: ${catalogueOf(context.language).home.title}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Commonline" }];

export default function HomePage() {
  const { show, counts, standards, may } = useLoaderData<typeof loader>();
  return <Shelf show={show} counts={counts} standards={standards} mayCreate={may.create} />;
}
