import { describe, expect, it } from "vitest";
import type { Shown } from "../lib/shape";
import { chainBars, chainBoxes, type ChainStep } from "./chain_bars";

const about = (mean: number): Shown => ({ mean, se: 0.02, p05: Math.max(0, mean - 0.1), p50: mean, p95: Math.min(1, mean + 0.1), n: 8 });
const steps: ChainStep[] = [
  { label: "guarantee", detail: "reached in 100%", reached: about(1), signed: about(0.7) },
  { passage: "ceasefire" },
  { label: "land", detail: "reached in 60%", reached: about(0.6), signed: about(0.6) },
];

describe("a chain of parts", () => {
  it("breaks by what reaches a part and does not sign it", () => {
    const { parts } = chainBoxes(steps, true);
    expect(parts.map((p) => [p.bar.x2, p.broken.x1, p.broken.x2])).toEqual([[0.7, 0.7, 1], [0.6, 0.6, 0.6]]);
  });
  it("falls from part to part, past a step without terms, by what both have", () => {
    for (const wide of [true, false]) {
      const { parts, passages, falls, height } = chainBoxes(steps, wide);
      expect(falls).toEqual([{ x1: 0, x2: 0.6, y1: parts[0]!.bar.y2, y2: parts[1]!.bar.y1 }]);
      expect(passages[0]!.y).toBeGreaterThan(parts[0]!.bar.y2);
      expect(passages[0]!.y).toBeLessThan(parts[1]!.bar.y1);
      expect(height).toBe(parts[1]!.bar.y2);
    }
  });
  it("says what breaks, at any width", () => {
    for (const width of [280, 900]) {
      const text = chainBars(steps, { lang: "en", width, breaks: (p) => `${p} break here` }).textContent!;
      for (const words of ["guarantee", "ceasefire", "60%", "70%"]) expect(text).toContain(words);
      expect(text.match(/\d+% break here/g) ?? []).toEqual(["30% break here"]);
    }
  });
});
