import { describe, expect, it } from "vitest";
import { largestSolverError, mostBroken, movedBy } from "./orders";
import type { OrderEffect, SequencePart } from "./report_talks";

const e = (mean: number | null, se: number | null = 0, p05 = mean, p95 = mean, n = 16) => ({ mean, se, p05, p50: mean, p95, n });
const order = (fields: object) => fields as OrderEffect;
const part = (breaks: number | null) => ({ breaks_here: e(breaks) }) as SequencePart;

describe("orders of steps compared", () => {
  it("names the endings that clearly move, the largest first", () => {
    const endings = { truce: e(0.05, 0.02), deal: e(-0.2, 0), war: e(0.03, 0.02), same: e(0, 0), none: e(null, null) };
    expect(movedBy(order({ change: { endings } })).map(([id]) => id)).toEqual(["deal", "truce"]);
  });
  it("finds where a chain breaks most, if it ever does", () => {
    const parts = [part(0.2), part(0.5), part(null)];
    expect(mostBroken(parts)).toBe(parts[1]);
    expect(mostBroken([part(0)])).toBeUndefined();
    expect(mostBroken([])).toBeUndefined();
  });
  it("tells the largest solver error of all orders, whichever way it points", () => {
    const solved = (x: object | null) => order({ solver_error: x });
    expect(largestSolverError([solved(e(0.01, 0.01, -0.3, 0.1)), solved(null), solved(e(-0.02, 0.01, -0.1, 0.2, 8))]))
      .toEqual({ worlds: 16, mean: 0.02, single: 0.3 });
    expect(largestSolverError([solved(null)])).toBeUndefined();
  });
});
