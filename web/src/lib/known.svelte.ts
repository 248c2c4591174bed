// What was known at a date that the reader chooses: claims by the date of their source, positions and
// moves by their own.
import { addMonths, parseDate } from "./format";
import type { Report } from "./report";

export const known: { by: string } = $state({ by: "" }); // empty: everything

/** First days of the months from the case's start to `now`, then everything. */
export function datesOf(report: Report): string[] {
  const end = parseDate(report.settings.now);
  const out: string[] = [];
  for (let date = `${report.settings.start.slice(0, 7)}-01`; out.length < 600; date = addMonths(date, 1)) {
    const at = parseDate(date);
    if (!at || !end || at > end) break;
    out.push(date);
  }
  return [...out, ""];
}

/** True if `date`, as precise as it is written, had come by the chosen day; what has no date always had. */
export function wasKnown(date: string | undefined, by: string): boolean {
  if (by === "" || !parseDate(date)) return true;
  return date! <= by.slice(0, date!.length);
}
