import { RuntimeError } from "../../core/errors.js";

/** How tensors print. */
export interface PrintOptions {
  /** Digits after the point. 4. */
  readonly precision: number;
  /** The size above which a tensor is summarised. 1000. */
  readonly threshold: number;
  /** Elements shown at each end of a summarised axis. 3. */
  readonly edgeitems: number;
  /** Characters in a line. 80. */
  readonly linewidth: number;
  /** Whether floats take exponents; `null` where their magnitudes decide. */
  readonly sciMode: boolean | null;
}

/** Some of the print options; a profile sets all but `sciMode` first. */
export interface SomePrintOptions {
  readonly precision?: number | null | undefined;
  readonly threshold?: number | null | undefined;
  readonly edgeitems?: number | null | undefined;
  readonly linewidth?: number | null | undefined;
  /** Starting values for the rest. */
  readonly profile?: "default" | "short" | "full" | null | undefined;
  readonly sciMode?: boolean | null | undefined;
}

const profiles: Readonly<Record<string, PrintOptions>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sciMode: null },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80, sciMode: null },
  full: { precision: 4, threshold: Number.POSITIVE_INFINITY, edgeitems: 3, linewidth: 80, sciMode: null },
};

let current = profiles.default!;

/** The options in force. */
export const printOptions = (): PrintOptions => current;

/**
 * Set how tensors print from now on. What is left out stays as it is, but `sciMode` is always reset.
 *
 * @throws RuntimeError for a profile that there is not
 * @example
 * torch.setPrintoptions({ precision: 2 });
 * torch.tensor([1 / 3]).toString() // -> tensor([0.33])
 * torch.setPrintoptions({ profile: "default" });
 * torch.tensor([1 / 3]).toString() // -> tensor([0.3333])
 */
export function setPrintoptions(options: SomePrintOptions = {}): void {
  const { profile, precision, threshold, edgeitems, linewidth, sciMode = null } = options;
  const base = profile == null ? current : profiles[profile];
  if (!base)
    throw new RuntimeError(`'${profile}' is no print profile: they are ${Object.keys(profiles).join(", ")}`);
  current = {
    precision: precision ?? base.precision,
    threshold: threshold ?? base.threshold,
    edgeitems: edgeitems ?? base.edgeitems,
    linewidth: linewidth ?? base.linewidth,
    sciMode,
  };
}
