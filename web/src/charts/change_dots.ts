// Differences from the base forecast in percentage points; hollow when zero cannot be ruled out.
import * as Plot from "@observablehq/plot";
import { points, pointsTick, type Lang } from "../lib/format";
import type { Shown } from "../lib/shape";
import { labelMargin } from "../lib/label_width";
import { COLOUR, STYLE } from "./plot_base";

export interface ChangeRow {
  label: string;
  detail?: string; // a second line, lighter
  e: Shown;
  sure: boolean;
}

/** Two standard errors: nearer to zero than that cannot be told from it. */
export const isSure = (e: Shown): boolean => e.se !== null && Math.abs(e.mean) > 2 * e.se;

export function changeDots(rows: ChangeRow[], { lang, width }: { lang: Lang; width: number }): Element {
  const wide = width >= 560;
  const lines = rows.some((r) => r.detail) ? 2 : 1;
  const words = rows.flatMap((r) => [r.label, r.detail ?? ""]);
  const left = wide ? labelMargin(words, 13, 60, Math.min(330, width * 0.42)) : 2;
  const height = wide ? 14 + 20 * lines : 26 + 19 * lines;
  const drop = wide ? 0 : lines === 2 ? 18 : 9;
  const label = {
    y: "i", frameAnchor: "left", fontSize: 13, textAnchor: "start", dx: wide ? -left - 12 : -10,
    lineWidth: (wide ? left : width - 20) / 13,
    ...(wide ? {} : { stroke: COLOUR.paper, strokeWidth: 4 }),
  } as const;
  const lift = wide ? (lines === 2 ? 8 : 0) : lines === 2 ? 17 : 10;
  const data = rows.map((r, i) => ({ ...r, i: String(i), mean: r.e.mean }));
  const reach = (r: ChangeRow) => {
    const error = 2 * (r.e.se ?? 0);
    return [r.e.mean - error, r.e.mean + error, r.e.p05 ?? 0, r.e.p95 ?? 0, 0];
  };
  const all = rows.flatMap(reach);
  const colour = (r: ChangeRow) => (!r.sure ? COLOUR.muted : r.e.mean > 0 ? COLOUR.up : COLOUR.down);
  return Plot.plot({
    width,
    height: data.length * height + 38,
    marginLeft: left + 12,
    marginRight: 62,
    marginTop: 4,
    marginBottom: 34,
    style: STYLE,
    x: { domain: [Math.min(-0.01, ...all), Math.max(0.01, ...all)], nice: true },
    y: { type: "band", domain: data.map((d) => d.i), padding: 0, axis: null },
    marks: [
      Plot.gridX({ ticks: 5, stroke: COLOUR.grid, strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: (x: number) => pointsTick(x, lang), color: COLOUR.muted, label: null }),
      Plot.ruleX([0], { stroke: COLOUR.ink }),
      Plot.ruleY(data.filter((d) => d.e.p05 !== null && d.e.p95 !== null), {
        x1: (d: ChangeRow) => d.e.p05, x2: (d: ChangeRow) => d.e.p95, y: "i", dy: drop, stroke: colour, strokeWidth: 1.25,
      }),
      Plot.ruleY(data.filter((d) => d.e.se !== null), {
        x1: (d: ChangeRow) => d.e.mean - 2 * (d.e.se ?? 0), x2: (d: ChangeRow) => d.e.mean + 2 * (d.e.se ?? 0),
        y: "i", dy: drop, stroke: colour, strokeWidth: 4.5,
      }),
      Plot.dot(data, {
        x: "mean", y: "i", dy: drop, r: 6, stroke: colour, strokeWidth: 2,
        fill: (d: ChangeRow) => (d.sure ? colour(d) : COLOUR.paper),
      }),
      Plot.text(data, { ...label, text: "label", fill: COLOUR.ink, dy: -lift, textOverflow: lines === 2 || !wide ? "ellipsis" : undefined }),
      lines === 2
        ? Plot.text(data, { ...label, text: "detail", fill: COLOUR.muted, dy: wide ? 9 : 0, textOverflow: "ellipsis" })
        : null,
      Plot.text(data, {
        y: "i", text: (d: ChangeRow) => points(d.e.mean, lang), frameAnchor: "right", textAnchor: "end", dx: 60, dy: drop,
        fontWeight: 600, fontSize: 14, fill: (d: ChangeRow) => (d.sure ? COLOUR.ink : COLOUR.muted), fontVariant: "tabular-nums",
      }),
    ],
  });
}
