//! Every element-wise function, one row each: the only place that lists them.
use crate::dtype::DType;
use crate::integer::Integer;
use crate::loops::elementwise::{self, Binary, Of, Ternary, Truth, Unary};
use crate::loops::two::{self, Two};
use crate::math::{self, complex::Scalar};
use crate::rows::{Casts, Identity, Signature, Ufunc, class, join, signatures, total};
use crate::simd::{Complex, Element, Float, Int, Lanes, Mask, Num, Real};

type C64 = Complex<f32>;
type C128 = Complex<f64>;

ufuncs! {
    /// Add arguments element-wise.
    add [Number 0] {
        Bool |x, y| x.or(y);
        Number |x, y| x.add(y);
    }
    /// Subtract arguments, element-wise.
    subtract {
        Number |x, y| x.sub(y);
    }
    /// Multiply arguments element-wise.
    multiply [Number 1] {
        Bool |x, y| x.and(y);
        Number |x, y| x.mul(y);
    }
    /// Divide arguments element-wise; integers give float64.
    divide as Result {
        Whole |x, y| x.div(y);
        Float |x, y| x.div(y);
        Complex |x, y| x.div(y);
    }
    /// Return the largest integer smaller or equal to the division of the inputs.
    floorDivide {
        each Int |x, y| x.floor_divide(y);
        Float |x, y| math::divmod::floor_divide(x, y);
    }
    /// Return the element-wise remainder of floored division, with the sign of the divisor.
    remainder {
        each Int |x, y| x.remainder(y);
        Float |x, y| math::divmod::remainder(x, y);
    }
    /// Return element-wise quotient and remainder simultaneously.
    divmod {
        each Int = floorDivide, remainder;
        Float = floorDivide, remainder;
    }
    /// Return the fractional and integral parts of an array, element-wise.
    modf {
        Float -> both |x| math::parts::modf(x);
    }
    /// Decompose the elements of x into mantissa and twos exponent.
    frexp {
        Float -> exponent |x| math::parts::frexp(x);
    }
    /// First array elements raised to powers from second array, element-wise.
    power {
        each Int |x, y| x.pow(y);
        Float |x, y| math::pow(x, y);
        each Complex |x, y| math::complex::power(x, y);
    }
    /// Numerical negative, element-wise.
    negative {
        Number |x| x.neg();
    }
    /// Numerical positive, element-wise.
    positive {
        Number |x| x;
    }
    /// Calculate the absolute value element-wise.
    absolute {
        Bool |x| x;
        Real |x| x.abs();
        Complex -> part |x| x.abs();
    }
    /// Returns an element-wise indication of the sign of a number: -1, 0 or 1, z / |z| of complex ones.
    sign {
        Int |x| {
            let positive = V::select(V::zero().lt(x), V::one(), V::zero());
            V::select(x.lt(V::zero()), V::one().neg(), positive)
        };
        Float |x| {
            let unit = V::select(x.is_nan(), x, V::one().copysign(x));
            V::select(x.eq(V::zero()), V::zero(), unit)
        };
        Complex |x| x.sign();
    }
    /// Return the non-negative square-root of an array, element-wise.
    sqrt {
        Float |x| x.sqrt();
        each Complex |x| math::complex::sqrt(x);
    }
    /// Return the element-wise square of the input.
    square {
        Real |x| x.mul(x);
        Complex |x| x.square();
    }
    /// Return the reciprocal of the argument, element-wise.
    reciprocal {
        each Int |x| x.inverse();
        Float |x| V::one().div(x);
        Complex |x| x.reciprocal();
    }
    /// Calculate the exponential of all elements in the input array.
    exp {
        Float |x| math::exp(x);
        each Complex |x| math::complex::exp(x);
    }
    /// Calculate `exp(x) - 1` for all elements in the array.
    expm1 {
        Float |x| math::expm1(x);
        each Complex |x| math::complex::expm1(x);
    }
    /// Natural logarithm, element-wise.
    log {
        Float |x| math::log(x);
        each Complex |x| math::complex::log(x);
    }
    /// Return the natural logarithm of one plus the input array, element-wise.
    log1p {
        Float |x| math::log1p(x);
        each Complex |x| math::complex::log1p(x);
    }
    /// Base-2 logarithm of x.
    log2 {
        Float |x| math::log2(x);
        each Complex |x| math::complex::log2(x);
    }
    /// Return the base 10 logarithm of the input array, element-wise.
    log10 {
        Float |x| math::log10(x);
        each Complex |x| math::complex::log10(x);
    }
    /// Trigonometric sine, element-wise.
    sin {
        Float |x| math::sin(x);
        each Complex |x| math::complex::sin(x);
    }
    /// Cosine element-wise.
    cos {
        Float |x| math::cos(x);
        each Complex |x| math::complex::cos(x);
    }
    /// Compute tangent element-wise.
    tan {
        Float |x| math::tan(x);
        each Complex |x| math::complex::tan(x);
    }
    /// Compute hyperbolic tangent element-wise.
    tanh {
        Float |x| math::tanh(x);
        each Complex |x| math::complex::tanh(x);
    }
    /// Convert angles from degrees to radians.
    deg2rad {
        Float |x| x.mul(V::of(core::f64::consts::PI).div(V::of(180.0)));
    }
    /// Return the floor of the input, element-wise.
    floor {
        Bool |x| x;
        Int |x| x;
        Float |x| x.floor();
    }
    /// Return the ceiling of the input, element-wise.
    ceil {
        Bool |x| x;
        Int |x| x;
        Float |x| x.ceil();
    }
    /// Return the truncated value of the input, element-wise.
    trunc {
        Bool |x| x;
        Int |x| x;
        Float |x| x.trunc();
    }
    /// Round elements of the array to the nearest integer, ties to even.
    rint {
        Float |x| x.rint();
        Complex |x| Complex::new(x.re.rint(), x.im.rint());
    }
    /// Element-wise maximum of array elements; NaN propagates.
    maximum [Reorderable] {
        Bool |x, y| x.or(y);
        Real |x, y| x.max(y);
        Complex |x, y| x.max(y);
    }
    /// Element-wise minimum of array elements; NaN propagates.
    minimum [Reorderable] {
        Bool |x, y| x.and(y);
        Real |x, y| x.min(y);
        Complex |x, y| x.min(y);
    }
    /// Return (x1 == x2) element-wise.
    equal {
        Bool |x, y| x.xor(y).not();
        Int -> bool |x, y| x.eq(y);
        Mixed |x, y| x == y;
        Inexact -> bool |x, y| x.eq(y);
    }
    /// Return (x1 != x2) element-wise.
    notEqual {
        Bool |x, y| x.xor(y);
        Int -> bool |x, y| x.ne(y);
        Mixed |x, y| x != y;
        Inexact -> bool |x, y| x.ne(y);
    }
    /// Return the truth value of (x1 < x2) element-wise.
    less {
        Bool |x, y| x.not().and(y);
        Int -> bool |x, y| x.lt(y);
        Mixed |x, y| x < y;
        Inexact -> bool |x, y| x.lt(y);
    }
    /// Return the truth value of (x1 <= x2) element-wise.
    lessEqual {
        Bool |x, y| x.not().or(y);
        Int -> bool |x, y| x.le(y);
        Mixed |x, y| x <= y;
        Inexact -> bool |x, y| x.le(y);
    }
    /// Return the truth value of (x1 > x2) element-wise.
    greater {
        Bool |x, y| x.and(y.not());
        Int -> bool |x, y| y.lt(x);
        Mixed |x, y| x > y;
        Inexact -> bool |x, y| y.lt(x);
    }
    /// Return the truth value of (x1 >= x2) element-wise.
    greaterEqual {
        Bool |x, y| x.or(y.not());
        Int -> bool |x, y| y.le(x);
        Mixed |x, y| x >= y;
        Inexact -> bool |x, y| y.le(x);
    }
    /// Compute the truth value of x1 AND x2 element-wise.
    logicalAnd [Truth true] as Truth {
        Bool |x, y| x.and(y);
        Number -> bool |x, y| x.ne(V::zero()).and(y.ne(V::zero()));
    }
    /// Compute the truth value of x1 OR x2 element-wise.
    logicalOr [Truth false] as Truth {
        Bool |x, y| x.or(y);
        Number -> bool |x, y| x.ne(V::zero()).or(y.ne(V::zero()));
    }
    /// Compute the truth value of x1 XOR x2, element-wise.
    logicalXor [Truth false] as Truth {
        Bool |x, y| x.xor(y);
        Number -> bool |x, y| x.ne(V::zero()).xor(y.ne(V::zero()));
    }
    /// Compute the truth value of NOT x element-wise.
    logicalNot as Truth {
        Bool |x| x.not();
        Number -> bool |x| x.eq(V::zero());
    }
    /// Compute the bit-wise AND of two arrays element-wise.
    bitwiseAnd [Number -1] {
        Bool |x, y| x.and(y);
        Int |x, y| Int::and(x, y);
    }
    /// Compute the bit-wise OR of two arrays element-wise.
    bitwiseOr [Number 0] {
        Bool |x, y| x.or(y);
        Int |x, y| Int::or(x, y);
    }
    /// Compute the bit-wise XOR of two arrays element-wise.
    bitwiseXor [Number 0] {
        Bool |x, y| x.xor(y);
        Int |x, y| Int::xor(x, y);
    }
    /// Compute bit-wise inversion, or bit-wise NOT, element-wise.
    invert {
        Bool |x| x.not();
        Int |x| Int::not(x);
    }
    /// Shift the bits of an integer to the left.
    leftShift {
        each Int |x, y| x.shift_left(y);
    }
    /// Shift the bits of an integer to the right.
    rightShift {
        each Int |x, y| x.shift_right(y);
    }
    /// Test element-wise for NaN.
    isnan {
        Bool |x| x.xor(x);
        Number -> bool |x| x.ne(x);
    }
    /// Test element-wise for positive or negative infinity.
    isinf {
        Bool |x| x.xor(x);
        Int -> bool |x| x.ne(x);
        Float -> bool |x| x.abs().eq(V::of(f64::INFINITY));
        Complex -> bool |x| {
            let infinity = V::of(f64::INFINITY);
            x.re.abs().eq(infinity).or(x.im.abs().eq(infinity))
        };
    }
    /// Test element-wise for finiteness: neither infinity nor NaN.
    isfinite {
        Bool |x| x.xor(x).not();
        Int -> bool |x| x.eq(x);
        Float -> bool |x| x.abs().lt(V::of(f64::INFINITY));
        Complex -> bool |x| {
            let infinity = V::of(f64::INFINITY);
            x.re.abs().lt(infinity).and(x.im.abs().lt(infinity))
        };
    }
    /// Return the complex conjugate, element-wise.
    conjugate {
        Real |x| x;
        Complex |x| x.conj();
    }
    /// Clip (limit) the values in an array.
    clip {
        Bool |x, low, high| x.or(low).and(high);
        Real |x, low, high| x.max(low).min(high);
        // As NumPy has it: unlike maximum, it orders by the real parts beside a NaN too.
        Complex |x, low, high| {
            let before = |a: Complex<V>, b: Complex<V>| {
                a.re.lt(b.re).or(a.re.eq(b.re).and(a.im.lt(b.im)))
            };
            let x = Complex::select(x.is_nan().or(before(low, x)), x, low);
            Complex::select(x.is_nan().or(before(x, high)), x, high)
        };
    }
    /// Return elements chosen from x or y depending on condition.
    select = "where" {
        Any -> pick |condition, x, y| V::select(condition, x, y);
    }
}
