import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asJudged, type TableAnswer } from "./server_table";
import { makeJudge, type Table } from "./table";

const { table } = JSON.parse(readFileSync("fixtures/judged.json", "utf8")) as { table: Table };
const estimate = (mean: number) => ({ mean, se: 0.01, p05: 0, p50: mean, p95: 1, n: 2000 });

describe("the server's answer", () => {
  it("stands in place of the sample's, party by party", () => {
    const judge = makeJudge(table);
    const own = judge.judge(table.issues.map(() => 0));
    const [first, second] = own.parties.filter((p) => p.gain);
    const answer: TableAnswer = {
      package: judge.toDeal(own.package), worlds: 2000,
      signs: estimate(0.25), ratified: estimate(0.5), holds: estimate(0.6), lasts: estimate(0.1),
      parties: { [first!.id]: { worth: estimate(0.4), gain: estimate(-0.2), accepts: estimate(0.3), histogram: { low: -1, high: 1, shares: [0.5, 0.5] } } },
      locks: [{ id: "x", holder: first!.id, hard: true, vetoes: false, holds: estimate(0.7) }],
      frontier: { on_frontier: true, looked_into: 9, dominated_by: null },
      nearest: { found: false },
    };
    const told = asJudged(own, answer);
    expect(told.signs.mean).toBe(0.25);
    expect(told.locks.map((l) => l.holds.mean)).toEqual([0.7]);
    const at = (id: string) => told.parties.find((p) => p.id === id)!;
    expect(at(first!.id).gain!.mean).toBe(-0.2);
    expect(at(first!.id).gain!.bins!.shares).toEqual([0.5, 0.5]);
    expect(at(second!.id)).toEqual(second);
  });
});
