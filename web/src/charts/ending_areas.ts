// How many histories have ended, and how, month by month: areas stacked to one, the war on top.
// Labels stand beside their area on a wide page, under the chart on a phone.
import * as Plot from "@observablehq/plot";
import { parseDate, share, type Lang } from "../lib/format";
import { labelMargin, spread } from "../lib/label_width";
import type { EndingsMonth } from "../lib/report";
import { wrap } from "../lib/wrap";
import { COLOUR, SERIES, shareAxis, STYLE, timeAxis } from "./plot_base";

/** One area; what is too thin to see is drawn together with its like. */
export interface Band {
  label: string;
  colour: string;
  p: number[]; // per month
}

const SHOWN = 6; // ways of ending with an area of their own
const VISIBLE = 0.005; // the least share that gets one

/** Areas from the bottom up: the ways it ended, most frequent first, the rest together, then the war. */
export function endingBands(
  months: EndingsMonth[],
  words: { ending: (id: string) => string; rest: string; atWar: string },
): Band[] {
  const last = months[months.length - 1];
  if (!last) return [];
  const highest = (id: string) => Math.max(...months.map((m) => m.ended[id] ?? 0));
  const ways = Object.keys(last.ended).filter((id) => highest(id) > 0)
    .sort((a, b) => (last.ended[b] ?? 0) - (last.ended[a] ?? 0));
  const seen = ways.filter((id) => highest(id) >= VISIBLE);
  // an area called "the rest" that stands for one way would hide its name for nothing
  const own = seen.length === ways.length && ways.length === SHOWN + 1 ? seen : seen.slice(0, SHOWN);
  const rest = ways.filter((id) => !own.includes(id));
  const of = (ids: string[]) => months.map((m) => ids.reduce((sum, id) => sum + (m.ended[id] ?? 0), 0));
  const bands = own.map((id, k) => ({ label: words.ending(id), colour: SERIES[k]!, p: of([id]) }));
  if (rest.length === 1) bands.push({ label: words.ending(rest[0]!), colour: "var(--s8)", p: of(rest) });
  if (rest.length > 1) bands.push({ label: words.rest, colour: "var(--s8)", p: of(rest) });
  return [...bands, { label: words.atWar, colour: "var(--bar-quiet)", p: months.map((m) => m.at_war.mean ?? 0) }];
}

const SVG = "http://www.w3.org/2000/svg";
const SIZE = 13;
const LINE = 16;

function node(name: string, attributes: Record<string, string | number>, words?: string): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (words !== undefined) made.textContent = words;
  return made;
}

interface Label {
  lines: string[];
  value: string;
  colour: string;
  middle: number; // of its area at the right end, as a share from the bottom
}

export function endingAreas(months: EndingsMonth[], bands: Band[], { lang, width }: { lang: Lang; width: number }): Element {
  const wide = width >= 520;
  const dates = months.map((m) => parseDate(m.date) ?? new Date(0));
  const from = dates[0] ?? new Date(0);
  const to = dates[dates.length - 1] ?? from;
  const right = wide ? labelMargin(bands.map((b) => b.label), SIZE, 80, Math.min(230, width * 0.34)) + 68 : 14;
  let below = 0;
  const labels: Label[] = bands.map((band) => {
    const end = band.p[band.p.length - 1] ?? 0;
    const middle = below + end / 2;
    below += end;
    return { lines: wrap(band.label, wide ? right - 66 : width - 70, SIZE), value: share(end, lang), colour: band.colour, middle };
  });
  const heights = labels.map((l) => l.lines.length * LINE + 3);
  const inner = wide ? Math.max(280, heights.reduce((sum, h) => sum + h, 0) + 30) : 230;
  const [top, left, bottom] = [10, 44, 42];
  const under = wide ? 0 : heights.reduce((sum, h) => sum + h + 4, 0) + 6;
  const rows = bands.flatMap((band) => dates.map((date, k) => ({ date, label: band.label, p: band.p[k] ?? 0 })));
  const chart = Plot.plot({
    width,
    height: top + inner + bottom + under,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom + under,
    style: STYLE,
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, 1] },
    color: { type: "ordinal", domain: bands.map((b) => b.label), range: bands.map((b) => b.colour) },
    marks: [
      Plot.areaY(rows, { x: "date", y: "p", fill: "label", order: bands.map((b) => b.label), stroke: COLOUR.paper, strokeWidth: 0.75 }),
      ...shareAxis(lang, 1).slice(1),
      timeAxis(from, to, width - left - right, lang),
      Plot.ruleY([0], { stroke: COLOUR.ink }),
    ],
  });
  const wanted = labels.map((l) => top + inner * (1 - l.middle));
  if (wide) besides(chart, labels, wanted, heights, { x: width - right, top, bottom: top + inner });
  else beneath(chart, labels, heights, top + inner + bottom + 8);
  return chart;
}

/** Each label at the height of its area, or as near as the others let it, with a line to it. */
function besides(chart: Element, labels: Label[], wanted: number[], heights: number[], at: { x: number; top: number; bottom: number }): void {
  // from the top down: the last area first
  const order = labels.map((_, k) => k).reverse();
  const middles = spread(order.map((k) => wanted[k]!), order.map((k) => heights[k]!), at.top - 6, at.bottom + 6);
  order.forEach((k, place) => {
    const y = middles[place]!;
    chart.append(node("path", { d: `M${at.x},${wanted[k]!}h3L${at.x + 14},${y}h4`, fill: "none", stroke: COLOUR.muted, "stroke-width": 0.75 }));
    write(chart, labels[k]!, at.x + 22, y - heights[k]! / 2);
  });
}

function beneath(chart: Element, labels: Label[], heights: number[], from: number): void {
  let y = from;
  for (let k = labels.length - 1; k >= 0; --k) {
    write(chart, labels[k]!, 2, y);
    y += heights[k]! + 4;
  }
}

/** Swatch, share, name. */
function write(chart: Element, { lines, value, colour }: Label, x: number, top: number): void {
  chart.append(node("rect", { x, y: top + 3, width: 9, height: 11, fill: colour }));
  const text = { "font-size": SIZE, fill: COLOUR.ink };
  chart.append(node("text", { ...text, x: x + 42, y: top + 13, "text-anchor": "end", "font-weight": 600 }, value));
  lines.forEach((line, k) => chart.append(node("text", { ...text, x: x + 49, y: top + 13 + k * LINE, "text-anchor": "start" }, line)));
}
