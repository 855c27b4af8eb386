/**
 * Pages whose largest part was compressed before: one gzip stream put together from a fresh beginning, the part as it is kept, and a fresh end.
 * What a page costs then is what is new in it, not what is long. Which part that is, and until when it is good, is left to whoever keeps it.
 */
import { randomBytes } from "node:crypto";
import { constants, crc32, deflateRaw, deflateRawSync } from "node:zlib";
import { promisify } from "node:util";

export interface Packed {
  plain: Buffer;
  /** Raw deflate up to a full flush: it looks at nothing before itself, and anything may follow. */
  deflated: Buffer;
}

/** Stands in a page where the part will be; nobody outside this process can write it. */
export const SEAM = `<!--${randomBytes(16).toString("hex")}-->`;

/** Compresses a part, off the answering thread. */
export async function pack(html: string): Promise<Packed> {
  const plain = Buffer.from(html);
  return { plain, deflated: await promisify(deflateRaw)(plain, { level: 6, finishFlush: constants.Z_FULL_FLUSH }) };
}

// RFC 1952: magic, deflate, no flags, no time, no hint, unknown system.
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** The page as gzip, in pieces that follow each other, so that the part is never copied. @param page with the seam in it, once. */
export function stitched(page: string, part: Packed): Buffer[] {
  const [before, after] = halves(page);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE([before, part.plain, after].reduce(checksum, 0), 0);
  tail.writeUInt32LE((before.byteLength + part.plain.byteLength + after.byteLength) % 2 ** 32, 4);
  return [HEADER, deflateRawSync(before, { level: 3, finishFlush: constants.Z_FULL_FLUSH }), part.deflated, deflateRawSync(after, { level: 3 }), tail];
}

/** Of what came before, and one more piece; an empty one would make zlib begin anew. */
function checksum(before: number, piece: Buffer): number {
  return piece.byteLength > 0 ? crc32(piece, before) : before;
}

/** The page as it is read. */
export function joined(page: string, part: Packed): Buffer {
  const [before, after] = halves(page);
  return Buffer.concat([before, part.plain, after]);
}

function halves(page: string): [Buffer, Buffer] {
  const at = page.indexOf(SEAM);
  if (at < 0) throw new Error("the page has no seam");
  return [Buffer.from(page.slice(0, at)), Buffer.from(page.slice(at + SEAM.length))];
}
