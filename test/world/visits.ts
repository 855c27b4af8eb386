/** Visits to the house over real HTTP: a server with the front before the routes as they are written, and visitors with their cookies. */
import { createServer, request as ask, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { front } from "#app/platform/front.server.ts";
import { environment, useEnvironment } from "#app/platform/environment.server.ts";
import { POLICIES } from "#app/routes/policies.server.ts";
import { sourceBuild } from "./build.ts";
import type { Person } from "./people.ts";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The path of Location; null: it leads nowhere. */
  location: string | null;
}

export interface Asking {
  method?: string;
  /** Over what a browser on our own page would send; undefined: not sent at all. */
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

export interface Visitor {
  get(path: string, headers?: Asking["headers"]): Promise<Answer>;
  /** Sends a form as a browser would. */
  post(path: string, fields: Record<string, string | string[]>, headers?: Asking["headers"]): Promise<Answer>;
  /** Any request. The path goes out byte for byte. */
  ask(path: string, asking?: Asking): Promise<Answer>;
  cookies: Map<string, string>;
}

export interface House {
  origin: string;
  /** A visitor without an account, or one who is signed in. */
  visitor(person?: Person): Promise<Visitor>;
  close(): Promise<void>;
}

/** Opens the doors of the open world. Its origin becomes the address that the server listens on. */
export async function openHouse(): Promise<House> {
  const answer = front(await sourceBuild(), POLICIES);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const listens = `http://127.0.0.1:${port}`;
  if (environment().origin.startsWith("http:")) useEnvironment({ ...environment(), origin: listens, port });
  const { origin } = environment();

  async function visitor(person?: Person): Promise<Visitor> {
    const cookies = new Map<string, string>();
    const signedIn = await person?.signIn();
    if (signedIn) cookies.set(...(signedIn.split("=", 2) as [string, string]));
    const send = (path: string, { method = "GET", headers = {}, body }: Asking = {}) =>
      new Promise<Answer>((done, fail) => {
        const own: Record<string, string | undefined> = { host: new URL(origin).host, accept: "text/html", "accept-encoding": "identity" };
        if (cookies.size > 0) own.cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
        if (method !== "GET" && method !== "HEAD") Object.assign(own, { origin, "sec-fetch-site": "same-origin" });
        const sent = Object.fromEntries(Object.entries({ ...own, ...headers }).filter((pair): pair is [string, string] => pair[1] !== undefined));
        const asked = ask({ host: "127.0.0.1", port, path, method, headers: sent, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            for (const cookie of response.headers["set-cookie"] ?? []) remember(cookies, cookie);
            const { location } = response.headers;
            done({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString(), location: location ? location.replace(origin, "") : null });
          });
          response.on("error", fail);
        });
        asked.on("error", fail);
        asked.end(body);
      });
    return {
      cookies,
      ask: send,
      get: (path, headers) => send(path, { headers }),
      post: (path, fields, headers) => {
        const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]));
        return send(path, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body: new URLSearchParams(pairs).toString() });
      },
    };
  }

  return {
    origin,
    visitor,
    close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); }),
  };
}

function remember(cookies: Map<string, string>, header: string): void {
  const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute) || (/^expires=/i.test(attribute) && new Date(attribute.slice(8)).getTime() < Date.now()));
  if (gone || value === "") cookies.delete(name);
  else cookies.set(name, value);
}
