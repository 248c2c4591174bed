import { describe, expect, it } from "vitest";
import type { EndingsMonth } from "../lib/report";
import { endingAreas, endingBands } from "./ending_areas";

const words = { ending: (id: string) => `The ${id}`, rest: "Rest", atWar: "War" };
const month = (m: number, ended: Record<string, number>): EndingsMonth => {
  const mean = 1 - Object.values(ended).reduce((sum, p) => sum + p, 0);
  return { month: m, date: `2025-0${m + 1}-01`, at_war: { mean, se: 0.01, p05: null, p50: null, p95: null, n: 8 }, ended };
};
const sums = (bands: { p: number[] }[]) => bands[0]!.p.map((_, k) => bands.reduce((sum, b) => sum + b.p[k]!, 0));

describe("endings over time", () => {
  it("stack to one, the commonest at the bottom and the war on top", () => {
    const bands = endingBands([month(0, { a: 0, b: 0, c: 0 }), month(1, { a: 0.1, b: 0.3, c: 0 })], words);
    expect(bands.map((b) => b.label)).toEqual(["The b", "The a", "War"]);
    for (const sum of sums(bands)) expect(sum).toBeCloseTo(1);
  });
  it("put what is too thin to see together, and lose nothing", () => {
    const ended = Object.fromEntries([..."abcdefghi"].map((id, k) => [id, k < 7 ? 0.05 : 0.001]));
    const bands = endingBands([month(0, {}), month(1, ended)], words);
    expect(bands.length).toBe(8);
    expect(bands[6]!.label).toBe("Rest");
    expect(bands[6]!.p[1]).toBeCloseTo(0.052);
    for (const sum of sums(bands)) expect(sum).toBeCloseTo(1);
  });
  it("do not hide a single way behind the word for the rest", () => {
    const bands = endingBands([month(0, {}), month(1, { a: 0.2, b: 0.001 })], words);
    expect(bands.map((b) => b.label)).toEqual(["The a", "The b", "War"]);
  });
  it("are labelled at any width", () => {
    const months = [month(0, { a: 0, b: 0 }), month(1, { a: 0.1, b: 0.02 })];
    const bands = endingBands(months, words);
    for (const width of [280, 900]) {
      const chart = endingAreas(months, bands, { lang: "en", width });
      for (const band of bands) expect(chart.textContent).toContain(band.label);
      expect(chart.textContent).toContain("10%");
    }
  });
});
