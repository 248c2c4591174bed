// A row per party and package: one tick per possible world, the mean as a dot with its error.
import * as Plot from "@observablehq/plot";
import { number, type Lang } from "../lib/format";
import { labelMargin } from "../lib/label_width";
import type { Spread } from "../lib/table";
import { COLOUR, SERIES, STYLE } from "./plot_base";

export interface GainRow {
  label: string;
  series: number; // which package
  gain: Spread;
}

export function gainTicks(rows: GainRow[], { lang, width }: { lang: Lang; width: number }): Element {
  const wide = width >= 560;
  const height = wide ? 40 : 58;
  const left = wide ? labelMargin(rows.map((r) => r.label), 13, 60, Math.min(330, width * 0.42)) : 2;
  const data = rows.map((r, i) => ({ ...r, i: String(i) }));
  // of the server only bins are known: columns whose ink is the share of worlds in them
  const bins = data.flatMap((r) => {
    const { low, high, shares } = r.gain.bins ?? { low: 0, high: 0, shares: [] };
    const wide = (high - low) / Math.max(1, shares.length);
    const full = Math.max(1e-9, ...shares);
    return shares.map((s, k) => ({ i: r.i, series: r.series, x1: low + k * wide, x2: low + (k + 1) * wide, o: (0.9 * s) / full }));
  });
  const most = Math.max(1e-9, ...data.flatMap((r) => r.gain.values.map((v) => v.weight)));
  const ticks = data.flatMap((r) => r.gain.values.map((v) => ({ i: r.i, x: v.value, series: r.series, o: 0.15 + 0.75 * (v.weight / most) })));
  const colour = (d: { series: number }) => SERIES[d.series]!;
  const seen = [...ticks.map((t) => t.x), ...bins.flatMap((b) => [b.x1, b.x2])];
  const drop = wide ? 0 : 12;
  return Plot.plot({
    width,
    height: data.length * height + 34,
    marginLeft: left + 12,
    marginRight: 20,
    marginTop: 4,
    marginBottom: 30,
    style: STYLE,
    x: { domain: [Math.min(-0.02, ...seen), Math.max(0.02, ...seen)], nice: true },
    y: { type: "band", domain: data.map((d) => d.i), padding: wide ? 0.3 : 0.55, axis: null },
    marks: [
      Plot.gridX({ ticks: 5, stroke: COLOUR.grid, strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: (x: number) => number(x, lang), color: COLOUR.muted, label: null }),
      Plot.ruleX([0], { stroke: COLOUR.ink }),
      Plot.barX(bins, { x1: "x1", x2: "x2", y: "i", dy: drop, fill: colour, fillOpacity: "o", insetLeft: 0.5, insetRight: 0.5 }),
      Plot.tickX(ticks, { x: "x", y: "i", dy: drop, stroke: colour, strokeOpacity: "o", strokeWidth: 1.5 }),
      Plot.ruleY(data, {
        x1: (d: GainRow) => d.gain.mean - 2 * (d.gain.se ?? 0), x2: (d: GainRow) => d.gain.mean + 2 * (d.gain.se ?? 0),
        y: "i", dy: drop, stroke: COLOUR.ink, strokeWidth: 3,
      }),
      Plot.dot(data, { x: (d: GainRow) => d.gain.mean, y: "i", dy: drop, r: 5.5, fill: COLOUR.paper, stroke: COLOUR.ink, strokeWidth: 2 }),
      Plot.text(data, {
        y: "i", text: "label", frameAnchor: "left", textAnchor: "start", fontSize: 13, fill: COLOUR.ink,
        dx: wide ? -left - 12 : -10, dy: wide ? 0 : -14, lineWidth: (wide ? left : width - 20) / 13,
        ...(wide ? {} : { stroke: COLOUR.paper, strokeWidth: 4 }),
      }),
    ],
  });
}
