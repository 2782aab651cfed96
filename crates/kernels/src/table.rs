//! Every element-wise function, one row each: the only place that lists them.
use crate::dtype::DType;
use crate::integer::Integer;
use crate::loops::divide;
use crate::loops::elementwise::{self, Binary, Flags, Of, Raw, Ternary, Truth, Unary};
use crate::loops::two::{self, Exponent, Two};
use crate::math::{self, Format, complex::Scalar};
use crate::rows::{Casts, Identity, Signature, Ufunc, class, join, signatures, total};
use crate::simd::{BF16, Complex, Element, F16, Float, Int, Lanes, Mask, Num, Real};

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
        divides Int |x, y| x.floor_divide(y);
        Float |x, y| math::divmod::floor_divide(x, y);
    }
    /// Return the element-wise remainder of floored division, with the sign of the divisor.
    remainder {
        divides Int |x, y| x.remainder(y);
        Float |x, y| math::divmod::remainder(x, y);
    }
    /// Returns the element-wise remainder of truncated division, with the sign of the dividend.
    fmod {
        each Long |x, y| x.fmod(y);
        Wide |x, y| math::divmod::fmod(x, y);
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
        each Long |x, y| x.pow(y);
        Float |x, y| math::pow(x, y);
        each Complex |x, y| math::complex::power(x, y);
    }
    /// First array elements raised to powers from second array, in float64 or complex128.
    floatPower {
        Double |x, y| math::pow(x, y);
        each DoubleComplex |x, y| math::complex::power(x, y);
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
    /// Compute the absolute values of real numbers as floats.
    fabs {
        Float |x| x.abs();
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
        each WideComplex |x| math::complex::sqrt(x);
    }
    /// Return the cube-root of an array, element-wise.
    cbrt {
        Float |x| math::cbrt(x);
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
        WideComplex |x| math::complex::exp_lanes(x);
    }
    /// Calculate `2**p` for all `p` in the input array.
    exp2 {
        Float |x| math::exp2(x);
        each Complex |x| math::complex::exp2(x);
    }
    /// Calculate `exp(x) - 1` for all elements in the array.
    expm1 {
        Float |x| math::expm1(x);
        each WideComplex |x| math::complex::expm1(x);
    }
    /// Natural logarithm, element-wise.
    log {
        Alone |x| math::log(x);
        each WideComplex |x| math::complex::log(x);
    }
    /// Return the natural logarithm of one plus the input array, element-wise.
    log1p {
        Alone |x| math::log1p(x);
        each Complex |x| math::complex::log1p(x);
    }
    /// Base-2 logarithm of x.
    log2 {
        Alone |x| math::log2(x);
        each WideComplex |x| math::complex::log2(x);
    }
    /// Return the base 10 logarithm of the input array, element-wise.
    log10 {
        Alone |x| math::log10(x);
        each WideComplex |x| math::complex::log10(x);
    }
    /// Logarithm of the sum of exponentiations of the inputs.
    logaddexp [Least] {
        Wide |x, y| math::logaddexp(x, y);
    }
    /// Logarithm of the sum of exponentiations of the inputs in base-2.
    logaddexp2 [Least] {
        Wide |x, y| math::logaddexp2(x, y);
    }
    /// Trigonometric sine, element-wise.
    sin {
        Float |x| math::sin(x);
        each WideComplex |x| math::complex::sin(x);
    }
    /// Cosine element-wise.
    cos {
        Float |x| math::cos(x);
        each WideComplex |x| math::complex::cos(x);
    }
    /// Compute tangent element-wise.
    tan {
        Float |x| math::tan(x);
        each WideComplex |x| math::complex::tan(x);
    }
    /// Inverse sine, element-wise.
    arcsin {
        Float |x| math::asin(x);
        each WideComplex |x| math::complex::asin(x);
    }
    /// Trigonometric inverse cosine, element-wise.
    arccos {
        Float |x| math::acos(x);
        each WideComplex |x| math::complex::acos(x);
    }
    /// Trigonometric inverse tangent, element-wise.
    arctan {
        Float |x| math::atan(x);
        each WideComplex |x| math::complex::atan(x);
    }
    /// Element-wise arc tangent of x1/x2 choosing the quadrant correctly.
    arctan2 {
        Float |x, y| math::atan2(x, y);
    }
    /// Given the legs of a right triangle, return its hypotenuse.
    hypot [Number 0] {
        Float |x, y| math::hypot(x, y);
    }
    /// Hyperbolic sine, element-wise.
    sinh {
        Float |x| math::sinh(x);
        each WideComplex |x| math::complex::sinh(x);
    }
    /// Hyperbolic cosine, element-wise.
    cosh {
        Float |x| math::cosh(x);
        each WideComplex |x| math::complex::cosh(x);
    }
    /// Compute hyperbolic tangent element-wise.
    tanh {
        Float |x| math::tanh(x);
        each WideComplex |x| math::complex::tanh(x);
    }
    /// Inverse hyperbolic sine element-wise.
    arcsinh {
        Float |x| math::asinh(x);
        each WideComplex |x| math::complex::asinh(x);
    }
    /// Inverse hyperbolic cosine, element-wise.
    arccosh {
        Float |x| math::acosh(x);
        each WideComplex |x| math::complex::acosh(x);
    }
    /// Inverse hyperbolic tangent element-wise.
    arctanh {
        Float |x| math::atanh(x);
        each WideComplex |x| math::complex::atanh(x);
    }
    /// Convert angles from degrees to radians.
    deg2rad {
        Float |x| x.mul(V::of(core::f64::consts::PI).div(V::of(180.0)));
    }
    /// Convert angles from degrees to radians.
    radians {
        Float |x| x.mul(V::of(core::f64::consts::PI).div(V::of(180.0)));
    }
    /// Convert angles from radians to degrees.
    rad2deg {
        Float |x| x.mul(V::of(180.0).div(V::of(core::f64::consts::PI)));
    }
    /// Convert angles from radians to degrees.
    degrees {
        Float |x| x.mul(V::of(180.0).div(V::of(core::f64::consts::PI)));
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
    /// Element-wise maximum of array elements; a number wins over a NaN.
    fmax [Reorderable] {
        Bool |x, y| x.or(y);
        Int |x, y| x.max(y);
        Float |x, y| V::select(x.is_nan(), y, V::select(y.is_nan(), x, x.max(y)));
        Complex |x, y| Complex::select(y.le(x).or(y.is_nan()), x, y);
    }
    /// Element-wise minimum of array elements; a number wins over a NaN.
    fmin [Reorderable] {
        Bool |x, y| x.and(y);
        Int |x, y| x.min(y);
        Float |x, y| V::select(x.is_nan(), y, V::select(y.is_nan(), x, x.min(y)));
        Complex |x, y| Complex::select(x.le(y).or(y.is_nan()), x, y);
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
        each Long |x, y| x.shift_left(y);
    }
    /// Shift the bits of an integer to the right.
    rightShift {
        each Long |x, y| x.shift_right(y);
    }
    /// Count the bits that are set in the absolute values of integers.
    bitwiseCount {
        each Long -> byte |x| x.bit_count();
    }
    /// Returns the greatest common divisor of |x1| and |x2|.
    gcd [Number 0] {
        each Long |x, y| x.gcd(y);
    }
    /// Returns the lowest common multiple of |x1| and |x2|.
    lcm {
        each Long |x, y| x.lcm(y);
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
    /// Returns element-wise true where the sign bit is set, that of zeros and NaN included.
    signbit {
        Float -> bool |x| x.to_bits().lt(V::bits_of(0));
    }
    /// Change the sign of x1 to that of x2, element-wise.
    copysign {
        Float |x, y| x.copysign(y);
    }
    /// Return the next floating-point value after x1 towards x2, element-wise.
    nextafter {
        each Stored |x, y| x.next_after(y);
    }
    /// Return the distance between x and the nearest adjacent number.
    spacing {
        each Stored |x| x.spacing();
    }
    /// Returns x1 times 2 to the power of x2, element-wise.
    ldexp {
        Scaled |x, y| math::ldexp(x, y);
    }
    /// Compute the Heaviside step function: 0 below 0, 1 above, and the second argument at 0.
    heaviside {
        Float |x, y| {
            let step = V::select(x.lt(V::zero()), V::zero(), V::one());
            V::select(x.is_nan(), x, V::select(x.eq(V::zero()), y, step))
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
        Int |x, low, high| x.max(low).min(high);
        // Of equals NumPy keeps x, and so it does of a NaN.
        Float |x, low, high| (x.pmax(low).pmin(high), low.eq(low).and(high.eq(high)));
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

impl divide::Part for op::floorDivide<class::Int> {
    const REST: bool = false;
}
impl divide::Part for op::remainder<class::Int> {
    const REST: bool = true;
}
