// Moves by date, one lane per party: shapes by what was done, a thread from each answer to what it
// answers, a line to each deadline, filled at its end where the deadline was enforced.
import * as Plot from "@observablehq/plot";
import type { Lang } from "../lib/format";
import { labelMargin } from "../lib/label_width";
import { COLOUR, SERIES, STYLE, timeAxis } from "./plot_base";

export const DOINGS = ["offers", "agrees", "refuses", "presses", "else"] as const;
export type Doing = (typeof DOINGS)[number];
const OF_TYPE: Record<string, Doing> = {
  proposal: "offers", counterproposal: "offers", counter_offer: "offers", demand: "offers", bargain: "offers", appeal: "offers",
  acceptance: "agrees", consent: "agrees", agreement: "agrees", truce: "agrees", concession: "agrees", pledge: "agrees",
  withdrawal: "agrees", exchange: "agrees", refusal: "refuses", breakdown: "refuses", protest: "refuses",
  ultimatum: "presses", threat: "presses", offensive: "presses", attack: "presses", pressure: "presses", sanction: "presses",
  sanctions: "presses",
};
export const doingOf = (type: string): Doing => OF_TYPE[type] ?? "else";
export const DOING_COLOUR: Record<Doing, string> = {
  offers: SERIES[0]!, agrees: SERIES[2]!, refuses: SERIES[4]!, presses: SERIES[1]!, else: COLOUR.muted,
};
const SYMBOL: Record<Doing, Plot.SymbolType> = { offers: "circle", agrees: "square", refuses: "times", presses: "triangle", else: "plus" };

export interface LaneMove {
  id: string;
  lane: string;
  date: Date;
  doing: Doing;
  answers?: string; // the id of another
  deadline?: Date;
  enforced: boolean;
}

export function moveLanes(moves: LaneMove[], lanes: string[], { lang, width }: { lang: Lang; width: number }): Element {
  const wide = width >= 560;
  const left = wide ? labelMargin(lanes, 13, 60, Math.min(230, width * 0.3)) : 8;
  const dates = moves.flatMap((m) => [m.date, ...(m.deadline ? [m.deadline] : [])]).sort((a, b) => a.getTime() - b.getTime());
  const from = dates[0] ?? new Date(0);
  const to = dates[dates.length - 1] ?? from;
  const byId = new Map(moves.map((m) => [m.id, m]));
  const threads = moves.flatMap((m) => {
    const other = m.answers ? byId.get(m.answers) : undefined;
    return other ? [{ x1: other.date, y1: other.lane, x2: m.date, y2: m.lane }] : [];
  });
  const terms = moves.filter((m) => m.deadline);
  return Plot.plot({
    width,
    height: lanes.length * (wide ? 34 : 46) + 44,
    marginLeft: left + 14,
    marginRight: 24,
    marginTop: wide ? 8 : 18,
    marginBottom: 36,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { type: "point", domain: lanes, padding: 0.6, axis: null },
    marks: [
      Plot.ruleY(lanes, { y: (d: string) => d, stroke: COLOUR.grid }),
      timeAxis(from, to, width - left - 38, lang),
      Plot.text(lanes, {
        y: (d: string) => d, text: (d: string) => d, frameAnchor: "left", textAnchor: "start", fontSize: 13, fill: COLOUR.ink,
        dx: wide ? -left - 14 : -14, dy: wide ? 0 : -16,
      }),
      Plot.link(threads, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: COLOUR.muted, strokeOpacity: 0.7 }),
      Plot.link(terms, { x1: "date", x2: "deadline", y1: "lane", y2: "lane", stroke: COLOUR.ink, strokeDasharray: "3 2" }),
      Plot.dot(terms, {
        x: "deadline", y: "lane", symbol: "diamond", r: 5, stroke: COLOUR.ink, strokeWidth: 1.5,
        fill: (d: LaneMove) => (d.enforced ? COLOUR.ink : COLOUR.paper),
      }),
      ...DOINGS.map((doing) =>
        Plot.dot(moves.filter((m) => m.doing === doing), {
          x: "date", y: "lane", symbol: SYMBOL[doing], r: doing === "else" ? 3 : 5, strokeWidth: 1.75, stroke: DOING_COLOUR[doing],
          fill: doing === "offers" || doing === "agrees" || doing === "presses" ? DOING_COLOUR[doing] : "none", fillOpacity: 0.75,
        }),
      ),
    ],
  });
}
