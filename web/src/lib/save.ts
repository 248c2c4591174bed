// Saving a chart as a file of its own: title above, source line below, colours fixed.
import { textWidth } from "./label_width";
import { csv, type Table } from "./safe";
import { wrap } from "./wrap";

const MARGIN = 24; // around a saved chart, pixels
const SVG = "http://www.w3.org/2000/svg";

function offer(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveCsv(table: Table, name: string): void {
  // the byte order mark tells spreadsheets that this is UTF-8
  offer(new Blob(["\ufeff", csv(table)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}

export interface Caption {
  title: string;
  sub?: string;
  source: string;
  key?: { label: string; colour: string }[];
}

function textLine(x: number, y: number, size: number, weight: string, fill: string, words: string) {
  const node = document.createElementNS(SVG, "text");
  const attributes = { x, y, fill, "font-size": size, "font-weight": weight };
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.textContent = words;
  return node;
}

/** Swatches with their labels, below `y`; gives the height that it reached. */
function drawKey(out: SVGElement, key: { label: string; colour: string }[], y: number, width: number, ink: string): number {
  if (key.length === 0) return y;
  let x = MARGIN;
  y += 22;
  for (const { label, colour } of key) {
    const long = 22 + textWidth(label, 12.5);
    if (x > MARGIN && x + long > width + MARGIN) {
      x = MARGIN;
      y += 20;
    }
    const swatch = document.createElementNS(SVG, "rect");
    const box = { x, y: y - 10, width: 11, height: 11, fill: colour };
    for (const [name, v] of Object.entries(box)) swatch.setAttribute(name, String(v));
    out.append(swatch, textLine(x + 16, y, 12.5, "400", ink, label));
    x += long + 16;
  }
  return y;
}

/** A drawing that stands alone: variables of the page's style are replaced by their values. */
export function standalone(chart: SVGSVGElement, caption: Caption): { text: string; width: number; height: number } {
  const style = getComputedStyle(chart);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const width = Number(chart.getAttribute("width")) || chart.clientWidth || 640;
  const inner = Number(chart.getAttribute("height")) || chart.clientHeight || 400;
  const out = document.createElementNS(SVG, "svg");
  const lines: { words: string; size: number; weight: string; fill: string; gap: number }[] = [];
  const add = (words: string | undefined, size: number, weight: string, fill: string) => {
    for (const line of words ? wrap(words, width, size) : [])
      lines.push({ words: line, size, weight, fill, gap: size * 1.35 });
  };
  add(caption.title, 18, "600", value("--ink") || "#111");
  add(caption.sub, 12.5, "400", value("--muted") || "#555");
  let y = MARGIN;
  for (const line of lines) {
    y += line.gap;
    out.append(textLine(MARGIN, y - line.gap * 0.25, line.size, line.weight, line.fill, line.words));
  }
  y = drawKey(out, caption.key ?? [], y, width, value("--ink") || "#111");
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(y + 10));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(inner));
  out.append(copy);
  y += 10 + inner + 14;
  for (const line of wrap(caption.source, width, 10.5)) {
    y += 14;
    out.append(textLine(MARGIN, y, 10.5, "400", value("--muted") || "#555", line));
  }
  const height = Math.ceil(y + MARGIN);
  const full = width + 2 * MARGIN;
  out.setAttribute("viewBox", `0 0 ${full} ${height}`);
  out.setAttribute("width", String(full));
  out.setAttribute("height", String(height));
  out.setAttribute("font-family", value("--sans") || "sans-serif");
  const paper = document.createElementNS(SVG, "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", value("--paper") || "#fff");
  out.prepend(paper);
  const text = new XMLSerializer()
    .serializeToString(out)
    .replace(/var\((--[\w-]+)(?:,[^)]*)?\)/g, (_, name: string) => value(name) || "currentColor");
  return { text, width: full, height };
}

export function saveSvg(chart: SVGSVGElement, caption: Caption, name: string): void {
  offer(new Blob([standalone(chart, caption).text], { type: "image/svg+xml" }), `${name}.svg`);
}

/** Three pixels to a point: sharp on a projector. */
export function savePng(chart: SVGSVGElement, caption: Caption, name: string): void {
  const { text, width, height } = standalone(chart, caption);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * 3;
    canvas.height = height * 3;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && offer(blob, `${name}.png`), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
