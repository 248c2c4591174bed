// Orders of steps compared: what stands out in them.
import type { OrderEffect, SequencePart } from "./report_talks";
import { isShown, type Shown } from "./shape";

/** The endings that an order makes clearly more or less likely, the largest change first. */
export function movedBy(order: OrderEffect): [string, Shown][] {
  return Object.entries(order.change.endings)
    .filter((entry): entry is [string, Shown] => isShown(entry[1]) && entry[1].mean !== 0)
    .filter(([, e]) => e.se !== null && Math.abs(e.mean) >= 2 * e.se)
    .sort(([, a], [, b]) => Math.abs(b.mean) - Math.abs(a.mean));
}

/** The part at which a chain breaks most often; none where it always holds. */
export function mostBroken(parts: SequencePart[]): SequencePart | undefined {
  const [worst] = [...parts].sort((a, b) => (b.breaks_here.mean ?? 0) - (a.breaks_here.mean ?? 0));
  return (worst?.breaks_here.mean ?? 0) > 0 ? worst : undefined;
}

/** How far any order's chance of a deal in force hangs on the courses that the solver was given. */
export function largestSolverError(orders: OrderEffect[]): { worlds: number; mean: number; single: number } | undefined {
  const told = orders.map((o) => o.solver_error).filter(isShown);
  if (told.length === 0) return undefined;
  return {
    worlds: Math.max(...told.map((e) => e.n)),
    mean: Math.max(...told.map((e) => Math.abs(e.mean))),
    single: Math.max(...told.flatMap((e) => [Math.abs(e.p05 ?? 0), Math.abs(e.p95 ?? 0)])),
  };
}
