/**
 * The rules of the house, held against every file of the project. Each rule is a function of one file and shows on a small wrong sample
 * that it can fail; what the linter and the type checker see already is left to them.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

interface SourceFile {
  path: string;
  text: string;
}

/** What is wrong with a file, one sentence each; none: it keeps the rule. */
type Rule = (file: SourceFile) => string[];

const HERE = "test/architecture.test.ts";
const PROJECT = [...filesUnder("app"), ...filesUnder("db"), ...filesUnder("test"), "server.ts", "vite.config.ts", "drizzle.config.ts", "setup.mjs"].filter((path) => /\.(tsx?|m?js)$/.test(path)).map((path) => ({ path, text: readFileSync(path, "utf8") }));
const PRODUCT = PROJECT.filter(({ path }) => !path.startsWith("test/"));

// ─── Rooms, and who may import whom ───

type Room = "domain" | "db" | "demonstration" | "platform" | "texts" | "paths" | "commands" | "queries" | "components" | "routes" | "policies" | "table" | "frame" | "server" | "tests";

function roomOf(path: string): Room {
  const room = /^app\/(domain|platform|texts|commands|queries|components|routes)\//.exec(path)?.[1] as Room | undefined;
  if (path === "app/routes/policies.server.ts") return "policies";
  if (room) return room;
  if (path === "app/paths.ts") return "paths";
  if (path === "app/routes.ts") return "table";
  if (/^app\/(root|entry\.)/.test(path)) return "frame";
  if (path.startsWith("db/demonstration/")) return "demonstration";
  if (path.startsWith("db/")) return "db";
  return path === "server.ts" ? "server" : "tests";
}

/** Beside itself. The demonstration is seeded through commands, so it stands above them. */
const MAY_IMPORT: Record<Room, Room[]> = {
  domain: [],
  texts: ["domain", "paths"],
  paths: ["domain"],
  db: ["domain"],
  platform: ["db", "domain", "texts", "paths"],
  commands: ["platform", "db", "domain", "texts", "paths"],
  queries: ["platform", "db", "domain", "texts", "paths"],
  components: ["domain", "texts", "paths"],
  routes: ["components", "queries", "commands", "platform", "domain", "texts", "paths"],
  policies: ["queries", "platform", "domain", "paths"],
  table: [],
  frame: ["components", "queries", "platform", "domain", "texts", "paths"],
  demonstration: ["commands", "queries", "platform", "db", "domain", "texts", "paths"],
  server: ["policies", "commands", "demonstration", "platform", "db", "domain", "texts", "paths"],
  tests: ["domain", "db", "demonstration", "platform", "texts", "paths", "commands", "queries", "components", "routes", "policies", "table", "frame", "server"],
};
/** No file of these rooms knows another one of the same room. */
const STRANGERS: Room[] = ["routes"];

const directions: Rule = (file) => {
  const room = roomOf(file.path);
  return ownImports(file).flatMap(({ target, specifier }) => {
    const other = roomOf(target);
    if (other === room && !STRANGERS.includes(room)) return [];
    return MAY_IMPORT[room].includes(other) ? [] : [`${room} does not import ${other} (${specifier})`];
  });
};

/** What domain and components may take from outside; the other rooms run on the server, where package.json is the list. */
const PACKAGES: Partial<Record<Room, RegExp>> = {
  domain: /^(zod|marked|diff|sanitize-html|node-diff3|tldts)$/,
  texts: /^$/,
  paths: /^$/,
  components: /^(react|react-dom|@remix-run\/react|@conform-to\/(react|zod\/v4)|zod|lucide-react|@codemirror\/\w[\w-]*|@lezer\/highlight)$/,
};

const packages: Rule = (file) => {
  const allowed = PACKAGES[roomOf(file.path)];
  return allowed ? importsOf(file).filter((specifier) => !isOwn(specifier) && !allowed.test(specifier)).map((specifier) => `${roomOf(file.path)} does not import ${specifier}`) : [];
};

/** Files that stand directly in app/ name the rooms from above. */
const namedImports: Rule = (file) =>
  importsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith(".")) return [];
    if (!/\.(tsx?|css|md|json|woff2|server\.ts)(\?\w+)?$/.test(specifier)) return [`the ending is written out (${specifier})`];
    const target = normalize(join(dirname(file.path), specifier));
    const above = ["app", "."].includes(dirname(file.path)) && specifier.startsWith("./");
    return above || topOf(target) === topOf(file.path) ? [] : [`another room is imported as #app/… or #db/… (${specifier})`];
  });

/** Remix's fence: what reaches the database (or any other file of the server alone) says so in its name, or it leaks into the browser's bundle. */
const fence: Rule = (file) => {
  if (["routes", "frame", "server", "tests", "table"].includes(roomOf(file.path)) || /\.server\.tsx?$/.test(file.path)) return [];
  if (["db/schema.sqlite.ts", "db/schema.postgres.ts"].includes(file.path)) return [];
  return importsOf(file).filter((specifier) => /\.server\.tsx?$/.test(specifier) || /^(drizzle-orm|better-sqlite3|pg|node:|lucia|nodemailer)/.test(specifier)).map((specifier) => `is named *.server.ts, since it imports ${specifier}`);
};

// ─── What a file may do ───

/** Rules without I/O: no clock, no chance, no surroundings. */
const pure: Rule = (file) => {
  if (roomOf(file.path) !== "domain") return [];
  return found(file, (node) => {
    if (ts.isIdentifier(node) && ["process", "globalThis", "console", "performance", "crypto", "fetch", "setTimeout", "window", "document"].includes(node.text) && isFree(node)) return `domain does not know ${node.text}`;
    return null;
  });
};

/** Time and chance are arguments (deed.now, deed.newId). */
const timeless: Rule = (file) => {
  if (!["domain", "commands", "queries", "db", "components", "texts"].includes(roomOf(file.path))) return [];
  return found(file, (node) => {
    if (ts.isPropertyAccessExpression(node) && ["Date.now", "Math.random"].includes(node.getText())) return `${node.getText()} is an argument`;
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) return "the moment is an argument";
    return null;
  });
};

/** Who writes beside commands, and why that is no deed. */
const WRITERS: Record<string, string> = {
  "app/platform/session.server.ts": "that somebody was here is no event of the record",
  "app/platform/mailer.server.ts": "a letter that left is marked so that it leaves once",
  "test/platform/mailer.test.ts": "so many letters wait as no test has time to ask for",
  "test/platform/shared-commits.test.ts": "the transaction itself is tried, without a deed in it",
};

const writes: Rule = (file) => {
  if (roomOf(file.path) === "commands" || WRITERS[file.path] || file.path.startsWith("test/bench/")) return [];
  const tables = importedFrom(file, /schema(\.server)?\.ts$/);
  return found(file, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
    const [first] = node.arguments;
    const table = first && (ts.isIdentifier(first) ? tables.has(first.text) : ts.isPropertyAccessExpression(first) && tables.has(first.expression.getText()));
    return table && ["insert", "update", "delete"].includes(node.expression.name.text) ? `only commands write (.${node.expression.name.text}(${first.getText()}))` : null;
  });
};

const RAW_CALLS = ["exec", "prepare", "query", "pragma", "execute", "run", "unsafe", "raw"];

/** A statement is a constant or Drizzle's sql`…`, which makes parameters of what varies. */
const statements: Rule = (file) =>
  found(file, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
    if (node.expression.getText() === "sql.raw" && !(node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))) return "sql.raw takes a constant";
    const [first] = node.arguments;
    const built = first && (ts.isTemplateExpression(first) || (ts.isBinaryExpression(first) && first.operatorToken.kind === ts.SyntaxKind.PlusToken));
    return built && RAW_CALLS.includes(node.expression.name.text) ? `a statement is not put together from strings (${first.getText()})` : null;
  });

const evaluation: Rule = (file) => [
  ...importsOf(file).filter((specifier) => /^(node:)?vm$/.test(specifier)).map(() => "no vm"),
  ...found(file, (node) => {
    if (ts.isCallExpression(node) && ["eval", "Function", "execScript"].includes(node.expression.getText())) return "no eval";
    return ts.isNewExpression(node) && node.expression.getText() === "Function" ? "no new Function" : null;
  }),
];

/** Where HTML that is already made enters a page. */
const MARKUP: Record<string, string> = {
  "app/components/frame/markup.tsx": "the one reviewed place; what it is given comes sanitised from domain/text",
};

const markup: Rule = (file) =>
  MARKUP[file.path] ? [] : found(file, (node) => (ts.isIdentifier(node) && /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|srcDoc|setHTMLUnsafe)$/.test(node.text) ? `no ${node.text} outside ${Object.keys(MARKUP).join(", ")}` : null));

/** Messages from other windows are not listened to; nothing is fetched from an address that somebody typed. */
const surroundings: Rule = (file) => [
  ...(/addEventListener\(\s*["']message["']/.test(file.text) && file.path !== HERE ? ["no listener for messages"] : []),
  ...(importsOf(file).some((specifier) => /^(node:)?child_process$/.test(specifier)) && !file.path.startsWith("test/") && file.path !== "setup.mjs" ? ["no child process"] : []),
  ...(/createHash\(["'](md5|sha1)["']/.test(file.text) && file.path !== HERE ? ["SHA-256, not MD5 or SHA-1"] : []),
];

// ─── How a file looks ───

/** Lists that are data, not code: they may be long. */
const LISTS = /^(db\/demonstration\/|app\/texts\/|app\/platform\/common-passwords\.server\.ts$|test\/)/;

const size: Rule = ({ path, text }) => {
  const limit = roomOf(path) === "domain" ? 400 : 300;
  const lines = text.trimEnd().split("\n").length;
  return LISTS.test(path) || path === "setup.mjs" || lines <= limit ? [] : [`${lines} lines; its room takes ${limit}`];
};

const DRAWERS = /^(utils?|helpers?|lib|libs|services?|hooks|types?|constants?|common|misc|shared|managers?|handlers?)$/;

const names: Rule = ({ path }) => {
  const parts = path.split("/").map((part) => part.replace(/(\.(server|client|test|config))*\.(tsx?|m?js|css)$/, ""));
  return [
    ...parts.filter((part) => DRAWERS.test(part)).map((part) => `a place called ${part} becomes a drawer`),
    ...parts.filter((part) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(part)).map((part) => `${part} is not in kebab-case`),
  ];
};

const docstring: Rule = ({ text }) => (/^\/\*\*/.test(text) ? [] : ["the first line says what the file holds"]);

const promises: Rule = ({ path, text }) => (path !== HERE && /\b(TODO|FIXME|XXX)\b/.test(text) ? ["what is to be done is done, or written down elsewhere"] : []);

const RULES: Record<string, { rule: Rule; files: SourceFile[]; wrong: [path: string, text: string][]; right: [path: string, text: string][] }> = {
  "imports go one way: routes, then components, queries, commands, then platform, db, domain": {
    rule: directions,
    files: PROJECT,
    wrong: [
      ["app/domain/a.ts", `import { b } from "#app/platform/clock.server.ts";`],
      ["app/domain/text/a.ts", `import type { b } from "#db/schema.server.ts";`],
      ["app/commands/a.server.ts", `import { b } from "#app/queries/b.server.ts";`],
      ["app/queries/a.server.ts", `import { b } from "../commands/b.server.ts";`],
      ["app/routes/a.tsx", `import { b } from "./b.tsx";`],
      ["app/routes/a.tsx", `import { db } from "#db/client.server.ts";`],
      ["app/components/a.tsx", `export { b } from "#app/routes/b.tsx";`],
      ["app/components/a.tsx", `const b = await import("#app/queries/b.server.ts");`],
      ["app/platform/a.server.ts", `import "#app/commands/b.server.ts";`],
      ["db/a.server.ts", `import { b } from "#app/platform/b.server.ts";`],
      ["app/texts/en/a.ts", `import { b } from "#app/components/b.tsx";`],
      ["server.ts", `import { b } from "#app/routes/b.tsx";`],
    ],
    right: [["app/routes/a.tsx", `import { submitComment } from "#app/commands/comments.server.ts"; import { b } from "#app/domain/b.ts";`], ["app/commands/a.server.ts", `import { b } from "./b.server.ts";`]],
  },
  "domain and components take from outside what their lists name": {
    rule: packages,
    files: PRODUCT,
    wrong: [["app/domain/a.ts", `import { readFileSync } from "node:fs";`], ["app/domain/a.ts", `import React from "react";`], ["app/components/a.tsx", `import { eq } from "drizzle-orm";`], ["app/components/a.tsx", `import { json } from "@remix-run/node";`]],
    right: [["app/domain/a.ts", `import { z } from "zod";`]],
  },
  "imports name the other room": {
    rule: namedImports,
    files: PROJECT,
    wrong: [["app/routes/a.tsx", `import { b } from "../domain/b.ts";`], ["db/a.server.ts", `import { b } from "../app/domain/b.ts";`], ["app/domain/a.ts", `import { b } from "./b";`]],
    right: [["app/domain/text/a.ts", `import { b } from "../rounds.ts";`], ["app/root.tsx", `import { Bar } from "./components/frame/bar.tsx";`]],
  },
  "what reaches the database is named *.server.ts": {
    rule: fence,
    files: PRODUCT,
    wrong: [["app/queries/a.ts", `import { db } from "#db/client.server.ts";`], ["db/a.ts", `import { eq } from "drizzle-orm";`], ["app/components/a.tsx", `import type { b } from "#app/platform/b.server.ts";`]],
    right: [["app/queries/a.server.ts", `import { db } from "#db/client.server.ts";`], ["app/routes/a.tsx", `import { b } from "#app/queries/b.server.ts";`]],
  },
  "domain is pure": {
    rule: pure,
    files: PRODUCT,
    wrong: [["app/domain/a.ts", `export const a = process.env.A;`], ["app/domain/a.ts", `console.warn(1);`], ["app/domain/a.ts", `await fetch("/");`]],
    right: [["app/domain/a.ts", `export const a = { process: 1 }; a.process;`]],
  },
  "time and chance are arguments": {
    rule: timeless,
    files: PRODUCT,
    wrong: [["app/domain/a.ts", `const a = Date.now();`], ["app/commands/a.server.ts", `const a = new Date();`], ["app/queries/a.server.ts", `const a = Math.random();`]],
    right: [["app/domain/a.ts", `const a = new Date(0);`]],
  },
  "only commands write": {
    rule: writes,
    files: PROJECT.filter(({ path }) => !path.startsWith("test/world/")),
    wrong: [
      ["app/queries/a.server.ts", `import { users } from "#db/schema.server.ts"; await db().insert(users).values({});`],
      ["app/routes/a.tsx", `import { users as people } from "#db/schema.server.ts"; await db().update(people).set({});`],
      ["test/commands/a.test.ts", `import { users } from "#db/schema.server.ts"; await db.delete(users);`],
      ["app/queries/a.server.ts", `import * as schema from "#db/schema.server.ts"; await db.delete(schema.users);`],
    ],
    right: [["app/queries/a.server.ts", `import { users } from "#db/schema.server.ts"; new Map().delete(1); db().select().from(users);`]],
  },
  "no statement is put together from strings": {
    rule: statements,
    files: PROJECT,
    wrong: [["db/a.server.ts", `db.exec(\`select \${a}\`);`], ["db/a.server.ts", `db.prepare("select " + a);`], ["db/a.server.ts", "sql.raw(a);"]],
    right: [["db/a.server.ts", `db.execute(sql\`select \${a}\`); db.exec("BEGIN");`]],
  },
  "nothing is evaluated": { rule: evaluation, files: PROJECT, wrong: [["app/a.ts", `eval("1");`], ["app/a.ts", `new Function("1");`], ["app/a.ts", `import vm from "node:vm";`]], right: [["app/a.ts", `evaluate("1");`]] },
  "HTML that is already made enters in one place": { rule: markup, files: PRODUCT, wrong: [["app/components/a.tsx", `const a = <p dangerouslySetInnerHTML={{ __html: b }} />;`], ["app/components/a.tsx", `a.innerHTML = b;`]], right: [["app/components/a.tsx", `a.textContent = b;`]] },
  "no messages from other windows, no child processes, no broken hashes": {
    rule: surroundings,
    files: PROJECT,
    wrong: [["app/a.ts", `window.addEventListener("message", b);`], ["app/a.server.ts", `import { exec } from "node:child_process";`], ["app/a.server.ts", `createHash("md5");`]],
    right: [["app/a.ts", `window.addEventListener("keydown", b);`]],
  },
  "no file outgrows its room": { rule: size, files: PRODUCT, wrong: [["app/domain/a.ts", "\n".repeat(401) + "a"], ["app/routes/a.tsx", "\n".repeat(301) + "a"]], right: [["app/domain/a.ts", "\n".repeat(350) + "a"]] },
  "no drawers, and names in kebab-case": {
    rule: names,
    files: [...PROJECT, ...filesUnder("public").map((path) => ({ path, text: "" }))],
    wrong: [["app/utils/a.ts", ""], ["app/domain/helpers.ts", ""], ["test/shared/a.test.ts", ""], ["app/domain/CommentList.ts", ""], ["app/platform/types.server.ts", ""]],
    right: [["app/domain/text/cut.ts", ""], ["app/platform/clock.server.ts", ""]],
  },
  "the first line says what the file holds": { rule: docstring, files: PROJECT, wrong: [["app/a.ts", `import a from "a";`], ["app/a.ts", "// a"]], right: [["app/a.ts", "/** A. */"]] },
  "nothing is left to be done": { rule: promises, files: PROJECT, wrong: [["app/a.ts", "// TODO: b"]], right: [["app/a.ts", "/** A. */"]] },
};

for (const [name, { rule, files, wrong, right }] of Object.entries(RULES)) {
  describe(name, () => {
    test("every file keeps it", () => {
      expect(files.flatMap((file) => rule(file).map((fault) => `${file.path}: ${fault}`))).toEqual([]);
    });
    test("it can fail", () => {
      for (const [path, text] of wrong) expect(rule({ path, text }), `${path}: ${text.trim().slice(0, 120)}`).not.toEqual([]);
      for (const [path, text] of right) expect(rule({ path, text }), `${path}: ${text.trim().slice(0, 120)}`).toEqual([]);
    });
  });
}

// ─── The project as a whole ───

/** Files of routes that the table does not name, and the other way round. */
function tableFaults(table: string[], files: string[]): string[] {
  return [...files.filter((path) => !table.includes(path)).map((path) => `${path} is not in app/routes.ts`), ...table.filter((path) => !files.includes(path)).map((path) => `app/routes.ts names ${path}, which is not there`)];
}

/** Routes without a policy, and policies without a route. */
function policyFaults(table: string[], policies: string[]): string[] {
  const ids = table.map((path) => path.replace(/^app\//, "").replace(/\.tsx?$/, ""));
  return [...ids.filter((id) => !policies.includes(id)).map((id) => `${id} has no policy`), ...policies.filter((id) => !ids.includes(id)).map((id) => `the policy of ${id} has no route`)];
}

/** Files that a browser fetches with this one: what it imports by name, and what that imports. Types and what only the server knows fall away. */
function broughtBy(path: string, brought = new Set<string>()): Set<string> {
  const file = PROJECT.find((candidate) => candidate.path === path);
  if (!file || brought.has(path)) return brought;
  brought.add(path);
  for (const statement of parsed(file).statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings) && !statement.importClause?.name && bindings.elements.every((element) => element.isTypeOnly)) continue;
    const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (specifier.includes(".server.")) continue;
    if (isOwn(specifier)) broughtBy(ownImports(file).find((own) => own.specifier === specifier)?.target ?? specifier, brought);
    else brought.add(specifier);
  }
  return brought;
}

describe("a reader fetches no script that only forms need", () => {
  test.for(["app/root.tsx", "app/routes/reading/draft.tsx"])("%s brings no schemas", (path) => expect([...broughtBy(path)]).not.toContain("zod"));
  test("it is seen where they are brought", () => expect([...broughtBy("app/routes/comments/new-comment.tsx")]).toContain("zod"));
});

describe("every route has a file and a policy", () => {
  const table = textsIn("app/routes.ts").filter((text) => text.startsWith("routes/")).map((text) => `app/${text}`);
  const files = filesUnder("app/routes").filter((path) => path !== "app/routes/policies.server.ts");
  test("app/routes.ts names every file under app/routes, and no other", () => expect(tableFaults(table, files)).toEqual([]));
  test("every route has a row in POLICIES, and no row is left over", () => expect(policyFaults(table, textsIn("app/routes/policies.server.ts").filter((text) => text.startsWith("routes/")))).toEqual([]));
  test("they can fail", () => {
    expect(tableFaults(["app/routes/a.tsx"], ["app/routes/b.tsx"])).toHaveLength(2);
    expect(policyFaults(["app/routes/a.tsx"], ["routes/b"])).toHaveLength(2);
  });
});

/** What may stand at the top beside what is never committed. */
const TOP = ["app", "db", "public", "test", ".ci", "drizzle.config.ts", "package.json", "package-lock.json", "tsconfig.json", "README.md", "LICENSE", "vite.config.ts", "server.ts", "setup.mjs"];
const NOT_OURS = ["node_modules", "build", "var", ".git", "coverage"];

function topFaults(entries: string[]): string[] {
  return entries.filter((name) => !TOP.includes(name) && !NOT_OURS.includes(name) && !/^\.[a-z]+$/.test(name));
}

test("the top holds what the house names", () => {
  expect(topFaults(readdirSync("."))).toEqual([]);
  expect(topFaults(["docs", "utils.ts"])).toEqual(["docs", "utils.ts"]);
});

test("a room with many files has rooms of its own", () => {
  const crowded = [...new Set(PROJECT.map(({ path }) => dirname(path)))].map((folder) => [folder, PROJECT.filter(({ path }) => dirname(path) === folder).length] as const);
  expect(crowded.filter(([, count]) => count > 28)).toEqual([]);
});

// ─── How files are read ───

function* walk(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

function filesUnder(folder: string): string[] {
  return [...walk(folder)].sort();
}

function importsOf({ text }: SourceFile): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName);
}

function isOwn(specifier: string): boolean {
  return /^(\.|#)/.test(specifier);
}

/** The files of the project that a file imports. Styles and texts are not among them. */
function ownImports(file: SourceFile): { specifier: string; target: string }[] {
  return importsOf(file).filter((specifier) => isOwn(specifier) && /\.tsx?(\?\w+)?$/.test(specifier)).map((specifier) => ({ specifier, target: specifier.startsWith("#") ? specifier.slice(1) : normalize(join(dirname(file.path), specifier)) }));
}

/** The room in the sense of folders: app/NAME, or the first folder. */
function topOf(path: string): string {
  const [first, second] = path.split("/");
  return first === "app" ? `app/${second}` : (first ?? "");
}

const trees = new WeakMap<SourceFile, ts.SourceFile>();

function parsed(file: SourceFile): ts.SourceFile {
  let tree = trees.get(file);
  if (!tree) trees.set(file, (tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, /x$/.test(file.path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS)));
  return tree;
}

function found(file: SourceFile, look: (node: ts.Node) => string | null): string[] {
  const faults: string[] = [];
  const visit = (node: ts.Node) => {
    const fault = look(node);
    if (fault) faults.push(fault);
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return faults;
}

/** Whether a name stands for the global, not for a property, a parameter or something declared here. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if ((ts.isPropertyAssignment(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isFunctionDeclaration(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) && parent.name === node) return false;
  let declared = false;
  const visit = (at: ts.Node) => {
    if ((ts.isVariableDeclaration(at) || ts.isParameter(at) || ts.isFunctionDeclaration(at) || ts.isBindingElement(at)) && at.name && ts.isIdentifier(at.name) && at.name.text === node.text) declared = true;
    if (!declared) ts.forEachChild(at, visit);
  };
  visit(node.getSourceFile());
  return !declared;
}

/** The local names of what a file imports from a module. */
function importedFrom(file: SourceFile, module: RegExp): Set<string> {
  const names = new Set<string>();
  for (const statement of parsed(file).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier) || !module.test(statement.moduleSpecifier.text)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) for (const element of bindings.elements) names.add(element.name.text);
    else if (bindings) names.add(bindings.name.text);
  }
  return names;
}

/** Every string that is written in a file. */
function textsIn(path: string): string[] {
  const texts: string[] = [];
  found({ path, text: readFileSync(path, "utf8") }, (node) => {
    if (ts.isStringLiteral(node)) texts.push(node.text);
    return null;
  });
  return texts;
}
