// Horizontal bars of probabilities with both kinds of doubt: the range over worlds and the
// standard error. On a wide page the labels stand at the left, on a phone above each bar.
import * as Plot from "@observablehq/plot";
import { share, type Lang } from "../lib/format";
import type { Shown } from "../lib/shape";
import { labelMargin } from "./label_width";
import { COLOUR, STYLE } from "./plot_base";

export interface BarRow {
  label: string;
  e: Shown;
  group?: string; // stands once, before the first row of the group
  quiet?: boolean;
}

export interface BarOptions {
  lang: Lang;
  width: number;
  dense?: boolean;
  top?: number; // right end of the scale; default: the largest of the data, rounded up
}

const ceil10 = (x: number) => Math.min(1, Math.max(0.1, Math.ceil(x * 10 + 1e-9) / 10));

export function barScale(rows: BarRow[]): number {
  return ceil10(Math.max(0.05, ...rows.map((r) => Math.max(r.e.mean, r.e.p95 ?? 0))));
}

export function shareBars(rows: BarRow[], { lang, width, dense = false, top }: BarOptions): Element {
  const wide = width >= 560;
  const size = dense ? 12.5 : 13.5;
  const grouped = rows.some((r) => r.group !== undefined);
  const groups = wide && grouped ? labelMargin(rows.map((r) => r.group ?? ""), 13.5, 60, 180) + 20 : 0;
  const left = wide ? labelMargin(rows.map((r) => r.label), size, 60, Math.min(290, width * 0.36)) : 0;
  const height = wide ? (dense ? 26 : 42) : dense ? 42 : 50;
  const bar = dense ? 10 : 16;
  const drop = wide ? 0 : dense ? 9 : 10; // below the label on a phone
  const max = top ?? barScale(rows);
  const data = rows.map((r, i) => ({ ...r, i: String(i), mean: r.e.mean }));
  const half = (height - bar) / 2;
  const ranged = data.filter((d) => d.e.p05 !== null && d.e.p95 !== null);
  const erred = data.filter((d) => d.e.se !== null);
  const heads = data.filter((d, i) => d.group !== undefined && d.group !== data[i - 1]?.group);
  const margin = groups + left + (wide ? 14 : 2);
  const label = { text: "label", y: "i", fill: COLOUR.ink, fontSize: size, frameAnchor: "left", textAnchor: "start" } as const;

  return Plot.plot({
    width,
    height: data.length * height + 34,
    marginLeft: margin,
    marginRight: 58,
    marginTop: 4,
    marginBottom: 30,
    style: STYLE,
    x: { domain: [0, max], label: null },
    y: { type: "band", domain: data.map((d) => d.i), padding: 0, axis: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: (x: number) => share(x, lang), color: COLOUR.muted, label: null }),
      groups > 0
        ? [
            Plot.ruleY(heads.slice(1), { y: "i", dy: -height / 2, stroke: COLOUR.rule, insetLeft: -margin }),
            Plot.text(heads, {
              text: "group", y: "i", frameAnchor: "left", dx: -margin, textAnchor: "start",
              fontWeight: 600, fontSize: 12.5, fill: COLOUR.ink, lineWidth: (groups - 20) / 14, lineHeight: 1.1, lineAnchor: "top", dy: -8,
            }),
          ]
        : null,
      Plot.barX(data, {
        x: "mean", y: "i", fill: (d: BarRow) => (d.quiet ? "var(--bar-quiet)" : "var(--bar)"),
        insetTop: half + drop, insetBottom: half - drop,
      }),
      Plot.ruleY(ranged, { x1: (d: BarRow) => d.e.p05, x2: (d: BarRow) => d.e.p95, y: "i", dy: drop, stroke: COLOUR.ink, strokeWidth: 1.25 }),
      Plot.ruleY(erred, {
        x1: (d: BarRow) => Math.max(0, d.e.mean - 2 * (d.e.se ?? 0)),
        x2: (d: BarRow) => Math.min(max, d.e.mean + 2 * (d.e.se ?? 0)),
        y: "i", dy: drop, stroke: COLOUR.ink, strokeWidth: dense ? 4 : 5.5,
      }),
      Plot.ruleX([0], { stroke: COLOUR.ink }),
      wide
        ? Plot.text(data, { ...label, dx: -left - 14, lineWidth: left / size })
        : Plot.text(data, { ...label, text: (d: BarRow) => (d.group ? `${d.group}: ${d.label}` : d.label), dx: 2, dy: -bar / 2 - (dense ? 1 : 3), lineWidth: (width - 10) / size, textOverflow: "ellipsis" }),
      Plot.text(data, {
        y: "i", frameAnchor: "right", textAnchor: "end", dx: 56, dy: drop,
        text: (d: BarRow) => share(d.e.mean, lang), fontWeight: 600, fontSize: dense ? 13 : 15,
        fill: (d: BarRow) => (d.quiet ? COLOUR.muted : COLOUR.ink), fontVariant: "tabular-nums",
      }),
    ],
  });
}
