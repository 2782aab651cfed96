import { type DType, type DTypeRow, dtypeOf } from "../core/dtype.js";
import { type DTypeAlias, type DTypeNamed, isSwapped } from "../core/dtype_names.js";
import { ValueError } from "../core/errors.js";

/** The letters and numbers by which NumPy knows a dtype. bfloat16 has those of ml_dtypes. */
const codes: Record<DType, readonly [kind: string, char: string, num: number]> = {
  bool: ["b", "?", 0],
  int8: ["i", "b", 1],
  uint8: ["u", "B", 2],
  int16: ["i", "h", 3],
  uint16: ["u", "H", 4],
  int32: ["i", "i", 5],
  uint32: ["u", "I", 6],
  int64: ["i", "l", 7],
  uint64: ["u", "L", 8],
  float16: ["f", "e", 23],
  float32: ["f", "f", 11],
  float64: ["f", "d", 12],
  complex64: ["c", "F", 14],
  complex128: ["c", "D", 15],
  bfloat16: ["V", "E", 256],
};

/** What is written where a dtype is wanted: a name, an alias, a type string, a dtype object, a constructor. */
export type DTypeLike =
  | DType
  | DTypeAlias
  | Dtype
  | NumberConstructor
  | BooleanConstructor
  | BigIntConstructor;

/** The name of the dtype that is meant. */
export type NameOf<L> =
  L extends Dtype<infer D>
    ? D
    : L extends DType | DTypeAlias
      ? DTypeNamed<L>
      : L extends NumberConstructor | null
        ? "float64"
        : L extends BooleanConstructor
          ? "bool"
          : L extends BigIntConstructor
            ? "int64"
            : DType;

/**
 * A dtype with all that NumPy says of it. There is one object for each dtype and order of bytes, so `===` compares them.
 * Arrays themselves name theirs (`a.dtype` is `"float32"`), and are always in the machine's order.
 */
export class Dtype<D extends DType = DType> {
  /** Its name: what arrays have as their `dtype`. */
  readonly name: D;
  /** Bytes of one element. */
  readonly itemsize: number;
  /** NumPy's letter of its family: `b`, `i`, `u`, `f`, `c`, and `V` of bfloat16. */
  readonly kind: string;
  /** Its own letter. */
  readonly char: string;
  /** NumPy's number of it. */
  readonly num: number;
  /** `=` as the machine has it, `>` the other way round, `|` where there is but one byte. */
  readonly byteorder: "=" | ">" | "|";
  /** The type string, with the order of bytes: `<f4`. */
  readonly str: string;
  /** Addresses of elements are multiples of it where they can be. */
  readonly alignment: number;

  /** @internal Dtypes are made by `dtype`. */
  constructor(row: DTypeRow, swapped: boolean) {
    this.name = row.name as D;
    this.itemsize = row.itemsize;
    const [kind, char, num] = codes[row.name];
    this.kind = kind;
    this.char = char;
    this.num = num;
    this.byteorder = row.itemsize === 1 ? "|" : swapped ? ">" : "=";
    this.str = `${this.byteorder === "=" ? "<" : this.byteorder}${kind}${row.itemsize}`;
    this.alignment = row.itemsize / row.parts;
  }

  /** Whether bytes are in the machine's order. */
  get isnative(): boolean {
    return this.byteorder !== ">";
  }
  /** The scalar type: its name, as lanewise's scalars are JavaScript's. */
  get type(): D {
    return this.name;
  }
  /** The dtype of elements: itself, as there are no subarrays. */
  get base(): this {
    return this;
  }
  /** As the array interface describes it. */
  get descr(): [string, string][] {
    return [["", this.str]];
  }
  /** The shape of subarrays: none. */
  get shape(): readonly number[] {
    return [];
  }
  /** The axes of subarrays: none. */
  get ndim(): number {
    return 0;
  }
  /** The fields of a record: none. */
  get fields(): null {
    return null;
  }
  /** The names of a record's fields: none. */
  get names(): null {
    return null;
  }
  /** Whether elements are objects of Python: never. */
  get hasobject(): boolean {
    return false;
  }
  /** 1 for NumPy's own dtypes in the machine's order, 2 for bfloat16, else 0. */
  get isbuiltin(): number {
    if (!this.isnative) return 0;
    return this.num < 256 ? 1 : 2;
  }

  /**
   * The same dtype in another order of bytes: `S` swaps, `<` `little` and `>` `big`, `=` `native`, `|` changes nothing.
   *
   * @throws ValueError for any other order
   * @example
   * np.dtype("int32").newbyteorder().str // -> >i4
   */
  newbyteorder(newOrder = "S"): Dtype<D> {
    const letter = /^(s(wap)?|l(ittle)?|b(ig)?|n(ative)?|i(gnore)?|[<>=|])$/i.test(newOrder)
      ? newOrder[0]!.toLowerCase()
      : "";
    if (letter === "") throw new ValueError(`byteorder not recognized (got '${newOrder}')`);
    if (letter === "|" || letter === "i") return this;
    return interned(dtypeOf(this.name), letter === "s" ? this.isnative : letter === "b" || letter === ">");
  }

  /** Whether another dtype, or what names one, is the same. */
  equals(other: unknown): boolean {
    try {
      return dtype(other as DTypeLike) === (this as unknown as Dtype);
    } catch {
      return false;
    }
  }
  /** As NumPy's `str`: the name, or the type string where bytes are swapped. */
  toString(): string {
    return this.isnative ? this.name : this.str;
  }
  /** As NumPy's `repr`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `dtype('${this.toString()}')`;
  }
}

const made = new Map<string, Dtype>();

function interned<D extends DType>(row: DTypeRow, swapped: boolean): Dtype<D> {
  const key = swapped && row.itemsize > 1 ? `>${row.name}` : row.name;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Dtype(row, swapped)));
  return found as Dtype<D>;
}

/**
 * The dtype object of what names one: a name, an alias (`double`), a type string (`f4`, `>i2`), a constructor
 * (`Number`), another dtype; `null` is float64.
 *
 * @throws TypeError for anything else
 * @example
 * np.dtype("f4").name // -> float32
 * np.dtype("float32") === np.dtype("single") // -> true
 * np.dtype("float32").kind // -> f
 */
export function dtype<L extends DTypeLike | null>(x: L): Dtype<NameOf<L>>;
export function dtype(x: unknown): Dtype {
  return x instanceof Dtype ? x : interned(dtypeOf(x ?? "float64"), isSwapped(x));
}

/** The families of dtypes by NumPy's letter, of a row of the core. */
export const kindLetter = (row: DTypeRow): string => codes[row.name][0];
/** The letter of a dtype. */
export const charOf = (row: DTypeRow): string => codes[row.name][1];
