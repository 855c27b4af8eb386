/** The server build as Remix makes it, put together from the sources: so a route test runs what is written, without a build. */
import type { ServerBuild } from "@remix-run/node";
import routes from "#app/routes.ts";

type RouteModule = ServerBuild["routes"][string]["module"] & { clientLoader?: unknown; clientAction?: unknown; ErrorBoundary?: unknown };
type Configured = { id?: string; path?: string; index?: boolean; file: string; children?: Configured[] };

const modules = import.meta.glob<RouteModule>(["/app/root.tsx", "/app/routes/**/*.{ts,tsx}", "!/app/routes/**/*.server.ts"]);

let made: Promise<ServerBuild> | null = null;

/** Made once for each file of tests. */
export function sourceBuild(): Promise<ServerBuild> {
  return (made ??= make());
}

async function make(): Promise<ServerBuild> {
  const build = {
    mode: "production",
    entry: { module: await import("#app/entry.server.tsx") },
    routes: {} as ServerBuild["routes"],
    assets: { entry: { module: "/assets/entry.js", imports: [] }, routes: {} as ServerBuild["assets"]["routes"], url: "/assets/manifest.js", version: "test" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true, v3_singleFetch: false, v3_lazyRouteDiscovery: false, unstable_optimizeDeps: false },
    isSpaMode: false,
  };
  const add = async (file: string, parentId: string | undefined, { path, index, id = file.replace(/\.tsx?$/, ""), children = [] }: Partial<Configured>) => {
    const load = modules[`/app/${file}`];
    if (!load) throw new Error(`app/routes.ts names ${file}, which is not there`);
    const module = await load();
    const route = { id, parentId, path, index };
    build.routes[id] = { ...route, module };
    build.assets.routes[id] = { ...route, module: `/assets/${id}.js`, hasAction: !!module.action, hasLoader: !!module.loader, hasClientAction: !!module.clientAction, hasClientLoader: !!module.clientLoader, hasErrorBoundary: !!module.ErrorBoundary, imports: [], css: [] };
    for (const child of children) await add(child.file, id, child);
  };
  await add("root.tsx", undefined, { path: "", id: "root" });
  for (const route of (await routes) as Configured[]) await add(route.file, "root", route);
  return build as unknown as ServerBuild;
}
