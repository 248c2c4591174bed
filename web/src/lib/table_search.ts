// Packages near one that is looked at: what differs, which neighbour all would sign, which all like better.
import type { Judge, Judged, Package } from "./table";

/** Issues on which two packages differ. */
export const differences = (a: Package, b: Package): number[] => a.flatMap((o, k) => (o === b[k] ? [] : [k]));

/** Packages that change one issue of `deal`, then two, allowed ones only, `most` in all. */
export function neighbours(judge: Judge, deal: Package, changes: number, most: number): Package[] {
  const out: Package[] = [];
  const visit = (from: Package, issue: number, left: number) => {
    if (left === 0) {
      if (!judge.forbidden(from)) out.push(from);
      return;
    }
    for (let i = issue; i < from.length; ++i)
      for (let o = 0; o < judge.table.issues[i]!.options.length && out.length < most; ++o)
        if (o !== deal[i]) visit(from.map((x, k) => (k === i ? o : x)), i + 1, left - 1);
  };
  visit(deal, 0, changes);
  return out;
}

export interface Nearest {
  package: Package;
  signs: number;
  changes: number;
  searched: number;
}

/** The package with the fewest changes that would be signed in half of the worlds; of several the likeliest.
    Looks at one change, then two, then at the packages of `known`. Null: none of these. */
export function nearestAcceptable(judge: Judge, deal: Package, known: Package[], open?: ReadonlySet<string>, most = 1500): Nearest | null {
  let searched = 0;
  const bestOf = (list: Package[]): Nearest | null => {
    let best: Nearest | null = null;
    for (const candidate of list) {
      searched += 1;
      const signs = judge.signs(candidate, open, 0.5);
      const changes = differences(candidate, deal).length;
      if (signs >= 0.5 && (!best || changes < best.changes || (changes === best.changes && signs > best.signs)))
        best = { package: candidate, signs, changes, searched };
    }
    return best;
  };
  for (const changes of [0, 1, 2]) {
    const list = changes === 0 ? [deal].filter((d) => !judge.forbidden(d)) : neighbours(judge, deal, changes, most);
    const best = bestOf(list);
    if (best) return { ...best, searched };
  }
  const best = bestOf(known.filter((d) => !judge.forbidden(d)));
  return best && { ...best, searched };
}

/** A package among `others` that is worth at least as much to every needed party, and more to one, that
    no further lock refuses; null: none of them, so it lies on the frontier of these. */
export function dominating(own: Judged, others: Judged[]): Judged | null {
  const locks = new Set(own.locks.map((l) => l.id));
  const gain = (j: Judged) => j.parties.filter((p) => p.needed).map((p) => p.gain?.mean ?? p.worth.mean);
  const mine = gain(own);
  const better = others.filter((o) => {
    if (o.forbidden || o.locks.some((l) => !locks.has(l.id))) return false;
    const theirs = gain(o);
    return theirs.every((g, k) => g >= mine[k]! - 1e-9) && theirs.some((g, k) => g > mine[k]! + 1e-6);
  });
  const least = (j: Judged) => Math.min(...gain(j).map((g, k) => g - mine[k]!));
  return better.sort((a, b) => least(b) - least(a))[0] ?? null;
}
