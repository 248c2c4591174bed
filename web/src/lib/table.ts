// Packages on the table at `now`, judged in the browser: the same gains as the engine's
// (src/talks/gains.h), over the courses that the report keeps.
import { run, slotsOf, type Program } from "./program";
import type { Deal, Estimate, Option } from "./report";

type Column = number; // index into columns

export interface TableParty {
  id: string;
  needed: boolean;
  worth_slot: number;
  gain_slot: number;
  worth?: Column[][]; // issue x option
  together?: { when: Program | null; adds: Column }[];
  go_on?: Column; // and what follows: of parties for which fighting on has a worth
  after_pause?: Column;
  fail_low?: Column;
  fail_high?: Column;
  peace_share?: Column;
  relapse_cost?: Column;
  ratify_loss?: Column;
  stake?: Column;
}
export interface TableLock {
  id: string;
  holder: string;
  hard: boolean;
  vetoes: boolean;
  refuses: Program | null;
  holds: Column;
  cost: Column | null;
}
export interface Table {
  world: number[]; // per course
  weight: number[]; // per course
  issues: { id: string; slot: number; options: Option[]; values: number[] }[];
  forbidden: Program[];
  parties: TableParty[];
  locks: TableLock[];
  holds: Program | null;
  ratifiers: {
    party: string;
    chance: Program | null;
    needs: number;
    blocs: { seats: number; whole: boolean; yes: Program }[];
  }[];
  leaders: { party: string; signs: Program }[];
  failed: Column;
  status_quo: Deal | null;
  slots: [slot: number, column: Column][];
  columns: number[][]; // one number, one per world or one per course
}

/** One option for every issue, by its index. */
export type Package = number[];

/** An estimate over worlds, with each world's own value for its distribution. */
export interface Spread extends Estimate {
  mean: number;
  values: { value: number; weight: number }[];
  bins?: { low: number; high: number; shares: number[] }; // in their place where only these are known
}
export interface JudgedParty {
  id: string;
  needed: boolean;
  worth: Spread;
  gain: Spread | null;
  accepts: Spread | null;
}
export interface JudgedLock {
  id: string;
  holder: string;
  hard: boolean;
  vetoes: boolean;
  holds: Spread;
}
export interface Judged {
  package: Package;
  forbidden: boolean;
  signs: Spread;
  ratified: Spread;
  holds: Spread;
  lasts: Spread;
  parties: JudgedParty[];
  locks: JudgedLock[]; // that refuse it
}

const SCRAMBLES = 8; // as in the engine: worlds of one scramble are not independent

/** The first value at which the running weight reaches the share `p`, as in the engine. */
export function weightedQuantile(values: { value: number; weight: number }[], p: number): number {
  const sorted = values.filter((v) => v.weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, v) => sum + v.weight, 0);
  let reached = 0;
  for (const v of sorted) {
    reached += v.weight;
    if (reached >= p * total - 1e-12 * total) return v.value;
  }
  return sorted[sorted.length - 1]?.value ?? NaN;
}

const chance = (x: number): number => (Number.isNaN(x) ? 0 : Math.min(1, Math.max(0, x)));

/** Chance of at least `needs` yes votes. */
export function majority(blocs: { seats: number; whole: boolean; yes: number }[], needs: number): number {
  let law = [1]; // chance of each number of yes votes
  const add = (yes: number, seats: number) => {
    const next = new Array<number>(law.length + seats).fill(0);
    law.forEach((p, k) => {
      next[k]! += p * (1 - yes);
      next[k + seats]! += p * yes;
    });
    law = next;
  };
  for (const b of blocs)
    if (b.whole) add(b.yes, b.seats);
    else for (let seat = 0; seat < b.seats; ++seat) add(b.yes, 1);
  return law.slice(Math.max(0, needs)).reduce((sum, p) => sum + p, 0);
}

export interface Judge {
  table: Table;
  courses: number;
  worlds: number;
  /** `open`: locks that are taken not to hold. */
  judge(deal: Package, open?: ReadonlySet<string>): Judged;
  /** Only the share of worlds in which everybody needed would sign; 0 as soon as it cannot reach `atLeast`. */
  signs(deal: Package, open?: ReadonlySet<string>, atLeast?: number): number;
  forbidden(deal: Package): boolean;
  refusing(deal: Package): TableLock[];
  toPackage(deal: Deal): Package;
  toDeal(deal: Package): Deal;
}

interface Course {
  sign: number[]; // per party: its gain; NaN where fighting on has no worth
  worth: number[];
  accepts: boolean[];
  all: boolean;
  ratified: number;
  holds: number;
}

export function makeJudge(table: Table): Judge {
  const courses = table.world.length;
  const worldsInOrder = [...new Set(table.world)];
  const worldIndex = new Map(worldsInOrder.map((w, k) => [w, k]));
  const at = (column: Column | null | undefined, course: number): number => {
    if (column === null || column === undefined) return 0;
    const values = table.columns[column]!;
    if (values.length === 1) return values[0]!;
    return values.length === courses ? values[course]! : values[worldIndex.get(table.world[course]!)!]!;
  };
  const slotColumns = new Map(table.slots);
  const issueSlots = new Map(table.issues.map((issue, k) => [issue.slot, k]));
  const worthSlots = new Map(table.parties.map((p, k) => [p.worth_slot, k]));
  const gainSlots = new Map(table.parties.map((p, k) => [p.gain_slot, k]));
  const ofIssues = (program: Program, deal: Package) =>
    run(program, (slot) => {
      const k = issueSlots.get(slot)!;
      return table.issues[k]!.values[deal[k]!]!;
    });
  const holderAt = (id: string) => table.parties.findIndex((p) => p.id === id);
  const lockHolders = table.locks.map((l) => holderAt(l.holder));
  const leaderOf = table.parties.map((p) => table.leaders.find((l) => l.party === p.id));
  const majorities = new Map<string, number>();

  // what does not change from course to course is worked out once a package
  interface Terms {
    deal: Package;
    together: boolean[][];
    locks: number[];
  }
  const termsOf = (deal: Package): Terms => ({
    deal,
    together: table.parties.map((p) =>
      (p.together ?? []).map((term) => term.when === null || ofIssues(term.when, deal) !== 0),
    ),
    locks: table.locks.flatMap((l, k) => (l.refuses && ofIssues(l.refuses, deal) !== 0 ? [k] : [])),
  });

  const onCourse = (terms: Terms, course: number, open: ReadonlySet<string> | undefined): Course => {
    const { deal } = terms;
    const worth = table.parties.map((p, k) => {
      let sum = 0;
      p.worth?.forEach((options, issue) => (sum += at(options[deal[issue]!], course)));
      p.together?.forEach((term, j) => (sum += terms.together[k]![j] ? at(term.adds, course) : 0));
      return sum;
    });
    const office = table.parties.map(() => 0);
    const read = (slot: number): number => {
      const issue = issueSlots.get(slot);
      if (issue !== undefined) return table.issues[issue]!.values[deal[issue]!]!;
      const party = worthSlots.get(slot);
      if (party !== undefined) return worth[party]!;
      const gainer = gainSlots.get(slot);
      if (gainer !== undefined) return worth[gainer]! + office[gainer]! - at(table.parties[gainer]!.go_on, course);
      return at(slotColumns.get(slot), course);
    };
    table.parties.forEach((p, k) => {
      const stake = at(p.stake, course);
      const leader = leaderOf[k];
      if (stake !== 0 && leader) office[k] = stake * chance(run(leader.signs, read));
    });
    const holds = table.holds === null ? 1 : chance(run(table.holds, read));
    let raw = 1;
    for (const body of table.ratifiers) {
      if (body.blocs.length === 0) {
        raw *= body.chance === null ? 1 : chance(run(body.chance, read));
        continue;
      }
      const blocs = body.blocs.map((b) => ({ ...b, yes: chance(run(b.yes, read)) }));
      const key = `${body.party}|${body.needs}|${blocs.map((b) => `${b.seats}:${b.whole}:${b.yes}`).join("|")}`;
      let known = majorities.get(key);
      if (known === undefined) {
        if (majorities.size > 20_000) majorities.clear();
        majorities.set(key, (known = majority(blocs, body.needs)));
      }
      raw *= known;
    }
    const failed = at(table.failed, course);
    // one verdict per history: what failed at chance f passes later with (r - f) / (1 - f)
    const ratified = failed <= 0 ? raw : failed >= 1 ? 0 : Math.max(0, (raw - failed) / (1 - failed));
    const refuses = table.parties.map(() => false);
    const soft = table.parties.map(() => 0);
    let vetoed = false;
    for (const k of terms.locks) {
      const lock = table.locks[k]!;
      if (open?.has(lock.id) || at(lock.holds, course) === 0) continue;
      if (lock.vetoes) vetoed = true;
      const holder = lockHolders[k]!;
      if (holder < 0) continue;
      if (lock.hard) refuses[holder] = true;
      else soft[holder]! += at(lock.cost, course);
    }
    let all = !vetoed;
    const accepts: boolean[] = [];
    const sign = table.parties.map((p, k) => {
      if (p.go_on === undefined) {
        accepts.push(false);
        return NaN;
      }
      const u = worth[k]! + office[k]!;
      const a = at(p.peace_share, course);
      const broken = a * u + (1 - a) * (at(p.after_pause, course) - at(p.relapse_cost, course));
      const inForce = (table.holds === null ? u : holds * u + (1 - holds) * broken) - soft[k]!;
      let signs = inForce;
      if (table.ratifiers.length > 0) {
        const low = at(p.fail_low, course);
        const after = low + (at(p.fail_high, course) - low) * Math.max(failed, raw);
        signs = ratified * inForce + (1 - ratified) * (after - at(p.ratify_loss, course));
      }
      const gain = signs - at(p.go_on, course);
      const accepted = gain >= 0 && !refuses[k];
      accepts.push(accepted);
      if (p.needed) all = all && accepted;
      return gain;
    });
    return { sign, worth, accepts, all, ratified, holds };
  };

  const coursesOf = (world: number) => table.world.flatMap((w, k) => (w === world ? [k] : []));
  const grouped = worldsInOrder.map((world) => {
    const list = coursesOf(world);
    const sum = list.reduce((total, k) => total + table.weight[k]!, 0);
    return { world, list, sum, weight: sum / list.length };
  });

  const overWorlds = (values: number[]): Spread => {
    // values: per course
    const perWorld = grouped.map((g) => ({
      world: g.world,
      weight: g.weight,
      value: g.list.reduce((total, k) => total + table.weight[k]! * values[k]!, 0) / g.sum,
    }));
    const weight = perWorld.reduce((sum, v) => sum + v.weight, 0);
    const mean = perWorld.reduce((sum, v) => sum + v.weight * v.value, 0) / weight;
    const clusters = new Map<number, { weight: number; total: number }>();
    for (const v of perWorld) {
      const key = perWorld.length < 2 * SCRAMBLES ? v.world : v.world % SCRAMBLES;
      const c = clusters.get(key) ?? { weight: 0, total: 0 };
      clusters.set(key, { weight: c.weight + v.weight, total: c.total + v.weight * v.value });
    }
    const n = clusters.size;
    const square = [...clusters.values()].reduce((sum, c) => sum + (c.total - c.weight * mean) ** 2, 0);
    return {
      mean,
      se: n < 2 ? 0 : Math.sqrt((square * n) / (n - 1)) / weight,
      p05: weightedQuantile(perWorld, 0.05),
      p50: weightedQuantile(perWorld, 0.5),
      p95: weightedQuantile(perWorld, 0.95),
      n: perWorld.length,
      values: perWorld.map(({ value, weight: w }) => ({ value, weight: w })),
    };
  };

  const forbidden = (deal: Package) => table.forbidden.some((rule) => ofIssues(rule, deal) !== 0);
  const judge = (deal: Package, open?: ReadonlySet<string>): Judged => {
    const terms = termsOf(deal);
    const all = table.world.map((_, k) => onCourse(terms, k, open));
    const over = (value: (c: Course) => number) => overWorlds(all.map(value));
    return {
      package: deal,
      forbidden: forbidden(deal),
      signs: over((c) => (c.all ? 1 : 0)),
      ratified: over((c) => c.ratified),
      holds: over((c) => c.holds),
      lasts: over((c) => (c.all ? c.ratified * c.holds : 0)),
      parties: table.parties.map((p, k) => ({
        id: p.id,
        needed: p.needed,
        worth: over((c) => c.worth[k]!),
        gain: p.go_on === undefined ? null : over((c) => c.sign[k]!),
        accepts: p.go_on === undefined ? null : over((c) => (c.accepts[k] ? 1 : 0)),
      })),
      locks: terms.locks.map((k) => {
        const { id, holder, hard, vetoes, holds } = table.locks[k]!;
        return { id, holder, hard, vetoes, holds: overWorlds(table.world.map((_, course) => (open?.has(id) ? 0 : at(holds, course)))) };
      }),
    };
  };
  return {
    table,
    courses,
    worlds: grouped.length,
    judge,
    forbidden,
    signs(deal, open, atLeast = 0) {
      const terms = termsOf(deal);
      const blocked = (course: number) =>
        terms.locks.some((k) => {
          const lock = table.locks[k]!;
          const binds = lock.vetoes || (lock.hard && table.parties[lockHolders[k]!]?.needed);
          return binds && !open?.has(lock.id) && at(lock.holds, course) !== 0;
        });
      const whole = grouped.reduce((total, g) => total + g.weight, 0);
      let signed = 0;
      let left = whole;
      for (const g of grouped) {
        let value = 0;
        for (const k of g.list) if (!blocked(k) && onCourse(terms, k, open).all) value += table.weight[k]!;
        signed += (g.weight * value) / g.sum;
        left -= g.weight;
        if (signed + left < atLeast * whole) return 0;
      }
      return signed / whole;
    },
    refusing: (deal) => termsOf(deal).locks.map((k) => table.locks[k]!),
    toPackage: (deal) =>
      table.issues.map((issue) => {
        const option = deal[issue.id] ?? table.status_quo?.[issue.id];
        const k = issue.options.findIndex((o) => o === option);
        if (k >= 0 || typeof option !== "number") return Math.max(0, k);
        // a share between two steps stands at the nearest
        const far = (j: number) => Math.abs((issue.options[j] as number) - option);
        return issue.options.reduce<number>((best, _, j) => (far(j) < far(best) ? j : best), 0);
      }),
    toDeal: (deal) => Object.fromEntries(table.issues.map((issue, k) => [issue.id, issue.options[deal[k]!]!])),
  };
}

/** Slots that the page must be able to fill; what is missing would count as 0. */
export function missingSlots(table: Table): number[] {
  const known = new Set([
    ...table.slots.map(([slot]) => slot),
    ...table.issues.map((i) => i.slot),
    ...table.parties.flatMap((p) => [p.worth_slot, p.gain_slot]),
  ]);
  const programs = [
    ...table.forbidden,
    ...table.locks.flatMap((l) => (l.refuses ? [l.refuses] : [])),
    ...(table.holds ? [table.holds] : []),
    ...table.ratifiers.flatMap((r) => [...(r.chance ? [r.chance] : []), ...r.blocs.map((b) => b.yes)]),
    ...table.leaders.map((l) => l.signs),
  ];
  return [...new Set(programs.flatMap(slotsOf))].filter((slot) => !known.has(slot));
}
