/** Requests for measurements: one after the other with node:http, or as many as a server takes over plain sockets. */
import { Agent, request as ask } from "node:http";
import { connect } from "node:net";

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export interface Answered {
  status: number;
  body: Buffer;
  headers: NodeJS.Dict<string | string[]>;
}

export function fetchOnce(url: string, { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answered> {
  return new Promise((done, fail) => {
    const asked = ask(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), headers: response.headers }));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

/**
 * Requests a second, from `connections` sockets that ask again as soon as they are answered. The answers must all have one length,
 * so that counting bytes is all the client does: the server is what is measured.
 */
export async function throughput(port: number, path: string, seconds: number, connections = 16): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: br\r\nAccept-Language: en\r\n\r\n`;
  const length = await answerLength(port, request);
  let answered = 0;
  let running = true;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    let left = length;
    socket.on("data", (chunk) => {
      left -= chunk.length;
      if (left > 0) return;
      left += length;
      answered++;
      if (running) socket.write(request);
    });
    socket.on("error", () => {});
    return socket;
  });
  const begun = performance.now();
  await new Promise((done) => setTimeout(done, seconds * 1_000));
  running = false;
  const rate = answered / ((performance.now() - begun) / 1_000);
  for (const socket of sockets) socket.destroy();
  return rate;
}

function answerLength(port: number, request: string): Promise<number> {
  return new Promise((done, fail) => {
    let got = Buffer.alloc(0);
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.on("error", fail);
    socket.on("data", (chunk) => {
      got = Buffer.concat([got, chunk]);
      const end = got.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = got.subarray(0, end).toString();
      if (!head.startsWith("HTTP/1.1 200")) return fail(new Error(head.split("\r\n")[0]));
      const length = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (got.length < length) return;
      socket.destroy();
      done(length);
    });
  });
}
