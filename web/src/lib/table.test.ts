// The table of the page against what the engine says of the same packages on the same worlds and courses
// (tools/judged.mjs writes the fixture), and against slow obvious ways.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lookUp, run, type Program } from "./program";
import type { Deal, Estimate } from "./report";
import { majority, makeJudge, missingSlots, weightedQuantile, type Table } from "./table";
import { fromFragment, toFragment } from "./table_address";
import { differences, dominating, nearestAcceptable, neighbours } from "./table_search";

interface Said {
  deal: Deal;
  signs: Estimate; lasts: Estimate; ratified: Estimate; holds: Estimate;
  parties: Record<string, { needed: boolean; worth: Estimate; gain: Estimate | null; accepts: Estimate | null }>;
  locks: { id: string; holds: Estimate }[];
}
const { table, judged } = JSON.parse(readFileSync("fixtures/judged.json", "utf8")) as { table: Table; judged: Said[] };
const judge = makeJudge(table);

const same = (ours: Estimate, theirs: Estimate, what: string) => {
  for (const key of ["mean", "se", "p05", "p50", "p95"] as const)
    expect(Math.abs(ours[key]! - theirs[key]!), `${what} ${key}: ${ours[key]} and ${theirs[key]}`).toBeLessThan(2e-5);
  expect(ours.n).toBe(theirs.n);
};

describe("the table", () => {
  it("says what the engine says of every package", () => {
    expect(judged.length).toBe(4);
    for (const said of judged) {
      const ours = judge.judge(judge.toPackage(said.deal));
      expect(judge.toDeal(ours.package)).toEqual(said.deal);
      for (const key of ["signs", "lasts", "ratified", "holds"] as const) same(ours[key], said[key], key);
      expect(ours.parties.length).toBe(Object.keys(said.parties).length);
      for (const p of ours.parties) {
        const theirs = said.parties[p.id]!;
        expect(p.needed).toBe(theirs.needed);
        same(p.worth, theirs.worth, `${p.id} worth`);
        expect(p.gain === null).toBe(theirs.gain === null);
        if (p.gain) same(p.gain, theirs.gain!, `${p.id} gain`);
        if (p.accepts) same(p.accepts, theirs.accepts!, `${p.id} accepts`);
      }
      expect(ours.locks.map((l) => l.id)).toEqual(said.locks.map((l) => l.id));
      ours.locks.forEach((l, k) => same(l.holds, said.locks[k]!.holds, l.id));
      expect(judge.signs(ours.package)).toBeCloseTo(said.signs.mean!, 5);
    }
  });
  it("can fill every slot that a rule reads", () => expect(missingSlots(table)).toEqual([]));
  it("lets an opened lock bind nobody", () => {
    const all = new Set(table.locks.map((l) => l.id));
    let more = 0;
    for (const said of judged) {
      const p = judge.toPackage(said.deal);
      const shut = judge.judge(p);
      const open = judge.judge(p, all);
      for (const l of open.locks) expect(l.holds.mean).toBe(0);
      expect(open.signs.mean).toBeGreaterThanOrEqual(shut.signs.mean);
      more += open.signs.mean - shut.signs.mean;
    }
    expect(more).toBeGreaterThan(0);
  });
  it("rules out what the case forbids", () => {
    const p = judge.toPackage({ ...judged[0]!.deal, oblast_title: "russian_title", donbas: "restored" });
    expect(judge.forbidden(p)).toBe(true);
    expect(judge.forbidden(judge.toPackage(judged[0]!.deal))).toBe(false);
  });
  it("finds the nearest package as a search without shortcuts does", () => {
    const all = new Set(table.locks.map((l) => l.id));
    const from = judge.toPackage(judged[1]!.deal);
    const best = nearestAcceptable(judge, from, [], all, 200);
    const plain = [0, 1, 2].map((n) =>
      (n === 0 ? [from] : neighbours(judge, from, n, 200)).map((p) => judge.judge(p, all).signs.mean).filter((s) => s >= 0.5),
    );
    const first = plain.findIndex((list) => list.length > 0);
    if (first < 0) expect(best).toBeNull();
    else {
      expect(best!.changes).toBe(first);
      expect(best!.signs).toBeCloseTo(Math.max(...plain[first]!), 9);
    }
  });
  it("changes exactly so many issues, and never makes a forbidden package", () => {
    const from = judge.toPackage(judged[0]!.deal);
    for (const n of [1, 2]) {
      const list = neighbours(judge, from, n, 300);
      expect(list.length).toBeGreaterThan(20);
      for (const p of list) {
        expect(differences(p, from).length).toBe(n);
        expect(judge.forbidden(p)).toBe(false);
      }
      expect(new Set(list.map((p) => p.join("."))).size).toBe(list.length);
    }
  });
  it("calls dominated only what all who must sign would trade", () => {
    const from = judge.judge(judge.toPackage(judged[0]!.deal));
    const others = neighbours(judge, from.package, 1, 100).map((p) => judge.judge(p));
    const better = dominating(from, others);
    const needed = from.parties.flatMap((p, k) => (p.needed ? [k] : []));
    if (better) for (const k of needed) expect(better.parties[k]!.gain!.mean).toBeGreaterThanOrEqual(from.parties[k]!.gain!.mean - 1e-9);
    expect(dominating(from, [from])).toBeNull();
  });
  it("goes into the address and comes back", () => {
    const packages = judged.slice(0, 2).map((s) => judge.toPackage(s.deal));
    expect(fromFragment(table, toFragment(packages))).toEqual(packages);
    for (const bad of ["", "#table=", "#table=1.2", "#table=999.0", "#locks", `#table=${table.issues.map(() => "9999").join(".")}`, "#table=<img>"])
      expect(fromFragment(table, bad)).toEqual([]);
  });
});

describe("a parliament", () => {
  it("says yes as counting every vote says", () => {
    const blocs = [{ seats: 3, whole: false, yes: 0.3 }, { seats: 2, whole: true, yes: 0.6 }, { seats: 2, whole: false, yes: 0.9 }];
    let sum = 0;
    for (let votes = 0; votes < 64; ++votes) {
      const bit = (k: number) => (votes >> k) & 1;
      let p = 1;
      let yes = 0;
      for (let k = 0; k < 3; ++k) { p *= bit(k) ? 0.3 : 0.7; yes += bit(k); }
      p *= bit(3) ? 0.6 : 0.4; yes += 2 * bit(3);
      for (let k = 4; k < 6; ++k) { p *= bit(k) ? 0.9 : 0.1; yes += bit(k); }
      if (yes >= 4) sum += p;
    }
    expect(majority(blocs, 4)).toBeCloseTo(sum, 12);
    expect(majority(blocs, 8)).toBe(0);
    expect(majority(blocs, 0)).toBeCloseTo(1, 12);
  });
});

describe("a program", () => {
  it("runs step by step", () => {
    const program: Program = {
      code: [["mul", ["s", 4], 2], ["gt", ["r", 0], 5], ["select", ["r", 1], ["r", 0], -1]],
      result: ["r", 2],
    };
    expect(run(program, () => 3)).toBe(6);
    expect(run(program, () => 2)).toBe(-1);
    expect(run({ code: [], result: 7 }, () => 0)).toBe(7);
  });
  it("reads tables between, at and beyond their points", () => {
    const points = { x: [0, 1, 3], y: [0, 10, 20] };
    expect([-1, 0, 0.5, 2, 9].map((x) => lookUp({ ...points, kind: "clamped" }, x))).toEqual([0, 0, 5, 15, 20]);
    expect([-1, 4].map((x) => lookUp({ ...points, kind: "extended" }, x))).toEqual([-10, 25]);
    expect([-1, 0.9, 1, 9].map((x) => lookUp({ ...points, kind: "steps" }, x))).toEqual([0, 0, 10, 20]);
  });
  it("takes quantiles of weights", () => {
    const values = [{ value: 3, weight: 1 }, { value: 1, weight: 2 }, { value: 2, weight: 0 }];
    expect(weightedQuantile(values, 0.05)).toBe(1);
    expect(weightedQuantile(values, 0.5)).toBe(1);
    expect(weightedQuantile(values, 0.95)).toBe(3);
  });
});
