import { sizeOf } from "../../core/shape.js";
import type { Corner } from "./corner.js";

/** How the nested brackets are broken into lines. */
export interface LineStyle {
  /** Characters in a line. */
  readonly width: number;
  /** What comes between elements. */
  readonly separator: string;
  /** Blanks that every line but the first starts with. */
  readonly indent: string;
  /** As version 1.13 had it: brackets take no room, and dots are followed by a comma. */
  readonly old: boolean;
}

/** Lines of a row: the finished ones, and the one that grows. */
interface Row {
  done: string;
  line: string;
}

/** Put a word at the end of a row, or on a new line if the row would pass `width` and a new line helps. */
function append(row: Row, word: string, width: number, indent: string, old: boolean): void {
  if (old) {
    if (row.line.length + word.length > width) {
      row.done += `${row.line.trimEnd()}\n`;
      row.line = indent;
    }
    row.line += word;
    return;
  }
  const lines = word.split(/\r\n|[\n\r\v\f\u2028\u2029]/);
  const widest = Math.max(...lines.map((line) => line.length));
  const wrap = row.line.length + widest > width && row.line.length > indent.length;
  if (wrap) {
    row.done += `${row.line.trimEnd()}\n`;
    row.line = indent;
  }
  if (lines.length === 1) {
    row.line += word;
    return;
  }
  // A word of several lines hangs below its first one, and ends where its widest ends.
  const hang = " ".repeat(row.line.length);
  row.line += lines[0];
  for (const line of lines.slice(1)) {
    row.done += `${row.line.trimEnd()}\n`;
    row.line = hang + line;
  }
  row.line += " ".repeat(widest - lines.at(-1)!.length);
}

/** Elements as nested brackets, with dots where a summary leaves some out. */
export function bracketed(corner: Corner, write: (position: number) => string, style: LineStyle): string {
  const { shape, leading } = corner;
  const { separator, old } = style;
  const ndim = shape.length;
  const tail = separator.trimEnd();

  const nested = (axis: number, position: number, indent: string, width: number): string => {
    if (axis === ndim) return write(position);
    const length = shape[axis]!;
    const step = sizeOf(shape.slice(axis + 1));
    const inner = (i: number): string =>
      nested(axis + 1, position + i * step, `${indent} `, old ? width : width - 1);

    if (axis < ndim - 1) {
      const between = tail + "\n".repeat(ndim - 1 - axis) + indent;
      let text = "";
      for (let i = 0; i < length; i++) {
        if (i === leading[axis]) text += old ? `..., \n${indent}` : `...${between}`;
        text += inner(i) + (i < length - 1 ? between : "");
      }
      return `[${text}]`;
    }

    const room = width - (old ? tail.length : Math.max(tail.length, 1));
    const row: Row = { done: "", line: indent };
    for (let i = 0; i < length; i++) {
      if (i === leading[axis]) {
        append(row, "...", room, indent, old);
        row.line += old ? ", " : separator;
      }
      append(row, inner(i), old && i === length - 1 ? width : room, indent, old);
      if (i < length - 1) row.line += separator;
    }
    return `[${(row.done + row.line).slice(indent.length)}]`;
  };
  return nested(0, 0, style.indent, style.width);
}
