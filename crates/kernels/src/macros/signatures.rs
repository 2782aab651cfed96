//! The dtypes of a class and the loops that serve them.

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
    (Alone $then:ident $a:tt) => { class!(Float $then $a) };
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
    (2 divides $t:ty, $o:ty) => {
        divide::binary::<$t, $o>
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
    (divides) => {
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
