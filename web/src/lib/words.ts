// Uncertainty in the reader's words.
import { errorPoints, months, number, shareRange, type Lang } from "./format";
import { isKey, readable, say } from "./i18n";
import type { Names } from "./names";
import type { ClaimRow, Estimate } from "./report";
import { unitName } from "./units";

/** "(58–71%; s.e. 2)" */
export function doubt(e: Estimate | undefined, lang: Lang): string {
  if (!e) return "";
  return say(lang, "unc", { range: shareRange(e, lang), se: errorPoints(e.se, lang) });
}

export function monthsDoubt(e: Estimate, lang: Lang): string {
  return say(lang, "duration_unc", { se: months(e.se, lang) });
}

/** Sentences one after another; Chinese sets no space between them. */
export function inOneGo(lang: Lang, ...sentences: string[]): string {
  return sentences.filter((s) => s !== "").join(lang === "en" ? " " : "");
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

/** What a claim states as a number: "about 30 thousand/month", or the alternative that it supports. */
export function claimValue(c: ClaimRow, lang: Lang, names: Names): string {
  if (c.supports) return names.choice(c.about, c.supports);
  if (!c.value) return "";
  const key = `cmp_${(c.comparator ?? "").replace(/\s+/g, "_")}`;
  const comparator = isKey(key) ? say(lang, key) : readable(c.comparator ?? "");
  return [comparator, c.value, unitName(c.unit, lang)].filter(Boolean).join(" ");
}
