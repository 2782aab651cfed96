//! The axes of a reduction, in the order in which NumPy visits them: it shows in the bits of float sums.
//!
//! Unlike the plan of element-wise calls, no axis is flipped, and the input's strides decide (NumPy:
//! its iterator with `DONT_NEGATE_STRIDES`, ordered before the output is allocated).
use super::{MAX_NDIM, Walk};

/// Operands that a reduction can have: input, output, mask.
pub const OPS: usize = 3;
/// How many elements NumPy's iterator buffers at most.
const BUFFER: usize = 8192;

/// One axis: its length, and its byte strides in the input, the output and the mask.
#[derive(Clone, Copy)]
pub struct Axis {
    /// How many places there are.
    pub len: usize,
    /// Bytes from one to the next, for each operand.
    pub strides: [isize; OPS],
}

impl Axis {
    /// Whether results are folded along it.
    #[inline(always)]
    pub fn is_reduced(&self) -> bool {
        self.strides[1] == 0
    }

    /// Whether it belongs inside `other`; `None` where strides of 0 leave it open. The input and the
    /// mask vote, and "no" outvotes "yes".
    fn is_inside(&self, other: &Self) -> Option<bool> {
        let votes = [0, 2].map(|k| {
            let (a, b) = (self.strides[k].unsigned_abs(), other.strides[k].unsigned_abs());
            (a != 0 && b != 0).then_some(a < b)
        });
        match votes {
            [Some(a), Some(b)] => Some(a && b),
            [a, b] => a.or(b),
        }
    }

    /// Whether it is the better one to run along: closer in the input and not too short for registers.
    pub fn is_near(&self, other: &Self) -> bool {
        self.len >= 4 && self.strides[0].unsigned_abs() < other.strides[0].unsigned_abs()
    }

    /// Whether `outer` only continues this axis, for every operand.
    fn continues(&self, outer: &Self) -> bool {
        self.strides.iter().zip(&outer.strides).all(|(a, b)| a * self.len as isize == *b)
    }
}

/// Axes, innermost first.
pub struct Axes {
    all: [Axis; MAX_NDIM],
    n: usize,
}

impl Axes {
    const NONE: Self = Self { all: [Axis { len: 1, strides: [0; OPS] }; MAX_NDIM], n: 0 };

    fn axis(walk: &Walk, i: usize) -> Axis {
        let stride = |k| if k < walk.nops { walk.stride(k, i) } else { 0 };
        Axis { len: walk.len(i), strides: core::array::from_fn(stride) }
    }

    /// The chosen axes of a walk, without those of length 1, sorted and merged. No length is 0.
    pub fn of(walk: &Walk, choose: impl Fn(usize) -> bool) -> Self {
        let mut axes = Self::NONE;
        for i in (0..walk.ndim).rev().filter(|&i| walk.len(i) != 1 && choose(i)) {
            axes.insert(Self::axis(walk, i));
        }
        axes.merge();
        axes
    }

    /// The axes of a walk that are reduced, or those that are not, in C order.
    pub fn in_order(walk: &Walk, reduced: bool) -> Self {
        let mut axes = Self::NONE;
        for i in (0..walk.ndim).rev().filter(|&i| walk.len(i) != 1) {
            let axis = Self::axis(walk, i);
            if axis.is_reduced() == reduced {
                axes.all[axes.n % MAX_NDIM] = axis;
                axes.n += 1;
            }
        }
        axes.merge();
        axes
    }

    /// Take an axis out.
    pub fn remove(&mut self, i: usize) -> Axis {
        let axis = self.all[i % MAX_NDIM];
        if let Some(tail) = self.all.get_mut(i..self.n) {
            tail.rotate_left(1);
            self.n -= 1;
        }
        axis
    }

    /// The axes, innermost first.
    #[inline(always)]
    pub fn all(&self) -> &[Axis] {
        self.all.get(..self.n).unwrap_or(&[])
    }

    /// A step of a stable insertion sort; axes that cannot be compared are passed over.
    fn insert(&mut self, axis: Axis) {
        let mut place = self.n;
        for (i, other) in self.all().iter().enumerate().rev() {
            match axis.is_inside(other) {
                Some(true) => place = i,
                Some(false) => break,
                None => {}
            }
        }
        self.n += 1;
        if let Some(tail) = self.all.get_mut(place..self.n) {
            tail.rotate_right(1);
            if let Some(first) = tail.first_mut() {
                *first = axis;
            }
        }
    }

    fn merge(&mut self) {
        let mut n = 0usize;
        for i in 0..self.n {
            let axis = self.all[i % MAX_NDIM];
            let inner = &mut self.all[n.wrapping_sub(1) % MAX_NDIM];
            if n > 0 && inner.continues(&axis) {
                inner.len *= axis.len;
            } else {
                self.all[n % MAX_NDIM] = axis;
                n += 1;
            }
        }
        self.n = n;
    }

    /// How NumPy cuts what it adds up at once: over how many of the innermost axes, and how many
    /// elements of them. `cast` operands are buffered in any case; others are where they are not evenly
    /// spaced and rows are short enough. The innermost axis is a reduced one.
    pub fn chunk(&self, ops: usize, cast: bool) -> (usize, usize) {
        let Some(first) = self.all().first() else { return (0, 1) };
        let mut even = [true; OPS];
        let mut cost = 1 + cast as usize;
        let (mut count, mut core, mut size) = (1, 1, first.len);
        let (mut best, mut best_cost) = (size, cost);
        let mut taken = (count, core, size);
        for (inner, axis) in self.all().iter().zip(self.all().iter().skip(1)) {
            if size >= BUFFER && cost > 1 {
                break;
            }
            for k in (0..ops).filter(|&k| k != 1) {
                if even[k % OPS] && inner.strides[k] * inner.len as isize != axis.strides[k] {
                    even[k % OPS] = false;
                    cost += !(cast && k == 0) as usize;
                }
            }
            // The first axis that is kept may still be the one along which buffers are filled.
            let kept = !axis.is_reduced();
            cost += kept as usize;
            let all = size * axis.len;
            let fits = if cost > 1 { all.min(BUFFER) } else { all };
            let better = cost * best <= best_cost * fits;
            if kept {
                if better {
                    taken = (count, size, size);
                }
                break;
            }
            count += 1;
            (core, size) = (size, all);
            if better {
                (best, best_cost) = (size, cost);
                taken = (count, core, size);
            }
        }
        let (count, core, size) = taken;
        let buffered = cast || count > 1;
        (count, if buffered && size > BUFFER { core * (BUFFER / core) } else { size })
    }
}

/// Where the operands of a reduction are: input, output, mask.
pub type Places = [*mut u8; OPS];

/// Move every operand `count` places along an axis.
#[inline(always)]
pub fn moved(at: Places, axis: &Axis, count: isize) -> Places {
    let [x, y, z] = axis.strides;
    let [a, b, c] = at;
    [a.wrapping_offset(x * count), b.wrapping_offset(y * count), c.wrapping_offset(z * count)]
}

/// Call `f` at every place along the axes, the first of them fastest.
#[inline(always)]
pub fn visit(axes: &[Axis], mut at: Places, mut f: impl FnMut(Places)) {
    let Some((first, outer)) = axes.split_first() else { return f(at) };
    let mut index = [0; MAX_NDIM];
    loop {
        let mut inner = at;
        for _ in 0..first.len {
            f(inner);
            inner = moved(inner, first, 1);
        }
        let mut more = false;
        for (i, axis) in index.iter_mut().zip(outer) {
            *i += 1;
            if *i < axis.len {
                at = moved(at, axis, 1);
                more = true;
                break;
            }
            at = moved(at, axis, 1 - axis.len as isize);
            *i = 0;
        }
        if !more {
            return;
        }
    }
}
