// The report as the program writes it: docs/report.schema.json, whose field names these are.
//
// A page may be filled by an older or a later program, so parts beyond the head are optional here
// and the sections ask before they draw.

import type { OrderEffect, PrivateInformation, Relapse, Sequence } from "./report_talks";
import type { Table } from "./table";

/** Text in up to three languages; a bare string stands for all of them. */
export type Text = string | { en?: string; "zh-Hans"?: string; "zh-Hant"?: string };
export type Titles = Record<string, Text>;

/** What goes with an early date or a high cost, over worlds. */
export interface WarDriver {
  id: string;
  kind: string;
  correlation: number;
  se: number;
}
/** The war alone, without talks. */
export interface WarReading {
  worlds: number;
  paths: number;
  limits: { id: string; party?: string; first: Estimate; drivers: WarDriver[] }[];
  pressure: Record<
    string,
    { cost_now: Estimate | null; cost_at_end: Estimate | null; loses_most: Estimate | null; drivers: WarDriver[] }
  >;
  feedback: {
    found: number;
    dates: string[];
    loops: { stocks: string[]; gain: (number | null)[]; dominance: (number | null)[] }[];
  };
  changes: { id: string; stocks: Record<string, Estimate | null>; limits: Record<string, Estimate | null> }[];
}

/** A number with its uncertainty; n counts worlds. What could not be computed is null. */
export interface Estimate {
  mean: number | null;
  se: number | null;
  p05: number | null;
  p50: number | null;
  p95: number | null;
  n: number;
}
export interface Effect extends Estimate {
  distinguishable: boolean; // beyond two standard errors, taken by itself
  matters?: boolean; // of disagreements: clear among all that were tested, and no trifle
}
export type Effects = Record<string, Effect>; // by ending

export type Option = string | number; // a number for an issue that is a share
export type Deal = Record<string, Option>;

export interface Settings {
  start: string;
  now: string;
  horizon_months: number;
  horizon_date: string;
  solve_until_months?: number;
  scale?: string;
  no_deal_before_now?: boolean;
  answers_used?: number;
  noise?: string;
  meet?: string;
  needed?: string[];
  lang?: string; // what the page opens in
  as_of?: string; // only what was known then is used
  believe?: string[];
}

export interface NameTable {
  parties?: Titles;
  issues?: Record<string, { title: Text; share: boolean; options: Titles }>;
  locks?: Titles;
  endings?: Titles;
  stocks?: Titles;
  modes?: Record<string, { title: Text; states: Titles }>;
  events?: Titles;
  levers?: Titles;
  quantities?: Titles;
  auxiliaries?: Titles;
  limits?: Titles;
  blocks?: Titles;
  orders?: Titles;
  choices?: Record<string, Titles>; // quantity: alternative
}

export interface PartyRow {
  id: string;
  role: string;
  backs?: string;
  of?: string;
  needed?: boolean;
  value_at_start?: Estimate | null;
  cost_per_month?: Estimate | null;
  best_gain?: Estimate | null;
}
export interface EndingRow {
  id: string;
  p: Estimate;
}
export interface SettledRow {
  month: number;
  date: string; // when that month begins
  p: Estimate;
  hazard?: Estimate;
}
/** How many histories have ended, and how, when a month begins; wars that outlast the horizon stay at war. */
export interface EndingsMonth {
  month: number;
  date: string;
  at_war: Estimate;
  ended: Record<string, number>; // by ending
}
export interface DealRow {
  deal: Deal;
  p: Estimate;
  ratified: number;
  lasting: number;
}
export interface OptionRow {
  issue: string;
  option: Option;
  p: Estimate;
}
export interface FanMonth {
  date: string;
  p05: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p95: number | null;
  at_war?: number;
}
export interface Fan {
  id: string;
  unit: string;
  claims?: string[]; // that the stock rests on
  months: FanMonth[];
}
export interface ModeShares {
  id: string;
  states: string[];
  months: { date: string; p: number[] }[];
}
export interface LimitRow {
  id: string;
  party?: string;
  broken_by_end: Estimate;
  month: Estimate | null;
}
export interface DealGroup {
  deal: Deal;
  packages: number;
  p: Estimate;
  ratified: number | null;
  lasting: number | null;
  varies: { issue: string; options: { option: Option; share: number | null }[] }[];
}
export interface Ceasefire {
  agreed_by: { month: number; p: Estimate }[];
  months: Estimate | null;
  deal: Estimate | null;
  collapse: Estimate | null;
  holds: Estimate | null;
  broken: Record<string, { detected: Estimate | null; undetected: Estimate | null }>;
}
export interface LockSet {
  locks: string[];
  p: Estimate;
  deal?: Deal; // of a key: the package that is most often the best behind it
  deal_share?: number;
  leads_to?: string[]; // endings that this package can lead to
}
export interface LockState {
  id: string;
  kind: string;
  holder?: string;
  vetoes?: boolean;
  hard?: boolean;
  refuses?: string;
  while?: string;
  cost?: string;
  why?: Text;
  claims?: string[];
  state?: "closed" | "loosened" | "open"; // of a lock: holds on every course, on some, on none
  holds: Estimate;
  share: Estimate;
  blocks: Estimate;
}
export interface Locks {
  date: string;
  open: Estimate;
  never: Estimate;
  keys: LockSet[];
  knots: LockSet[];
  pairs?: LockSet[];
  triples?: LockSet[];
  courses?: number;
  complete_courses?: number;
  beyond_thresholds?: ("parliaments" | "leaders" | "interest")[];
  shares: { lock: Record<string, Estimate>; kind: Record<string, Estimate> };
  states: LockState[];
}
export interface SourceRow {
  id: string;
  type: string;
  title: string;
  author?: string;
  "container-title"?: string;
  issued?: string;
  language?: string;
  URL?: string;
  note?: string;
  rating: string;
}
export interface ClaimRow {
  id: string;
  source: string;
  at: string;
  by: string;
  about: string;
  value?: string;
  comparator?: string;
  of?: string;
  unit?: string;
  asof?: string;
  rating: string;
  says: Text;
  in_time: boolean;
  supports?: string;
}
export interface QuantityRow {
  id: string;
  unit: string;
  why: Text;
  claims: string[];
  pooled: { claim: string; weight: number; spread: string; p05?: number | null; p50?: number | null; p95?: number | null }[];
  choices: { id: string; weight: number }[];
  assumed: string;
  p05?: number | null;
  p50?: number | null;
  p95?: number | null;
  used: boolean;
}
export interface Disagreement {
  about: string;
  claims: string[];
  effect?: Effects;
  believe: { claim: string; weight: number; effect: Effects }[];
  matters: number;
}
export interface AssumptionRow {
  id: string;
  value: string;
  unit?: string;
  why: Text;
  bare?: boolean;
  implicit?: boolean;
}
export interface Evidence {
  sources: SourceRow[];
  claims: ClaimRow[];
  quantities: QuantityRow[];
  disagreements: Disagreement[];
  assumed: AssumptionRow[];
  unused: string[];
}
export interface AnswerRow {
  offer: string;
  party: string;
  accepted: boolean;
  expected: Estimate;
  taught: number;
}
export interface PositionRow {
  id: string;
  party: string;
  issue: string;
  accepts: Option[];
  refuses: Option[];
  kind: string;
  hard: boolean;
  reason?: string;
  asof: string;
  region?: string;
  by?: string;
  says?: Text;
  claims: string[];
}
export interface CommonGround {
  parties: number; // that take a stance of this kind
  accept: Option[]; // what all of them accept
  gap: boolean; // two or more parties, and no such option
}
export interface IssueDemands {
  issue: string;
  stated: CommonGround;
  aimed: CommonGround;
}
export interface MoveRow {
  id: string;
  date: string;
  by?: string;
  to?: string;
  type: string;
  package: Deal;
  replies_to?: string;
  deadline?: string;
  enforced?: string;
  says?: Text;
  days_to_reply?: number;
  claims: string[];
  in_time: boolean;
}
export interface LeverRow {
  id: string;
  endings?: Effects;
  months_of_war?: Estimate;
  signed_by_end?: Estimate;
}
export interface LeverPair {
  levers: [string, string];
  signed_by_end: Estimate; // both together
  interaction: Estimate; // beyond the sum of each alone
}
export interface FrictionRow {
  id: string;
  state: "on" | "absent" | "not_modelled";
  moves: boolean;
  share_of_delay: Estimate | null;
  share_of_no_deal: Estimate | null;
}
export interface Why {
  delay_months: Estimate;
  p_no_deal: Estimate;
  frictions: FrictionRow[];
}
export interface RipeMonth {
  month: number;
  date: string;
  at_war: number;
  overlap: Estimate;
  all_open: Estimate;
  sides: Record<string, { open: Estimate; best_gain: Estimate; best_joint_gain: Estimate | null }>;
}
export interface HomeBody {
  id: string;
  title: Text;
  kind: string;
  p: Estimate;
  why: Text;
  claims: string[];
  needs?: number;
  pivotal?: string | null;
  blocs?: { id: string; title: Text; seats: number; discipline: string; yes: Estimate; raised: Estimate }[];
}
export interface HomeChange {
  set: Deal;
  p: Estimate;
  change: Estimate;
  worth: Record<string, number | null>;
}
export interface Ratification {
  worlds: number;
  looked_into: number;
  packages: {
    deal: Deal;
    parties: { party: string; p: Estimate; bodies: HomeBody[]; changes: HomeChange[] }[];
    leaders: { party: string; stays: Estimate; stays_at_war: Estimate }[];
  }[];
}
export interface StepPair {
  first: { id: string; does: Text; party: string };
  second: { id: string; does: Text; party: string };
  table: { first: string; second: string; pay_first: Estimate; pay_second: Estimate; equilibrium: Estimate }[];
  better: Estimate;
}
export interface SolverDoubt {
  worlds: number;
  endings: EndingRow[];
  signed_by_end: Estimate;
  largest: Estimate;
}
export interface WarningRow {
  key: string;
  details: string[];
  text: Text;
}

export interface Report {
  case: { title: Text; summary?: Text; hash: string };
  version: string;
  seed: string | number;
  worlds: number;
  paths: number;
  effective_worlds: number;
  settings: Settings;
  names: NameTable;
  warnings?: WarningRow[];
  parties?: PartyRow[];
  endings: EndingRow[];
  settled_by: SettledRow[];
  endings_over_time?: EndingsMonth[];
  signed_by_end?: Estimate;
  ratified_by_end?: Estimate;
  lasting?: Estimate;
  collapsed?: Estimate;
  months_of_war?: Estimate;
  months_censored?: number;
  months_to_signature?: Estimate | null;
  signed_with_loss?: Estimate | null;
  deals_signed?: DealRow[];
  deal_groups?: DealGroup[];
  options_signed?: OptionRow[];
  fans?: Fan[];
  modes?: ModeShares[];
  limits?: LimitRow[];
  war?: WarReading | null;
  menu?: { size: number; epsilon: number; packages: string };
  solver_error?: SolverDoubt;
  horizon_effect?: SolverDoubt;
  certificate?: Record<string, { lower: Estimate; upper: Estimate | null; month_of_war: number }>;
  ceasefire?: Ceasefire | null;
  backcast?: Estimate | null;
  locks?: Locks;
  evidence?: Evidence;
  answers?: AnswerRow[];
  positions?: PositionRow[];
  demands?: IssueDemands[];
  moves?: MoveRow[];
  levers?: LeverRow[]; // of the levers command; a run may carry them
  openings?: LeverRow[];
  pairs?: LeverPair[];
  why?: Why; // of the why command; a run may carry it
  ripeness?: RipeMonth[];
  ratification?: Ratification | null;
  steps?: StepPair[];
  sequence?: Sequence | null;
  orders?: OrderEffect[]; // the one in force first; alone where the case names no other
  private?: PrivateInformation | null;
  relapse?: Relapse | null;
  table?: Table | null; // what the table of the page computes with
}
