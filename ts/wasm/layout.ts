/**
 * The layout of the `Walk` descriptor: that of `crates/kernels/src/loops/mod.rs`, where in wasm every field is one 32-bit
 * word. Numbers only: workers are started from the text of modules that import this one.
 */

/** The most axes an array can have. */
export const MAX_NDIM = 64;
/** The most operands a walk can have. */
export const MAX_OPS = 5;
/** The word at which the shape begins; before it are the numbers of axes and of operands. */
export const SHAPE = 2;
/** The word at which the operands begin: of each its address, its dtype's code and its strides. */
export const OPS = SHAPE + MAX_NDIM;
/** The words of an operand. */
export const OP_WORDS = 2 + MAX_NDIM;
