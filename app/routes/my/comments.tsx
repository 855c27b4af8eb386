/** "My comments": what became of each, and where it stands now. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { OwnComments } from "#app/components/comments/own-comments.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { demand, Refused } from "#app/domain/refusals.ts";
import { OWN_FILTERS, type OwnFilter } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import { openMyComments } from "#app/queries/my-comments.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import "#app/styles/comments.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { visitor } = context;
  if (!visitor) throw new Refused({ code: "sign-in-required" });
  const asked = new URL(request.url).searchParams;
  const filter = OWN_FILTERS.find((known) => known === asked.get("show")) ?? "all";
  const page = Math.max(1, Math.min(10_000, Number.parseInt(asked.get("page") ?? "1", 10) || 1));
  const found = await openMyComments(visitor, filter, page);
  demand(page <= found.pages ? { ok: true } : { ok: false, refusal: { code: "not-found" } });
  return { ...found, filter, page };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").comments.mine.title} · Commonline` }];

export default function MyComments() {
  const { standards, counts, filter, page, pages } = useLoaderData<typeof loader>();
  const t = useTexts().comments.mine;
  return (
    <>
      <header className="head">
        <div>
          <h1>{t.title}</h1>
          <p className="lead">{t.lead}</p>
        </div>
        {counts.all > 0 ? (
          <p className="aside">
            <a className="btn" href={paths.myCommentsFile()} download>
              {t.csv}
            </a>
          </p>
        ) : null}
      </header>
      <div className="page">
        {counts.all === 0 ? (
          <div className="empty">
            <p>
              <strong>{t.none}</strong>
            </p>
            <p>{t.noneNext}</p>
            <p>
              <Link className="btn primary" to={paths.home()}>
                {t.toStandards}
              </Link>
            </p>
          </div>
        ) : (
          <>
            <Filters filter={filter} counts={counts} />
            {standards.length === 0 ? (
              <div className="empty">
                <p>{t.noneHere}</p>
                <p>
                  <Link to={paths.myComments()}>{t.showAll}</Link>
                </p>
              </div>
            ) : null}
            {standards.map((standard) => (
              <section key={standard.slug} className="own-standard">
                <h2>
                  <Link to={paths.standard(standard.slug)}>{standard.identifier}</Link> {standard.title}
                </h2>
                <OwnComments comments={standard.comments} caption={`${standard.identifier} ${standard.title}`} />
              </section>
            ))}
            {pages > 1 ? <Pages filter={filter} page={page} pages={pages} /> : null}
          </>
        )}
      </div>
    </>
  );
}

function Filters({ filter, counts }: { filter: OwnFilter; counts: Record<OwnFilter, number> }) {
  const t = useTexts().comments.mine;
  return (
    <nav aria-label={t.filters}>
      <ul className="row filters">
        {OWN_FILTERS.map((known) => (
          <li key={known}>
            <Link className="tag" to={paths.myComments(known === "all" ? undefined : known)} aria-current={known === filter ? "true" : undefined}>
              {t.filter[known]} {counts[known]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pages({ filter, page, pages }: { filter: OwnFilter; page: number; pages: number }) {
  const t = useTexts().comments.mine;
  const show = filter === "all" ? undefined : filter;
  return (
    <nav className="row" aria-label={t.pages}>
      {page > 1 ? (
        <Link className="btn small" rel="prev" to={paths.myComments(show, page - 1)}>
          {t.previous}
        </Link>
      ) : null}
      <span>{t.page(page, pages)}</span>
      {page < pages ? (
        <Link className="btn small" rel="next" to={paths.myComments(show, page + 1)}>
          {t.next}
        </Link>
      ) : null}
    </nav>
  );
}
