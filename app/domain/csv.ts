/** Files of comma-separated values that no spreadsheet takes for formulas. */

/**
 * RFC 4180, lines ended by CR LF, a byte-order mark first, so that spreadsheets read UTF-8. A text that a spreadsheet would compute (it begins with = + - @,
 * a tab or a line end) is led by an apostrophe; numbers stay numbers; null is empty.
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^\s*[=+\-@＝＋－＠\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
