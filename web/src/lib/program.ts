// A rule of the case as straight-line code, and its value at one state. The same operations as the
// engine's (include/armistice/program.h): every step writes the register of its number.

/** A number, a slot of the state or an earlier register; null where a step takes fewer. */
export type Operand = number | null | ["s", number] | ["r", number];
export interface Lookup {
  x: number[];
  y: number[];
  kind: "clamped" | "extended" | "steps";
}
export type Step = [op: string, ...of: (Operand | Lookup)[]];
export interface Program {
  code: Step[];
  result: Operand;
}

export type Slots = (slot: number) => number;

const truth = (x: boolean): number => (x ? 1 : 0);

const OPS: Record<string, (a: number, b: number, c: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => Math.pow(a, b),
  neg: (a) => -a,
  lt: (a, b) => truth(a < b),
  le: (a, b) => truth(a <= b),
  gt: (a, b) => truth(a > b),
  ge: (a, b) => truth(a >= b),
  eq: (a, b) => truth(a === b),
  ne: (a, b) => truth(a !== b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
  not: (a) => truth(a === 0),
  select: (a, b, c) => (a !== 0 ? b : c),
  min: (a, b) => (b < a ? b : a),
  max: (a, b) => (a < b ? b : a),
  abs: (a) => Math.abs(a),
  floor: (a) => Math.floor(a),
  exp: (a) => Math.exp(a),
  log: (a) => Math.log(a),
  sqrt: (a) => Math.sqrt(a),
  logistic: (a) => 1 / (1 + Math.exp(-a)),
  sin: (a) => Math.sin(a),
  cos: (a) => Math.cos(a),
  tan: (a) => Math.tan(a),
  arcsin: (a) => Math.asin(a),
  arccos: (a) => Math.acos(a),
  arctan: (a) => Math.atan(a),
  log10: (a) => Math.log10(a),
  truncate: (a) => Math.trunc(a),
  modulo: (a, b) => a - b * Math.floor(a / b),
  remainder: (a, b) => a % b,
  poisson: (mean, share) => poisson(mean, share),
};

/** The count below which a share of a Poisson law lies. */
function poisson(mean: number, share: number): number {
  if (!(mean > 0)) return 0;
  let term = Math.exp(-mean);
  let below = term;
  let count = 0;
  while (below < share && count < 10_000) {
    count += 1;
    term *= mean / count;
    below += term;
  }
  return count;
}

/** The value of a function through points. */
export function lookUp({ x, y, kind }: Lookup, at: number): number {
  const last = x.length - 1;
  if (Number.isNaN(at) || last < 0) return NaN;
  let k = 0; // the last point at or before, or the first
  while (k < last && x[k + 1]! <= at) k += 1;
  if (kind === "steps") return y[k]!;
  if (kind === "clamped" && at <= x[0]!) return y[0]!;
  if (kind === "clamped" && at >= x[last]!) return y[last]!;
  k = Math.min(k, last - 1);
  return y[k]! + ((y[k + 1]! - y[k]!) * (at - x[k]!)) / (x[k + 1]! - x[k]!);
}

/** Slots that a program reads. */
export function slotsOf(program: Program): number[] {
  const operands = [...program.code.flatMap(([, ...of]) => of), program.result];
  return [...new Set(operands.flatMap((o) => (Array.isArray(o) && o[0] === "s" ? [o[1]] : [])))];
}

export function run(program: Program, slots: Slots): number {
  const registers: number[] = [];
  const read = (o: Operand | Lookup | undefined): number => {
    if (typeof o === "number") return o;
    if (Array.isArray(o)) return o[0] === "s" ? slots(o[1]) : registers[o[1]]!;
    return NaN;
  };
  for (const [op, a, b, c] of program.code) {
    if (op === "table") registers.push(lookUp(b as Lookup, read(a)));
    else registers.push((OPS[op] ?? (() => NaN))(read(a), read(b), read(c)));
  }
  return read(program.result);
}
