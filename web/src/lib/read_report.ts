// From the text of the data block to a report, or null when there is none.
import type { Report } from "./report";

type Fields = Record<string, unknown>;

const isRecord = (x: unknown): x is Fields => typeof x === "object" && x !== null && !Array.isArray(x);

/** True where a server fills the page: its studies come later, one by one. */
export function isServed(text: string): boolean {
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) && data.served === true;
  } catch {
    return false;
  }
}

export function readReport(text: string): Report | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null; // the marker was never replaced, or the file is damaged
  }
  if (!isRecord(data) || !isRecord(data.case) || !isRecord(data.settings)) return null;
  if (typeof data.case.hash !== "string") return null;
  if (!isRecord(data.names)) data.names = {};
  for (const name of ["endings", "settled_by"]) if (!Array.isArray(data[name])) data[name] = [];
  return data as unknown as Report;
}
