// What lies on the table of this page: one or two packages, and the locks that are taken to be open.
import { makeJudge, type Judge, type Judged, type Package, type Table } from "./table";
import { fromFragment } from "./table_address";
import type { Deal, Report } from "./report";

export interface Desk {
  packages: Package[];
  open: string[]; // locks
}

export const desk: Desk = $state({ packages: [], open: [] });

const judges = new WeakMap<Table, Judge>();
export function judgeOf(table: Table): Judge {
  let judge = judges.get(table);
  if (!judge) judges.set(table, (judge = makeJudge(table)));
  return judge;
}

export type Origin =
  | { kind: "status_quo" }
  | { kind: "signed"; rank: number }
  | { kind: "key"; locks: string[] }
  | { kind: "move"; by: string | undefined; type: string; date: string };
export interface Known {
  origin: Origin;
  deal: Deal;
  package: Package;
}

/** Packages that the report speaks of: the status quo, those signed, those behind keys, those proposed. */
export function knownPackages(report: Report, judge: Judge): Known[] {
  const out: Known[] = [];
  const add = (origin: Origin, deal: Deal) => out.push({ origin, deal, package: judge.toPackage(deal) });
  if (judge.table.status_quo) add({ kind: "status_quo" }, judge.table.status_quo);
  for (const m of report.moves ?? [])
    if (Object.keys(m.package).length > 0) add({ kind: "move", by: m.by, type: m.type, date: m.date }, m.package);
  (report.deals_signed ?? []).forEach((d, k) => add({ kind: "signed", rank: k + 1 }, d.deal));
  for (const k of report.locks?.keys ?? []) if (k.deal && k.locks.length > 0) add({ kind: "key", locks: k.locks }, k.deal);
  return out;
}

/** Different packages of a list, the first of each. */
export function distinct(known: Known[]): Known[] {
  const seen = new Set<string>();
  return known.filter(({ package: p }) => {
    const key = p.join(".");
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

/** Opens with the packages in the address, else with the one most often signed, else the status quo. */
export function layOut(report: Report, judge: Judge): void {
  const asked = fromFragment(judge.table, typeof location === "undefined" ? "" : location.hash);
  const known = knownPackages(report, judge);
  const first = known.find((k) => k.origin.kind === "signed") ?? known[0];
  desk.packages = asked.length > 0 ? asked : [first?.package ?? judge.table.issues.map(() => 0)];
  desk.open = [];
}

export type { Judged };
