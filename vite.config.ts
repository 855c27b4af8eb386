/** How the application is built, developed and tested: Remix for the browser, one server bundle that starts at server.ts, and the test projects. */
import { readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin, type Rollup } from "vite";
import { testProjects } from "./test/projects.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: false;
  }
}

/**
 * This is production, which libraries read while they are loaded; paths are meant from the project's folder, wherever the server was started;
 * and the heap may double between two collections, not grow fourfold, which under load held a hundred megabytes more and saved no time.
 */
const START_CODE = `import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
process.env.NODE_ENV ??= "production";
setFlagsFromString("--heap-growing-percent=100");
process.chdir(fileURLToPath(new URL("../../", import.meta.url)));
await import("/server.ts");
`;

/**
 * The server bundle starts at server.ts, so that the whole server is one graph of modules: one session store, one write connection.
 * The thread that works on texts is a second entry.
 */
function ownServer(): Plugin {
  const START = "virtual:start";
  return {
    name: "own-server",
    enforce: "post",
    config(_user, { command, isSsrBuild }) {
      if (command !== "build" || !isSsrBuild) return;
      return { build: { target: "node20", rollupOptions: { input: { index: START, "text-worker": "./app/platform/text-worker-entry.server.ts" }, output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" } } } };
    },
    resolveId: (id) => (id === START ? `\0${START}` : undefined),
    load: (id) => (id === `\0${START}` ? START_CODE : undefined),
  };
}

/** Modules of Remix that our flags never enter, with what stands in their place in the browser. */
const SWITCHED_OFF: Readonly<Record<string, string>> = {
  "./single-fetch.js": "const off = () => { throw new Error('single fetch is switched off'); };\nexport { off as StreamTransfer, off as decodeViaTurboStream, off as getSingleFetchDataStrategy, off as singleFetchUrl };",
  "./fog-of-war.js": "const off = () => undefined;\nexport { off as getPatchRoutesOnNavigationFunction, off as isFogOfWarEnabled, off as useFogOFWarDiscovery };\nexport const getPartialManifest = (manifest) => manifest;",
};

/**
 * Remix loads the page anew where a part of it cannot be fetched, as after a new build; without a connection all that was typed would be lost to the browser's
 * own page. Here that is done only where the server answers. Otherwise what was asked for goes on without the part, which is fetched once it is to be shown.
 */
const PARTS = `import { createElement, lazy, Suspense } from "react";
export async function loadRouteModule(route, known) {
  if (route.id in known) return known[route.id];
  const load = () => import(/* @vite-ignore */ route.module).then((part) => (known[route.id] = part));
  try {
    return await load();
  } catch (error) {
    if (await fetch("/health", { cache: "no-store" }).then((answer) => answer.ok, () => false)) {
      location.reload();
      return new Promise(() => {});
    }
    const Part = lazy(load);
    const whenThere = (name) => async (asked) => (await load())[name](asked);
    return { default: () => createElement(Suspense, { fallback: null }, createElement(Part)), ...(route.hasClientLoader && { clientLoader: whenThere("clientLoader") }), ...(route.hasClientAction && { clientAction: whenThere("clientAction") }) };
  }
}`;

/** Modules of Remix with what stands in their place in the browser. */
const REPLACED: Readonly<Record<string, string>> = { ...SWITCHED_OFF, "./routeModules.js": PARTS };

/**
 * What a browser fetches before it reads is kept small: what each page needs is one file, what the reading room needs beside it another,
 * written shorter than the usual minifier does, small files of other pages joined,
 * without what is switched off (v3_singleFetch, v3_lazyRouteDiscovery), and compressed beside each file, so that no visitor waits for that.
 */
function lightClient(): Plugin {
  let client = false;
  return {
    name: "light-client",
    enforce: "pre",
    config(_user, { command, isSsrBuild }) {
      client = command === "build" && !isSsrBuild;
      if (!client) return;
      return { build: { minify: "terser", terserOptions: { module: true, ecma: 2020, compress: { ecma: 2020, passes: 2 } }, rollupOptions: { output: { experimentalMinChunkSize: 6_000, manualChunks: chunkOf() } } } };
    },
    resolveId: (id, importer) => (client && id in REPLACED && importer?.includes("/@remix-run/react/") ? `\0${id}` : undefined),
    async writeBundle({ dir }, bundle) {
      if (!client || !dir) return;
      const texts = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(texts.map(async (name) => writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(await readFile(join(dir, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }))));
    },
    load: (id) => (id.startsWith("\0") ? REPLACED[id.slice(1)] : undefined),
  };
}

/** The file that a module belongs to, of those that a reader fetches; undefined: as the bundler decides. */
function chunkOf(): Rollup.GetManualChunk {
  const frame = new Set<string>();
  const room = new Set<string>();
  return (id, { getModuleInfo, getModuleIds }) => {
    if (frame.size === 0) {
      const ids = [...getModuleIds()];
      gather(ids.filter((known) => /\/app\/(entry\.client|root)\.tsx/.test(known)), frame, getModuleInfo);
      gather(ids.filter((known) => /\/app\/routes\/reading\/draft\.tsx/.test(known)), room, getModuleInfo);
    }
    if (/\.css|\?/.test(id) || /\/app\/(entry\.client|root|routes\/.*)\.tsx?$/.test(id)) return undefined;
    return frame.has(id) ? (id.includes("/node_modules/") ? "react" : "frame") : room.has(id) ? "room" : undefined;
  };
}

/** Adds the modules and whatever they import from the first. */
function gather(ids: readonly string[], into: Set<string>, infoOf: Rollup.GetModuleInfo): void {
  for (const id of ids) {
    if (into.has(id)) continue;
    into.add(id);
    gather(infoOf(id)?.importedIds ?? [], into, infoOf);
  }
}

/** What server.ts gives to whoever listens in its place. */
interface Served {
  prepare(say: (line: string) => void): Promise<string[]>;
  frontOf(build: unknown): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** In development Vite listens, and every page goes through the same front. The database is opened at the start, and anew only where its own module changed. */
function ownFront(): Plugin {
  return {
    name: "own-front",
    enforce: "pre",
    // Replacing modules in a page that stays is made for React's own renderer: here the page is loaded anew.
    handleHotUpdate({ server, modules }) {
      if (modules.length > 0) server.ws.send({ type: "full-reload" });
      return [];
    },
    configureServer(vite) {
      const say = (line: string) => vite.config.logger.info(line);
      let door: unknown = null;
      let ready: Promise<void> = Promise.resolve();
      return () => {
        vite.middlewares.use((request, response, next) => {
          allowVite(response);
          answer(request, response).catch(next);
        });
        vite.httpServer?.once("listening", () => {
          prepared().catch((error: Error) => {
            vite.config.logger.error(`Commonline does not start:\n${error.message}`);
            process.exit(1);
          });
        });
      };

      async function prepared(): Promise<Served> {
        const server = (await vite.ssrLoadModule("/server.ts")) as Served;
        const current = await vite.ssrLoadModule("/app/commands/perform.server.ts");
        if (door !== current) {
          door = current;
          ready = server.prepare(say).then((told) => say(told.join("\n")));
        }
        await ready;
        return server;
      }

      async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const server = await prepared();
        await server.frontOf(await vite.ssrLoadModule("virtual:remix/server-build"))(request, response);
      }
    },
  };
}

/** Vite brings styles as elements and speaks through a socket: the one difference of development's policy. */
function allowVite(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const policy = name === "Content-Security-Policy" && typeof value === "string";
    return setHeader(name, policy ? value.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace("connect-src 'self'", "connect-src 'self' ws:") : value);
  };
}

const application = defineConfig({
  plugins: [
    ownFront(),
    lightClient(),
    remix({
      ignoredRouteFiles: ["**/*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
        v3_singleFetch: false,
        v3_lazyRouteDiscovery: false,
      },
    }),
    ownServer(),
  ],
  server: { host: "127.0.0.1", port: Number(process.env.PORT ?? 3000), strictPort: true, watch: { ignored: ["**/var/**", "**/build/**", "**/test/**"] } },
  build: { assetsInlineLimit: 0, sourcemap: false },
});

export default process.env.VITEST ? testProjects : application;
