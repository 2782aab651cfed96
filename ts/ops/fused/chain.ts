import { dtypes } from "../../core/dtype.js";
import { kernels } from "../../wasm/abi.js";
import type { Instruction, Place } from "./instructions.js";

/**
 * Two operations of float32 or float64 in one kernel call, where what the first gives is used by the second alone: it
 * then stays in a register. Which operations there are is said in `crates/kernels/src/loops/chain.rs`.
 */
class Chain implements Instruction {
  readonly inPlace = true;
  readonly name = undefined;
  constructor(
    readonly form: number,
    readonly inputs: readonly [Place, Place, Place],
    readonly out: Place,
  ) {}
  run(n: number): void {
    const [a, b, c] = this.inputs;
    const repeated = (a.repeated ? 128 : 0) | (b.repeated ? 256 : 0) | (c.repeated ? 512 : 0);
    kernels.chain(this.form | repeated, n, this.out.address, a.address, b.address, c.address);
  }
}

const MULTIPLY = 2;
const [NEGATE_B, NEGATE_C, NEGATE_FIRST] = [16, 32, 64];
const firsts: Record<string, number> = { add: 0, subtract: NEGATE_B, multiply: MULTIPLY, square: MULTIPLY };
const seconds: Record<string, number> = { add: 0, subtract: NEGATE_C, multiply: 4, divide: 8, square: 12 };

/**
 * The sum of what an instruction would compute of `n` elements, by NumPy's tree, where a kernel sums products or squared
 * differences of its inputs as they are read.
 */
export function sumOf(call: Instruction, n: number): number | undefined {
  const { inputs, out, name } = call;
  const [x, y = x] = inputs as readonly [Place, Place?];
  const isFloat = out.dtype === dtypes.float32 || out.dtype === dtypes.float64;
  if (!isFloat || x.repeated) return undefined;
  const narrow = out.dtype === dtypes.float32 ? 1 : 0;
  if (call instanceof Chain) {
    if ((call.form | 1) !== (NEGATE_B | seconds.square! | 1)) return undefined;
    if (!y.repeated) return kernels.sum_differences(narrow, n, x.address, y.address);
    const middle = out.dtype.read(y.address) as number;
    return kernels.sum_products(narrow, n, x.address, x.address, middle, middle);
  }
  if ((name !== "multiply" && name !== "square") || y.repeated) return undefined;
  return kernels.sum_products(narrow, n, x.address, y.address, 0, 0);
}

/** The call that does what `first` and then `second` do, if there is one. */
function chainOf(first: Instruction, second: Instruction): Instruction | undefined {
  const { inputs, out } = second;
  const { dtype } = out;
  const forms = [firsts[first.name!], seconds[second.name!]] as const;
  const isFloat = dtype === dtypes.float64 || dtype === dtypes.float32;
  if (!isFloat || forms[0] === undefined || forms[1] === undefined) return undefined;
  const [a, b = a!] = first.inputs;
  const [x, y = x] = inputs;
  let form = forms[0] | (dtype === dtypes.float64 ? 1 : 0);
  let c = y!;
  if (x === y) {
    if (second.name !== "square" && second.name !== "multiply") return undefined;
    form |= seconds.square!;
    c = a!;
  } else if (x === first.out) form |= forms[1];
  else {
    // a product or sum of them the other way round is the same
    if (second.name === "divide") return undefined;
    c = x!;
    form |= second.name === "subtract" ? NEGATE_FIRST : forms[1];
  }
  return new Chain(form, [a!, b, c], out);
}

/** The same calls with as many as possible in pairs. */
export function chained(code: readonly Instruction[]): Instruction[] {
  const uses = new Map<Place, number>();
  for (const { inputs } of code) for (const x of new Set(inputs)) uses.set(x, (uses.get(x) ?? 0) + 1);
  const made = new Map<Place, Instruction>();
  for (const second of code) {
    let call = second;
    for (const x of new Set(second.inputs)) {
      const first = made.get(x);
      const both = first && uses.get(x) === 1 ? chainOf(first, second) : undefined;
      if (!both) continue;
      made.delete(x);
      call = both;
      break;
    }
    made.set(second.out, call);
  }
  return [...made.values()];
}
