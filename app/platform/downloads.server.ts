/** Files that are made while they are sent: compressed as they go where the reader takes it, so that none is ever held whole. */
import { accepts } from "./files.server.ts";

/** @param parts the text of the file, piece by piece. `name` is ASCII without quotes. */
export function download(request: Request, name: string, type: string, parts: AsyncIterable<string>): Response {
  const headers = new Headers({ "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` });
  const text = streamOf(parts);
  if (!accepts(request.headers.get("accept-encoding") ?? undefined, "gzip")) return new Response(text, { headers });
  headers.set("Content-Encoding", "gzip");
  return new Response(text.pipeThrough(new CompressionStream("gzip")), { headers });
}

function streamOf(parts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const reading = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reading.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await reading.return?.();
    },
  });
}
