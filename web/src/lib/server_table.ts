// What the server says of a package over all worlds of a study (POST /api/studies/{id}/table), put in
// place of what the page works out from the sample in the report.
import type { Deal, Estimate, Option } from "./report";
import type { Judged, Spread } from "./table";

export interface Bins {
  low: number;
  high: number;
  shares: number[];
}
export interface LookedInto {
  package: Deal;
  changes: { issue: string; from: Option; to: Option }[];
  signs: number;
  lasts: number;
}
export interface TableAnswer {
  package: Deal;
  worlds: number;
  signs: Estimate;
  ratified: Estimate;
  holds: Estimate;
  lasts: Estimate;
  parties: Record<string, { worth?: Estimate; gain?: Estimate; accepts?: Estimate; histogram?: Bins }>;
  locks: { id: string; holder: string; hard: boolean; vetoes: boolean; holds: Estimate }[];
  frontier: { on_frontier: boolean; looked_into: number; dominated_by: LookedInto | null };
  nearest: { found: boolean; is?: LookedInto; likeliest?: LookedInto };
}
export type AskTable = (deal: Deal) => Promise<TableAnswer>;

const spread = (e: Estimate): Spread => ({ ...e, mean: e.mean ?? NaN, values: [] });

/** The answer in the page's own form; parties in the order of `own`. */
export function asJudged(own: Judged, answer: TableAnswer): Judged {
  return {
    package: own.package,
    forbidden: own.forbidden,
    signs: spread(answer.signs),
    ratified: spread(answer.ratified),
    holds: spread(answer.holds),
    lasts: spread(answer.lasts),
    parties: own.parties.map((p) => {
      const told = Object.prototype.hasOwnProperty.call(answer.parties, p.id) ? answer.parties[p.id] : undefined;
      return told
        ? {
            ...p,
            worth: told.worth ? spread(told.worth) : p.worth,
            gain: told.gain ? { ...spread(told.gain), bins: told.histogram } : p.gain,
            accepts: told.accepts ? spread(told.accepts) : p.accepts,
          }
        : p;
    }),
    locks: answer.locks.map(({ id, holder, hard, vetoes, holds }) => ({ id, holder, hard, vetoes, holds: spread(holds) })),
  };
}
