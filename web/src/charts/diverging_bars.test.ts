import { describe, expect, it } from "vitest";
import type { Shown } from "../lib/shape";
import { divergingBars, divergingScale, type DivergingRow } from "./diverging_bars";

const about = (mean: number, se = 0.01): Shown => ({ mean, se, p05: null, p50: null, p95: null, n: 8 });
const rows: DivergingRow[] = [
  { group: "land", label: "Red", values: [about(0.1), about(0.3)] },
  { group: "land", label: "Blue", values: [about(-0.2, 0.15), null] },
];

describe("bars to both sides of zero", () => {
  it("are on a scale that holds zero, every error, and ranges of about that size", () => {
    expect(divergingScale(rows)).toEqual([-0.5, 0.32]);
    expect(divergingScale([{ label: "", values: [{ ...about(0.1, 0), p95: 0.13 }] }])[1]).toBe(0.13);
    expect(divergingScale([{ label: "", values: [about(0, 0)] }])).toEqual([-0.02, 0.02]);
  });
  it("show where a range leaves the picture, and no more than can be", () => {
    const odd = [{ label: "", values: [{ ...about(0.1, 0.02), p05: 0, p95: 1.3 }] }];
    expect(divergingScale(odd)[1]).toBeCloseTo(0.14 + 0.3 * 0.16);
    expect(divergingBars(odd, [""], { lang: "en", width: 600 }).textContent).toContain("▸");
    expect(divergingBars(odd, [""], { lang: "en", width: 600 }).textContent).not.toContain("◂");
    expect(divergingScale([{ label: "", values: [about(0.95, 0.1)] }], [-1, 1])[1]).toBe(1);
  });
  it("say their numbers, a dash where there is none, and pale what may be zero", () => {
    for (const width of [300, 900]) {
      const chart = divergingBars(rows, ["expects", "leverage"], { lang: "en", width });
      for (const words of ["land", "Red", "Blue", "expects", "leverage", "+0.10", "−0.20", "–"]) expect(chart.textContent).toContain(words);
      const pale = [...chart.querySelectorAll("rect")].map((r) => r.getAttribute("fill-opacity")).filter((o) => o !== null);
      expect(pale.sort()).toEqual(["0.3", "0.75", "0.75"]);
    }
  });
});
