import type { DTypeRow } from "../../core/dtype.js";
import type { Signature, Ufunc } from "../../core/ufunc.js";
import { kernels, setOperand, setWalk } from "../../wasm/abi.js";

/** Where an operand of an instruction is at the moment: a dense block, or one element that repeats. */
export class Place {
  address = 0;
  constructor(
    readonly dtype: DTypeRow,
    public repeated: boolean,
  ) {}
}

/** One kernel call over a block of `n` elements. */
export interface Instruction {
  readonly inputs: readonly Place[];
  readonly out: Place;
  /** Whether the result may replace an input of the same size. */
  readonly inPlace: boolean;
  /** The function, if it takes and gives elements as they are. */
  readonly name: string | undefined;
  run(n: number): void;
}

/** A loop that takes blocks as they are. */
class Direct implements Instruction {
  readonly inPlace = true;
  private readonly a: Place;
  private readonly b: Place;
  constructor(
    readonly name: string,
    private readonly code: number,
    private readonly signature: number,
    readonly inputs: readonly Place[],
    readonly out: Place,
  ) {
    this.a = inputs[0]!;
    this.b = inputs[inputs.length - 1]!;
  }
  run(n: number): void {
    const { a, b } = this;
    const repeated = (a.repeated ? 1 : 0) | (b.repeated ? 2 : 0);
    kernels.flat(this.code, this.signature, n, this.out.address, a.address, b.address, repeated);
  }
}

const none: readonly number[] = [0];

/** Describe places as the operands of a call. */
function describe(n: number, inputs: readonly Place[], out: Place): void {
  const shape = [n];
  setWalk(shape, inputs.length + 1);
  inputs.forEach(({ address, dtype, repeated }, k) =>
    setOperand(k, address, dtype.code, shape, repeated ? none : [dtype.itemsize], 1),
  );
  setOperand(inputs.length, out.address, out.dtype.code, shape, [out.dtype.itemsize], 1);
}

/** A loop of three inputs, or one that computes in other types than it takes. */
class Described implements Instruction {
  readonly inPlace = false;
  readonly name = undefined;
  constructor(
    _name: string,
    private readonly code: number,
    private readonly signature: number,
    readonly inputs: readonly Place[],
    readonly out: Place,
  ) {}
  run(n: number): void {
    describe(n, this.inputs, this.out);
    kernels.ufunc(this.code, this.signature);
  }
}

/** The call of a ufunc's loop. */
export function instructionFor(
  ufunc: Ufunc,
  signature: Signature,
  inputs: readonly Place[],
  out: Place,
): Instruction {
  const Kind = signature.direct && ufunc.nin <= 2 ? Direct : Described;
  return new Kind(ufunc.name, ufunc.code, signature.index, inputs, out);
}

/** A cast or copy. */
export function move(from: Place, out: Place): Instruction {
  const inputs = [from];
  const run = (n: number): void => {
    describe(n, inputs, out);
    kernels.assign();
  };
  return { inputs, out, inPlace: false, name: undefined, run };
}
