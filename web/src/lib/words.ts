// Uncertainty in the reader's words.
import { errorPoints, months, number, share, shareRange, type Lang } from "./format";
import { say } from "./i18n";
import type { Estimate } from "./report";

/** "(58–71%; s.e. 2.1 pts)" */
export function doubt(e: Estimate | undefined, lang: Lang): string {
  if (!e) return "";
  return say(lang, "unc", { range: shareRange(e, lang), se: errorPoints(e.se, lang) });
}

export function monthsDoubt(e: Estimate, lang: Lang): string {
  return say(lang, "duration_unc", { se: months(e.se, lang) });
}

/** An estimate of a probability in one table cell: value and range. */
export function shareWithRange(e: Estimate | undefined, lang: Lang): string {
  return e ? `${share(e.mean, lang)} (${shareRange(e, lang)})` : "";
}

export function valueWithRange(e: Estimate | null | undefined, lang: Lang): string {
  if (!e) return "";
  return `${number(e.mean, lang)} (${number(e.p05, lang)} – ${number(e.p95, lang)})`;
}

/** The columns that every table of probabilities ends with, as raw numbers for whoever reckons on. */
export const estimateHead = (lang: Lang): string[] => [
  say(lang, "mean"), say(lang, "se_plain"), say(lang, "p05"), say(lang, "p50"), say(lang, "p95"),
];
export const estimateCells = (e: Estimate): (number | null)[] => [e.mean, e.se, e.p05, e.p50, e.p95];
