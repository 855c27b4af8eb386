/** The limit: a bare node:http server that answers every request with the same bytes. node bare.ts FILE */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const body = readFileSync(process.argv[2] as string);

createServer((request, response) => {
  if (request.url === "/health") return void response.end("ok");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Encoding", "br");
  response.setHeader("Content-Length", body.byteLength);
  response.writeHead(200).end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");
