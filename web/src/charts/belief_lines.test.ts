import { describe, expect, it } from "vitest";
import type { Estimate } from "../lib/report";
import type { BeliefMonth } from "../lib/report_talks";
import { beliefLines, beliefPoints } from "./belief_lines";

const about = (mean: number, se = 0.02): Estimate => ({ mean, se, p05: null, p50: null, p95: null, n: 8 });
const months: BeliefMonth[] = [
  { month: 0, date: "2025-01-01", at_war: { lower: about(1), upper: about(1) }, believed: { lower: about(0.6), upper: about(0.6) } },
  { month: 1, date: "2025-02-01", at_war: { lower: about(0.8), upper: about(0.3) }, believed: { lower: about(0.01), upper: about(0.7) } },
  { month: 2, date: "2025-03-01", at_war: { lower: about(0.5), upper: about(0) }, believed: { lower: about(0.2), upper: null } },
];

describe("what others believe", () => {
  it("ends where nobody of a type is at war any more", () => {
    expect(beliefPoints(months, "upper").map((p) => p.p)).toEqual([0.6, 0.7]);
    expect(beliefPoints(months, "lower").map((p) => p.war)).toEqual([1, 0.8, 0.5]);
  });
  it("keeps its band between nothing and all", () => {
    expect(beliefPoints(months, "lower")[1]!.low).toBe(0);
  });
  it("is drawn at any width, with dots as large as there are wars left", () => {
    for (const width of [280, 900]) {
      const chart = beliefLines(months, { lang: "en", width, first: 0.6, firstWord: "at first 60%" });
      for (const words of ["at first 60%", "70%", "20%"]) expect(chart.textContent).toContain(words);
      const radii = [...chart.querySelectorAll("circle")].map((c) => Number(c.getAttribute("r")));
      expect(radii[1]! / radii[0]!).toBeCloseTo(Math.sqrt(0.3));
    }
  });
});
