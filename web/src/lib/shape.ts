// From the report to what a chart or a table shows. No words here, no drawing.
import { parseDate } from "./format";
import type { Deal, Disagreement, Effect, Estimate, Evidence, Fan, LockSet, LockState, Option, PositionRow, Report } from "./report";

/** An estimate that has a value. */
export type Shown = Estimate & { mean: number };

export function isShown(e: Estimate | null | undefined): e is Shown {
  return !!e && typeof e.mean === "number" && Number.isFinite(e.mean);
}

/** Rows whose estimate has a value, with it. */
export function withValue<T, E extends Estimate>(rows: T[] | undefined, of: (row: T) => E | null | undefined): { row: T; e: E & Shown }[] {
  return (rows ?? []).flatMap((row) => {
    const e = of(row);
    return isShown(e) ? [{ row, e: e as E & Shown }] : [];
  });
}

export const byMean = (a: { e: Shown }, b: { e: Shown }): number => b.e.mean - a.e.mean;

/** The first two endings, and whether two standard errors of their difference could swap them. */
export function leaders(report: Report) {
  const ranked = withValue(report.endings, (r) => r.p).sort(byMean);
  const [first, second] = ranked;
  const error = Math.hypot(first?.e.se ?? 0, second?.e.se ?? 0);
  const tie = !!first && !!second && first.e.mean - second.e.mean <= 2 * error;
  return { first, second: second && second.e.mean > 0 ? second : undefined, tie };
}

/** Locks that the case declares first by their share of the obstacle, those of the war after them. */
export function lockOrder(states: LockState[]): LockState[] {
  const war = (s: LockState) => (s.kind === "war" ? 1 : 0);
  return [...states].sort((a, b) => war(a) - war(b) || (b.share.mean ?? 0) - (a.share.mean ?? 0));
}

/** Issues of a deal in the case's order; what the case does not name comes last. */
export function issuesOf(report: Report, deals: Deal[]): string[] {
  const named = Object.keys(report.names.issues ?? {});
  const used = new Set(deals.flatMap((d) => Object.keys(d)));
  return [...named.filter((i) => used.has(i)), ...[...used].filter((i) => !named.includes(i))];
}

export interface PackageRow {
  issue: string;
  cells: { option: Option | undefined; differs: boolean }[];
}

/** One row per issue, one cell per package; a cell differs when the first package says otherwise. */
export function packageRows(report: Report, deals: { deal: Deal }[]): PackageRow[] {
  return issuesOf(report, deals.map((d) => d.deal)).map((issue) => ({
    issue,
    cells: deals.map((d) => ({
      option: d.deal[issue],
      differs: d.deal[issue] !== deals[0]?.deal[issue],
    })),
  }));
}

/** Lowest, middle and highest option of a divisible issue in a group; null where options are names. */
export function rangeOf(options: { option: Option; share: number | null }[]): [number, number, number] | null {
  const numbers = options.flatMap((o) => (typeof o.option === "number" ? [{ at: o.option, share: o.share ?? 0 }] : []));
  if (numbers.length === 0 || numbers.length < options.length) return null;
  numbers.sort((a, b) => a.at - b.at);
  let above = 0;
  const half = [...numbers].reverse().find((n) => (above += n.share) >= 0.5 - 1e-12);
  return [numbers[0]!.at, (half ?? numbers[0]!).at, numbers[numbers.length - 1]!.at];
}

/** The keys behind which a best package is known, the most frequent first. */
export function keysWithPackage(keys: LockSet[], most: number): (LockSet & { deal: Deal })[] {
  return keys.flatMap((k) => (k.deal && k.locks.length > 0 ? [{ ...k, deal: k.deal }] : [])).slice(0, most);
}

export interface EndingKeys {
  ending: string;
  keys: LockSet[];
}

/** Per ending that some key's package can lead to: those keys, the most frequent first. */
export function keysByEnding(endings: string[], keys: LockSet[], most: number): EndingKeys[] {
  return endings.flatMap((ending) => {
    const leading = keys.filter((k) => k.locks.length > 0 && k.leads_to?.includes(ending)).slice(0, most);
    return leading.length > 0 ? [{ ending, keys: leading }] : [];
  });
}

export interface ClaimMark {
  id: string;
  date: Date;
  value: number;
}

/** Claims that a stock rests on, or that are about it, with a number in its unit and a date: they can stand in its chart. */
export function claimMarks(evidence: Evidence | undefined, fan: Fan): ClaimMark[] {
  const unit = (u: string | undefined) => (u === undefined || u === "" ? "1" : u);
  return (evidence?.claims ?? []).flatMap((c) => {
    const text = (c.value ?? "").trim();
    const date = parseDate(c.asof);
    const value = text === "" ? NaN : Number(text);
    const isOf = c.about === fan.id || (fan.claims ?? []).includes(c.id);
    if (!isOf || unit(c.unit) !== unit(fan.unit) || !date || !Number.isFinite(value) || !c.in_time) return [];
    return [{ id: c.id, date, value }];
  });
}

/** What is listed first: clear among all effects tested. Reports of older programs know only single tests. */
export const matters = (e: Effect | undefined): boolean => !!e && (e.matters ?? e.distinguishable);

export interface BeliefEffect {
  about: string;
  claim: string;
  ending: string;
  e: Shown;
}

/** For each belief that matters the ending that it moves most; disagreements by the size of their largest
    effect, whole ones only, until there are `most` rows. */
export function strongestBeliefs(disagreements: Disagreement[], most: number): BeliefEffect[] {
  const size = (b: BeliefEffect) => Math.abs(b.e.mean);
  const groups = disagreements
    .map(({ about, believe }) =>
      believe
        .flatMap(({ claim, effect }) => {
          const told = Object.entries(effect).filter(([, e]) => matters(e));
          const all = withValue(told, ([, e]) => e).map(({ row, e }) => ({ about, claim, ending: row[0], e }));
          return all.sort((a, b) => size(b) - size(a)).slice(0, 1);
        })
        .sort((a, b) => size(b) - size(a)),
    )
    .filter((group) => group.length > 0)
    .sort((a, b) => size(b[0]!) - size(a[0]!));
  const rows: BeliefEffect[] = [];
  for (const group of groups) if (rows.length + group.length <= most || rows.length === 0) rows.push(...group);
  return rows;
}

/** Endings that some belief moves visibly, likeliest first; the others would only be empty columns. */
export function movedEndings(report: Report, disagreements: Disagreement[]): { moved: string[]; still: string[] } {
  const moves = (id: string) =>
    disagreements.some((d) => d.believe.some((b) => b.effect[id]?.distinguishable || matters(b.effect[id])));
  const ranked = [...report.endings].sort((a, b) => (b.p.mean ?? 0) - (a.p.mean ?? 0)).map((r) => r.id);
  return { moved: ranked.filter(moves), still: ranked.filter((id) => !moves(id)) };
}

/** The latest position for each party, issue and kind, with the number of earlier ones. */
export interface PositionCell {
  position: PositionRow;
  earlier: number;
}

export function latestPositions(rows: PositionRow[]): Map<string, PositionCell[]> {
  const cells = new Map<string, PositionCell[]>();
  for (const position of rows) {
    const key = `${position.party}\n${position.issue}`;
    const list = cells.get(key) ?? [];
    cells.set(key, list);
    const same = list.find((c) => c.position.kind === position.kind && c.position.region === position.region);
    if (!same) list.push({ position, earlier: 0 });
    else {
      same.earlier += 1;
      if (position.asof >= same.position.asof) same.position = position;
    }
  }
  return cells;
}

/** How much an answer taught, in words; nats are for the table. */
export function taughtWord(nats: number): "much" | "some" | "nothing" {
  return nats < 0.01 ? "nothing" : nats < 0.1 ? "some" : "much";
}

/** Claims that hold every word of the query somewhere, and fit the chosen source and rating. */
export function fits(haystack: string, query: string): boolean {
  const text = haystack.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
