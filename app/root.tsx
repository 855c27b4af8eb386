/** The frame of every page: bar, demonstration's note, foot; and what is shown where a page refuses or breaks. */
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/forms.css";
import sansFile from "./styles/fonts/sans.woff2?url";
import serifFile from "./styles/fonts/serif.woff2?url";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useRouteError, useRouteLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useContext, useEffect, useRef, type ReactNode } from "react";
import { Bar } from "./components/frame/bar.tsx";
import { Foot } from "./components/frame/foot.tsx";
import { ErrorPage, errorTitle } from "./components/frame/error-page.tsx";
import { NonceContext } from "./components/frame/nonce-context.ts";
import { InLanguage } from "./components/frame/language.tsx";
import { isUnreached } from "./components/frame/refusal.tsx";
import type { Refusal } from "./domain/refusals.ts";
import { environment } from "./platform/environment.server.ts";
import { coreTextsOf } from "./texts/core.ts";

export function loader({ context }: LoaderFunctionArgs) {
  const { visitor } = context;
  return {
    language: context.language,
    demonstration: environment().demonstration,
    person: visitor && {
      name: visitor.name,
      verified: visitor.verified,
      administrator: visitor.administrator,
      facilitates: visitor.facilitates.length > 0,
      actingFor: visitor.actingFor && { id: visitor.actingFor.organisationId, slug: visitor.actingFor.organisationSlug, name: visitor.actingFor.organisationName, category: visitor.actingFor.category },
      organisations: visitor.memberships.map((membership) => ({ id: membership.organisationId, name: membership.organisationName })),
      agreed: visitor.agreed,
    },
  };
}

/** A server that cannot be reached is not asked for more. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return !isUnreached(actionResult) && defaultShouldRevalidate;
}

export type Framed = ReturnType<typeof loader>;

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${errorTitle(coreTextsOf("en"), refusalIn(error))} · Commonline` : "Commonline" }];

/**
 * Before any schema is made: zod would try whether it may compile text to code, and the browser would report that the policy forbids it.
 * And where the scripts of a page cannot be fetched or are not understood, its lines are drawn as without a script. Written without what HTML escapes.
 */
const AT_FIRST = "globalThis.__zod_globalConfig={jitless:true};addEventListener(`load`,()=>setTimeout(()=>{if(!document.documentElement.hasAttribute(`data-live`))document.querySelectorAll(`.lines noscript`).forEach(text=>text.outerHTML=text.textContent)},3e3))";

export function Layout({ children }: { children: ReactNode }) {
  const framed = useRouteLoaderData<typeof loader>("root") as Framed | undefined;
  const nonce = useContext(NonceContext);
  const language = framed?.language ?? "en";
  const t = coreTextsOf(language);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  // A script that brings another page leaves the focus nowhere: it is put where that page begins, so that Tab and a screen reader go on from there.
  useEffect(() => {
    if (shown.current !== pathname && document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  // Whoever waits for the page to be taken over by its scripts (tests, the bench) looks here.
  useEffect(() => document.documentElement.setAttribute("data-live", ""), []);
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={t.frame.tagline} />
        <script nonce={nonce}>
          {AT_FIRST}
        </script>
        <link rel="preload" href={serifFile} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href={sansFile} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <InLanguage language={language}>
          <a className="skip" href="#main">
            {t.frame.skip}
          </a>
          {framed?.demonstration ? <p className="demonstration">{t.frame.demonstration}</p> : null}
          <Bar person={framed?.person ?? null} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <Foot />
        </InLanguage>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage refusal={refusalIn(error)} status={isRouteErrorResponse(error) ? error.status : 500} />;
}

/** The refusal that an error tells; null: something broke. */
function refusalIn(error: unknown): Refusal | null {
  return isRouteErrorResponse(error) && error.data && typeof error.data === "object" && "code" in error.data ? (error.data as Refusal) : null;
}
