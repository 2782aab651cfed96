//! A matrix in memory, at any strides.

/// The first element and the bytes between rows and between columns.
#[derive(Clone, Copy, Debug)]
pub struct Matrix {
    /// The element in row 0 and column 0.
    pub ptr: *mut u8,
    /// Bytes from a row to the next.
    pub rows: isize,
    /// Bytes from a column to the next.
    pub cols: isize,
}

impl Matrix {
    /// The matrix that begins at this row and column.
    #[inline(always)]
    pub fn at(self, row: usize, col: usize) -> Self {
        let offset = (row as isize).wrapping_mul(self.rows);
        let offset = offset.wrapping_add((col as isize).wrapping_mul(self.cols));
        Self { ptr: self.ptr.wrapping_offset(offset), ..self }
    }

    /// Rows as columns.
    #[inline(always)]
    pub fn transposed(self) -> Self {
        Self { ptr: self.ptr, rows: self.cols, cols: self.rows }
    }
}
