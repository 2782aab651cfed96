import { type Binary, binary, type Unary, ufunc } from "./operands.js";

/** Comparisons, logic and bits. */

/**
 * Where both are equal: booleans.
 *
 * @example
 * torch.eq(torch.tensor([1, 2]), 2).tolist() // -> [ false, true ]
 */
export const eq: Binary = binary("eq", "equal");
/**
 * Where both differ: booleans.
 *
 * @example
 * torch.ne(torch.tensor([1, 2]), 2).tolist() // -> [ true, false ]
 */
export const ne: Binary = binary("ne", "notEqual");
/**
 * Where the first is less: booleans.
 *
 * @example
 * torch.lt(torch.tensor([1, 2, 3]), 2).tolist() // -> [ true, false, false ]
 */
export const lt: Binary = binary("lt", "less");
/**
 * Where the first is less or equal: booleans.
 *
 * @example
 * torch.le(torch.tensor([1, 2, 3]), 2).tolist() // -> [ true, true, false ]
 */
export const le: Binary = binary("le", "lessEqual");
/**
 * Where the first is greater: booleans.
 *
 * @example
 * torch.gt(torch.tensor([1, 2, 3]), 2).tolist() // -> [ false, false, true ]
 */
export const gt: Binary = binary("gt", "greater");
/**
 * Where the first is greater or equal: booleans.
 *
 * @example
 * torch.ge(torch.tensor([1, 2, 3]), 2).tolist() // -> [ false, true, true ]
 */
export const ge: Binary = binary("ge", "greaterEqual");
/**
 * Where both are true, or not zero: booleans.
 *
 * @example
 * torch.logicalAnd(torch.tensor([true, true]), torch.tensor([true, false])).tolist() // -> [ true, false ]
 */
export const logicalAnd: Binary = binary("logicalAnd", "logicalAnd");
/**
 * Where one or both are true, or not zero: booleans.
 *
 * @example
 * torch.logicalOr(torch.tensor([true, false]), torch.tensor([false, false])).tolist() // -> [ true, false ]
 */
export const logicalOr: Binary = binary("logicalOr", "logicalOr");
/**
 * Where exactly one is true, or not zero: booleans.
 *
 * @example
 * torch.logicalXor(torch.tensor([true, true]), torch.tensor([true, false])).tolist() // -> [ false, true ]
 */
export const logicalXor: Binary = binary("logicalXor", "logicalXor");
/**
 * Where numbers are zero, or false: booleans.
 *
 * @example
 * torch.logicalNot(torch.tensor([0, 2])).tolist() // -> [ true, false ]
 */
export const logicalNot: Unary = ufunc("logicalNot", "logicalNot");
/**
 * Bits that both have.
 *
 * @throws NotImplementedError for floats
 * @example
 * torch.bitwiseAnd(torch.tensor([6n]), torch.tensor([3n])).tolist() // -> [ 2 ]
 */
export const bitwiseAnd: Binary = binary("bitwiseAnd", "bitwiseAnd");
/**
 * Bits that either has.
 *
 * @throws NotImplementedError for floats
 * @example
 * torch.bitwiseOr(torch.tensor([6n]), torch.tensor([3n])).tolist() // -> [ 7 ]
 */
export const bitwiseOr: Binary = binary("bitwiseOr", "bitwiseOr");
/**
 * Bits that one of both has.
 *
 * @throws NotImplementedError for floats
 * @example
 * torch.bitwiseXor(torch.tensor([6n]), torch.tensor([3n])).tolist() // -> [ 5 ]
 */
export const bitwiseXor: Binary = binary("bitwiseXor", "bitwiseXor");
/**
 * Bits moved to the left.
 *
 * @throws NotImplementedError for floats
 * @example
 * torch.bitwiseLeftShift(torch.tensor([3n]), torch.tensor([2n])).tolist() // -> [ 12 ]
 */
export const bitwiseLeftShift: Binary = binary("bitwiseLeftShift", "leftShift");
/**
 * Bits moved to the right.
 *
 * @throws NotImplementedError for floats
 * @example
 * torch.bitwiseRightShift(torch.tensor([12n]), torch.tensor([2n])).tolist() // -> [ 3 ]
 */
export const bitwiseRightShift: Binary = binary("bitwiseRightShift", "rightShift");
/**
 * All bits turned.
 *
 * @throws NotImplementedError for floats
 * @example
 * torch.bitwiseNot(torch.tensor([0n, 5n])).tolist() // -> [ -1, -6 ]
 */
export const bitwiseNot: Unary = ufunc("bitwiseNot", "invert");
/**
 * Where numbers are NaN: booleans.
 *
 * @example
 * torch.isnan(torch.tensor([1, Infinity, NaN])).tolist() // -> [ false, false, true ]
 */
export const isnan: Unary = ufunc("isnan", "isnan");
/**
 * Where numbers are infinite: booleans.
 *
 * @example
 * torch.isinf(torch.tensor([1, Infinity, NaN])).tolist() // -> [ false, true, false ]
 */
export const isinf: Unary = ufunc("isinf", "isinf");
/**
 * Where numbers are neither infinite nor NaN: booleans.
 *
 * @example
 * torch.isfinite(torch.tensor([1, Infinity, NaN])).tolist() // -> [ true, false, false ]
 */
export const isfinite: Unary = ufunc("isfinite", "isfinite");
/**
 * Where the sign is negative, that of -0 too: booleans.
 *
 * @throws RuntimeError for complex numbers
 * @example
 * torch.signbit(torch.tensor([1, -0, -3])).tolist() // -> [ false, true, true ]
 */
export const signbit: Unary = ufunc("signbit", "signbit");
