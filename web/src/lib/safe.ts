// Case text is hostile: what becomes an address, a file name or a spreadsheet cell is checked here.

/** The address if it is a plain web address, else nothing to link to. */
export function webAddress(url: string | undefined | null): string | undefined {
  if (!url) return undefined;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

/** One CSV cell; text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const tame = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r']/.test(tame) ? `"${tame.replace(/"/g, '""')}"` : tame;
}

export type Cell = string | number | null | undefined;
export interface Table {
  head: string[];
  body: Cell[][];
}

export function csv(table: Table): string {
  return [table.head, ...table.body].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

/** A file name out of any text: letters, digits and hyphens. */
export function fileName(...parts: string[]): string {
  const name = parts
    .join("-")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return name.slice(0, 80) || "chart";
}
