/** /organisations: the register of those who take part. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Register } from "#app/components/organisations/register.tsx";
import { readListing } from "#app/domain/listings.ts";
import { Refused } from "#app/domain/refusals.ts";
import { register } from "#app/queries/organisations.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = readListing(new URL(request.url).searchParams);
  const found = await register(asked, context.language);
  if (asked.page > found.pages) throw new Refused({ code: "not-found" });
  return { asked, ...found };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").organisations.title} · Commonline` }];

export default function Organisations() {
  return <Register {...useLoaderData<typeof loader>()} />;
}
