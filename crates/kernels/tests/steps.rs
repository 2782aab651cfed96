//! Reductions, accumulations and updates by a ufunc's own loop, against loops written the obvious way.
use kernels::dtype::DType;
use kernels::loops::fold_any::{Start, reduce, reduceat};
use kernels::loops::step::{Any, SCRATCH};
use kernels::loops::update::update;
use kernels::loops::{MAX_NDIM, MAX_OPS, Operand, Walk};
use kernels::rows::Signature;
use kernels::table::UFUNCS;

fn signature(name: &str, dtype: DType) -> &'static Signature {
    let row = UFUNCS.iter().find(|row| row.name == name).expect(name);
    row.signatures.iter().find(|s| s.types[..2] == [dtype, dtype]).expect(name)
}

fn operand<T>(data: &mut [T], dtype: DType, strides: &[isize]) -> Operand {
    let mut op = Operand { ptr: data.as_mut_ptr().cast(), dtype, strides: [0; MAX_NDIM] };
    op.strides[..strides.len()].copy_from_slice(strides);
    op
}

fn walk(shape: &[usize], ops: &[Operand]) -> Walk {
    let mut walk =
        Walk { ndim: shape.len(), nops: ops.len(), shape: [0; MAX_NDIM], ops: [ops[0]; MAX_OPS] };
    walk.shape[..shape.len()].copy_from_slice(shape);
    walk.ops[..ops.len()].copy_from_slice(ops);
    walk
}

fn scratch() -> Vec<u128> {
    vec![0; SCRATCH / 16]
}

/// Along rows and along columns, with and without a start and a mask, beyond the length of a block.
#[test]
fn differences_in_order() {
    for (rows, cols) in [(1, 1), (3, 2), (2, 3), (5, 40), (40, 5), (3, 2500), (2500, 3)] {
        let mut data: Vec<i16> = (0..rows * cols).map(|i| (i * 7 % 101) as i16 - 40).collect();
        let mut mask: Vec<u8> = (0..rows * cols).map(|i| (i % 3) as u8).collect();
        for by_rows in [true, false] {
            for case in 0..3 {
                let (has_initial, masked) = (case > 0, case > 1);
                let kept = if by_rows { rows } else { cols };
                let mut out = vec![5i32; kept];
                let mut expected: Vec<Option<i32>> = vec![has_initial.then_some(5); kept];
                for i in 0..rows * cols {
                    let acc = &mut expected[if by_rows { i / cols } else { i % cols }];
                    if !masked || mask[i] != 0 {
                        let x = i32::from(data[i]);
                        *acc = Some(acc.map_or(x, |acc| acc - x));
                    }
                }
                let strides = if by_rows { [4, 0] } else { [0, 4] };
                let across = cols as isize;
                let mut ops = vec![
                    operand(&mut data, DType::Int16, &[2 * across, 2]),
                    operand(&mut out, DType::Int32, &strides),
                ];
                if masked {
                    ops.push(operand(&mut mask, DType::Bool, &[across, 1]));
                }
                let mut scratch = scratch();
                let room = scratch.as_mut_ptr().cast();
                let op = Any::new(signature("subtract", DType::Int32), DType::Int32, room);
                let start = Start { has_initial, any_order: false };
                // SAFETY: the walk stays inside the vectors.
                unsafe { reduce(&op, &walk(&[rows, cols], &ops), start, room) };
                let got: Vec<_> = out.into_iter().map(Some).collect();
                assert_eq!(got, expected, "{rows} {cols} {by_rows} {case}");
            }
        }
    }
}

#[test]
fn in_halves_where_the_order_is_free() {
    for n in [1, 2, 15, 16, 17, 33, 1000, 5001] {
        let mut data: Vec<u32> = (0..n).map(|i: u32| i.wrapping_mul(0x9E37_79B9)).collect();
        let mut out = [0u32];
        let ops = [operand(&mut data, DType::Uint32, &[4]), operand(&mut out, DType::Uint32, &[0])];
        let mut scratch = scratch();
        let room = scratch.as_mut_ptr().cast();
        let op = Any::new(signature("bitwiseXor", DType::Uint32), DType::Uint32, room);
        let start = Start { has_initial: false, any_order: true };
        // SAFETY: the walk stays inside the vectors.
        unsafe { reduce(&op, &walk(&[n as usize], &ops), start, room) };
        assert_eq!(out[0], data.iter().fold(0, |acc, x| acc ^ x), "{n}");
    }
}

/// A piece ends where the next one begins; one that begins no further back is its first element alone.
#[test]
fn pieces_of_an_axis() {
    let mut data: Vec<i32> = (0..12).map(|i| i * i).collect();
    let indices = [3, 7, 2, 2, 10];
    let mut out: Vec<i32> = indices.iter().map(|&i| data[i as usize]).collect();
    let ops = [operand(&mut data, DType::Int32, &[4]), operand(&mut out, DType::Int32, &[4])];
    let mut scratch = scratch();
    let room = scratch.as_mut_ptr().cast();
    let op = Any::new(signature("subtract", DType::Int32), DType::Int32, room);
    let start = Start { has_initial: true, any_order: false };
    let mut walk = walk(&[12], &ops);
    // SAFETY: the walk and the indices stay inside the vectors.
    unsafe {
        reduceat(&mut walk, 0, indices.as_ptr(), indices.len(), |walk| {
            reduce(&op, walk, start, room)
        });
    }
    let fold = |from: usize, to: usize| data[from + 1..to].iter().fold(data[from], |a, x| a - x);
    assert_eq!(out, [fold(3, 7), data[7], data[2], fold(2, 10), fold(10, 12)]);
}

#[test]
fn a_place_named_twice_is_updated_twice() {
    // Single elements.
    let (mut values, mut dst) = ([1i64, 10, 100, 1000], [7i64, 7, 7]);
    let mut offsets = [16i32, 0, 16, 16];
    let ops = [
        operand(&mut values, DType::Int64, &[8]),
        operand(&mut offsets, DType::Int32, &[4]),
        operand(&mut dst, DType::Int64, &[0]),
    ];
    let mut scratch = scratch();
    let room = scratch.as_mut_ptr().cast();
    let op = Any::new(signature("subtract", DType::Int64), DType::Int64, room);
    // SAFETY: every offset is one of an element of `dst`.
    unsafe { update(&op, &mut walk(&[4], &ops)) };
    assert_eq!(dst, [-3, 7, 7 - 1101]);

    // Rows of a slice, longer than a block.
    const ROW: usize = 3000;
    let mut values: Vec<i64> = (0..3 * ROW as i64).collect();
    let mut dst = vec![1i64; 2 * ROW];
    let mut offsets = [8 * ROW as i32, 0, 8 * ROW as i32];
    let ops = [
        operand(&mut values, DType::Int64, &[8 * ROW as isize, 8]),
        operand(&mut offsets, DType::Int32, &[4, 0]),
        operand(&mut dst, DType::Int64, &[0, 8]),
    ];
    // SAFETY: as above, and rows are as long as the slice.
    unsafe { update(&op, &mut walk(&[3, ROW], &ops)) };
    let fine = |i: usize| {
        dst[i] == 1 - values[ROW + i] && dst[ROW + i] == 1 - values[i] - values[2 * ROW + i]
    };
    assert!((0..ROW).all(fine));
}
