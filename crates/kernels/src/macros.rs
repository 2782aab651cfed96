//! How a row of the table becomes bodies and signatures.
//!
//! A row lists classes, each with one body: `Class |x, y| body;`. `-> bool` makes the body's mask the
//! result, `-> part` a complex number's real type, `-> byte` a uint8, `-> both` two results of the same type,
//! `-> exponent` one and an int32; `each` means that there are no registers for it. `Class = f, g;` has the results
//! of two other rows.

/// `$then!($args dtype, element, computed as, result, part)` for every dtype of a class, in NumPy's order.
macro_rules! class {
    (Bool $then:ident $a:tt) => { &[$then!($a Bool u8 Bool Bool Bool)] };
    (Int $then:ident $a:tt) => { &[
        $then!($a Int8 i8 Int8 Int8 Int8), $then!($a Uint8 u8 Uint8 Uint8 Uint8),
        $then!($a Int16 i16 Int16 Int16 Int16), $then!($a Uint16 u16 Uint16 Uint16 Uint16),
        $then!($a Int32 i32 Int32 Int32 Int32), $then!($a Uint32 u32 Uint32 Uint32 Uint32),
        $then!($a Int64 i64 Int64 Int64 Int64), $then!($a Uint64 u64 Uint64 Uint64 Uint64),
    ] };
    (Whole $then:ident $a:tt) => { &[
        $then!($a Int8 f64 Float64 Float64 _), $then!($a Uint8 f64 Float64 Float64 _),
        $then!($a Int16 f64 Float64 Float64 _), $then!($a Uint16 f64 Float64 Float64 _),
        $then!($a Int32 f64 Float64 Float64 _), $then!($a Uint32 f64 Float64 Float64 _),
        $then!($a Int64 f64 Float64 Float64 _), $then!($a Uint64 f64 Float64 Float64 _),
    ] };
    // bfloat16 stands where its safe casts want it: nothing but itself and what float16 took casts to it.
    (Float $then:ident $a:tt) => { &[
        $then!($a Float16 f32 Float32 Float16 Float16),
        $then!($a Bfloat16 f32 Float32 Bfloat16 Bfloat16),
        $then!($a Float32 f32 Float32 Float32 Float32),
        $then!($a Float64 f64 Float64 Float64 Float64),
    ] };
    (Stored $then:ident $a:tt) => { &[
        $then!($a Float16 F16 Float16 Float16 _), $then!($a Bfloat16 BF16 Bfloat16 Bfloat16 _),
        $then!($a Float32 f32 Float32 Float32 _), $then!($a Float64 f64 Float64 Float64 _),
    ] };
    // Computed in 64 bits and rounded once: one loop serves all.
    (Wide $then:ident $a:tt) => { &[
        $then!($a Float16 f64 Float64 Float16 _), $then!($a Bfloat16 f64 Float64 Bfloat16 _),
        $then!($a Float32 f64 Float64 Float32 _), $then!($a Float64 f64 Float64 Float64 _),
    ] };
    (WideComplex $then:ident $a:tt) => { &[
        $then!($a Complex64 C128 Complex128 Complex64 _),
        $then!($a Complex128 C128 Complex128 Complex128 _),
    ] };
    (Long $then:ident $a:tt) => { &[
        $then!($a Int8 i64 Int64 Int8 _), $then!($a Uint8 u64 Uint64 Uint8 _),
        $then!($a Int16 i64 Int64 Int16 _), $then!($a Uint16 u64 Uint64 Uint16 _),
        $then!($a Int32 i64 Int64 Int32 _), $then!($a Uint32 u64 Uint64 Uint32 _),
        $then!($a Int64 i64 Int64 Int64 _), $then!($a Uint64 u64 Uint64 Uint64 _),
    ] };
    // The last dtype is that of the exponents, which are computed as floats: they hold all that do not overflow.
    (Scaled $then:ident $a:tt) => { &[
        $then!($a Float16 f32 Float32 Float16 Int32), $then!($a Bfloat16 f32 Float32 Bfloat16 Int32),
        $then!($a Float32 f32 Float32 Float32 Int32),
        $then!($a Float16 f32 Float32 Float16 Int64), $then!($a Bfloat16 f32 Float32 Bfloat16 Int64),
        $then!($a Float32 f32 Float32 Float32 Int64),
        $then!($a Float64 f64 Float64 Float64 Int32), $then!($a Float64 f64 Float64 Float64 Int64),
    ] };
    (Double $then:ident $a:tt) => { &[$then!($a Float64 f64 Float64 Float64 _)] };
    (DoubleComplex $then:ident $a:tt) => { &[$then!($a Complex128 C128 Complex128 Complex128 _)] };
    (Complex $then:ident $a:tt) => { &[
        $then!($a Complex64 C64 Complex64 Complex64 Float32),
        $then!($a Complex128 C128 Complex128 Complex128 Float64),
    ] };
    // Moved by size: what the elements mean does not matter.
    (Any $then:ident $a:tt) => { &[
        $then!($a Bool u8 Bool Bool _), $then!($a Int8 u8 Int8 Int8 _),
        $then!($a Uint8 u8 Uint8 Uint8 _), $then!($a Int16 u16 Int16 Int16 _),
        $then!($a Uint16 u16 Uint16 Uint16 _), $then!($a Int32 u32 Int32 Int32 _),
        $then!($a Uint32 u32 Uint32 Uint32 _), $then!($a Int64 u64 Int64 Int64 _),
        $then!($a Uint64 u64 Uint64 Uint64 _), $then!($a Float16 u16 Float16 Float16 _),
        $then!($a Bfloat16 u16 Bfloat16 Bfloat16 _), $then!($a Float32 u32 Float32 Float32 _),
        $then!($a Float64 u64 Float64 Float64 _), $then!($a Complex64 u64 Complex64 Complex64 _),
        $then!($a Complex128 C128 Complex128 Complex128 _),
    ] };
}
/// `[in, ..., out]`
macro_rules! types {
    (1 $in:ident $out:ident) => {
        &[DType::$in, DType::$out]
    };
    (2 $in:ident $out:ident) => {
        &[DType::$in, DType::$in, DType::$out]
    };
    (3 $in:ident $out:ident) => {
        &[DType::$in, DType::$in, DType::$in, DType::$out]
    };
    (pick $in:ident) => {
        &[DType::Bool, DType::$in, DType::$in, DType::$in]
    };
    (1 two $in:ident $out:ident) => {
        &[DType::$in, DType::$in, DType::$out]
    };
    (2 two $in:ident $out:ident) => {
        &[DType::$in, DType::$in, DType::$in, DType::$out]
    };
}
macro_rules! looped {
    (1 lanes $t:ty, $o:ty) => {
        elementwise::unary::<$t, $o>
    };
    (2 lanes $t:ty, $o:ty) => {
        elementwise::binary::<$t, $o>
    };
    (3 lanes $t:ty, $o:ty) => {
        elementwise::ternary::<$t, $o>
    };
    (two lanes $t:ty, $o:ty) => {
        two::two::<<$t as Element>::V, $o>
    };
    (1 each $t:ty, $o:ty) => {
        elementwise::scalar::unary::<$t, $o>
    };
    (2 each $t:ty, $o:ty) => {
        elementwise::scalar::binary::<$t, $o>
    };
}
macro_rules! lanes {
    (lanes) => {
        true
    };
    (each) => {
        false
    };
}
/// One loop of `$op`: `$to` says what its result is.
macro_rules! signature {
    (($op:ident Scaled $n:tt $how:ident same) $s:ident $t:tt $c:ident $r:ident $p:ident) => {
        signature!(@ &[DType::$s, DType::$p, DType::$r], types!($n $c $c), $n $n $how $t $op Scaled)
    };
    (($op:ident $class:ident $n:tt $how:ident same) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!($n $s $r), types!($n $c $c), $n $n $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident bool) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!($n $s Bool), types!($n $c Bool), $n $n $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident byte) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!($n $s Uint8), types!($n $c Uint8), $n $n $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident part) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!($n $s $p), types!($n $c $p), $n $n $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident pick) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!(pick $s), types!(pick $s), $n $n $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident both) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!($n two $s $s), types!($n two $c $c), $n two $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident exponent) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        signature!(@ types!($n two $s Int32), types!($n two $c Int32), $n two $how $t $op $class)
    };
    (($op:ident $class:ident $n:tt $how:ident [$f:ident $g:ident]) $s:ident $t:tt $c:ident $r:ident $p:tt) => {
        Signature {
            nin: 2,
            types: types!(2 two $s $s),
            compute: types!(2 two $c $c),
            lanes: lanes!($how),
            run: two::both::<
                two::$how<$t, op::$f<class::$class>>,
                two::$how<$t, op::$g<class::$class>>,
            >,
        }
    };
    (@ $types:expr, $compute:expr, $n:tt $form:tt $how:ident $t:tt $op:ident $class:ident) => {
        Signature {
            nin: $n,
            types: $types,
            compute: $compute,
            lanes: lanes!($how),
            run: looped!($form $how $t, op::$op<class::$class>),
        }
    };
}

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
            type Second = two::$second<V>;
            #[inline(always)]
            fn call($x: V) -> (V, two::$second<V>) {
                let (first, second) = $b;
                (first, two::$second(second))
            }
        }
    };
}
/// The body of one class, generic over everything that its dtypes are computed in.
macro_rules! bodies {
    ($op:ident Bool $how:ident $to:ident $x:tt $b:expr) => {
        body!($op Bool [V: Lanes] V, Truth -> Truth<V>, $x $b);
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
    ($op:ident Float $how:ident both $x:tt $b:expr) => { bodies_two!($op Float Float Same $x $b); };
    ($op:ident Float $how:ident exponent $x:tt $b:expr) => {
        bodies_two!($op Float Float Exponent $x $b);
    };
    ($op:ident DoubleComplex each same $x:tt $b:expr) => {
        body!($op DoubleComplex [V: Scalar] Complex<V>, Of -> Of<Complex<V>>, $x $b);
    };
    ($op:ident WideComplex each same $x:tt $b:expr) => {
        body!($op WideComplex [V: Scalar] Complex<V>, Of -> Of<Complex<V>>, $x $b);
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

/// The classes of a row, one after the other: their bodies, or (gathered in `[...]`) their signatures.
macro_rules! row {
    ($do:ident $op:ident $done:tt Mixed |$x:ident, $y:ident| $b:expr; $($rest:tt)*) => {
        row! { @$do $op $done Mixed each bool ($x $y) $b; $($rest)* }
    };
    (bodies $op:ident $done:tt each $class:ident = $f:ident, $g:ident; $($rest:tt)*) => {
        row!(bodies $op $done $($rest)*);
    };
    (bodies $op:ident $done:tt $class:ident = $f:ident, $g:ident; $($rest:tt)*) => {
        row!(bodies $op $done $($rest)*);
    };
    (signatures $op:ident $done:tt each $class:ident = $f:ident, $g:ident; $($rest:tt)*) => {
        row!(@parts $class $op $done ($op $class 2 each [$f $g]) $($rest)*)
    };
    (signatures $op:ident $done:tt $class:ident = $f:ident, $g:ident; $($rest:tt)*) => {
        row!(@parts $class $op $done ($op $class 2 lanes [$f $g]) $($rest)*)
    };
    ($do:ident $op:ident $done:tt each $class:ident -> $to:ident |$($x:ident),+| $b:expr; $($rest:tt)*) => {
        row! { @$do $op $done $class each $to ($($x)+) $b; $($rest)* }
    };
    ($do:ident $op:ident $done:tt each $class:ident |$($x:ident),+| $b:expr; $($rest:tt)*) => {
        row! { @$do $op $done $class each same ($($x)+) $b; $($rest)* }
    };
    ($do:ident $op:ident $done:tt $class:ident -> $to:ident |$($x:ident),+| $b:expr; $($rest:tt)*) => {
        row! { @$do $op $done $class lanes $to ($($x)+) $b; $($rest)* }
    };
    ($do:ident $op:ident $done:tt $class:ident |$($x:ident),+| $b:expr; $($rest:tt)*) => {
        row! { @$do $op $done $class lanes same ($($x)+) $b; $($rest)* }
    };

    (bodies $op:ident $done:tt) => {};
    (@bodies $op:ident $done:tt Mixed each bool $x:tt $b:expr; $($rest:tt)*) => {
        mixed!(body $op $x $b);
        row!(bodies $op $done $($rest)*);
    };
    (@bodies $op:ident $done:tt $class:ident $how:ident $to:ident $x:tt $b:expr; $($rest:tt)*) => {
        bodies!($op $class $how $to $x $b);
        row!(bodies $op $done $($rest)*);
    };

    (signatures $op:ident [$($part:expr,)*]) => {{
        const PARTS: &[&[Signature]] = &[$($part),*];
        const ALL: [Signature; total(PARTS)] = join(PARTS);
        &ALL
    }};
    (@signatures $op:ident [$($part:expr,)*] Mixed each bool $x:tt $b:expr; $($rest:tt)*) => {
        row!(signatures $op [$($part,)* mixed!(signatures $op),] $($rest)*)
    };
    (@signatures $op:ident $done:tt $class:ident $how:ident $to:ident ($x:ident) $b:expr;
     $($rest:tt)*) => {
        row!(@parts $class $op $done ($op $class 1 $how $to) $($rest)*)
    };
    (@signatures $op:ident $done:tt $class:ident $how:ident $to:ident ($x:ident $y:ident) $b:expr;
     $($rest:tt)*) => {
        row!(@parts $class $op $done ($op $class 2 $how $to) $($rest)*)
    };
    (@signatures $op:ident $done:tt $class:ident $how:ident $to:ident
     ($x:ident $y:ident $z:ident) $b:expr; $($rest:tt)*) => {
        row!(@parts $class $op $done ($op $class 3 $how $to) $($rest)*)
    };
    (@parts Real $op:ident [$($part:expr,)*] $a:tt $($rest:tt)*) => {
        row!(signatures $op [
            $($part,)* class!(Int signature $a), class!(Float signature $a),
        ] $($rest)*)
    };
    (@parts Inexact $op:ident [$($part:expr,)*] $a:tt $($rest:tt)*) => {
        row!(signatures $op [
            $($part,)* class!(Float signature $a), class!(Complex signature $a),
        ] $($rest)*)
    };
    (@parts Number $op:ident [$($part:expr,)*] $a:tt $($rest:tt)*) => {
        row!(signatures $op [
            $($part,)* class!(Int signature $a), class!(Float signature $a),
            class!(Complex signature $a),
        ] $($rest)*)
    };
    (@parts $class:ident $op:ident [$($part:expr,)*] $a:tt $($rest:tt)*) => {
        row!(signatures $op [$($part,)* class!($class signature $a),] $($rest)*)
    };
}

macro_rules! ufuncs {
    ($($(#[doc = $doc:literal])+ $op:ident $(= $text:literal)?
       $([$identity:ident $($value:expr)?])? $(as $casts:ident)? { $($classes:tt)+ })*) => {
        #[allow(non_camel_case_types, reason = "one type for each row, named as the row is")]
        mod op {
            $(
                #[doc = stringify!($op)]
                #[allow(dead_code, reason = "a row with the results of others has no body of its own")]
                pub struct $op<C>(core::marker::PhantomData<C>);
            )*
        }
        $(row!(bodies $op [] $($classes)+);)*
        const ROWS: &[Ufunc] = &[$(
            Ufunc::new(
                name!($op $($text)?),
                concat!($($doc),+),
                identity!($($identity $($value)?)?),
                casts!($($casts)?),
                row!(signatures $op [] $($classes)+),
            )
        ),*];
        /// The table: a ufunc's code is its place.
        pub static UFUNCS: &[Ufunc] = ROWS;
        /// The loops of each ufunc alone: what runs them needs no names.
        pub static LOOPS: [&[Signature]; ROWS.len()] = signatures(ROWS);
    };
}
macro_rules! name {
    ($op:ident) => {
        stringify!($op)
    };
    ($op:ident $text:literal) => {
        $text
    };
}
macro_rules! identity {
    () => {
        Identity::None
    };
    ($kind:ident) => {
        Identity::$kind
    };
    ($kind:ident $value:expr) => {
        Identity::$kind($value)
    };
}
macro_rules! casts {
    () => {
        Casts::Loop
    };
    ($kind:ident) => {
        Casts::$kind
    };
}
