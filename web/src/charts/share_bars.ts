// Horizontal bars of probabilities with both kinds of doubt: the range over worlds and the
// standard error. On a wide page the labels stand at the left, on a phone above each bar.
import * as Plot from "@observablehq/plot";
import { share, type Lang } from "../lib/format";
import type { Shown } from "../lib/shape";
import { labelMargin } from "../lib/label_width";
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

/** The right end of the scale: the next ten percent that holds every value and range. */
export function barScale(rows: BarRow[]): number {
  const largest = Math.max(0.05, ...rows.map((r) => Math.max(r.e.mean, r.e.p95 ?? 0)));
  return Math.min(1, Math.ceil(largest * 10 - 1e-9) / 10);
}

/** Sizes in pixels, by the width of the page. */
function layout(rows: BarRow[], width: number, dense: boolean) {
  const wide = width >= 560;
  const size = dense ? 12.5 : 13.5;
  const grouped = rows.some((r) => r.group !== undefined);
  const groups = wide && grouped ? labelMargin(rows.map((r) => r.group ?? ""), 13.5, 60, 180) + 20 : 0;
  const left = wide ? labelMargin(rows.map((r) => r.label), size, 60, Math.min(290, width * 0.36)) : 0;
  const height = wide ? (dense ? 26 : 42) : dense ? 40 : 50;
  const bar = dense ? 10 : 16;
  return {
    wide, size, groups, left, height, bar,
    margin: wide ? groups + left + 14 : 10,
    drop: wide ? 0 : dense ? 9 : 10, // of the bar below its label on a phone
    inset: (height - bar) / 2,
    headings: !wide && grouped, // on a phone a group's name takes a row of its own
  };
}

/** Names of groups and the lines between them: at the left, or on a phone in rows of their own. */
function groupNames(heads: { i: string; group: string }[], at: ReturnType<typeof layout>, width: number): Plot.Markish {
  if (heads.length === 0) return null;
  const rule = { y: "i", stroke: COLOUR.rule, insetLeft: -at.margin } as const;
  const text = { text: "group", y: "i", fill: COLOUR.ink, frameAnchor: "left", textAnchor: "start", fontWeight: 600 } as const;
  if (at.headings)
    return [
      Plot.ruleY(heads.slice(1), { ...rule, dy: -at.height / 2 + 4 }),
      Plot.text(heads, {
        ...text, dx: -at.margin + 2, dy: 6, fontSize: 13.5, lineWidth: width / 14, textOverflow: "ellipsis",
        stroke: COLOUR.paper, strokeWidth: 5,
      }),
    ];
  return [
    Plot.ruleY(heads.slice(1), { ...rule, dy: -at.height / 2 }),
    Plot.text(heads, {
      ...text, dx: -at.margin, dy: -8, fontSize: 12.5, lineWidth: (at.groups - 20) / 14, lineHeight: 1.1, lineAnchor: "top",
    }),
  ];
}

export function shareBars(rows: BarRow[], { lang, width, dense = false, top }: BarOptions): Element {
  const at = layout(rows, width, dense);
  const max = top ?? barScale(rows);
  const order: string[] = [];
  const heads: { i: string; group: string }[] = [];
  const data = rows.map((r, k) => {
    if (r.group !== undefined && r.group !== rows[k - 1]?.group) {
      const i = at.headings ? `h${k}` : `r${k}`;
      if (at.headings) order.push(i);
      heads.push({ i, group: r.group });
    }
    order.push(`r${k}`);
    return { ...r, i: `r${k}`, mean: r.e.mean };
  });
  const ranged = data.filter((d) => d.e.p05 !== null && d.e.p95 !== null);
  const erred = data.filter((d) => d.e.se !== null);
  const label = { text: "label", y: "i", fill: COLOUR.ink, fontSize: at.size, frameAnchor: "left", textAnchor: "start" } as const;

  return Plot.plot({
    width,
    height: order.length * at.height + 34,
    marginLeft: at.margin,
    marginRight: 58,
    marginTop: 4,
    marginBottom: 30,
    style: STYLE,
    x: { domain: [0, max], label: null },
    y: { type: "band", domain: order, padding: 0, round: false, axis: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: (x: number) => share(x, lang), color: COLOUR.muted, label: null }),
      data.length > 0 ? Plot.ruleX([0], { stroke: COLOUR.ink }) : null,
      groupNames(heads, at, width),
      Plot.barX(data, {
        x: "mean", y: "i", fill: (d: BarRow) => (d.quiet ? "var(--bar-quiet)" : "var(--bar)"),
        insetTop: at.inset + at.drop, insetBottom: at.inset - at.drop,
      }),
      Plot.ruleY(ranged, { x1: (d: BarRow) => d.e.p05, x2: (d: BarRow) => Math.min(max, d.e.p95 ?? 0), y: "i", dy: at.drop, stroke: COLOUR.ink, strokeWidth: 1.25 }),
      Plot.ruleY(erred, {
        x1: (d: BarRow) => Math.max(0, d.e.mean - 2 * (d.e.se ?? 0)),
        x2: (d: BarRow) => Math.min(max, d.e.mean + 2 * (d.e.se ?? 0)),
        y: "i", dy: at.drop, stroke: COLOUR.ink, strokeWidth: dense ? 4 : 5.5,
      }),
      at.wide
        ? Plot.text(data, { ...label, dx: -at.left - 14, lineWidth: at.left / at.size })
        : Plot.text(data, { ...label, dx: 3, dy: -at.bar / 2 - (dense ? 1 : 3), lineWidth: (width - 20) / at.size, textOverflow: "ellipsis" }),
      Plot.text(data, {
        y: "i", frameAnchor: "right", textAnchor: "end", dx: 56, dy: at.drop,
        text: (d: BarRow) => share(d.e.mean, lang), fontWeight: 600, fontSize: dense ? 13 : 15,
        fill: (d: BarRow) => (d.quiet ? COLOUR.muted : COLOUR.ink), fontVariant: "tabular-nums",
      }),
    ],
  });
}
