// The chance of each state of a mode, month by month, stacked to one.
import * as Plot from "@observablehq/plot";
import { parseDate, type Lang } from "../lib/format";
import { COLOUR, SERIES, shareAxis, STYLE, timeAxis } from "./plot_base";

export interface AreaRow {
  date: Date;
  state: string;
  p: number;
}

export function areaRows(states: string[], months: { date: string; p: number[] }[]): AreaRow[] {
  return months.flatMap((m) => {
    const date = parseDate(m.date);
    return date ? states.map((state, k) => ({ date, state, p: m.p[k] ?? 0 })) : [];
  });
}

export interface AreaOptions {
  lang: Lang;
  width: number;
  now: Date | null;
}

export function modeAreas(rows: AreaRow[], states: string[], { lang, width, now }: AreaOptions): Element {
  const from = rows[0]?.date ?? new Date(0);
  const to = rows[rows.length - 1]?.date ?? from;
  return Plot.plot({
    width,
    height: 190,
    marginLeft: 44,
    marginRight: 24,
    marginTop: 8,
    marginBottom: 40,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, 1] },
    color: { type: "ordinal", domain: states, range: SERIES.slice(0, states.length) },
    marks: [
      Plot.areaY(rows, { x: "date", y: "p", fill: "state", order: states, stroke: COLOUR.paper, strokeWidth: 0.75 }),
      ...shareAxis(lang, 1).slice(1),
      timeAxis(from, to, width - 68, lang),
      now && now > from && now < to ? Plot.ruleX([now], { stroke: COLOUR.ink, strokeDasharray: "2 3" }) : null,
    ],
  });
}
