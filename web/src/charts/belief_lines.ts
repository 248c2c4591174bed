// What others believe of a party, month by month, one line for each thing that may be true. A dot's area is the share of
// that type's histories still at war, for only of these is there a belief left to tell.
import * as Plot from "@observablehq/plot";
import { parseDate, share, type Lang } from "../lib/format";
import type { BeliefMonth, OrNull } from "../lib/report_talks";
import { COLOUR, SERIES, shareAxis, STYLE, timeAxis } from "./plot_base";
import { spread } from "./window_lines";

export const TYPES = ["upper", "lower"] as const;
export type TypeName = (typeof TYPES)[number];
export const TYPE_COLOUR: Record<TypeName, string> = { upper: SERIES[0]!, lower: SERIES[4]! };

export interface BeliefPoint {
  date: Date;
  p: number;
  low: number;
  high: number;
  war: number;
}

/** The months in which somebody of that type is still at war. */
export function beliefPoints(months: BeliefMonth[], type: TypeName): BeliefPoint[] {
  const mean = (e: OrNull | undefined) => e?.mean ?? null;
  return months.flatMap((m) => {
    const date = parseDate(m.date);
    const p = mean(m.believed[type]);
    if (!date || p === null) return [];
    const error = 2 * (m.believed[type]?.se ?? 0);
    return [{ date, p, low: Math.max(0, p - error), high: Math.min(1, p + error), war: mean(m.at_war[type]) ?? 0 }];
  });
}

export function beliefLines(
  months: BeliefMonth[],
  { lang, width, first, firstWord }: { lang: Lang; width: number; first: number; firstWord: string },
): Element {
  const lines = TYPES.map((type) => ({ colour: TYPE_COLOUR[type], points: beliefPoints(months, type) })).filter((l) => l.points.length > 0);
  const dates = lines.flatMap((l) => l.points.map((p) => +p.date));
  const from = new Date(Math.min(...dates));
  const to = new Date(Math.max(...dates, +from + 1));
  const height = Math.round(Math.min(360, Math.max(250, width * 0.42)));
  const ends = lines.map((l) => l.points[l.points.length - 1]!);
  const at = spread(ends.map((e) => e.p), 19 / (height - 56), 0, 1);
  return Plot.plot({
    width,
    height,
    marginLeft: 44,
    marginRight: 58,
    marginTop: 14,
    marginBottom: 42,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, 1] },
    r: { domain: [0, 1], range: [0, 7] },
    marks: [
      ...shareAxis(lang, 1),
      timeAxis(from, to, width - 102, lang),
      Plot.ruleY([0], { stroke: COLOUR.ink }),
      Plot.ruleY([first], { stroke: COLOUR.muted, strokeDasharray: "4 3" }),
      Plot.text([first], {
        y: (d: number) => d, frameAnchor: "right", textAnchor: "end", dy: -8, dx: -2, text: () => firstWord, fill: COLOUR.muted, fontSize: 12,
        stroke: COLOUR.paper, strokeWidth: 4,
      }),
      ...lines.map((l) => Plot.areaY(l.points, { x: "date", y1: "low", y2: "high", fill: l.colour, fillOpacity: 0.14 })),
      ...lines.map((l) => Plot.line(l.points, { x: "date", y: "p", stroke: l.colour, strokeWidth: 2 })),
      ...lines.map((l) => Plot.dot(l.points, { x: "date", y: "p", r: "war", fill: l.colour, stroke: COLOUR.paper, strokeWidth: 1 })),
      Plot.text(
        lines.map((l, k) => ({ colour: l.colour, date: ends[k]!.date, at: at[k]!, text: share(ends[k]!.p, lang) })),
        { x: "date", y: "at", text: "text", fill: "colour", textAnchor: "start", dx: 10, fontSize: 14, fontWeight: 600 },
      ),
    ],
  });
}
