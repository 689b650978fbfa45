//! A table of values by row and column.

/// A table of values by row and column.
#[derive(Clone)]
pub(super) struct Grid<T> {
    columns: usize,
    cells: Vec<T>,
}

impl<T: Copy> Grid<T> {
    pub(super) fn new(rows: usize, columns: usize, value: T) -> Self {
        Self { columns, cells: vec![value; rows * columns] }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> T {
        self.cells[row * self.columns + column]
    }

    pub(super) fn at_mut(&mut self, row: usize, column: usize) -> &mut T {
        &mut self.cells[row * self.columns + column]
    }

    /// Sets the value for a pair, whichever is named first.
    pub(super) fn set_both(&mut self, one: usize, other: usize, value: T) {
        *self.at_mut(one, other) = value;
        *self.at_mut(other, one) = value;
    }
}
