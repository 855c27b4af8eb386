/** Which files may become the source of a draft. */
import { describe, expect, test } from "vitest";
import { LONGEST_LINE, MOST_BYTES, sourceFault } from "#app/domain/text/admission.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nested = (depth: number): string => Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- x`).join("\n");

describe("sourceFault", () => {
  const cases: [name: string, source: Uint8Array | string, fault: string | null][] = [
    ["plain text", "# A\n\nb", null],
    ["the same as bytes", bytes("# Ä\n\n😀"), null],
    ["with a byte order mark", bytes("\uFEFF# A"), null],
    ["nothing", "", "empty"],
    ["white space", bytes(" \r\n\t"), "empty"],
    ["a byte order mark alone", "\uFEFF", "empty"],
    ["Latin-1", new Uint8Array([0x63, 0x61, 0x66, 0xe9]), "not-utf8"],
    ["half a character", "a\ud83d", "not-utf8"],
    ["a Word file renamed", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), "binary"],
    ["a Word file read as text", "PK\u0003\u0004 and more", "binary"],
    ["an old Word file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "binary"],
    ["a PDF", bytes("%PDF-1.7"), "binary"],
    ["a NUL", "a\0b", "binary"],
    ["the most bytes", "a\n".repeat(MOST_BYTES / 2), null],
    ["one byte more", `${"a\n".repeat(MOST_BYTES / 2)}b`, "too-large"],
    ["bytes count, not characters", "é\n".repeat(MOST_BYTES / 3 + 1), "too-large"],
    ["a line just short enough", "x".repeat(LONGEST_LINE - 1), null],
    ["a line too long", `a\n${"x".repeat(LONGEST_LINE)}`, "line-too-long"],
    ["lists nested 49 deep", nested(49), null],
    ["lists nested 50 deep", nested(50), "nested-too-deep"],
    ["quotes nested 50 deep", `${"> ".repeat(50)}x`, "nested-too-deep"],
    ["50 list markers on one line", `${"- ".repeat(50)}x`, "nested-too-deep"],
    ["a long flat list", "- x\n".repeat(500), null],
    ["a line of hyphens, and a table's", `${"-".repeat(200)}\n\n|a|\n|${"-".repeat(100)}|\n${"- ".repeat(60)}\n`, null],
  ];
  test.each(cases)("%s", (_, source, fault) => expect(sourceFault(source)?.fault ?? null).toBe(fault));
  test("says where", () => expect(sourceFault(`a\r\n${"x".repeat(LONGEST_LINE)}`)).toMatchObject({ line: 2, length: LONGEST_LINE }));
});
