// How often each side would rather sign than fight on, month by month, and how often all on one package.
import * as Plot from "@observablehq/plot";
import { parseDate, share, type Lang } from "../lib/format";
import type { RipeMonth } from "../lib/report";
import { COLOUR, SERIES, shareAxis, STYLE, timeAxis } from "./plot_base";

export interface WindowLine {
  label: string;
  colour: string;
  heavy: boolean;
  points: { date: Date; p: number; low: number; high: number }[];
}

/** One line per side, then the one that counts: a package that all would sign. */
export function windowLines(months: RipeMonth[], name: (party: string) => string, together: string): WindowLine[] {
  const line = (label: string, colour: string, heavy: boolean, of: (m: RipeMonth) => RipeMonth["overlap"] | undefined): WindowLine => ({
    label,
    colour,
    heavy,
    points: months.flatMap((m) => {
      const date = parseDate(m.date);
      const e = of(m);
      if (!date || !e || e.mean === null) return [];
      const error = 2 * (e.se ?? 0);
      return [{ date, p: e.mean, low: Math.max(0, e.mean - error), high: Math.min(1, e.mean + error) }];
    }),
  });
  const sides = Object.keys(months[0]?.sides ?? {});
  return [
    ...sides.map((id, k) => line(name(id), SERIES[k % SERIES.length]!, false, (m) => m.sides[id]?.open)),
    line(together, COLOUR.ink, true, (m) => m.overlap),
  ];
}

/** Heights for labels at the right, in order, at least `gap` apart. */
export function spread(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, k) => ({ y, k })).sort((a, b) => a.y - b.y);
  const out = new Array<number>(wanted.length).fill(0);
  let floor = low;
  for (const [n, { y, k }] of order.entries()) {
    const ceiling = high - gap * (order.length - 1 - n);
    out[k] = Math.max(floor, Math.min(y, ceiling));
    floor = out[k]! + gap;
  }
  return out;
}

export function windowChart(lines: WindowLine[], { lang, width }: { lang: Lang; width: number }): Element {
  const all = lines.flatMap((l) => l.points);
  const dates = all.map((p) => +p.date);
  const from = new Date(Math.min(...dates));
  const to = new Date(Math.max(...dates, +from + 1));
  const highest = Math.max(0.1, ...all.map((p) => p.high));
  const top = Math.min(1, Math.ceil(highest * 10) / 10);
  const height = Math.round(Math.min(380, Math.max(240, width * 0.42)));
  const ends = lines.flatMap((l) => l.points.slice(-1));
  const shown = lines.filter((l) => l.points.length > 0);
  const place = spread(ends.map((p) => p.p), (top * 19) / (height - 56), 0, top);
  return Plot.plot({
    width,
    height,
    marginLeft: 44,
    marginRight: 58,
    marginTop: 14,
    marginBottom: 42,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, top] },
    marks: [
      ...shareAxis(lang, top),
      timeAxis(from, to, width - 102, lang),
      ...shown.map((l) => Plot.areaY(l.points, { x: "date", y1: "low", y2: "high", fill: l.colour, fillOpacity: 0.14 })),
      ...shown.map((l) => Plot.line(l.points, { x: "date", y: "p", stroke: l.colour, strokeWidth: l.heavy ? 3.5 : 2 })),
      Plot.ruleY([0], { stroke: COLOUR.ink }),
      Plot.text(
        shown.map((l, k) => ({ colour: l.colour, heavy: l.heavy, date: ends[k]!.date, at: place[k]!, text: share(ends[k]!.p, lang) })),
        { x: "date", y: "at", text: "text", fill: "colour", textAnchor: "start", dx: 8, fontSize: 14, fontWeight: 600 },
      ),
    ],
  });
}
