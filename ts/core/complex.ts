/** A complex scalar: what `item` and full reductions give for complex arrays, and what they accept. */
export class Complex {
  constructor(
    /** Real part. */
    readonly re: number,
    /** Imaginary part. */
    readonly im: number,
  ) {}

  /** Whether both parts are equal (NaN equals nothing, -0 equals 0). */
  equals(other: Complex | number): boolean {
    const z = typeof other === "number" ? complex(other, 0) : other;
    return this.re === z.re && this.im === z.im;
  }

  /** As Python writes it: `(1+2j)`, `2j`, `(nan+infj)`. */
  toString(): string {
    const part = (x: number): string =>
      Number.isNaN(x)
        ? "nan"
        : Math.abs(x) === Infinity
          ? x > 0
            ? "inf"
            : "-inf"
          : `${Object.is(x, -0) ? "-0" : x}`;
    const im = part(this.im);
    if (this.re === 0 && !Object.is(this.re, -0)) return `${im}j`;
    return `(${part(this.re)}${im.startsWith("-") ? "" : "+"}${im}j)`;
  }

  /** So that `console.log` shows `(1+2j)` in Node, Deno and Bun. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/**
 * A complex number.
 *
 * @param re - real part
 * @param im - imaginary part
 * @example
 * np.complex(1, 2).toString() // -> (1+2j)
 */
export function complex(re: number, im = 0): Complex {
  return new Complex(re, im);
}
