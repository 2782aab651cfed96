//! Casts: dense to dense, from every dtype to every other, in one hop or two.
mod value;

use super::{Arg, Loop, MAX_OPS, copy};
use crate::dtype::{DTYPES, DType};
use crate::simd::{BF16, Complex, Element, F16, Float, Half, Int, Lanes, Mask, Num, V};
use value::{Bool, Source, Target};

type C64 = Complex<f32>;
type C128 = Complex<f64>;

/// Cast the elements that `some` leaves; of a repeated element, once.
#[inline(always)]
unsafe fn each<S: Source, T: Target>(
    n: usize,
    args: &[Arg; MAX_OPS],
    some: impl Fn(usize, *const S, *mut T) -> usize,
) {
    let [from, to, ..] = *args;
    let (p, q) = (from.ptr.cast::<S>(), to.ptr.cast::<T>());
    let count = if from.step == 0 { n.min(1) } else { n };
    // SAFETY: the caller vouches for `n` elements on both sides, one if repeated.
    unsafe {
        let mut i = some(count, p, q);
        while i < count {
            q.add(i).write_unaligned(T::of(p.add(i).read_unaligned()));
            i += 1;
        }
        if count < n {
            copy::fill(size_of::<T>(), n, to.ptr, to.ptr);
        }
    }
}

/// One by one.
unsafe fn plain<S: Source, T: Target>(n: usize, args: &[Arg; MAX_OPS]) {
    // SAFETY: the caller's promise, handed on.
    unsafe { each::<S, T>(n, args, |_, _, _| 0) }
}

/// Casts that have registers: each takes four elements, and the rest go one by one.
macro_rules! by_four {
    ($($name:ident $([$h:ident: $bound:ident])?, $s:ty => $t:ty, |$p:ident, $q:ident| $four:expr;)*) => {$(
        unsafe fn $name$(<$h: $bound + Source + Target>)?(n: usize, args: &[Arg; MAX_OPS]) {
            // SAFETY: the caller's promise, handed on; four elements are left each time.
            unsafe {
                each::<$s, $t>(n, args, |n, from, to| {
                    let body = n & !3;
                    for i in (0..body).step_by(4) {
                        let ($p, $q) = (from.add(i), to.add(i));
                        $four;
                    }
                    body
                })
            }
        }
    )*};
}
by_four! {
    half_to_f32 [H: Half], H => f32, |p, q| H::load4(p).store(q);
    f32_to_half [H: Half], f32 => H, |p, q| H::store4(V::<f32>::load(p), q);
    f32_to_f64, f32 => f64, |p, q| two(V::<f32>::load(p).widen(), q);
    f64_to_f32, f64 => f32, |p, q| V::<f64>::load(p).narrow(V::<f64>::load(p.add(2))).store(q);
    i32_to_f32, i32 => f32, |p, q| V::<f32>::from_int(V::<i32>::load(p)).store(q);
    i32_to_f64, i32 => f64, |p, q| two(V::<i32>::load(p).widen(), q);
    u8_to_i32, u8 => i32, |p, q| V::<i32>::load_u8(p).store(q);
    u8_to_f32, u8 => f32, |p, q| V::<f32>::from_int(V::<i32>::load_u8(p)).store(q);
    u8_to_f64, u8 => f64, |p, q| two(V::<i32>::load_u8(p).widen(), q);
    f32_to_i32, f32 => i32, |p, q| {
        let x = V::<f32>::load(p);
        // Saturated below; what is too large, or NaN, becomes the smallest, too.
        V::select(x.lt(V::splat(2_147_483_648.0)), x.to_int(), V::splat(i32::MIN)).store(q)
    };
    f64_to_i32, f64 => i32, |p, q| V::<f64>::load(p).to_i32(V::<f64>::load(p.add(2))).store(q);
}

/// # Safety
/// `q` must be writable for four elements.
#[inline(always)]
unsafe fn two((low, high): (V<f64>, V<f64>), q: *mut f64) {
    // SAFETY: the caller's promise.
    unsafe {
        low.store(q);
        high.store(q.add(2));
    }
}

/// Whether numbers are not 0, four registers at a time.
unsafe fn truths<E: Source + Element<V: Num>>(n: usize, args: &[Arg; MAX_OPS]) {
    // SAFETY: the caller's promise, handed on; four registers are left each time.
    unsafe {
        each::<E, Bool>(n, args, |n, p, q| {
            let lanes = E::V::N;
            let body = n - n % (4 * lanes);
            for i in (0..body).step_by(4 * lanes) {
                let mask = |k: usize| E::V::load(p.add(i + k * lanes)).ne(E::V::zero());
                Mask::store_four(core::array::from_fn(mask), lanes, q.add(i).cast());
            }
            body
        })
    }
}

/// Whether 16-bit floats are not 0: any bit but the sign.
unsafe fn truths_half<H: Source>(n: usize, args: &[Arg; MAX_OPS]) {
    type Bits = V<u16>;
    // SAFETY: the caller's promise, handed on; a register is left each time, and both halves are 16 bits.
    unsafe {
        each::<H, Bool>(n, args, |n, p, q| {
            let body = n - n % Bits::N;
            for i in (0..body).step_by(Bits::N) {
                let bits = Bits::load(p.add(i).cast()).and(Bits::splat(0x7FFF));
                bits.ne(Bits::zero()).store(q.add(i).cast());
            }
            body
        })
    }
}

/// Elements as they are, of `T`'s size.
unsafe fn same<T>(n: usize, args: &[Arg; MAX_OPS]) {
    let [from, to, ..] = *args;
    let size = size_of::<T>();
    // SAFETY: the caller vouches for `n` elements on both sides, one if repeated.
    unsafe {
        if from.step == 0 {
            copy::fill(size, n, to.ptr, from.ptr);
        } else if from.ptr != to.ptr {
            copy::bytes(n * size, to.ptr, from.ptr);
        }
    }
}

/// Casts that have a loop of their own: every other one goes in two hops.
macro_rules! direct {
    ($($from:ident $to:ident $loop:expr;)*) => {
        const fn direct(from: DType, to: DType) -> Option<Loop> {
            match (from, to) {
                $((DType::$from, DType::$to) => Some($loop),)*
                _ => None,
            }
        }
    };
}
direct! {
    // By size: what does not change need not be understood.
    Bool Bool same::<u8>; Int8 Int8 same::<u8>; Uint8 Uint8 same::<u8>;
    Int8 Uint8 same::<u8>; Uint8 Int8 same::<u8>;
    Int16 Int16 same::<u16>; Uint16 Uint16 same::<u16>;
    Int16 Uint16 same::<u16>; Uint16 Int16 same::<u16>;
    Float16 Float16 same::<u16>; Bfloat16 Bfloat16 same::<u16>;
    Int32 Int32 same::<u32>; Uint32 Uint32 same::<u32>;
    Int32 Uint32 same::<u32>; Uint32 Int32 same::<u32>; Float32 Float32 same::<u32>;
    Int64 Int64 same::<u64>; Uint64 Uint64 same::<u64>;
    Int64 Uint64 same::<u64>; Uint64 Int64 same::<u64>;
    Float64 Float64 same::<u64>; Complex64 Complex64 same::<u64>;
    Complex128 Complex128 same::<[u64; 2]>;

    // A stored truth value becomes a number by being asked for its truth.
    Bool Uint8 truths::<u8>;
    Int8 Bool truths::<i8>; Uint8 Bool truths::<u8>; Int16 Bool truths::<i16>;
    Uint16 Bool truths::<u16>; Int32 Bool truths::<i32>; Uint32 Bool truths::<u32>;
    Int64 Bool truths::<i64>; Uint64 Bool truths::<u64>;
    Float16 Bool truths_half::<F16>; Bfloat16 Bool truths_half::<BF16>;
    Float32 Bool truths::<f32>; Float64 Bool truths::<f64>;
    Complex64 Bool truths::<C64>; Complex128 Bool truths::<C128>;

    Int8 Int32 plain::<i8, i32>; Uint8 Int32 u8_to_i32;
    Int16 Int32 plain::<i16, i32>; Uint16 Int32 plain::<u16, i32>;
    Int32 Int8 plain::<i32, i8>; Int32 Uint8 plain::<i32, u8>;
    Int32 Int16 plain::<i32, i16>; Int32 Uint16 plain::<i32, u16>;
    Uint8 Float32 u8_to_f32; Uint8 Float64 u8_to_f64;

    Int32 Int64 plain::<i32, i64>; Int32 Uint64 plain::<i32, u64>;
    Int32 Float32 i32_to_f32; Int32 Float64 i32_to_f64;
    Uint32 Int64 plain::<u32, i64>; Uint32 Uint64 plain::<u32, u64>;
    Uint32 Float32 plain::<u32, f32>; Uint32 Float64 plain::<u32, f64>;
    Int64 Int32 plain::<i64, i32>; Int64 Uint32 plain::<i64, u32>;
    Int64 Float32 plain::<i64, f32>; Int64 Float64 plain::<i64, f64>;
    Uint64 Int32 plain::<u64, i32>; Uint64 Uint32 plain::<u64, u32>;
    Uint64 Float32 plain::<u64, f32>; Uint64 Float64 plain::<u64, f64>;
    Float32 Int32 f32_to_i32; Float32 Uint32 plain::<f32, u32>;
    Float32 Int64 plain::<f32, i64>; Float32 Uint64 plain::<f32, u64>;
    Float32 Float64 f32_to_f64;
    Float64 Int32 f64_to_i32; Float64 Uint32 plain::<f64, u32>;
    Float64 Int64 plain::<f64, i64>; Float64 Uint64 plain::<f64, u64>;
    Float64 Float32 f64_to_f32;

    Float16 Float32 half_to_f32::<F16>; Bfloat16 Float32 half_to_f32::<BF16>;
    Float32 Float16 f32_to_half::<F16>; Float32 Bfloat16 f32_to_half::<BF16>;
    Float64 Float16 plain::<f64, F16>; Float64 Bfloat16 plain::<f64, BF16>;

    Float32 Complex64 plain::<f32, C64>; Float64 Complex128 plain::<f64, C128>;
    Complex64 Float32 plain::<C64, f32>; Complex128 Float64 plain::<C128, f64>;
    Complex64 Complex128 plain::<C64, C128>; Complex128 Complex64 plain::<C128, C64>;
}

/// What lies between two dtypes, so that casting twice gives the bits of casting once: at most one of the
/// two casts rounds. Closer to both than they are to each other, so that hops come to an end.
const fn between(from: DType, to: DType) -> DType {
    use DType::*;
    match (from, to) {
        (Complex64, _) | (_, Complex64) => Float32,
        (Complex128, _) | (_, Complex128) => Float64,
        (Bool, _) => Uint8,
        (Float16 | Bfloat16, _) => Float32,
        (_, Float16 | Bfloat16) => Float64,
        _ => Int32,
    }
}

/// Bytes of the block between two hops.
const BETWEEN: usize = 1024;

/// Cast in two hops, a block at a time; a repeated element, once. Compiled once, not for every pair.
#[inline(never)]
unsafe fn hops(from: DType, to: DType, n: usize, args: &[Arg; MAX_OPS]) {
    let via = between(from, to);
    let (first, second) = (cast(from, via), cast(via, to));
    let [source, target, ..] = *args;
    let count = if source.step == 0 { n.min(1) } else { n };
    let mut block = [0u64; BETWEEN / size_of::<u64>()];
    let most = BETWEEN / via.size();
    let arg = |ptr: *mut u8| Arg { ptr, step: 1 };
    let mut done = 0;
    // SAFETY: the caller vouches for `n` elements on both sides, one if repeated; a block holds `most`.
    unsafe {
        while done < count {
            let some = most.min(count - done);
            let (p, q) = (source.ptr.add(done * from.size()), target.ptr.add(done * to.size()));
            let between = block.as_mut_ptr().cast();
            first(some, &[arg(p), arg(between), arg(p), arg(p), arg(p)]);
            second(some, &[arg(between), arg(q), arg(q), arg(q), arg(q)]);
            done += some;
        }
        if count < n {
            copy::fill(to.size(), n, target.ptr, target.ptr);
        }
    }
}

/// [`hops`] as a loop.
unsafe fn hop<const FROM: usize, const TO: usize>(n: usize, args: &[Arg; MAX_OPS]) {
    // SAFETY: the caller's promise, handed on.
    unsafe { hops(const { DTYPES[FROM] }, const { DTYPES[TO] }, n, args) }
}

const DTYPE_COUNT: usize = DTYPES.len();

/// For every code the hops to all the others.
macro_rules! table {
    ($($code:literal)*) => { table!(@ [$($code)*] $($code)*) };
    (@ $all:tt $($from:literal)*) => { [$(table!(@@ $from $all)),*] };
    (@@ $from:literal [$($to:literal)*]) => { [$({
        const LOOP: Loop = match direct(DTYPES[$from], DTYPES[$to]) {
            Some(direct) => direct,
            None => hop::<$from, $to>,
        };
        LOOP
    }),*] };
}

/// `CASTS[from][to]`.
static CASTS: [[Loop; DTYPE_COUNT]; DTYPE_COUNT] = table!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14);

/// The loop that casts `from` to `to`: one input, one output. Equal dtypes are copied.
pub fn cast(from: DType, to: DType) -> Loop {
    CASTS[from as usize % DTYPE_COUNT][to as usize % DTYPE_COUNT]
}
