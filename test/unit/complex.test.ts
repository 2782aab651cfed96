import { table } from "../helpers/table.js";

table("the class")`
  np.complex(1, 2) instanceof np.Complex -> true
  np.complex(1, 2).re -> 1
  np.complex(1, 2).im -> 2
  np.complex(1).im -> 0
  String(np.complex(1, -2)) -> (1-2j)
  String(np.complex(1, -0)) -> (1-0j)
  np.array([np.complex(1, 2)]).dtype -> complex128
  np.array([1, np.complex(0, 2)]) -> array([1.+0.j, 0.+2.j])
  np.array([{ re: 1, im: 2 }]) -> !TypeError: cannot make an array from a value of type object: numbers, booleans, bigints and Complex are stored
  np.array([np.complex(1, 2)]).item() instanceof np.Complex -> true
  np.array([np.complex(1, 2)]).tolist()[0] instanceof np.Complex -> true
  np.array([np.complex(1, 2)]).data -> 1,2
  np.array([np.complex(1, 2)], "complex64").data instanceof Float32Array -> true
`;

table("branch cuts follow the sign of zero")`
  np.sqrt(np.complex(-1, 0)) -> 1j
  np.sqrt(np.complex(-1, -0)) -> -1j
  np.log(np.complex(-1, 0)) -> 3.141592653589793j
  np.log(np.complex(-1, -0)) -> -3.141592653589793j
  np.log(np.complex(0, 0)) -> (-inf+0j)
  np.power(np.complex(-1, 0), 0.5) -> (6.123233995736766e-17+1j)
  np.power(np.complex(0, 0), 0) -> (1+0j)
  np.array([np.complex(0, 0)]).power(-1) -> array([nan+nanj])
  np.array([np.complex(1, 1)]).power(2) -> array([0.+2.j])
  np.exp(np.complex(0, Infinity)) -> (nan+nanj)
  np.exp(np.complex(-Infinity, NaN)) -> 0j
  np.abs(np.complex(Infinity, NaN)) -> Infinity
  np.abs(np.complex(3e200, 4e200)) -> 4.9999999999999995e+200
  np.sign(np.complex(3, 4)) -> (0.6+0.8j)
  np.sign(np.complex(0, 0)) -> 0j
  np.expm1(np.complex(1e-10, 0)) -> (1.00000000005e-10+0j)
  np.reciprocal(np.complex(0, 0)) -> (nan+nanj)
  np.array([np.complex(1, 1)]).divide(0) -> array([inf+infj])
  np.array([np.complex(0, 1)]).multiply(Infinity) -> array([nan+infj])
  np.array([np.complex(Infinity, 0)]).multiply(np.complex(0, 1)) -> array([nan+infj])
  np.isnan(np.complex(0, NaN)) -> true
  np.isinf(np.complex(0, -Infinity)) -> true
  np.isfinite(np.complex(0, 1)) -> true
`;

table("ordering is by the real part, then the imaginary")`
  np.array([np.complex(1, 2)]).less(np.array([np.complex(2, 1)])) -> array([ True])
  np.array([np.complex(1, 2)]).less(np.array([np.complex(1, 3)])) -> array([ True])
  np.max(np.array([np.complex(1, 2), np.complex(1, 3), np.complex(0, 9)])) -> (1+3j)
  np.min(np.array([np.complex(1, 2), np.complex(1, 3), np.complex(0, 9)])) -> 9j
  np.argmax(np.array([np.complex(1, 2), np.complex(1, 3), np.complex(0, 9)])) -> 1
  np.sort(np.array([np.complex(2, 1), np.complex(1, 3), np.complex(1, 2)])) -> array([1.+2.j, 1.+3.j, 2.+1.j])
  np.sort(np.array([np.complex(1, NaN), np.complex(NaN, 1), np.complex(2, 2), np.complex(NaN, NaN)])) -> array([ 2. +2.j, 1.+nanj, nan +1.j, nan+nanj])
  np.maximum(np.complex(NaN, 0), 1) -> (nan+0j)
`;

table("what complex numbers do not have")`
  np.array([np.complex(1, 2)]).floorDivide(1) -> !TypeError: ufunc 'floor_divide' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
  np.array([np.complex(1, 2)]).remainder(1) -> !TypeError: ufunc 'remainder' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
  np.floor(np.complex(1, 2)) -> !TypeError: ufunc 'floor' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
  np.array([np.complex(1, 2)]).bitwiseAnd(1) -> !TypeError: ufunc 'bitwise_and' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
`;

table("conjugates, means and variances")`
  np.conj(np.array([1, 2], "int64")).dtype -> int64
  np.conjugate(np.array([np.complex(1, 2)])) -> array([1.-2.j])
  np.mean(np.array([np.complex(1, 2), 3])) -> (2+1j)
  np.var(np.array([np.complex(1, 2), 3])) -> 2
  np.var(np.array([[np.complex(1, 2)]]), 0).dtype -> float64
  np.sum(np.array([np.complex(1, 2), 3])) -> (4+2j)
  np.prod(np.array([np.complex(0, 1), np.complex(0, 1)])) -> (-1+0j)
  np.dot(np.array([np.complex(0, 1)]), np.array([np.complex(0, 1)])) -> array(-1.+0.j)
  np.any(np.array([np.complex(0, 1)])) -> true
  np.countNonzero(np.array([np.complex(0, 1), 0])) -> 1
  np.array([np.complex(1, 2)]).astype("float64") -> array([1.])
  np.array([1.5]).astype("complex64") -> array([1.5+0.j], dtype=complex64)
  np.array([np.complex(1, 2)]).add(np.array([1], "float32")).dtype -> complex128
  np.array([np.complex(1, 2)], "complex64").add(np.array([1], "float64")).dtype -> complex128
  np.array([np.complex(1, 2)], "complex64").add(1.5).dtype -> complex64
  np.array([np.complex(1, 2)], "complex64").absolute().dtype -> float32
`;
