// About how wide a text is, before it is drawn: wide characters count in full, others at 0.56.

export function textWidth(words: string, size: number): number {
  let width = 0;
  for (const c of words) width += (c > "\u2e7f" ? 1 : 0.56) * size;
  return width;
}

/** A margin that holds the longest label, between a least and a greatest width; longer labels wrap. */
export function labelMargin(labels: string[], size: number, least: number, greatest: number): number {
  const longest = Math.max(0, ...labels.map((l) => textWidth(l, size)));
  return Math.round(Math.min(greatest, Math.max(least, longest + 4)));
}
