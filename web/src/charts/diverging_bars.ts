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

const NUMBER = 50; // pixels for the number beside a bar

/** The scale of all columns: zero and every error in it. Ranges may leave it, or one odd world would flatten all bars. */
export function divergingScale(rows: DivergingRow[], [least, most]: [number, number] = [-Infinity, Infinity]): [number, number] {
  const reach = rows.flatMap((r) => r.values.flatMap((e) => (e ? [e.mean - 2 * (e.se ?? 0), e.mean + 2 * (e.se ?? 0)] : [])));
  const ranges = rows.flatMap((r) => r.values.flatMap((e) => [e?.p05 ?? 0, e?.p95 ?? 0]));
  const nothing = 0.02; // so that what is nothing looks like it
  const low = Math.min(-nothing, ...reach);
  const high = Math.max(nothing, ...reach);
  const beyond = 0.3 * (high - low);
  return [
    Math.max(least, Math.min(low, Math.max(low - beyond, Math.min(0, ...ranges)))),
    Math.min(most, Math.max(high, Math.min(high + beyond, Math.max(0, ...ranges)))),
  ];
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

/** A bar with its number, in pixels from the top; and where its range leaves the picture. */
function cellsOf(placed: ReturnType<typeof place>["placed"], bar: number, [low, high]: [number, number]) {
  const cells = placed.flatMap((r) =>
    r.values.flatMap((e, fx) => (e ? [{ e, fx, y: r.y, y1: r.y - bar / 2, y2: r.y + bar / 2, sure: isSure(e) }] : [])),
  );
  const none = placed.flatMap((r) => r.values.flatMap((e, fx) => (e ? [] : [{ fx, y: r.y }])));
  const leaving = cells.flatMap(({ e, fx, y }) => [
    ...((e.p05 ?? 0) < low ? [{ fx, y, x: low, way: "◂" }] : []),
    ...((e.p95 ?? 0) > high ? [{ fx, y, x: high, way: "▸" }] : []),
  ]);
  return { cells, none, leaving };
}

export interface DivergingOptions {
  lang: Lang;
  width: number;
  bounds?: [number, number]; // beyond which nothing can lie
}

export function divergingBars(rows: DivergingRow[], columns: string[], { lang, width, bounds }: DivergingOptions): Element {
  const wide = width >= 560;
  const { placed, heads, height } = place(rows, wide);
  const left = wide ? labelMargin(rows.map((r) => r.label), 13, 70, Math.min(250, width * 0.34)) : 0;
  const marginLeft = wide ? left + 14 : 14;
  const gap = NUMBER + 10;
  const column = (width - marginLeft - NUMBER - (columns.length - 1) * gap) / columns.length;
  const head = columns.some((c) => c !== "") ? 30 : 6;
  const scale = divergingScale(rows, bounds);
  const inside = (x: number) => Math.min(scale[1], Math.max(scale[0], x));
  const { cells, none, leaving } = cellsOf(placed, wide ? 12 : 10, scale);
  type Cell = (typeof cells)[number];
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
    x: { domain: scale },
    y: { domain: [height, 0], axis: null },
    marks: [
      wide ? Plot.gridX({ ticks, stroke: COLOUR.grid, strokeOpacity: 1 }) : null, // would run through the labels on a phone
      Plot.axisX({ ticks, tickSize: 0, tickFormat: (x: number) => signed(x, lang, 0), color: COLOUR.muted, label: null, fontSize: wide ? 13 : 11.5 }),
      Plot.ruleX(zeros, { fx: "fx", x: 0, y1: (z: { y: number }) => z.y - reach, y2: (z: { y: number }) => z.y + reach, stroke: COLOUR.ink }),
      Plot.ruleY(heads.filter((h) => !h.first), { y: (h: { y: number }) => h.y - 14, fx: () => 0, stroke: COLOUR.rule, insetLeft: -marginLeft, insetRight: marginLeft - width + column }),
      Plot.rect(cells, { fx: "fx", x1: 0, x2: (c: Cell) => c.e.mean, y1: "y1", y2: "y2", fill: colour, fillOpacity: (c: Cell) => (c.sure ? 0.75 : 0.3) }),
      Plot.ruleY(cells.filter((c) => c.e.p05 !== null && c.e.p95 !== null), {
        fx: "fx", y: "y", x1: (c: Cell) => inside(c.e.p05 ?? 0), x2: (c: Cell) => inside(c.e.p95 ?? 0), stroke: COLOUR.ink, strokeWidth: 1.25,
      }),
      Plot.ruleY(cells.filter((c) => c.e.se !== null && c.e.se > 0), {
        fx: "fx", y: "y", x1: (c: Cell) => inside(c.e.mean - 2 * (c.e.se ?? 0)), x2: (c: Cell) => inside(c.e.mean + 2 * (c.e.se ?? 0)), stroke: COLOUR.ink, strokeWidth: 4,
      }),
      Plot.text(leaving, { fx: "fx", x: "x", y: "y", text: "way", fill: COLOUR.ink, fontSize: 11 }),
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
