// A deal in steps as a staircase: how many histories reach each part, how many sign it and fall to the next, and how
// many go no further. What lies between two parts joins them; a step without terms of its own is a line across.
import * as Plot from "@observablehq/plot";
import { share, type Lang } from "../lib/format";
import { labelMargin } from "../lib/label_width";
import type { Shown } from "../lib/shape";
import { COLOUR, STYLE } from "./plot_base";

export interface ChainPart {
  label: string;
  detail: string; // a second line, lighter
  reached: Shown;
  signed: Shown;
}
/** A step that is only passed, such as a ceasefire. */
export interface ChainPassage {
  passage: string;
}
export type ChainStep = ChainPart | ChainPassage;

const isPassage = (s: ChainStep): s is ChainPassage => "passage" in s;

export interface ChainOptions {
  lang: Lang;
  width: number;
  breaks: (p: string) => string; // what is said beside a break
}

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** Where everything stands, in pixels from the top and shares from the left. */
export function chainBoxes(steps: ChainStep[], wide: boolean) {
  const bar = wide ? 26 : 22;
  const above = wide ? 0 : 40; // labels above each bar on a phone
  const fall = wide ? 26 : 8;
  const passing = 30;
  let y = 0;
  const parts: (ChainPart & { y: number; bar: Box; broken: Box })[] = [];
  const passages: { label: string; y: number; upTo: number }[] = [];
  const falls: Box[] = [];
  const links: { from: number; to: number; fromY: number; toY: number }[] = [];
  for (const step of steps) {
    if (isPassage(step)) {
      passages.push({ label: step.passage, y: y + passing / 2 - (parts.length > 0 ? fall / 2 : 0), upTo: parts.at(-1)?.signed.mean ?? 1 });
      y += passing;
      continue;
    }
    y += above;
    const last = parts.at(-1);
    if (last) {
      links.push({ from: last.signed.mean, to: step.reached.mean, fromY: last.bar.y2, toY: y });
      falls.push({ x1: 0, x2: Math.min(last.signed.mean, step.reached.mean), y1: last.bar.y2, y2: y });
    }
    const at = { y1: y, y2: y + bar };
    parts.push({
      ...step, y: y + bar / 2,
      bar: { x1: 0, x2: step.signed.mean, ...at },
      broken: { x1: step.signed.mean, x2: Math.max(step.signed.mean, step.reached.mean), ...at },
    });
    y += bar + fall;
  }
  return { parts, passages, falls, links, height: y - fall, above };
}

export function chainBars(steps: ChainStep[], { lang, width, breaks }: ChainOptions): Element {
  const wide = width >= 560;
  const { parts, passages, falls, links, height } = chainBoxes(steps, wide);
  const left = wide ? labelMargin(parts.flatMap((p) => [p.label, p.detail]), 13.5, 90, Math.min(270, width * 0.36)) : 0;
  const marginLeft = wide ? left + 14 : 12;
  const broken = parts.filter((p) => p.broken.x2 - p.broken.x1 > 1e-9);
  type Placed = (typeof parts)[number];
  const late = (p: Placed) => p.broken.x1 > 0.8; // too far right for words beside it
  const note = { text: (p: Placed) => breaks(share(p.broken.x2 - p.broken.x1, lang)), fill: COLOUR.down, fontSize: 12.5, fontWeight: 600 };
  const below = { ...note, y: (p: Placed) => p.bar.y2, lineAnchor: "top", dy: 5 } as const;
  const notes = wide
    ? [
        Plot.text(broken.filter((p) => !late(p)), { ...below, x: (p: Placed) => p.broken.x1, textAnchor: "start", dx: 4 }),
        Plot.text(broken.filter(late), { ...below, x: 1, textAnchor: "end" }),
      ]
    : [Plot.text(broken, { ...note, y: "y", frameAnchor: "right", textAnchor: "end", dy: -40 })]; // in the line of the part's name
  const label = { y: "y", frameAnchor: "left", textAnchor: "start", dx: wide ? -left - 14 : 6, textOverflow: "ellipsis" } as const;
  const box = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" } as const;
  const error = (e: Shown, side: 1 | -1) => Math.min(1, Math.max(0, e.mean + side * 2 * (e.se ?? 0)));

  return Plot.plot({
    width,
    height: height + 60,
    marginLeft,
    marginRight: 58,
    marginTop: 6,
    marginBottom: 30,
    style: STYLE,
    x: { domain: [0, 1], label: null },
    y: { domain: [height + 24, 0], axis: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: wide ? 5 : 4, tickSize: 0, tickFormat: (x: number) => share(x, lang), color: COLOUR.muted, label: null }),
      Plot.rect(falls, { ...box, fill: "var(--band-wide)" }),
      Plot.link(links, { x1: "from", x2: "to", y1: "fromY", y2: "toY", stroke: "var(--bar)", strokeWidth: 1.25 }),
      Plot.rect(parts.map((p) => p.bar), { ...box, fill: "var(--bar)" }),
      Plot.rect(broken.map((p) => p.broken), {
        ...box, fill: "var(--break)", stroke: COLOUR.down, strokeDasharray: "3 3", insetTop: 0.5, insetBottom: 0.5,
      }),
      Plot.ruleX([0], { stroke: COLOUR.ink }),
      Plot.ruleY(passages, { y: "y", x1: 0, x2: 1, stroke: COLOUR.ink, strokeDasharray: "2 4" }),
      Plot.ruleY(parts.filter((p) => p.signed.p05 !== null && p.signed.p95 !== null), {
        y: "y", x1: (p: ChainPart) => p.signed.p05, x2: (p: ChainPart) => p.signed.p95, stroke: COLOUR.ink, strokeWidth: 1.25,
      }),
      Plot.ruleY(parts.filter((p) => p.signed.se !== null), {
        y: "y", x1: (p: ChainPart) => error(p.signed, -1), x2: (p: ChainPart) => error(p.signed, 1), stroke: COLOUR.ink, strokeWidth: 5.5,
      }),
      ...notes,
      Plot.text(passages, { y: "y", x: 1, text: "label", textAnchor: "end", dx: -6, fill: COLOUR.ink, fontSize: 12.5, stroke: COLOUR.paper, strokeWidth: 6 }),
      Plot.text(parts, { ...label, text: "label", fill: COLOUR.ink, fontSize: 13.5, dy: wide ? -8 : -40, lineWidth: (wide ? left : width - 190) / 13.5 }),
      Plot.text(parts, { ...label, text: "detail", fill: COLOUR.muted, fontSize: 12, dy: wide ? 9 : -22, lineWidth: (wide ? left : width - 20) / 12 }),
      Plot.text(parts, {
        y: "y", frameAnchor: "right", textAnchor: "end", dx: 56, text: (p: ChainPart) => share(p.signed.mean, lang),
        fontWeight: 600, fontSize: 15, fill: COLOUR.ink, fontVariant: "tabular-nums",
      }),
    ],
  });
}
