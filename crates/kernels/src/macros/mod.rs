//! How a row of the table becomes bodies and signatures.
//!
//! A row lists classes, each with one body: `Class |x, y| body;`. `-> bool` makes the body's mask the
//! result, `-> part` a complex number's real type, `-> byte` a uint8, `-> both` two results of the same type,
//! `-> exponent` one and an int32; `each` means that there are no registers for it, `divides`
//! that there are where one number divides all. `Class = f, g;` has the results
//! of two other rows.
#[macro_use]
mod signatures;
#[macro_use]
mod bodies;

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
    ($do:ident $op:ident $done:tt divides $class:ident |$($x:ident),+| $b:expr; $($rest:tt)*) => {
        row! { @$do $op $done $class divides same ($($x)+) $b; $($rest)* }
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
