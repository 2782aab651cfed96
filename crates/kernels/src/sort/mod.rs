//! Sorting, and what is done with sorted rows.
//!
//! Sorting is stable and linear in time: values are mapped to unsigned integers of the same order
//! and sorted digit by digit. NaN comes last; of complex numbers, those whose imaginary part is NaN come
//! before those whose real part is. The two zeros are equal and keep their order.
mod argsort;
mod key;
mod keyed;
mod member;
mod partition;
mod radix;
mod runs;
mod search;
mod select;
mod values;
mod words;

pub use argsort::{Rows, argsort, argsort_scratch};
pub use member::{Range, mark, marked};
pub use partition::{Places, argpartition, argpartition_scratch, partition, partition_scratch};
pub use runs::{run_lengths, run_numbers, run_starts};
pub use search::{Ask, search_sorted};
pub use values::{sort, sort_scratch};
