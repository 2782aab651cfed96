// Figures as text.

/** Nanoseconds in the unit that suits them. */
export function time(ns) {
  if (ns === undefined) return "n/a";
  if (ns < 1e3) return `${ns.toFixed(0)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toPrecision(3)} us`;
  if (ns < 1e9) return `${(ns / 1e6).toPrecision(3)} ms`;
  return `${(ns / 1e9).toPrecision(3)} s`;
}

export const ratioText = (ratio) => (ratio === undefined ? "n/a" : `${ratio.toFixed(2)}x`);
