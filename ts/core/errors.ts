/**
 * The error classes: Python's names, NumPy's words, and the facts as fields. JavaScript's own `TypeError`
 * serves as Python's. Nothing in the library throws a bare `Error`.
 */

/** A value is of the right type but cannot be used: shapes that do not broadcast, a step of zero. */
export class ValueError extends Error {
  override name = "ValueError";
}

/** An index is out of range or of a kind that cannot index. */
export class IndexError extends Error {
  override name = "IndexError";
}

/** An axis that the array does not have. A kind of {@link ValueError}, as in NumPy. */
export class AxisError extends ValueError {
  override name = "AxisError";
  constructor(
    /** The axis asked for. */
    readonly axis: number,
    /** The dimensions that there are. */
    readonly ndim: number,
    prefix?: string,
    message = `${prefix ? `${prefix}: ` : ""}axis ${axis} is out of bounds for array of dimension ${ndim}`,
  ) {
    super(message);
  }
}

/** Shapes that do not broadcast together. */
export class BroadcastError extends ValueError {
  constructor(
    message: string,
    /** The shapes, in the order of the operands. */
    readonly shapes: readonly (readonly number[])[],
  ) {
    super(message);
  }
}

/** A ufunc has no loop for its inputs, or would have to cast in a way that was not allowed. */
export class UFuncTypeError extends TypeError {
  override name = "UFuncTypeError";
  constructor(
    message: string,
    /** The ufunc. */
    readonly ufunc: string,
    /** The dtypes of its inputs. */
    readonly dtypes: readonly string[],
  ) {
    super(message);
  }
}

/** A name cannot be used, or nothing has it. */
export class KeyError extends Error {
  override name = "KeyError";
}

/** A name that nothing has, in an expression. */
export class NameError extends Error {
  override name = "NameError";
  constructor(
    message: string,
    /** The name. */
    readonly identifier: string,
  ) {
    super(message);
  }
}

/** An object does not have what was asked for by name. */
export class AttributeError extends Error {
  override name = "AttributeError";
}

/** What has to hold does not. */
export class AssertionError extends Error {
  override name = "AssertionError";
}

/** A number does not fit where it should go. */
export class OverflowError extends Error {
  override name = "OverflowError";
}

/** A step or divisor of zero where none can be. */
export class ZeroDivisionError extends Error {
  override name = "ZeroDivisionError";
}

/** A floating-point condition that was made an error: division by zero, overflow, an operation without a result. */
export class FloatingPointError extends Error {
  override name = "FloatingPointError";
}

/** Linear memory is exhausted. */
export class MemoryError extends Error {
  override name = "MemoryError";
  constructor(
    message: string,
    /** Bytes that were asked for. */
    readonly requested: number,
    /** Bytes that live arrays hold. */
    readonly live: number,
  ) {
    super(message);
  }
}

/** The library is used in an order or state that does not work. */
export class RuntimeError extends Error {
  override name = "RuntimeError";
}

/** A problem was given up on: see `maxWork` of `sharesMemory`. A kind of {@link RuntimeError}, as in NumPy. */
export class TooHardError extends RuntimeError {
  override name = "TooHardError";
}

/** An operation has no kernel for a dtype. A kind of {@link RuntimeError}, as in Python. */
export class NotImplementedError extends RuntimeError {
  override name = "NotImplementedError";
}

/** A linear-algebra routine cannot go on: a singular matrix, no convergence. */
export class LinAlgError extends ValueError {
  override name = "LinAlgError";
}

/** An array is used after its memory was given back by `dispose()` or the end of a `scope`. */
export class DisposedError extends Error {
  override name = "DisposedError";
}

/** A file is malformed or of a kind that is refused. */
export class FormatError extends ValueError {
  override name = "FormatError";
  constructor(
    message: string,
    /** Where in the file, in bytes from its start, if that is known. */
    readonly offset?: number,
    /** Which member of an archive, if it is one. */
    readonly member?: string,
  ) {
    super(message);
  }
}
