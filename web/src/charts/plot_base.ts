// What the charts share: sizes, colours as variables of the page, the time axis.
import * as Plot from "@observablehq/plot";
import { tick, type Lang } from "../lib/format";

export const COLOUR = {
  ink: "var(--ink)",
  muted: "var(--muted)",
  rule: "var(--rule)",
  grid: "var(--grid)",
  accent: "var(--accent)",
  paper: "var(--paper)",
  up: "var(--up)",
  down: "var(--down)",
};

/** Okabe and Ito's palette, told apart with any kind of colour vision; lighter in the dark. */
export const SERIES = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => `var(--s${k})`);

export const STYLE = { fontFamily: "inherit", fontSize: "13px", background: "none", overflow: "visible" };

/** Ticks at whole months, as many as fit at about 60 pixels each. */
export function monthTicks(from: Date, to: Date, width: number): Date[] {
  const span = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const step = [1, 2, 3, 4, 6, 12, 24, 60, 120].find((s) => span / s <= Math.max(2, width / 58)) ?? 120;
  const ticks: Date[] = [];
  const first = from.getUTCFullYear() * 12 + from.getUTCMonth() + (from.getUTCDate() > 1 ? 1 : 0);
  for (let m = Math.ceil(first / step) * step; ; m += step) {
    const date = new Date(Date.UTC(Math.floor(m / 12), m % 12, 1));
    if (date > to) return ticks;
    ticks.push(date);
  }
}

export function timeAxis(from: Date, to: Date, width: number, lang: Lang): Plot.Markish {
  const ticks = monthTicks(from, to, width);
  return Plot.axisX(ticks, {
    tickFormat: (date: Date, index: number) => tick(date, lang, index === 0),
    tickSize: 5,
    color: COLOUR.muted,
    label: null,
  });
}

/** Dates spread over a share axis: no ink but light lines and percent at the left. */
export function shareAxis(lang: Lang, top: number): Plot.Markish[] {
  const ticks = top > 0.5 ? [0, 0.25, 0.5, 0.75, 1] : top > 0.2 ? [0, 0.1, 0.2, 0.3, 0.4, 0.5] : [0, 0.05, 0.1, 0.15, 0.2];
  const shown = ticks.filter((x) => x <= top + 1e-9);
  const percent = new Intl.NumberFormat(lang === "en" ? "en-GB" : lang, { style: "percent" });
  return [
    Plot.gridY(shown, { stroke: COLOUR.grid, strokeOpacity: 1 }),
    Plot.axisY(shown, { tickFormat: (x: number) => percent.format(x), tickSize: 0, color: COLOUR.muted, label: null }),
  ];
}
