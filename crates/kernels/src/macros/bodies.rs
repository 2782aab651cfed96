//! What an operation does on lanes, for each class.

/// A body on the lanes `$v`; the patterns say how inputs and output are wrapped.
macro_rules! body {
    ($op:ident $class:ident [$($g:tt)*] $v:ty, $in:ident -> $out:ident<$o:ty>, ($x:ident) $b:expr) => {
        impl<$($g)*> Unary<$v> for op::$op<class::$class> {
            type X = $in<$v>;
            type Out = $out<$o>;
            #[inline(always)]
            fn call($in($x): $in<$v>) -> $out<$o> {
                $out($b)
            }
        }
    };
    ($op:ident $class:ident [$($g:tt)*] $v:ty, $in:ident -> $out:ident<$o:ty>,
     ($x:ident $y:ident) $b:expr) => {
        impl<$($g)*> Binary<$v> for op::$op<class::$class> {
            type X = $in<$v>;
            type Y = $in<$v>;
            type Out = $out<$o>;
            #[inline(always)]
            fn call($in($x): $in<$v>, $in($y): $in<$v>) -> $out<$o> {
                $out($b)
            }
        }
    };
    ($op:ident $class:ident [$($g:tt)*] $v:ty, $in:ident -> $out:ident<$o:ty>,
     ($x:ident $y:ident $z:ident) $b:expr) => {
        impl<$($g)*> Ternary<$v> for op::$op<class::$class> {
            type X = $in<$v>;
            type Y = $out<$v>;
            type Out = $out<$o>;
            #[inline(always)]
            fn call($in($x): $in<$v>, $out($y): $out<$v>, $out($z): $out<$v>) -> $out<$o> {
                $out($b)
            }
        }
    };
}
/// As [`body!`], with two results.
macro_rules! bodies_two {
    ($op:ident $class:ident $bound:ident $second:ident ($x:ident) $b:expr) => {
        impl<V: $bound> Two<V> for op::$op<class::$class> {
            type Second = $second<V>;
            #[inline(always)]
            fn call($x: V) -> (V, $second<V>) {
                let (first, second) = $b;
                (first, $second(second))
            }
        }
    };
}
/// The body of one class, generic over everything that its dtypes are computed in.
macro_rules! bodies {
    ($op:ident Bool $how:ident $to:ident $x:tt $b:expr) => {
        body!($op Bool [V: Int<Elem = u8>] V, Flags -> Flags<V>, $x $b);
    };
    ($op:ident Any $how:ident pick $x:tt $b:expr) => {
        body!($op Any [V: Lanes] V, Truth -> Of<V>, $x $b);
    };
    ($op:ident Complex each same $x:tt $b:expr) => {
        body!($op Complex [V: Scalar] Complex<V>, Of -> Of<Complex<V>>, $x $b);
    };
    ($op:ident Complex $how:ident same $x:tt $b:expr) => {
        body!($op Complex [V: Float] Complex<V>, Of -> Of<Complex<V>>, $x $b);
    };
    ($op:ident Complex $how:ident part $x:tt $b:expr) => {
        body!($op Complex [V: Float] Complex<V>, Of -> Of<V>, $x $b);
    };
    ($op:ident Complex $how:ident bool $x:tt $b:expr) => {
        body!($op Complex [V: Float] Complex<V>, Of -> Truth<Complex<V>>, $x $b);
    };
    ($op:ident Float $how:ident both $x:tt $b:expr) => { bodies_two!($op Float Float Of $x $b); };
    ($op:ident Float $how:ident exponent $x:tt $b:expr) => {
        bodies_two!($op Float Float Exponent $x $b);
    };
    ($op:ident Alone $how:ident same ($x:ident) $b:expr) => {
        impl<V: Float> Unary<V> for op::$op<class::Alone> {
            type X = Of<V>;
            type Out = Of<V>;
            const TOGETHER: usize = 1;
            #[inline(always)]
            fn call(Of($x): Of<V>) -> Of<V> {
                Of($b)
            }
        }
    };
    ($op:ident DoubleComplex each same $x:tt $b:expr) => {
        body!($op DoubleComplex [V: Scalar] Complex<V>, Of -> Of<Complex<V>>, $x $b);
    };
    ($op:ident WideComplex each same $x:tt $b:expr) => {
        body!($op WideComplex [V: Scalar] Complex<V>, Of -> Of<Complex<V>>, $x $b);
    };
    ($op:ident WideComplex lanes same ($x:ident) $b:expr) => {
        impl<V: Float<Elem = f64>> Unary<Complex<V>> for op::$op<class::WideComplex> {
            type X = Of<Complex<V>>;
            type Out = Of<Complex<V>>;
            const TOGETHER: usize = 1;
            #[inline(always)]
            fn call(Of($x): Of<Complex<V>>) -> Of<Complex<V>> {
                Of($b)
            }
        }
    };
    ($op:ident Wide $how:ident same $x:tt $b:expr) => {
        body!($op Wide [V: Float<Elem = f64>] V, Of -> Of<V>, $x $b);
    };
    ($op:ident Stored each same $x:tt $b:expr) => {
        body!($op Stored [V: Format] V, Raw -> Raw<V>, $x $b);
    };
    ($op:ident $class:ident each byte $x:tt $b:expr) => {
        body!($op $class [V: Integer] V, Of -> Of<u8>, $x $b);
    };
    // A value and where it holds: elsewhere NaN.
    ($op:ident Float $how:ident same ($x:ident $y:ident $z:ident) $b:expr) => {
        impl<V: Float> Ternary<V> for op::$op<class::Float> {
            type X = Of<V>;
            type Y = Of<V>;
            type Out = Of<V>;
            #[inline(always)]
            fn call(Of($x): Of<V>, Of($y): Of<V>, Of($z): Of<V>) -> Of<V> {
                let (value, holds) = $b;
                Of(V::select(holds, value, V::of(f64::NAN)))
            }
            #[inline(always)]
            fn is_brief(Of($y): Of<V>, Of($z): Of<V>) -> bool {
                let $x = $y;
                let (_, holds) = $b;
                holds.all()
            }
            #[inline(always)]
            fn brief(Of($x): Of<V>, Of($y): Of<V>, Of($z): Of<V>) -> Of<V> {
                Of($b.0)
            }
        }
    };
    ($op:ident Float $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Float Float $to $x $b); };
    ($op:ident Scaled $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Scaled Float $to $x $b); };
    ($op:ident Double $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Double Float $to $x $b); };
    ($op:ident Whole $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Whole Float $to $x $b); };
    ($op:ident Real $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Real Real $to $x $b); };
    ($op:ident Inexact $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Inexact Num $to $x $b); };
    ($op:ident Number $how:ident $to:ident $x:tt $b:expr) => { bodies!(@ $op Number Num $to $x $b); };
    ($op:ident $class:ident each $to:ident $x:tt $b:expr) => {
        bodies!(@ $op $class Integer $to $x $b);
    };
    ($op:ident $class:ident divides $to:ident $x:tt $b:expr) => {
        bodies!(@ $op $class Integer $to $x $b);
    };
    ($op:ident $class:ident lanes $to:ident $x:tt $b:expr) => {
        bodies!(@ $op $class Int $to $x $b);
    };
    (@ $op:ident $class:ident $bound:ident same $x:tt $b:expr) => {
        body!($op $class [V: $bound] V, Of -> Of<V>, $x $b);
    };
    (@ $op:ident $class:ident $bound:ident bool $x:tt $b:expr) => {
        body!($op $class [V: $bound] V, Of -> Truth<V>, $x $b);
    };
}

/// int64 beside uint64, compared exactly.
macro_rules! mixed {
    (body $op:ident ($x:ident $y:ident) $b:expr) => {
        mixed!(@body $op i64 u64 ($x $y) $b);
        mixed!(@body $op u64 i64 ($x $y) $b);
    };
    (@body $op:ident $a:ident $c:ident ($x:ident $y:ident) $b:expr) => {
        impl Binary<$a> for op::$op<class::Mixed> {
            type X = Of<$a>;
            type Y = Of<$c>;
            type Out = Truth<$a>;
            #[inline(always)]
            fn call(Of($x): Of<$a>, Of($y): Of<$c>) -> Truth<$a> {
                let ($x, $y) = ($x as i128, $y as i128);
                Truth($b)
            }
        }
    };
    (signatures $op:ident) => {
        &[mixed!(@ $op i64 Int64 Uint64), mixed!(@ $op u64 Uint64 Int64)]
    };
    (@ $op:ident $t:ident $x:ident $y:ident) => {
        Signature {
            nin: 2,
            types: &[DType::$x, DType::$y, DType::Bool],
            compute: &[DType::$x, DType::$y, DType::Bool],
            lanes: false,
            run: elementwise::scalar::binary::<$t, op::$op<class::Mixed>>,
        }
    };
}
