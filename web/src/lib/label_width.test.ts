import { describe, expect, it } from "vitest";
import { spread, textWidth } from "./label_width";

describe("labels beside a chart", () => {
  it("stay where they are wanted if there is room", () => {
    expect(spread([20, 60, 90], [16, 16, 16], 0, 100)).toEqual([20, 60, 90]);
  });
  it("never overlap, and keep their order and the frame", () => {
    const heights = [16, 32, 16, 16];
    const at = spread([2, 95, 96, 97], heights, 0, 100);
    for (let k = 1; k < at.length; ++k)
      expect(at[k]! - at[k - 1]!).toBeGreaterThanOrEqual((heights[k]! + heights[k - 1]!) / 2);
    expect(at[0]).toBe(8);
    expect(at[3]).toBe(92);
  });
  it("run over the bottom, not into each other, where there are too many", () => {
    expect(spread([0, 0, 0], [20, 20, 20], 0, 30)).toEqual([10, 30, 50]);
  });
  it("take wide characters as wide", () => {
    expect(textWidth("战争", 10)).toBe(20);
  });
});
