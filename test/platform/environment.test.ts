/** What the configuration makes of a start: the demonstration without any, production with it, and for each thing that is missing or wrong a sentence that names the setting. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readEnvironment, Unconfigured } from "#app/platform/environment.server.ts";

const folder = mkdtempSync(join(tmpdir(), "commonline-environment-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = "u7Qm0vXh2LkR9sTzB4yWcN6dFgJpEaKx3oHi8CtV";
const WHOLE = { ORIGIN: "https://standards.example.org", SECRET, MAIL_FROM: "Commonline <no-reply@standards.example.org>", VAR_DIR: folder };

function faultsOf(variables: Record<string, string | undefined>): string[] {
  try {
    readEnvironment({ VAR_DIR: folder, ...variables });
    return [];
  } catch (error) {
    if (error instanceof Unconfigured) return error.message.split("\n");
    throw error;
  }
}

describe("without configuration", () => {
  test("it is the demonstration, on the loopback address, with a secret and a database of its own", () => {
    const environment = readEnvironment({ VAR_DIR: folder });
    expect(environment).toMatchObject({ demonstration: true, host: "127.0.0.1", port: 3000, origin: "http://127.0.0.1:3000", databaseUrl: null, smtpUrl: null, databaseFile: join(folder, "demonstration.db") });
    expect(environment.secret.length).toBeGreaterThanOrEqual(32);
    expect(readEnvironment({ VAR_DIR: folder }).secret).toBe(environment.secret);
    expect(statSync(join(folder, "secret")).mode & 0o077).toBe(0);
  });

  test("a secret that was only half written is made anew", () => {
    writeFileSync(join(folder, "secret"), "");
    const { secret } = readEnvironment({ VAR_DIR: folder });
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(join(folder, "secret"), "utf8").trim()).toBe(secret);
  });

  test("settings that are empty are not set", () => {
    expect(readEnvironment({ VAR_DIR: folder, ORIGIN: "", SECRET: "  ", MAIL_FROM: "" }).demonstration).toBe(true);
  });

  test.each([
    [{ HOST: "::1" }, "http://[::1]:3000"],
    [{ HOST: "localhost", PORT: "4000" }, "http://localhost:4000"],
    [{ DATABASE_URL: "postgres://commonline@127.0.0.1:5432/commonline" }, "http://127.0.0.1:3000"],
  ])("%o is the demonstration still", (variables, origin) => {
    expect(readEnvironment({ VAR_DIR: folder, ...variables })).toMatchObject({ demonstration: true, origin });
  });

  test.each(["0.0.0.0", "::", "192.168.1.20", "commonline.example"])("it does not listen on %s", (HOST) => {
    expect(faultsOf({ HOST })).toEqual([expect.stringMatching(/^HOST is set but ORIGIN is not: .*loopback/)]);
  });

  test("a folder that cannot be written is told", () => {
    writeFileSync(join(folder, "file"), "");
    expect(faultsOf({ VAR_DIR: join(folder, "file", "below") })).toEqual([expect.stringMatching(/^VAR_DIR: the folder .*ENOTDIR/)]);
  });
});

describe("with configuration", () => {
  test("it is production", () => {
    expect(readEnvironment(WHOLE)).toMatchObject({ demonstration: false, origin: "https://standards.example.org", secret: SECRET, databaseFile: join(folder, "commonline.db"), trustedProxies: [] });
    expect(readEnvironment({ ...WHOLE, SMTP_URL: "smtps://user:password@mail.example.org", TRUSTED_PROXIES: "10.0.0.1, ::1", HOST: "0.0.0.0" })).toMatchObject({ trustedProxies: ["10.0.0.1", "::1"], host: "0.0.0.0" });
  });

  test.each([
    [{ ORIGIN: undefined }, /^ORIGIN is missing, and SECRET, MAIL_FROM is set/],
    [{ ORIGIN: "standards.example.org" }, /^ORIGIN must be the address/],
    [{ ORIGIN: "ftp://standards.example.org" }, /^ORIGIN must be the address/],
    [{ ORIGIN: "https://example.org/standards" }, /^ORIGIN is scheme, host and port alone: https:\/\/example\.org\.$/],
    [{ ORIGIN: "https://user:word@example.org" }, /^ORIGIN is scheme, host and port alone/],
    [{ ORIGIN: "http://standards.example.org" }, /^ORIGIN is plain http/],
    [{ ORIGIN: "http://10.0.0.7:3000" }, /^ORIGIN is plain http/],
    [{ SECRET: undefined }, /^SECRET is missing/],
    [{ SECRET: "short" }, /^SECRET is too short/],
    [{ SECRET: "changeme-changeme-changeme-changeme-1" }, /^SECRET is a placeholder/],
    [{ SECRET: "please-replace-me-with-a-long-random-one" }, /^SECRET is a placeholder/],
    [{ SECRET: "your-secret-here-0123456789abcdefghijkl" }, /^SECRET is a placeholder/],
    [{ SECRET: "ababababababababababababababababababab" }, /^SECRET is a placeholder/],
    [{ SECRET: "0123456789aaaaaaaaaaaaaaaaaaaaaaaaabcdef" }, /^SECRET is a placeholder/],
    [{ MAIL_FROM: undefined }, /^MAIL_FROM is missing/],
    [{ MAIL_FROM: "Commonline" }, /^MAIL_FROM must be/],
    [{ MAIL_FROM: "Commonline <no-reply>" }, /^MAIL_FROM must be/],
    [{ SMTP_URL: "mail.example.org" }, /^SMTP_URL must be/],
    [{ SMTP_URL: "https://mail.example.org" }, /^SMTP_URL must be/],
    [{ TRUSTED_PROXIES: "10.0.0.1 proxy.example.org" }, /^TRUSTED_PROXIES must be IP addresses.*"proxy\.example\.org"/],
    [{ PORT: "eighty" }, /^PORT must be/],
    [{ PORT: "70000" }, /^PORT must be/],
    [{ PORT: "-1" }, /^PORT must be/],
    [{ DATABASE_URL: "mysql://root:hunter2@localhost/commonline" }, /^DATABASE_URL must be/],
    [{ DATABASE_URL: "postgres://commonline:hunter2@:99999/x y" }, /^DATABASE_URL must be/],
  ])("%o is refused in one sentence", (variables, sentence) => {
    const faults = faultsOf({ ...WHOLE, ...variables });
    expect(faults).toEqual([expect.stringMatching(sentence)]);
    expect(faults.join()).not.toContain("hunter2");
  });

  test("all that is missing is said at once", () => {
    expect(faultsOf({ ORIGIN: "http://standards.example.org", PORT: "0x50" })).toEqual([expect.stringMatching(/^PORT/), expect.stringMatching(/^ORIGIN/), expect.stringMatching(/^SECRET/), expect.stringMatching(/^MAIL_FROM/)]);
  });

  test.each(["SECRET", "MAIL_FROM", "SMTP_URL", "TRUSTED_PROXIES", "ALLOW_PLAIN_HTTP"])("whoever sets %s alone does not get the demonstration", (name) => {
    expect(faultsOf({ [name]: "yes" })).toContainEqual(expect.stringMatching(new RegExp(`^ORIGIN is missing, and ${name} is set`)));
  });

  test("plain http is for the loopback address, or where it is allowed by name", () => {
    for (const ORIGIN of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]) expect(faultsOf({ ...WHOLE, ORIGIN })).toEqual([]);
    expect(faultsOf({ ...WHOLE, ORIGIN: "http://lab.example.org", ALLOW_PLAIN_HTTP: "yes" })).toEqual([]);
    expect(faultsOf({ ...WHOLE, ORIGIN: "http://lab.example.org", ALLOW_PLAIN_HTTP: "no" })).toHaveLength(1);
  });
});
