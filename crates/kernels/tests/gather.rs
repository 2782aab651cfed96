//! Advanced indexing against the definition.
use kernels::dtype::DType;
use kernels::loops::gather::{Mode, count_true, gather, index_offsets, mask_offsets, scatter};
use kernels::loops::{MAX_NDIM, MAX_OPS, Operand, Walk};

fn operand(ptr: *mut u8, dtype: DType, strides: &[isize]) -> Operand {
    let mut all = [0; MAX_NDIM];
    all[..strides.len()].copy_from_slice(strides);
    Operand { ptr, dtype, strides: all }
}

fn walk(shape: &[usize], ops: &[Operand]) -> Walk {
    let mut walk =
        Walk { ndim: shape.len(), nops: ops.len(), shape: [0; MAX_NDIM], ops: [ops[0]; MAX_OPS] };
    walk.shape[..shape.len()].copy_from_slice(shape);
    walk.ops[..ops.len()].copy_from_slice(ops);
    walk
}

/// Offsets of a dense row of indices, or the position of the one that is refused.
fn offsets<I: Copy>(
    dtype: DType,
    index: &[I],
    size: usize,
    stride: isize,
    mode: Mode,
) -> Result<Vec<i32>, usize> {
    let mut index = index.to_vec();
    let mut out = vec![100; index.len()];
    let item = size_of::<I>() as isize;
    let mut walk = walk(
        &[index.len()],
        &[
            operand(index.as_mut_ptr().cast(), dtype, &[item]),
            operand(out.as_mut_ptr().cast(), DType::Int32, &[4]),
        ],
    );
    // SAFETY: both vectors hold the walk.
    match unsafe { index_offsets(&mut walk, size, stride, mode, true) } {
        None => Ok(out),
        Some(position) => Err(position),
    }
}

#[test]
fn indices_wrap_once_and_are_checked() {
    for n in 0..20usize {
        let index: Vec<i32> = (0..n as i32).map(|i| i % 7 - 3).collect();
        let wide: Vec<i64> = index.iter().map(|i| i64::from(*i)).collect();
        let expected: Vec<i32> =
            index.iter().map(|i| 100 + -12 * if *i < 0 { i + 5 } else { *i }).collect();
        assert_eq!(offsets(DType::Int32, &index, 5, -12, Mode::Raise), Ok(expected.clone()));
        assert_eq!(offsets(DType::Int64, &wide, 5, -12, Mode::Raise), Ok(expected));
        for bad in 0..n {
            for wrong in [5, -6, i32::MAX, i32::MIN] {
                let (mut index, mut wide) = (index.clone(), wide.clone());
                index[bad] = wrong;
                wide[bad] = wrong.into();
                assert_eq!(offsets(DType::Int32, &index, 5, 4, Mode::Raise), Err(bad));
                assert_eq!(offsets(DType::Int64, &wide, 5, 4, Mode::Raise), Err(bad));
            }
            let mut wide = wide.clone();
            wide[bad] = 1 << 32;
            assert_eq!(offsets(DType::Int64, &wide, 5, 4, Mode::Raise), Err(bad));
        }
    }
}

#[test]
fn modes() {
    let index = [-11i32, -5, -1, 0, 4, 5, 13];
    let wrapped = [4, 0, 4, 0, 4, 0, 3].map(|i| 100 + 8 * i).to_vec();
    let clipped = [0, 0, 0, 0, 4, 4, 4].map(|i| 100 + 8 * i).to_vec();
    assert_eq!(offsets(DType::Int32, &index, 5, 8, Mode::Wrap), Ok(wrapped));
    assert_eq!(offsets(DType::Int32, &index, 5, 8, Mode::Clip), Ok(clipped));
    for mode in [Mode::Raise, Mode::Wrap, Mode::Clip] {
        assert_eq!(offsets(DType::Int32, &[0], 0, 8, mode), Err(0));
        assert_eq!(offsets(DType::Int32, &[] as &[i32], 0, 8, mode), Ok(vec![]));
    }
}

/// A transposed, repeated index: the refused one is found in the order of the shape, not of memory.
#[test]
fn position_is_in_c_order() {
    let mut index = [0i32, 9, 0, 0, 9, 0];
    let mut out = [0i32; 12];
    let mut walk = walk(
        &[2, 3, 2],
        &[
            operand(index.as_mut_ptr().cast(), DType::Int32, &[4, 8, 0]),
            operand(out.as_mut_ptr().cast(), DType::Int32, &[24, 8, 4]),
        ],
    );
    // SAFETY: both arrays hold the walk.
    let refused = unsafe { index_offsets(&mut walk, 3, 4, Mode::Raise, false) };
    // Index [i, j] is element i + 2 j: the first 9 in C order is [0, 2].
    assert_eq!(refused, Some(4));
}

/// `a[:, i, j, :]` and its assignment, for every size of element and several layouts.
fn moves<const SIZE: usize>(dtype: DType) {
    type Shape = [usize; 3];
    const AXES: [isize; 4] = [7, 3, 5, 4];
    let item = SIZE as isize;
    for shape in [[2, 6, 4], [7, 1, 4], [3, 5, 1], [1, 0, 2], [2, 9, 2]] as [Shape; 5] {
        let [outer, count, inner] = shape;
        for turned in [false, true] {
            let strides = if turned {
                [item, 7 * item, 21 * item, 105 * item]
            } else {
                [60 * item, 20 * item, 4 * item, item]
            };
            let bytes = AXES.iter().product::<isize>() as usize * SIZE;
            let mut a: Vec<u8> = (0..bytes).map(|i| (i * 7 + i / 251) as u8).collect();
            let mut offsets: Vec<i32> = (0..count as isize)
                .map(|i| ((i * 5 % 3) * strides[1] + (i * 2 % 5) * strides[2]) as i32)
                .collect();
            let mut out = vec![0u8; outer * count * inner * SIZE];
            let dense = [(count * inner) as isize * item, inner as isize * item, item];
            let place = |i: usize, j: usize, l: usize, offsets: &[i32]| {
                (i as isize * strides[0] + offsets[j] as isize + l as isize * strides[3]) as usize
            };
            let whole = operand(a.as_mut_ptr(), dtype, &[strides[0], 0, strides[3]]);
            let at = operand(offsets.as_mut_ptr().cast(), DType::Int32, &[0, 4, 0]);
            let result = operand(out.as_mut_ptr(), dtype, &dense);
            // SAFETY: the vectors hold the walk, and the offsets stay within `a`.
            unsafe { gather(&mut walk(&shape, &[whole, at, result])) };
            let mut expected = Vec::new();
            for i in 0..outer {
                for j in 0..count {
                    for l in 0..inner {
                        let from = place(i, j, l, &offsets);
                        expected.extend_from_slice(&a[from..from + SIZE]);
                    }
                }
            }
            assert!(out == expected, "gather {dtype:?} {shape:?} {turned}");

            // Later writes win, also where the values lie transposed.
            for transposed in [false, true] {
                let order = if transposed {
                    [item, (outer * inner) as isize * item, outer as isize * item]
                } else {
                    dense
                };
                let mut values: Vec<u8> = (0..out.len()).map(|i| (i * 3 + 1) as u8).collect();
                let mut expected = a.clone();
                for i in 0..outer {
                    for j in 0..count {
                        for l in 0..inner {
                            let to = place(i, j, l, &offsets);
                            let steps = [i, j, l].into_iter().zip(order);
                            let from = steps.map(|(i, s)| i as isize * s).sum::<isize>() as usize;
                            expected[to..to + SIZE].copy_from_slice(&values[from..from + SIZE]);
                        }
                    }
                }
                let mut dst = a.clone();
                let from = operand(values.as_mut_ptr(), dtype, &order);
                let to = operand(dst.as_mut_ptr(), dtype, &[strides[0], 0, strides[3]]);
                // SAFETY: as above.
                unsafe { scatter(&mut walk(&shape, &[from, at, to])) };
                assert!(dst == expected, "scatter {dtype:?} {shape:?} {turned} {transposed}");
            }
        }
    }
}

#[test]
fn every_size() {
    moves::<1>(DType::Int8);
    moves::<2>(DType::Float16);
    moves::<4>(DType::Float32);
    moves::<8>(DType::Int64);
    moves::<16>(DType::Complex128);
}

/// Two index axes and no slice: `dst[i] = values`, values repeated, C order decides.
#[test]
fn repeated_index_takes_the_last_value() {
    let mut values = [1i32, 2, 3, 4, 5, 6];
    let mut offsets = [0i32, 4, 0, 4, 8, 8];
    let mut dst = [0i32; 3];
    for (strides, expected) in [([12, 4], [3, 4, 6]), ([4, 8], [5, 2, 6]), ([0, 4], [3, 1, 3])] {
        let ops = [
            operand(values.as_mut_ptr().cast(), DType::Int32, &strides),
            operand(offsets.as_mut_ptr().cast(), DType::Int32, &[12, 4]),
            operand(dst.as_mut_ptr().cast(), DType::Int32, &[0, 0]),
        ];
        // SAFETY: the arrays hold the walk.
        unsafe { scatter(&mut walk(&[2, 3], &ops)) };
        assert_eq!(dst, expected, "{strides:?}");
    }
}

#[test]
fn masks() {
    for n in [0usize, 1, 15, 16, 17, 31, 64, 4096 + 255 * 16 + 3] {
        for every in [1usize, 2, 3, 40, usize::MAX] {
            let mut mask: Vec<u8> = (0..n).map(|i| ((i + 1) % every == 0) as u8 * 3).collect();
            let chosen: Vec<i32> = (0..n as i32).filter(|i| mask[*i as usize] != 0).collect();
            // SAFETY: the mask has `n` bytes.
            assert_eq!(unsafe { count_true(mask.as_ptr(), n) }, chosen.len());
            let ops = [
                operand(mask.as_mut_ptr(), DType::Bool, &[1]),
                operand(std::ptr::without_provenance_mut(8), DType::Int32, &[-4]),
            ];
            let mut out = vec![-1; chosen.len() + 1];
            // SAFETY: the mask has `n` bytes, and `out` more than the chosen elements.
            unsafe { mask_offsets(&mut walk(&[n], &ops), out.as_mut_ptr(), chosen.len()) };
            assert_eq!(out.pop(), Some(-1), "nothing is written behind the last one");
            assert!(out.iter().zip(&chosen).all(|(at, i)| *at == 8 - 4 * i));
        }
    }
}

/// The coordinates of a mask of three axes, and offsets into an array at any strides.
#[test]
fn coordinates() {
    let (shape, dense) = ([3usize, 1, 21], [21isize, 21, 1]);
    let mut mask: Vec<u8> = (0..63).map(|i| u8::from(i * i % 5 == 1)).collect();
    let chosen: Vec<usize> = (0..63).filter(|i| mask[*i] != 0).collect();
    for strides in [[1, 0, 0], [0, 1, 0], [0, 0, 1], [4, 1000, 12], [-84, 0, 4]] {
        let ops = [
            operand(mask.as_mut_ptr(), DType::Bool, &dense),
            operand(std::ptr::null_mut(), DType::Int32, &strides),
        ];
        let mut out = vec![0; chosen.len()];
        // SAFETY: the mask holds the walk, and `out` the chosen elements.
        unsafe { mask_offsets(&mut walk(&shape, &ops), out.as_mut_ptr(), chosen.len()) };
        let place = |i: usize| (i / 21) as isize * strides[0] + (i % 21) as isize * strides[2];
        let expected: Vec<i32> = chosen.iter().map(|i| place(*i) as i32).collect();
        assert_eq!(out, expected, "{strides:?}");
    }
}
