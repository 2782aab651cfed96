//! Integers divided by a repeated number, and truth values in the bits of bytes.
use core::ptr::null_mut;
use kernels::integer::Integer;
use kernels::loops::bits::{Bits, pack};
use kernels::loops::divide::Dividend;
use kernels::loops::{Arg, MAX_OPS};
use kernels::table::UFUNCS;

/// Every element of `xs` by every one, repeated: exactly as one by one.
fn by_each<T: Dividend + PartialEq + core::fmt::Debug>(place: usize, xs: &[T]) {
    for (name, one) in
        [("floorDivide", T::floor_divide as fn(T, T) -> T), ("remainder", T::remainder)]
    {
        let row = UFUNCS.iter().find(|row| row.name == name).expect("a row of the table");
        for y in xs {
            let mut got = vec![*y; xs.len()];
            let mut args = [Arg { ptr: null_mut(), step: 0 }; MAX_OPS];
            args[0] = Arg { ptr: xs.as_ptr().cast_mut().cast(), step: 1 };
            args[1] = Arg { ptr: core::ptr::from_ref(y).cast_mut().cast(), step: 0 };
            args[2] = Arg { ptr: got.as_mut_ptr().cast(), step: 1 };
            // SAFETY: `got` is as long as `xs`.
            unsafe { (row.signatures[place].run)(xs.len(), &args) };
            let want: Vec<T> = xs.iter().map(|&x| one(x, *y)).collect();
            assert_eq!(got, want, "{name} by {y:?}");
        }
    }
}

/// The ends, what is near zero, powers of two and their neighbours, and what a generator gives.
fn numbers() -> Vec<i64> {
    let mut all: Vec<i64> = (-9..10).collect();
    for bit in 3..64 {
        all.extend([-1, 0, 1].map(|d| (1i64 << bit).wrapping_add(d)));
        all.extend([-1, 0, 1].map(|d| (1i64 << bit).wrapping_neg().wrapping_add(d)));
    }
    let mut state = 1u64;
    for shift in 0..600 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        all.push((state >> (shift % 60)) as i64);
    }
    all
}

#[test]
fn a_repeated_divisor_divides_as_any() {
    let all = numbers();
    macro_rules! check {
        ($($t:ty, $place:literal;)*) => {$(
            by_each::<$t>($place, &all.iter().map(|&x| x as $t).collect::<Vec<_>>());
        )*};
    }
    check! { i8, 0; u8, 1; i16, 2; u16, 3; i32, 4; u32, 5; i64, 6; u64, 7; }
    assert_eq!(i32::MIN.fmod(-1), 0);
}

#[test]
fn bytes_of_truth_values_in_both_orders() {
    for bits in 0..70 {
        for little in [false, true] {
            let (rows, bytes) = (3, bits / 8 + usize::from(bits % 8 > 0));
            let from: Vec<u8> = (0..rows * bits).map(|i| (i * i % 7 * 40) as u8).collect();
            let mut to = vec![0xAA; rows * bytes + 1];
            // SAFETY: both have room for three rows.
            unsafe { pack(Bits { rows, bits, bytes, little }, from.as_ptr(), to.as_mut_ptr()) };
            let mut want = vec![0; rows * bytes];
            for (i, x) in from.iter().enumerate() {
                let (row, j) = (i / bits, i % bits);
                let shift = if little { j % 8 } else { 7 - j % 8 };
                want[row * bytes + j / 8] |= u8::from(*x != 0) << shift;
            }
            want.push(0xAA);
            assert_eq!(to, want, "{bits} bits, little: {little}");
        }
    }
}
