// The chance of a signature so far, with the range over worlds and the error of the estimate.
import * as Plot from "@observablehq/plot";
import { parseDate, share, type Lang } from "../lib/format";
import type { SettledRow } from "../lib/report";
import { COLOUR, shareAxis, STYLE, timeAxis } from "./plot_base";

export interface CurvePoint {
  date: Date;
  mean: number;
  low: number | null;
  high: number | null;
  errorLow: number;
  errorHigh: number;
}

/** One point per month, at the month's end: the chance counts signatures in or before it. */
export function curvePoints(rows: SettledRow[], now: string | undefined): CurvePoint[] {
  const points: CurvePoint[] = [];
  const start = parseDate(now ?? rows[0]?.date);
  if (start && rows.length > 0)
    points.push({ date: start, mean: 0, low: 0, high: 0, errorLow: 0, errorHigh: 0 });
  for (const { date: iso, p } of rows) {
    const date = parseDate(iso);
    if (!date || p.mean === null) continue;
    date.setUTCMonth(date.getUTCMonth() + 1);
    const error = 2 * (p.se ?? 0);
    points.push({
      date,
      mean: p.mean,
      low: p.p05,
      high: p.p95,
      errorLow: Math.max(0, p.mean - error),
      errorHigh: Math.min(1, p.mean + error),
    });
  }
  return points;
}

export function settledCurve(points: CurvePoint[], { lang, width }: { lang: Lang; width: number }): Element {
  const from = points[0]?.date ?? new Date(0);
  const last = points[points.length - 1];
  const to = last?.date ?? from;
  const highest = Math.max(0.1, ...points.map((p) => Math.max(p.high ?? 0, p.errorHigh)));
  const top = Math.min(1, Math.ceil(highest * 10) / 10);
  const middle = points[Math.floor(points.length / 2)];
  return Plot.plot({
    width,
    height: Math.round(Math.min(420, Math.max(260, width * 0.45))),
    marginLeft: 44,
    marginRight: 54,
    marginTop: 14,
    marginBottom: 42,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, top] },
    marks: [
      ...shareAxis(lang, top),
      timeAxis(from, to, width - 98, lang),
      Plot.areaY(points, { x: "date", y1: "low", y2: "high", fill: "var(--band-wide)" }),
      Plot.areaY(points, { x: "date", y1: "errorLow", y2: "errorHigh", fill: "var(--band-tight)" }),
      Plot.line(points, { x: "date", y: "mean", stroke: COLOUR.accent, strokeWidth: 2.5 }),
      Plot.ruleY([0], { stroke: COLOUR.ink }),
      middle && last !== middle ? label(middle, lang, "middle") : null,
      last ? label(last, lang, "end") : null,
    ],
  });
}

function label(point: CurvePoint, lang: Lang, place: "middle" | "end"): Plot.Markish {
  const end = place === "end";
  return [
    Plot.dot([point], { x: "date", y: "mean", r: 4, fill: COLOUR.accent, stroke: COLOUR.paper, strokeWidth: 1.5 }),
    Plot.text([point], {
      x: "date", y: "mean", text: (p: CurvePoint) => share(p.mean, lang), fill: COLOUR.ink,
      textAnchor: end ? "start" : "middle", dx: end ? 9 : 0, dy: end ? 0 : -15, fontSize: end ? 17 : 14,
      fontWeight: 600, stroke: COLOUR.paper, strokeWidth: 4,
    }),
  ];
}
