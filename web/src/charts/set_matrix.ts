// Sets as columns of dots over the things they hold, with the share of each set above.
import * as Plot from "@observablehq/plot";
import { share, type Lang } from "../lib/format";
import type { Shown } from "../lib/shape";
import { labelMargin } from "../lib/label_width";
import { COLOUR, STYLE } from "./plot_base";

export interface SetColumn {
  members: string[];
  p: Shown;
}

/** Rows of the matrix: members by how much of the sets' share they take part in. */
export function matrixRows(sets: SetColumn[]): string[] {
  const weight = new Map<string, number>();
  for (const s of sets) for (const m of s.members) weight.set(m, (weight.get(m) ?? 0) + s.p.mean);
  return [...weight.keys()].sort((a, b) => weight.get(b)! - weight.get(a)!);
}

export interface MatrixOptions {
  lang: Lang;
  width: number;
  name: (id: string) => string;
}

const BARS = 96; // pixels of the bars above the dots
const HEAD = 26; // and of the numbers above the bars

export function setMatrix(sets: SetColumn[], { lang, width, name }: MatrixOptions): Element {
  const wide = width >= 560;
  const rows = matrixRows(sets);
  const rowHeight = wide ? 30 : 40;
  const left = wide ? labelMargin(rows.map(name), 12.5, 80, Math.min(330, width * 0.42)) + 14 : 4;
  const step = Math.max(12, Math.min(64, (width - left - 10) / Math.max(1, sets.length)));
  const right = Math.max(6, width - left - step * sets.length);
  const drop = wide ? 0 : 9;
  const top = HEAD + BARS;
  const columns = sets.map((s, k) => ({ ...s, k: String(k) }));
  const dots = columns.flatMap((c) => rows.map((id) => ({ k: c.k, id, on: c.members.includes(id) })));
  const most = Math.max(0.01, ...sets.map((s) => Math.max(s.p.mean, s.p.p95 ?? 0)));
  // the bars stand in the margin above the dots, so their lengths are pixels
  const up = (x: number) => (BARS * Math.min(x, most)) / most;
  const bottom = top + rows.length * rowHeight;
  const scaleY = (x: number) => top - 8 - up(x);
  const middle = (k: number) => left + step * (k + 0.5);
  const chart = Plot.plot({
    width,
    height: bottom + 8,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: 8,
    style: STYLE,
    x: { type: "band", domain: columns.map((c) => c.k), padding: 0, round: false, axis: null },
    y: { type: "band", domain: rows, padding: 0, round: false, axis: null },
    marks: [
      Plot.ruleY(rows.slice(1), { y: (id: string) => id, dy: -rowHeight / 2, stroke: COLOUR.grid, insetLeft: -left }),
      Plot.dot(dots.filter((d) => !d.on), { x: "k", y: "id", dy: drop, r: 3, fill: COLOUR.rule }),
      Plot.link(
        columns.filter((c) => c.members.length > 1).map((c) => {
          const at = rows.filter((id) => c.members.includes(id));
          return { k: c.k, a: at[0], b: at[at.length - 1] };
        }),
        { x1: "k", x2: "k", y1: "a", y2: "b", dy: drop, stroke: COLOUR.accent, strokeWidth: 2.5 },
      ),
      Plot.dot(dots.filter((d) => d.on), { x: "k", y: "id", dy: drop, r: 6, fill: COLOUR.accent }),
      Plot.text(rows, {
        y: (id: string) => id, text: (id: string) => name(id), frameAnchor: "left", fill: COLOUR.ink, fontSize: 12.5,
        textAnchor: "start", dx: wide ? -left : 0, dy: wide ? 0 : -8,
        lineWidth: (wide ? left - 14 : width) / 12.5, textOverflow: wide ? undefined : "ellipsis", lineHeight: 1.05, stroke: wide ? undefined : COLOUR.paper, strokeWidth: 4,
      }),
    ],
  });
  chart.append(...columns.flatMap((c, k) => barOver(c.p, middle(k), Math.min(26, step * 0.55), scaleY, lang)));
  return chart;
}

function barOver(p: Shown, x: number, wide: number, y: (p: number) => number, lang: Lang): SVGElement[] {
  const make = (tag: string, attributes: Record<string, string | number>, words?: string) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    if (words !== undefined) node.textContent = words;
    return node;
  };
  const out = [
    make("rect", { x: x - wide / 2, y: y(p.mean), width: wide, height: Math.max(0, y(0) - y(p.mean)), fill: "var(--bar)" }),
  ];
  if (p.p05 !== null && p.p95 !== null)
    out.push(make("line", { x1: x, x2: x, y1: y(p.p05), y2: y(p.p95), stroke: COLOUR.ink, "stroke-width": 1.25 }));
  if (p.se !== null)
    out.push(
      make("line", {
        x1: x, x2: x, y1: y(Math.max(0, p.mean - 2 * p.se)), y2: y(p.mean + 2 * p.se),
        stroke: COLOUR.ink, "stroke-width": 5,
      }),
    );
  const top = Math.min(y(p.mean), y(p.p95 ?? p.mean), y(p.mean + 2 * (p.se ?? 0)));
  out.push(
    make(
      "text",
      { x, y: top - 7, "text-anchor": "middle", "font-weight": 600, "font-size": wide < 18 ? 11 : 13, fill: COLOUR.ink },
      share(p.mean, lang),
    ),
  );
  return out;
}
