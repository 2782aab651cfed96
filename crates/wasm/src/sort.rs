//! Sorting rows, and what is done with sorted rows.
//!
//! All rows are dense. A scratch is aligned to 16 bytes and as large as its `_scratch` says.
use kernels::dtype::DType;
use kernels::sort::{self as rows_of, Ask, Places, Range, Rows};
use wasm_bindgen::prelude::wasm_bindgen;

fn at<T>(address: u32) -> *mut T {
    address as usize as *mut T
}

/// The bytes of scratch that [`sort`] needs for rows of `n` elements.
#[wasm_bindgen]
pub fn sort_scratch(dtype: u32, n: u32) -> u32 {
    DType::from_code(dtype).map_or(0, |dtype| rows_of::sort_scratch(dtype, n as usize) as u32)
}

/// Sort each of `rows` rows of `n` elements in place.
#[wasm_bindgen]
pub fn sort(dtype: u32, data: u32, rows: u32, n: u32, scratch: u32) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    // SAFETY: TypeScript has checked that the addresses hold the rows and the scratch.
    unsafe { rows_of::sort(dtype, at(data), rows as usize, n as usize, at(scratch)) }
}

/// The bytes of scratch that [`argsort`] needs for rows of `n` elements.
#[wasm_bindgen]
pub fn argsort_scratch(dtype: u32, n: u32) -> u32 {
    DType::from_code(dtype).map_or(0, |dtype| rows_of::argsort_scratch(dtype, n as usize) as u32)
}

/// Write the int32 indices that would sort each of `rows` rows of `n` elements, stably. NaN comes last in
/// either direction.
#[wasm_bindgen]
pub fn argsort(dtype: u32, data: u32, out: u32, rows: u32, n: u32, descending: u32, scratch: u32) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    let rows = Rows { rows: rows as usize, n: n as usize };
    // SAFETY: as for `sort`.
    unsafe { rows_of::argsort(dtype, at(data), at(out), rows, descending != 0, at(scratch)) }
}

/// The bytes of scratch that [`partition`] needs for rows of `n` elements.
#[wasm_bindgen]
pub fn partition_scratch(dtype: u32, n: u32) -> u32 {
    DType::from_code(dtype).map_or(0, |dtype| rows_of::partition_scratch(dtype, n as usize) as u32)
}

fn partly(rows: u32, n: u32, kth: u32, count: u32) -> (Rows, Places) {
    let places = Places { kth: at::<u32>(kth).cast_const(), count: count as usize };
    (Rows { rows: rows as usize, n: n as usize }, places)
}

/// Partition each of `rows` rows of `n` elements in place. `kth` are the uint32 places, ascending and each
/// once.
#[wasm_bindgen]
pub fn partition(dtype: u32, data: u32, rows: u32, n: u32, kth: u32, count: u32, scratch: u32) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    let (rows, places) = partly(rows, n, kth, count);
    // SAFETY: as for `sort`; TypeScript has checked the places.
    unsafe { rows_of::partition(dtype, at(data), rows, places, at(scratch)) }
}

/// The bytes of scratch that [`argpartition`] needs for rows of `n` elements.
#[wasm_bindgen]
pub fn argpartition_scratch(dtype: u32, n: u32) -> u32 {
    DType::from_code(dtype)
        .map_or(0, |dtype| rows_of::argpartition_scratch(dtype, n as usize) as u32)
}

/// Write the int32 indices that would partition each of `rows` rows of `n` elements.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "only numbers cross the boundary")]
pub fn argpartition(
    dtype: u32,
    data: u32,
    out: u32,
    rows: u32,
    n: u32,
    kth: u32,
    count: u32,
    scratch: u32,
) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    let (rows, places) = partly(rows, n, kth, count);
    // SAFETY: as for `partition`.
    unsafe { rows_of::argpartition(dtype, at(data), at(out), rows, places, at(scratch)) }
}

/// Write the int32 position at which each of `m` values would be inserted into a sorted row of `n`.
#[wasm_bindgen]
pub fn search_sorted(dtype: u32, sorted: u32, n: u32, values: u32, m: u32, right: u32, out: u32) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    let row = (at::<u8>(sorted).cast_const(), n as usize);
    let wanted = (at::<u8>(values).cast_const(), m as usize);
    let ask = if right != 0 { Ask::Right(at(out)) } else { Ask::Left(at(out)) };
    // SAFETY: as for `sort`.
    unsafe { rows_of::search_sorted(dtype, row, wanted, ask) }
}

/// Write a byte for each of `m` values: 1 if it is an element of a sorted row of `n`, or with `invert` if not.
#[wasm_bindgen]
pub fn is_in(dtype: u32, sorted: u32, n: u32, values: u32, m: u32, invert: u32, out: u32) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    let row = (at::<u8>(sorted).cast_const(), n as usize);
    let wanted = (at::<u8>(values).cast_const(), m as usize);
    let ask = Ask::Member { invert: invert != 0, out: at(out) };
    // SAFETY: as for `sort`.
    unsafe { rows_of::search_sorted(dtype, row, wanted, ask) }
}

/// The integers from that at `low` on, `length` more of them.
///
/// # Safety
/// `low` must be the address of an integer of the dtype.
unsafe fn range(dtype: DType, low: u32, length: u32) -> Range {
    let mut bytes = [0; 8];
    // SAFETY: the caller vouches for the address, and an integer has 8 bytes at the most.
    unsafe { at::<u8>(low).copy_to_nonoverlapping(bytes.as_mut_ptr(), dtype.size().min(8)) };
    Range { low: u64::from_le_bytes(bytes), length: length.into() }
}

/// Mark in a table of bytes which of the integers from that at `low` on occur among `m` values.
#[wasm_bindgen]
pub fn mark(dtype: u32, values: u32, m: u32, low: u32, length: u32, table: u32) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    // SAFETY: TypeScript has checked that the table has room for all values.
    unsafe {
        rows_of::mark(dtype, at(values), m as usize, range(dtype, low, length), at(table));
    }
}

/// Write a byte for each of `m` values: 1 if it is marked, or with `invert` if it is not.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "only numbers cross the boundary")]
pub fn marked(
    dtype: u32,
    values: u32,
    m: u32,
    low: u32,
    length: u32,
    table: u32,
    invert: u32,
    out: u32,
) {
    let Some(dtype) = DType::from_code(dtype) else { return };
    // SAFETY: as for `mark`.
    unsafe {
        let range = range(dtype, low, length);
        rows_of::marked(dtype, at(values), m as usize, range, at(table), invert != 0, at(out));
    }
}

/// Write a byte for each element of a sorted row: 1 where a run of equal ones begins. Gives their number.
#[wasm_bindgen]
pub fn run_starts(dtype: u32, sorted: u32, n: u32, equal_nan: u32, starts: u32) -> u32 {
    let Some(dtype) = DType::from_code(dtype) else { return 0 };
    // SAFETY: as for `sort`.
    unsafe { rows_of::run_starts(dtype, at(sorted), n as usize, equal_nan != 0, at(starts)) as u32 }
}

/// Write the int32 length of each run.
#[wasm_bindgen]
pub fn run_lengths(starts: u32, n: u32, out: u32) {
    // SAFETY: as for `sort`.
    unsafe { rows_of::run_lengths(at(starts), n as usize, at(out)) }
}

/// Write the int32 number of its run for every element of the row that `order` sorted.
#[wasm_bindgen]
pub fn run_numbers(starts: u32, order: u32, n: u32, out: u32) {
    // SAFETY: as for `sort`.
    unsafe { rows_of::run_numbers(at(starts), at(order), n as usize, at(out)) }
}
