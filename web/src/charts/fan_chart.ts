// One quantity of the war over time: median, the middle half, nine courses in ten, and claims.
import * as Plot from "@observablehq/plot";
import { number, parseDate, type Lang } from "../lib/format";
import type { FanMonth } from "../lib/report";
import { COLOUR, STYLE, timeAxis } from "./plot_base";

export interface FanPoint extends Omit<FanMonth, "date"> {
  date: Date;
}
export interface ClaimPoint {
  date: Date;
  value: number;
  label: string; // shown when pointed at
  by?: string; // who says so: beside the dot where there is room
}

export function fanPoints(months: FanMonth[]): FanPoint[] {
  return months.flatMap((m) => {
    const date = parseDate(m.date);
    return date ? [{ ...m, date }] : [];
  });
}

/** Claims that fall into the time that the chart shows. */
export function shownClaims(points: FanPoint[], claims: ClaimPoint[]): ClaimPoint[] {
  const from = points[0]?.date ?? new Date(0);
  const to = points[points.length - 1]?.date ?? from;
  return claims.filter((c) => c.date >= from && c.date <= to);
}

export interface FanOptions {
  lang: Lang;
  width: number;
  now: Date | null;
  nowWord: string;
}

const FEW = 5; // claims whose claimants can stand in the chart; more are listed below it only
const short = (name: string): string => ([...name].length > 22 ? `${[...name].slice(0, 21).join("")}…` : name);

export function fanChart(points: FanPoint[], claims: ClaimPoint[], o: FanOptions): Element {
  const from = points[0]?.date ?? new Date(0);
  const to = points[points.length - 1]?.date ?? from;
  const shown = shownClaims(points, claims);
  const values = [...points.flatMap((p) => [p.p05, p.p95]), ...shown.map((c) => c.value)].filter(
    (x): x is number => x !== null && Number.isFinite(x),
  );
  const low = Math.min(...values);
  const high = Math.max(...values);
  // a scale from zero unless that would flatten everything
  const base = low >= 0 && low < high * 0.6 ? 0 : low;
  const pad = high > base ? 0 : Math.abs(high) || 1;
  return Plot.plot({
    width: o.width,
    height: Math.round(Math.min(280, Math.max(190, o.width * 0.52))),
    marginLeft: 52,
    marginRight: 24,
    marginTop: 20,
    marginBottom: 40,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { domain: [base, high + pad], nice: true },
    marks: [
      Plot.gridY({ ticks: 4, stroke: COLOUR.grid, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: (x: number) => number(x, o.lang), color: COLOUR.muted, label: null }),
      timeAxis(from, to, o.width - 76, o.lang),
      Plot.areaY(points, { x: "date", y1: "p05", y2: "p95", fill: "var(--band-wide)" }),
      Plot.areaY(points, { x: "date", y1: "p25", y2: "p75", fill: "var(--band-tight)" }),
      Plot.line(points, { x: "date", y: "p50", stroke: COLOUR.accent, strokeWidth: 2 }),
      o.now && o.now > from && o.now < to
        ? [
            Plot.ruleX([o.now], { stroke: COLOUR.muted, strokeDasharray: "2 3" }),
            Plot.text([o.now], { x: (d: Date) => d, frameAnchor: "top", dy: -14, text: () => o.nowWord, fill: COLOUR.muted, fontSize: 12 }),
          ]
        : null,
      Plot.dot(shown, { x: "date", y: "value", r: 3.5, fill: COLOUR.paper, stroke: "var(--s2)", strokeWidth: 2, title: "label" }),
      shown.length <= FEW
        ? Plot.text(shown, {
            x: "date", y: "value", text: (c: ClaimPoint) => short(c.by ?? ""), fontSize: 11, fill: COLOUR.muted, stroke: COLOUR.paper, strokeWidth: 3,
            textAnchor: "middle",
            dx: 0, dy: -10,
          })
        : null,
    ],
  });
}
