//! Every loop of every row: registers give what single lanes give, for every tail, bit for bit (NaN
//! payloads apart). Natively the registers are arrays; inside wasm this compares them with SIMD128.
use kernels::dtype::DType;
use kernels::loops::{Arg, MAX_OPS};
use kernels::rows::Signature;
use kernels::table::UFUNCS;

/// Values at which bodies go wrong, as stored in `dtype`.
fn specials(dtype: DType) -> Vec<Vec<u8>> {
    macro_rules! bytes {
        ($t:ty: $($x:expr),*) => { vec![$(<$t>::to_le_bytes($x as $t).to_vec()),*] };
    }
    macro_rules! integers {
        ($t:ty) => { bytes!($t: 0, 1, 2, 3, 5, 7, 8, 10, 31, 63, 64, <$t>::MAX, <$t>::MAX - 1,
            <$t>::MIN, <$t>::MIN + 1, <$t>::MAX / 2, <$t>::MAX / 2 + 1, (0 as $t).wrapping_sub(1),
            (0 as $t).wrapping_sub(2), (0 as $t).wrapping_sub(7), 100, 85) };
    }
    macro_rules! floats {
        ($t:ident) => { bytes!($t: 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, -1.5, 2.0, 2.5, -3.5, 3.0, 7.25,
            10.0, 1e-3, -1e-3, 1e5, -1e5, 88.7, -103.9, 709.7, -745.1, 1e30, -1e30, core::$t::consts::PI,
            core::$t::consts::FRAC_PI_2, $t::MAX, $t::MIN, $t::MIN_POSITIVE, -$t::MIN_POSITIVE,
            $t::from_bits(1), -$t::from_bits(3), $t::EPSILON, 1.0 - $t::EPSILON, 1.0 + $t::EPSILON,
            $t::INFINITY, $t::NEG_INFINITY, $t::NAN) };
    }
    let pairs = |parts: Vec<Vec<u8>>| {
        let n = parts.len();
        (0..n)
            .flat_map(|i| {
                [0, 1, 5, n / 2, n - 3].map(|j| [parts[i].clone(), parts[(i + j) % n].clone()])
            })
            .map(|[re, im]| [re, im].concat())
            .collect()
    };
    match dtype {
        DType::Bool => bytes!(u8: 0, 1, 2, 255, 0, 0, 1),
        DType::Int8 => integers!(i8),
        DType::Uint8 => integers!(u8),
        DType::Int16 => integers!(i16),
        DType::Uint16 => integers!(u16),
        DType::Int32 => integers!(i32),
        DType::Uint32 => integers!(u32),
        DType::Int64 => integers!(i64),
        DType::Uint64 => integers!(u64),
        DType::Float32 => floats!(f32),
        DType::Float64 => floats!(f64),
        DType::Complex64 => pairs(floats!(f32)),
        DType::Complex128 => pairs(floats!(f64)),
        // Any bits will do: these are moved, never computed in.
        DType::Float16 | DType::Bfloat16 => {
            bytes!(u16: 0, 1, 0x3C00, 0x7C00, 0x7E00, 0x8000, 0xFFFF)
        }
    }
}

/// `n` elements: the specials of operand `k` so that every pair of values meets, and every rotation.
fn column(dtype: DType, k: usize, n: usize) -> Vec<u8> {
    let values = specials(dtype);
    let len = values.len();
    let pick = |i: usize| match k {
        0 => i % len,
        1 => (i / len + i) % len,
        _ => (i / 3 + 2 * i) % len,
    };
    (0..n).flat_map(|i| values[pick(i)].clone()).collect()
}

fn is_nan(dtype: DType, bytes: &[u8]) -> bool {
    match dtype {
        DType::Float32 => f32::from_le_bytes(bytes.try_into().unwrap()).is_nan(),
        DType::Float64 => f64::from_le_bytes(bytes.try_into().unwrap()).is_nan(),
        _ => false,
    }
}

/// Equal bits, but for what a NaN holds.
fn same(dtype: DType, a: &[u8], b: &[u8]) -> bool {
    let (part, size) = match dtype {
        DType::Complex64 => (DType::Float32, 4),
        DType::Complex128 => (DType::Float64, 8),
        dtype => (dtype, dtype.size()),
    };
    let mut parts = a.chunks(size).zip(b.chunks(size));
    parts.all(|(x, y)| x == y || (is_nan(part, x) && is_nan(part, y)))
}

/// Runs a loop over columns: input `k` from element `from` on, or repeated where `repeated` has bit `k`.
/// Gives every output.
fn run(
    sig: &Signature,
    columns: &[Vec<u8>],
    from: usize,
    n: usize,
    repeated: usize,
) -> Vec<Vec<u8>> {
    let outputs = &sig.compute[sig.nin..];
    let mut results: Vec<_> = outputs.iter().map(|d| vec![0xA5u8; n * d.size() + 16]).collect();
    let mut args = [Arg { ptr: core::ptr::null_mut(), step: 1 }; MAX_OPS];
    for (k, result) in results.iter_mut().enumerate() {
        args[sig.nin + k].ptr = result.as_mut_ptr();
    }
    for (k, column) in columns.iter().enumerate() {
        let at = column[from * sig.compute[k].size()..].as_ptr();
        args[k] = Arg { ptr: at.cast_mut(), step: (repeated >> k & 1 == 0) as usize };
    }
    // SAFETY: every column has `n` elements from `from` on, and the results have room for them.
    unsafe { (sig.run)(n, &args) };
    for (result, dtype) in results.iter_mut().zip(outputs) {
        let end = n * dtype.size();
        assert!(result[end..].iter().all(|&x| x == 0xA5), "wrote past the end");
        result.truncate(end);
    }
    results
}

#[test]
fn registers_give_what_single_lanes_give() {
    let mut checked = 0;
    for ufunc in UFUNCS {
        for sig in ufunc.signatures {
            let nin = sig.nin;
            let most = specials(sig.compute[0]).len() * if nin == 1 { 1 } else { 40 };
            let total = most.max(80) + 40;
            let columns: Vec<_> = (0..nin).map(|k| column(sig.compute[k], k, total)).collect();
            let one_by_one = |repeated: usize, from: usize, n: usize| -> Vec<Vec<Vec<u8>>> {
                (0..n)
                    .map(|i| {
                        let at = |k: usize| from + if repeated >> k & 1 == 0 { i } else { 0 };
                        let cut = |k: usize| {
                            let size = sig.compute[k].size();
                            columns[k][at(k) * size..(at(k) + 1) * size].to_vec()
                        };
                        let single: Vec<_> = (0..nin).map(cut).collect();
                        run(sig, &single, 0, 1, 0)
                    })
                    .collect()
            };
            let mut check = |from: usize, n: usize, repeated: usize| {
                let many = run(sig, &columns, from, n, repeated);
                let single = one_by_one(repeated, from, n);
                for (k, (many, &out)) in many.iter().zip(&sig.compute[nin..]).enumerate() {
                    for (i, (a, lane)) in many.chunks(out.size()).zip(&single).enumerate() {
                        let (place, b) = (from + i, &lane[k]);
                        assert!(
                            same(out, a, b),
                            "{} {:?} at {place} of {n}, repeated {repeated:b}: register {a:?}, lane {b:?}",
                            ufunc.name,
                            sig.compute,
                        );
                    }
                }
                checked += 1;
            };
            check(0, total, 0);
            for n in 0..36 {
                check(n, n, 0);
            }
            for repeated in 1..1 << nin {
                for from in [0, 5, 17] {
                    check(from, 19, repeated);
                    check(from + 1, 2, repeated);
                }
            }
        }
    }
    assert!(checked > 20_000, "only {checked} runs");
}

/// One hash for each row over all of its loops, NaNs as one. The native build wrote `data/rows.txt`: run inside
/// wasm, this compares SIMD128 with the arrays that specify it.
#[test]
fn rows_have_the_same_bits_everywhere() {
    let mut text = String::new();
    for ufunc in UFUNCS {
        let mut hash = 0xCBF2_9CE4_8422_2325u64;
        for sig in ufunc.signatures {
            let nin = sig.nin;
            let n = specials(sig.compute[0]).len() * if nin == 1 { 1 } else { 40 } + 5;
            let columns: Vec<_> = (0..nin).map(|k| column(sig.compute[k], k, n)).collect();
            for (result, &dtype) in run(sig, &columns, 0, n, 0).iter().zip(&sig.compute[nin..]) {
                let (part, size) = match dtype {
                    DType::Complex64 => (DType::Float32, 4),
                    DType::Complex128 => (DType::Float64, 8),
                    dtype => (dtype, dtype.size()),
                };
                for bytes in result.chunks(size) {
                    let bytes: &[u8] = if is_nan(part, bytes) { &[0x7F] } else { bytes };
                    for &byte in bytes {
                        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
                    }
                }
            }
        }
        text += &format!("{} {hash:016x}\n", ufunc.name);
    }
    let recorded = include_str!("data/rows.txt");
    assert!(text == recorded, "put into tests/data/rows.txt if the change is meant:\n{text}");
}

#[test]
fn signatures_are_well_formed() {
    for ufunc in UFUNCS {
        assert!(!ufunc.doc.trim().is_empty(), "{} has no doc", ufunc.name);
        for sig in ufunc.signatures {
            assert_eq!(sig.types.len(), ufunc.nin + ufunc.nout, "{}", ufunc.name);
            assert_eq!(sig.types.len(), sig.compute.len(), "{}", ufunc.name);
        }
        for (i, sig) in ufunc.signatures.iter().enumerate() {
            let earlier = &ufunc.signatures[..i];
            let inputs = |s: &Signature| s.types[..ufunc.nin].to_vec();
            assert!(
                earlier.iter().all(|s| inputs(s) != inputs(sig)),
                "{} has two loops for {:?}",
                ufunc.name,
                sig.types
            );
        }
    }
}
