/** The front of the house over real HTTP: what every answer carries, who is let in, and what is turned away before any route is entered. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepFiles } from "#app/platform/files.server.ts";
import { paths } from "#app/paths.ts";
import { openHouse, type House, type Visitor } from "#test/world/visits.ts";
import { closeWorlds, openWorld, type World, type WorldStandard } from "#test/world/world.ts";

closeWorlds();
keepFiles("public");

let world: World;
let house: House;
let reader: Visitor;
let standard: WorldStandard;
let room: string;

beforeEach(async () => {
  world = await openWorld();
  standard = await world.openStandard();
  house = await openHouse();
  reader = await house.visitor();
  room = paths.draft(standard.slug, standard.draft);
});

afterEach(() => house.close());

describe("every answer", () => {
  test("carries the security headers: pages, files, refusals, errors, HEAD", async () => {
    const asked: [string, string][] = [["GET", "/"], ["HEAD", "/"], ["GET", room], ["GET", room], ["GET", "/robots.txt"], ["GET", "/nowhere"], ["GET", "/standards/nowhere"], ["POST", "/nowhere"], ["PUT", "/"], ["GET", "/health"], ["GET", "/%"], ["GET", `${room}/source`]];
    for (const [method, path] of asked) {
      const { headers, status } = await reader.ask(path, { method });
      const what = `${method} ${path} (${status})`;
      expect(headers["x-content-type-options"], what).toBe("nosniff");
      expect(headers["referrer-policy"], what).toBeTruthy();
      expect(headers["x-frame-options"], what).toBe("DENY");
      expect(headers["cross-origin-opener-policy"], what).toBe("same-origin");
      expect(headers["access-control-allow-origin"], what).toBeUndefined();
      expect(headers["x-powered-by"], what).toBeUndefined();
      const policy = String(headers["content-security-policy"] ?? "");
      for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) expect(policy, what).toContain(part);
      expect(policy, what).not.toMatch(/unsafe-inline|unsafe-eval/);
      if (status !== 304 && method !== "HEAD") expect(headers["content-type"], what).toMatch(/charset=utf-8/i);
    }
  });

  test("says of a file that is a part of a page what concerns it, and of one that opens as a page all", async () => {
    const folder = mkdtempSync(join(tmpdir(), "commonline-parts-"));
    writeFileSync(join(folder, "part.js"), "export {};\n");
    writeFileSync(join(folder, "page.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>\n");
    keepFiles(folder);
    rmSync(folder, { recursive: true });
    const [part, whole] = [(await reader.get("/part.js")).headers, (await reader.get("/page.svg")).headers];
    for (const headers of [part, whole]) expect([headers["x-content-type-options"], headers["cross-origin-resource-policy"]]).toEqual(["nosniff", "same-origin"]);
    expect(whole["content-security-policy"]).toContain("default-src 'none'");
    expect([part["content-security-policy"], part["x-frame-options"], part["permissions-policy"]]).toEqual([undefined, undefined, undefined]);
  });

  test("asks for TLS where there is some", async () => {
    await house.close();
    await world.close();
    world = await openWorld({ ORIGIN: "https://standards.example.org" });
    house = await openHouse();
    const { headers } = await (await house.visitor()).get("/");
    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
  });

  test("to a signed-in person is kept by nobody", async () => {
    const ada = await house.visitor(await world.person("Ada", { organisation: "Northwind" }));
    const { headers, text } = await ada.get("/");
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(String(headers.vary)).toContain("Cookie");
    expect(text).toContain("Ada");
    expect((await reader.get("/")).text).not.toContain("Ada");
  });

  test("is HTML, without attributes that only a renderer understands", async () => {
    const names = [...(await reader.get(room)).text.replace(/<script[^]*?<\/script>/g, (script) => script.replace(/>[^]*/, ">")).matchAll(/<[a-z][^<>]*>/g)].flatMap(([tag]) => [...tag.replace(/"[^"]*"/g, '""').matchAll(/ ([^\s=/>]+)/g)].map(([, name = ""]) => name));
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => /[A-Z]/.test(name) && name !== "viewBox")).toEqual([]);
  });

  test("has a body that HEAD leaves out", async () => {
    for (const path of ["/", room, "/robots.txt"]) {
      const head = await reader.ask(path, { method: "HEAD" });
      expect([head.status, head.text]).toEqual([200, ""]);
    }
  });
});

describe("the doors", () => {
  test.each(["evil.example", "evil.example:80", "127.0.0.1", "[::1]"])("another Host is answered 421: %s", async (host) => {
    expect((await reader.get("/", { host })).status).toBe(421);
  });

  test("a forwarded host changes nothing", async () => {
    const { status, text } = await reader.get("/", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" });
    expect(status).toBe(200);
    expect(text).not.toContain("evil.example");
  });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["no origin that is told", { origin: "null" }],
    ["another site", { origin: undefined, "sec-fetch-site": "cross-site" }],
    ["a neighbour", { "sec-fetch-site": "same-site" }],
    ["neither header", { origin: undefined, "sec-fetch-site": undefined }],
    ["our name in another scheme", { origin: "https://127.0.0.1" }],
  ])("a change from %s is refused", async (_, headers) => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) expect((await reader.ask(paths.session(), { method, headers, body: method === "DELETE" ? undefined : "a=b" })).status).toBe(403);
  });

  test("a change from our own page passes", async () => {
    expect((await reader.post(paths.session(), { email: "a@example.org", password: "wrong" })).status).not.toBe(403);
  });

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "LOCK"])("%s is no method here", async (method) => {
    const answer = await reader.ask("/", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe("GET");
  });

  test("a page without a form takes no form", async () => {
    expect((await reader.post("/", { a: "b" })).status).toBe(405);
  });
});

describe("what is not there", () => {
  test.each(["/__manifest?p=/x", "/__manifest", "/any.data", "/_root.data", "/.git/config", "/.env", "/commonline.db", "/var/commonline.db", "/server/index.js", "/assets/../../package.json", "/assets/%2e%2e/%2e%2e/package.json", "/robots.txt.map", "/icon.svg/", "//robots.txt"])("%s is answered 404", async (path) => {
    const { status, text } = await reader.get(path);
    expect([400, 404]).toContain(status);
    if (!path.startsWith("//")) expect(status).toBe(404);
    expect(text).not.toMatch(/at \w+ \(|node_modules\/(?!@fontsource)/);
  });

  test.each(["/%", "/%zz", "/%00", "/%c0%af", "/%e0%a4%a", "/standards/%", "/standards/%2f", "/standards/%252e%252e", "/standards/a%00b/drafts/1", "/standards/a/drafts/NaN", "/standards/a/drafts/1e9", "/standards/a/drafts/99999999999999999999", "/standards/a/drafts/-1", "/?_data=routes%2Fnowhere", "/?_data=root&_data=x", "/?index", "/\u0000", "/a\\b", "/;a=b", "/standards/__proto__", "/standards/constructor/drafts/1", "/?__proto__[a]=b", "*"])("%j is no trouble", async (path) => {
    const encoded = path.replaceAll("\u0000", "%00");
    const { status } = await reader.get(encoded);
    expect(status).toBeLessThan(500);
  });

  test("a long URL is looked up, one longer than the server reads is answered, not dropped", async () => {
    expect((await reader.get(`/${"a".repeat(6_000)}`)).status).toBe(404);
    expect((await reader.get(`/${"a".repeat(20_000)}`)).status).toBe(431);
  });
});

describe("what is sent", () => {
  test("more than a route takes is answered 413, said at the start or found on the way", async () => {
    const body = `a=${"b".repeat(300 * 1024)}`;
    expect((await reader.ask(paths.session(), { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body })).status).toBe(413);
    expect((await reader.ask(paths.session(), { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", "transfer-encoding": "chunked" }, body })).status).toBe(413);
  });

  test.each([["nonsense", "not a form"], ["application/json", "{"], ["multipart/form-data; boundary=x", "--y"], ["multipart/form-data", ""], ["application/x-www-form-urlencoded", "%%%=%%%&=&&"], ["text/plain", "\u0000"]])("a body of %s does not break a page", async (type, body) => {
    expect((await reader.ask(paths.session(), { method: "POST", headers: { "content-type": type }, body })).status).toBeLessThan(500);
  });

  test.each(["session=", "session=%", "session=short", "session=a b c", "=;;;=", "session=\u00e9", "__proto__=x; session=0123456789abcdefghjk", "session=0000000000000000; session=1111111111111111", "long"])("a broken cookie still shows the page: %j", async (cookie) => {
    const { status, text } = await reader.get(room, { cookie: cookie === "long" ? `session=${"a".repeat(4_000)}` : Buffer.from(cookie).toString("latin1") });
    expect(status).toBe(200);
    expect(text).toContain("Requirements");
  });

  test.each([
    ["two lengths", "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc"],
    ["length and chunks", "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["a folded header", "GET / HTTP/1.1\r\nHost: HOST\r\nA: b\r\n c\r\n\r\n"],
    ["no host", "GET / HTTP/1.1\r\n\r\n"],
    ["another scheme", "GET ftp://evil.example/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"],
    ["another address", "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"],
  ])("%s is turned away", async (_, raw) => {
    const { host, port, hostname } = new URL(house.origin);
    const answer = await new Promise<string>((done, fail) => {
      let text = "";
      const socket = connect(Number(port), hostname, () => socket.end(raw.replace("HOST", host)));
      socket.on("data", (chunk) => (text += chunk.toString()));
      socket.on("close", () => done(text));
      socket.on("error", fail);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

describe("a kept page", () => {
  test("has no cookie, and its policy names its scripts by their hashes", async () => {
    for (let round = 0; round < 2; round++) {
      const { headers, text, status } = await reader.get(room);
      expect(status).toBe(200);
      expect(headers["set-cookie"]).toBeUndefined();
      const policy = String(headers["content-security-policy"]);
      const scripts = [...text.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, content]) => content ?? "");
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(policy).toContain(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
      expect(policy).not.toContain("nonce-");
      expect(text).not.toMatch(/<script[^>]*\snonce=/);
    }
  });

  test("is answered 304 to whoever has it, until it changes", async () => {
    const first = await reader.get(room);
    const etag = String(first.headers.etag);
    expect((await reader.get(room, { "if-none-match": etag })).status).toBe(304);
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await world.comment(ada, standard, 2);
    const next = await reader.get(room, { "if-none-match": etag });
    expect(next.status).toBe(200);
    expect(next.headers.etag).not.toBe(etag);
  });

  test("shows nothing of the person who read it before", async () => {
    const ada = await house.visitor(await world.person("Ada Zephyrine", { organisation: "Northwind" }));
    expect((await ada.get(room)).text).toContain("Ada Zephyrine");
    const { text, headers } = await reader.get(room);
    expect(text).not.toContain("Ada Zephyrine");
    expect(String(headers.vary)).toContain("Cookie");
  });

  test("changes when its round closes, without anybody doing anything", async () => {
    const first = await reader.get(room);
    world.later({ days: 61 });
    expect((await reader.get(room, { "if-none-match": String(first.headers.etag) })).status).toBe(200);
  });
});

describe("redirects", () => {
  test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "%2f%2fevil.example"])("after signing in, %j leads nowhere else", async (next) => {
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const answer = await reader.post(paths.session(), { email: ada.email, password: ada.password, next });
    expect(answer.status).toBe(303);
    expect(new URL(String(answer.headers.location), house.origin).origin).toBe(house.origin);
  });
});
