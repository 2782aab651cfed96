//! Advanced indexing: index arrays become byte offsets first, then elements are moved.
//!
//! 1. [`index_offsets`] turns one index array into byte offsets and adds those of the next one: it
//!    wraps negative indices and checks every bound before anything is moved.
//! 2. [`mask_offsets`] gives the offsets of the true elements of a mask, in C order; with a virtual
//!    operand whose strides are 0 but for a 1 on one axis it gives the coordinates of `nonzero`.
//! 3. [`gather`] and [`scatter`] move elements of 1, 2, 4, 8 or 16 bytes, whatever their dtype.
//!
//! All of them read the walk; operands are inputs first, then the output:
//! * `index_offsets(size, stride, mode, accumulate) -> position`: shape of the broadcast index, ops
//!   `[index int32|int64, offsets int32]`. Writes (`accumulate` 0) or adds (1) `index * stride` bytes.
//!   `mode` 0 raises, 1 wraps, 2 clips. Gives -1, or the position in C order of the first index that
//!   is outside `-size..size`; then the offsets are unspecified.
//! * `gather()`: result shape, ops `[src, offsets int32, out]`; `src` has stride 0 on the axes that the
//!   index makes, `offsets` has stride 0 on the axes that come from slices.
//! * `scatter()`: ops `[values, offsets int32, dst]`, strides likewise; the last write in C order wins.
//! * `count_true(ptr, n) -> count` of dense bool bytes.
//! * `mask_offsets(out) -> count`: shape of the mask, ops `[mask bool, virtual]`; of `virtual` only the
//!   strides are used. Writes an int32 for each true element to `out`.
