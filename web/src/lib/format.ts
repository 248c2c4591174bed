// Numbers, dates and shares in the reader's own form. Months are calendar months, dates are ISO.
import type { Estimate } from "./report";

export type Lang = "en" | "zh-Hans" | "zh-Hant";
export const LANGS: readonly Lang[] = ["en", "zh-Hans", "zh-Hant"];

// British English: day before month, as most of the report's readers write it
const LOCALE: Record<Lang, string> = { en: "en-GB", "zh-Hans": "zh-Hans-CN", "zh-Hant": "zh-Hant-TW" };

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let format = cache.get(key) as Intl.NumberFormat | undefined;
  if (!format) cache.set(key, (format = new Intl.NumberFormat(LOCALE[lang], options)));
  return format;
}

function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + "d" + JSON.stringify(options);
  let format = cache.get(key) as Intl.DateTimeFormat | undefined;
  if (!format)
    cache.set(key, (format = new Intl.DateTimeFormat(LOCALE[lang], { ...options, timeZone: "UTC" })));
  return format;
}

export const MISSING = "–";
const MINUS = "−";

const known = (x: number | null | undefined): x is number => typeof x === "number" && Number.isFinite(x);

/** A probability as whole percent; what is possible but rare is "<1%", not 0%. */
export function share(p: number | null | undefined, lang: Lang): string {
  if (!known(p)) return MISSING;
  const percent = (x: number) =>
    numberFormat(lang, { style: "percent", maximumFractionDigits: 0 }).format(x);
  if (p > 0 && p < 0.005) return "<" + percent(0.01);
  if (p < 1 && p > 0.995) return ">" + percent(0.99);
  return percent(p);
}

// whole points from one on, tenths below: no more digits than the error supports, as in the program's text
function inPoints(share: number, lang: Lang, signDisplay: "exceptZero" | "never"): string {
  const value = 100 * share;
  const tenths = Math.abs(value) < 0.95;
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * (tenths ? 10 : 1))) / (tenths ? 10 : 1);
  const digits = tenths && rounded !== 0 ? 1 : 0;
  return numberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay })
    .format(rounded)
    .replace("-", MINUS);
}

/** A difference of probabilities, in percentage points with its sign. */
export function points(difference: number | null | undefined, lang: Lang): string {
  return known(difference) ? inPoints(difference, lang, "exceptZero") : MISSING;
}

/** A standard error or a size of a difference, in points without a sign. */
export function errorPoints(se: number | null | undefined, lang: Lang): string {
  return known(se) ? inPoints(se, lang, "never") : MISSING;
}

/** A tick of an axis of points: as many digits as the tick has. */
export function pointsTick(x: number, lang: Lang): string {
  return numberFormat(lang, { maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(100 * x).replace("-", MINUS);
}

export function number(x: number | null | undefined, lang: Lang, digits = 3): string {
  if (!known(x)) return MISSING;
  if (x !== 0 && Math.abs(x) < 1e-4)
    return numberFormat(lang, { notation: "scientific", maximumSignificantDigits: digits }).format(x).replaceAll("-", MINUS);
  return numberFormat(lang, { maximumSignificantDigits: Math.abs(x) >= 1000 ? 6 : digits }).format(x).replace("-", MINUS);
}

/** A difference on a scale of about one, such as worths: with its sign, in hundredths; ticks of an axis need no zeros. */
export function signed(x: number | null | undefined, lang: Lang, digits: 0 | 2 = 2): string {
  if (!known(x)) return MISSING;
  return numberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(x).replace("-", MINUS);
}

/** The error of such a difference: what is there but below a thousandth is "<0.001", not 0. */
export function signedError(se: number | null | undefined, lang: Lang): string {
  if (!known(se)) return MISSING;
  const size = Math.abs(se);
  if (size > 1e-9 && size < 5e-4) return "<" + number(0.001, lang);
  return numberFormat(lang, { maximumFractionDigits: size < 0.0095 ? 3 : 2 }).format(size);
}

export function count(x: number | null | undefined, lang: Lang): string {
  return known(x) ? numberFormat(lang, { maximumFractionDigits: 0 }).format(x) : MISSING;
}

export function months(x: number | null | undefined, lang: Lang): string {
  return known(x) ? numberFormat(lang, { maximumFractionDigits: x < 9.95 ? 1 : 0 }).format(x) : MISSING;
}

/** Months of something that the forecast's end may cut short: then a plus. */
export function monthsOrMore(x: number | null | undefined, horizon: number, lang: Lang): string {
  return months(x, lang) + (known(x) && x >= horizon ? "+" : "");
}

/** "58–71%" of a probability, in whole percent; a dash when the report has no quantiles. */
export function shareRange(e: Estimate | undefined, lang: Lang): string {
  if (!e || !known(e.p05) || !known(e.p95)) return MISSING;
  const whole = (x: number) => numberFormat(lang, { maximumFractionDigits: 0, style: "percent" }).format(x);
  const low = whole(e.p05);
  const high = whole(e.p95);
  return low === high ? high : `${low.replace("%", "")}–${high}`;
}

export function range(low: number | null | undefined, high: number | null | undefined, lang: Lang): string {
  if (!known(low) || !known(high)) return MISSING;
  return `${number(low, lang)}–${number(high, lang)}`;
}

/** Midnight UTC of an ISO date, month or year; null when it is none of these. */
export function parseDate(iso: string | undefined | null): Date | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso ?? "");
  if (!parts) return null;
  const date = new Date(Date.UTC(+parts[1]!, +(parts[2] ?? 1) - 1, +(parts[3] ?? 1)));
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A date as precise as it was written; text that is no date stays as it is. */
export function day(iso: string | undefined | null, lang: Lang): string {
  const date = parseDate(iso);
  if (!date) return iso ?? MISSING;
  if (iso!.length === 4) return dateFormat(lang, { year: "numeric" }).format(date);
  if (iso!.length === 7) return month(iso, lang);
  return dateFormat(lang, { year: "numeric", month: "long", day: "numeric" }).format(date);
}

export function month(iso: string | undefined | null, lang: Lang): string {
  const date = parseDate(iso);
  return date ? dateFormat(lang, { year: "numeric", month: "long" }).format(date) : (iso ?? MISSING);
}

/** Tick label of a time axis: the year stands where it begins. */
export function tick(date: Date, lang: Lang, first: boolean): string {
  const name = dateFormat(lang, { month: "short" }).format(date);
  if (!first && date.getUTCMonth() !== 0) return name;
  return `${name}\n${dateFormat(lang, { year: "numeric" }).format(date)}`;
}

/** The date that many months after another, by the calendar. */
export function addMonths(iso: string, add: number): string {
  const date = parseDate(iso);
  if (!date) return iso;
  date.setUTCMonth(date.getUTCMonth() + Math.round(add));
  return date.toISOString().slice(0, 10);
}
