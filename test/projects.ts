/** The test projects, each with what it runs on. `vitest run --project routes` runs one of them. */
import { defineConfig } from "vitest/config";

/** Which database a process speaks to is decided while its modules are loaded: so each project says it before. */
const SQLITE = { DATABASE_URL: "" };
const POSTGRES = { DATABASE_URL: "postgres://tests" };

const setupFiles = ["test/world/strict-console.ts"];

export const testProjects = defineConfig({
  test: {
    projects: [
      {
        test: { name: "domain", include: ["test/domain/**/*.test.ts", "test/architecture.test.ts"], env: SQLITE, setupFiles, isolate: false, testTimeout: process.env.LAW_RUNS ? 3_600_000 : 60_000, sequence: { groupOrder: 0 } },
      },
      {
        // The engine's weights learnt anew: minutes, so apart from `npm test`.
        test: { name: "learning", include: ["test/tuning/**/*.test.ts"], env: SQLITE, setupFiles, testTimeout: 600_000, hookTimeout: 600_000, sequence: { groupOrder: 0 } },
      },
      {
        test: { name: "sqlite", include: ["test/commands/**/*.test.ts", "test/queries/**/*.test.ts"], env: SQLITE, setupFiles, isolate: false, testTimeout: 30_000, sequence: { groupOrder: 0 } },
      },
      {
        // The first house of a file loads every route.
        test: { name: "routes", include: ["test/routes/**/*.test.ts", "test/platform/**/*.test.ts"], env: SQLITE, setupFiles, testTimeout: 30_000, hookTimeout: 60_000, sequence: { groupOrder: 0 } },
      },
      {
        // The same tests once more, apart from `npm test`. One PostgreSQL for all of them: one worker, one file after the other.
        test: {
          name: "postgres",
          include: ["test/commands/**/*.test.ts", "test/queries/**/*.test.ts"],
          env: POSTGRES,
          setupFiles,
          globalSetup: "test/world/postgres-run.ts",
          isolate: false,
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // A real Chromium and a server process for each file.
        test: { name: "browser", include: ["test/browser/**/*.test.ts"], env: SQLITE, setupFiles, globalSetup: "test/browser/harness-build.ts", fileParallelism: false, maxWorkers: 1, testTimeout: 90_000, hookTimeout: 120_000, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
