/** How the application is built and tested: Remix for the browser, one server bundle whose entry is server.ts, and the test projects. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import { defineConfig as defineTests } from "vitest/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: false;
  }
}

/** The server bundle starts at server.ts, so that the whole server is one graph of modules: one session store, one write connection. */
function ownServer(): Plugin {
  return {
    name: "own-server",
    enforce: "post",
    config(_user, { command, isSsrBuild }) {
      if (command !== "build" || !isSsrBuild) return;
      return { build: { target: "node20", rollupOptions: { input: { index: "./server.ts" }, output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" } } } };
    },
  };
}

const application = defineConfig({
  plugins: [
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
  build: { assetsInlineLimit: 0, sourcemap: false },
});

const tests = defineTests({
  test: {
    projects: [
      { test: { name: "domain", include: ["test/domain/**/*.test.ts", "test/architecture.test.ts"], isolate: false, testTimeout: 60_000 } },
    ],
  },
});

export default process.env.VITEST ? tests : application;
