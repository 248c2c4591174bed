// Parts of the report on how a deal is reached and kept: in steps, with private knowledge, and what comes apart.
import type { Deal, Estimate, Option, WarDriver } from "./report";

export type OrNull = Estimate | null;

/** What a signature does to one needed party, on the scale of worths. */
export interface SequenceSide {
  gain: OrNull; // of what it expects
  if_it_stops: OrNull; // of what is left to it if nothing more is signed; null of the last part
  leverage: OrNull; // that, less the mean of the other needed parties
}
export interface SequencePart {
  part: string; // a block, or `deal`
  reached: Estimate; // all earlier parts signed
  signed: Estimate; // ... and this one, by the horizon
  signed_once_reached: OrNull;
  breaks_here: Estimate;
  months: OrNull; // from now to its signature, given one
  sides: Record<string, SequenceSide>;
  ways: { terms: Deal; p: Estimate }[]; // given a signature, the most frequent first; none of the last part
}
export interface Sequence {
  steps: string[]; // blocks, `ceasefire`, `deal`
  parts: SequencePart[];
}

/** An order of steps against the one in force, from now on, on the same worlds. */
export interface OrderEffect {
  id: string; // of the case; `in_force` and `at_once` are those without a name
  steps: string[]; // none: everything at once
  signed_by_end: Estimate; // of the whole deal
  in_force: Estimate;
  solver_error: OrNull; // of in_force
  months_of_war: Estimate;
  change: { signed_by_end: Estimate; in_force: Estimate; months_of_war: Estimate; endings: Record<string, Estimate> };
  parts: SequencePart[];
}

export interface ByType<T> {
  lower: T;
  upper: T;
}
export interface BeliefMonth {
  month: number;
  date: string;
  at_war: ByType<OrNull>; // share of the histories of each type
  believed: ByType<OrNull>; // of those: what others take to be the chance of the upper type
}
export interface PrivateParty {
  quantities: Record<string, ByType<number>>;
  upper_at_first: number;
  upper_now: OrNull;
  months: BeliefMonth[];
  signed: { alike: OrNull; apart: OrNull; between: OrNull };
  refusals: OrNull;
  moved_by_refusal: OrNull;
  silences: OrNull;
  moved_by_silence: OrNull;
  battles?: OrNull; // months a history in which the war shows something of it
  moved_by_battle?: OrNull;
}
export interface PrivateInformation {
  parties: Record<string, PrivateParty>;
  cost_of_ignorance: { months_of_war: Estimate; no_deal: Estimate } | null;
}

export interface Relapse {
  relapses: Estimate; // of agreements in force
  terms: { issue: string; option: Option; share: number; effect: Estimate }[]; // clear ones, largest first
  drivers: WarDriver[];
}
