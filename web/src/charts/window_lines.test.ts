import { describe, expect, it } from "vitest";
import type { Estimate, RipeMonth } from "../lib/report";
import { spread, windowChart, windowLines } from "./window_lines";

const about = (mean: number): Estimate => ({ mean, se: 0.02, p05: 0, p50: mean, p95: 1, n: 8 });
const side = (p: number) => ({ open: about(p), best_gain: about(0.1), best_joint_gain: null });
const months: RipeMonth[] = [0, 1, 2].map((m) => ({
  month: m, date: `2025-0${m + 1}-01`, at_war: 1 - m / 10, overlap: about(0.05 * m), all_open: about(0.4),
  sides: { red: side(0.5), blue: side(0.52) },
}));

describe("windows", () => {
  it("are one line per side and a heavy one for all", () => {
    const lines = windowLines(months, (id) => `The ${id}`, "all");
    expect(lines.map((l) => l.label)).toEqual(["The red", "The blue", "all"]);
    expect(lines.map((l) => l.heavy)).toEqual([false, false, true]);
    expect(lines[2]!.points.map((p) => p.p)).toEqual([0, 0.05, 0.1]);
    expect(lines[2]!.points[0]!.low).toBe(0);
  });
  it("have labels that do not lie on one another", () => {
    expect(spread([0.5, 0.52, 0.1], 0.1, 0, 1)).toEqual([0.5, 0.6, 0.1]);
    const packed = spread([1, 1, 1], 0.1, 0, 1);
    expect(packed[0]).toBeCloseTo(0.8);
    expect(packed[2]).toBeCloseTo(1);
  });
  it("are drawn at any width", () => {
    const lines = windowLines(months, (id) => id, "all");
    for (const width of [280, 900])
      expect(windowChart(lines, { lang: "en", width }).textContent).toContain("52%");
  });
});
