// Gains and losses as bars to both sides of zero, each with its error and its range over worlds: one row per thing,
// grouped, and one column per measure, all on the same scale.
import * as Plot from "@observablehq/plot";
import type { Lang } from "../lib/format";
import { signed, signedError } from "../lib/format";
import { labelMargin } from "../lib/label_width";
import type { Shown } from "../lib/shape";
import { isSure } from "./change_dots";
import { COLOUR, STYLE } from "./plot_base";

export interface DivergingRow {
  label: string;
  group?: string; // stands in a row of its own, before the first of the group
  values: (Shown | null)[]; // one per column
}

const NUMBER = 52; // pixels for the number beside a bar

/** The scale of all columns: zero in it, errors and ranges too. */
export function divergingScale(rows: DivergingRow[]): [number, number] {
  const reach = rows.flatMap((r) =>
    r.values.flatMap((e) => (e ? [e.mean - 2 * (e.se ?? 0), e.mean + 2 * (e.se ?? 0), e.p05 ?? e.mean, e.p95 ?? e.mean] : [])),
  );
  const low = Math.min(0, ...reach);
  const high = Math.max(0, ...reach);
  const least = 0.02; // so that what is nothing looks like it
  return [Math.min(low, -least), Math.max(high, least)];
}

function place(rows: DivergingRow[], wide: boolean) {
  const row = wide ? 26 : 42;
  let y = 0;
  const heads: { group: string; y: number; first: boolean }[] = [];
  const placed = rows.map((r, k) => {
    if (r.group !== undefined && r.group !== rows[k - 1]?.group) {
      heads.push({ group: r.group, y: y + (k > 0 ? 20 : 12), first: k === 0 });
      y += k > 0 ? 32 : 24;
    }
    const at = { ...r, y: y + (wide ? row / 2 : 28), labelY: y + (wide ? row / 2 : 12) };
    y += row;
    return at;
  });
  return { placed, heads, height: y };
}

export function divergingBars(rows: DivergingRow[], columns: string[], { lang, width }: { lang: Lang; width: number }): Element {
  const wide = width >= 560;
  const { placed, heads, height } = place(rows, wide);
  const left = wide ? labelMargin(rows.map((r) => r.label), 13, 70, Math.min(250, width * 0.34)) : 0;
  const marginLeft = wide ? left + 14 : 14;
  const gap = NUMBER + 10;
  const column = (width - marginLeft - NUMBER - (columns.length - 1) * gap) / columns.length;
  const bar = wide ? 12 : 10;
  const head = columns.some((c) => c !== "") ? 30 : 6;
  const cells = placed.flatMap((r) => r.values.flatMap((e, k) => (e ? [{ e, fx: k, y: r.y, y1: r.y - bar / 2, y2: r.y + bar / 2, sure: isSure(e) }] : [])));
  type Cell = (typeof cells)[number];
  const none = placed.flatMap((r) => r.values.flatMap((e, k) => (e ? [] : [{ fx: k, y: r.y }])));
  const zeros = placed.flatMap((r) => columns.map((_, fx) => ({ fx, y: r.y })));
  const reach = wide ? 13 : 10; // of the line at zero, above and below a bar
  const ticks = column > 300 ? 5 : column > 140 ? 3 : 2;
  const colour = (c: Cell) => (c.e.mean >= 0 ? COLOUR.up : COLOUR.down);
  const first = { fx: () => 0, frameAnchor: "left", textAnchor: "start", dx: wide ? -left - 14 : -14 } as const;

  return Plot.plot({
    width,
    height: head + height + 30,
    marginLeft,
    marginRight: NUMBER,
    marginTop: head,
    marginBottom: 28,
    style: STYLE,
    fx: { domain: columns.map((_, k) => k), axis: null, paddingOuter: 0, paddingInner: columns.length > 1 ? gap / (column + gap) : 0, round: false },
    x: { domain: divergingScale(rows), nice: true },
    y: { domain: [height, 0], axis: null },
    marks: [
      wide ? Plot.gridX({ ticks, stroke: COLOUR.grid, strokeOpacity: 1 }) : null, // would run through the labels on a phone
      Plot.axisX({ ticks, tickSize: 0, tickFormat: (x: number) => signed(x, lang), color: COLOUR.muted, label: null, fontSize: wide ? 13 : 11.5 }),
      Plot.ruleX(zeros, { fx: "fx", x: 0, y1: (z: { y: number }) => z.y - reach, y2: (z: { y: number }) => z.y + reach, stroke: COLOUR.ink }),
      Plot.ruleY(heads.filter((h) => !h.first), { y: (h: { y: number }) => h.y - 14, fx: () => 0, stroke: COLOUR.rule, insetLeft: -marginLeft, insetRight: marginLeft - width + column }),
      Plot.rect(cells, { fx: "fx", x1: 0, x2: (c: Cell) => c.e.mean, y1: "y1", y2: "y2", fill: colour, fillOpacity: (c: Cell) => (c.sure ? 0.75 : 0.3) }),
      Plot.ruleY(cells.filter((c) => c.e.p05 !== null && c.e.p95 !== null), {
        fx: "fx", y: "y", x1: (c: Cell) => c.e.p05, x2: (c: Cell) => c.e.p95, stroke: COLOUR.ink, strokeWidth: 1.25,
      }),
      Plot.ruleY(cells.filter((c) => c.e.se !== null && c.e.se > 0), {
        fx: "fx", y: "y", x1: (c: Cell) => c.e.mean - 2 * (c.e.se ?? 0), x2: (c: Cell) => c.e.mean + 2 * (c.e.se ?? 0), stroke: COLOUR.ink, strokeWidth: 4,
      }),
      Plot.text(heads, { ...first, y: "y", text: "group", fontWeight: 600, fontSize: 13, fill: COLOUR.ink, lineWidth: width / 13, textOverflow: "ellipsis", stroke: COLOUR.paper, strokeWidth: 4 }),
      Plot.text(placed, { ...first, y: "labelY", text: "label", fontSize: 13, fill: COLOUR.ink, lineWidth: (wide ? left : width - 20) / 13, textOverflow: "ellipsis", stroke: COLOUR.paper, strokeWidth: 4 }),
      Plot.text(columns.map((label, fx) => ({ label, fx })), {
        fx: "fx", text: "label", frameAnchor: "top-left", textAnchor: "start", lineAnchor: "bottom", dy: -10, fontSize: wide ? 13 : 12, fontWeight: 600,
        fill: COLOUR.muted, lineWidth: (column + NUMBER) / 12, textOverflow: "ellipsis",
      }),
      Plot.text(cells, {
        fx: "fx", y: "y", frameAnchor: "right", textAnchor: "end", dx: NUMBER, text: (c: Cell) => signed(c.e.mean, lang),
        fontWeight: 600, fontSize: 13, fontVariant: "tabular-nums", fill: (c: Cell) => (c.sure ? COLOUR.ink : COLOUR.muted),
        title: (c: Cell) => `${signed(c.e.mean, lang)} ± ${signedError(c.e.se, lang)}`,
      }),
      Plot.text(none, { fx: "fx", y: "y", frameAnchor: "right", textAnchor: "end", dx: NUMBER, text: () => "–", fill: COLOUR.muted }),
    ],
  });
}
