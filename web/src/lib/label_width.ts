// About how wide a text is, before it is drawn: wide characters count in full, others at 0.56.

export function textWidth(words: string, size: number): number {
  let width = 0;
  for (const c of words) width += (c > "\u2e7f" ? 1 : 0.56) * size;
  return width;
}

/** Middles of labels of the given heights, as near as can be to where they are wanted, from `top` down
    in the same order, without overlap; they pass `bottom` only if they cannot all fit. */
export function spread(wanted: number[], heights: number[], top: number, bottom: number): number[] {
  const middles = [...wanted];
  let edge = top;
  for (let k = 0; k < middles.length; ++k) {
    middles[k] = Math.max(middles[k]!, edge + heights[k]! / 2);
    edge = middles[k]! + heights[k]! / 2;
  }
  edge = Math.max(bottom, top + heights.reduce((sum, h) => sum + h, 0));
  for (let k = middles.length - 1; k >= 0; --k) {
    middles[k] = Math.min(middles[k]!, edge - heights[k]! / 2);
    edge = middles[k]! - heights[k]! / 2;
  }
  return middles;
}

/** A margin that holds the longest label, between a least and a greatest width; longer labels wrap. */
export function labelMargin(labels: string[], size: number, least: number, greatest: number): number {
  const longest = Math.max(0, ...labels.map((l) => textWidth(l, size)));
  return Math.round(Math.min(greatest, Math.max(least, longest + 4)));
}
