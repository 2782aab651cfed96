//! Complex numbers: a pair of registers, real parts and imaginary parts.
use super::{Element, Float, Lanes, Mask, Num, V};
use core::mem::MaybeUninit;

/// A real and an imaginary part. Of scalars it is what memory holds; of registers, `N` numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Complex<R> {
    /// The real part.
    pub re: R,
    /// The imaginary part.
    pub im: R,
}

impl Element for Complex<f32> {
    type V = Complex<V<f32>>;
}
impl Element for Complex<f64> {
    type V = Complex<V<f64>>;
}

/// The most complex numbers in one register pair.
const MOST: usize = 4;

impl<R: Float> Complex<R> {
    /// From its parts.
    #[inline(always)]
    pub fn new(re: R, im: R) -> Self {
        Self { re, im }
    }
    /// The numbers as an array, of which the first `N` are set.
    #[inline(always)]
    fn spill(self) -> [MaybeUninit<Complex<R::Elem>>; MOST] {
        let mut lanes = [MaybeUninit::uninit(); MOST];
        // SAFETY: the array holds `MOST >= N` pairs.
        unsafe { self.store(lanes.as_mut_ptr().cast()) };
        lanes
    }
    /// `re - im j`
    #[inline(always)]
    pub fn conj(self) -> Self {
        Self::new(self.re, self.im.neg())
    }
    /// Whether a part is not a number.
    #[inline(always)]
    pub fn is_nan(self) -> R::Mask {
        self.re.is_nan().or(self.im.is_nan())
    }
    /// `self * self`
    #[inline(always)]
    pub fn square(self) -> Self {
        let cross = self.re.mul(self.im);
        Self::new(self.re.mul(self.re).sub(self.im.mul(self.im)), cross.add(cross))
    }
    /// `self * y + z`: the product is rounded before it is added, but in the relaxed build.
    #[inline(always)]
    pub fn mul_add(self, y: Self, z: Self) -> Self {
        #[cfg(target_feature = "relaxed-simd")]
        return Self::new(
            self.im.neg().mul_add(y.im, self.re.mul_add(y.re, z.re)),
            self.im.mul_add(y.re, self.re.mul_add(y.im, z.im)),
        );
        #[cfg(not(target_feature = "relaxed-simd"))]
        z.add(self.mul(y))
    }
    /// `self / y` by Smith's algorithm (CACM 5, 1962), in NumPy's order of operations.
    #[inline(always)]
    #[allow(clippy::should_implement_trait, reason = "named as `Float::div`, which is no operator")]
    pub fn div(self, y: Self) -> Self {
        let (re, im) = (y.re.abs(), y.im.abs());
        let flat = im.le(re);
        // Divide by the larger part: swapping the parts of both turns one case into the other.
        let pick = |a, b| R::select(flat, a, b);
        let (large, small) = (pick(y.re, y.im), pick(y.im, y.re));
        let (a, b) = (pick(self.re, self.im), pick(self.im, self.re));
        let ratio = small.div(large);
        let scale = R::one().div(large.add(small.mul(ratio)));
        let (p, q) = (a.add(b.mul(ratio)), b.sub(a.mul(ratio)));
        // `0 - x` would lose the sign of a zero: subtract the other way round instead.
        let q = pick(q, a.mul(ratio).sub(b));
        let zero = flat.and(re.eq(R::zero()));
        Self::new(
            R::select(zero, self.re.div(re), p.mul(scale)),
            R::select(zero, self.im.div(re), q.mul(scale)),
        )
    }
    /// `1 / self`, NumPy's form: of zero, nan+nanj.
    #[inline(always)]
    pub fn reciprocal(self) -> Self {
        let flat = self.im.abs().le(self.re.abs());
        let large = R::select(flat, self.re, self.im);
        let small = R::select(flat, self.im, self.re);
        let ratio = small.div(large);
        let scale = large.add(small.mul(ratio));
        let (one, part) = (R::one().div(scale), ratio.div(scale));
        Self::new(R::select(flat, one, part), R::select(flat, part, one).neg())
    }
    /// The smaller in lexicographic order; the first NaN wins.
    #[inline(always)]
    pub fn min(self, y: Self) -> Self {
        Self::select(self.is_nan().or(self.le(y)), self, y)
    }
    /// The larger in lexicographic order; the first NaN wins.
    #[inline(always)]
    pub fn max(self, y: Self) -> Self {
        Self::select(self.is_nan().or(y.le(self)), self, y)
    }
    /// The magnitude, without overflow on the way.
    #[inline(always)]
    pub fn abs(self) -> R {
        crate::math::hypot(self.re, self.im)
    }
    /// `self / |self|`: 0 at 0, a direction along an axis for one infinite part, else NaN.
    #[inline(always)]
    pub fn sign(self) -> Self {
        let size = self.abs();
        let infinity = R::of(f64::INFINITY);
        let infinite = size.eq(infinity);
        let still = size.eq(R::zero());
        // A magnitude that overflows counts as infinite along the real axis if that part is, else along the
        // other; two infinite parts have no direction.
        let (across, along) = (self.re.abs().eq(infinity), self.im.abs().eq(infinity));
        let none = R::select(across.and(along), R::of(f64::NAN), R::zero());
        let unit = |x: R| R::one().copysign(x).add(none);
        let re = R::select(across, unit(self.re), none);
        let im = R::select(across, none, unit(self.im));
        let part =
            |edge: R, x: R| R::select(still, R::zero(), R::select(infinite, edge, x.div(size)));
        Self::new(part(re, self.re), part(im, self.im))
    }
}

impl<R: Float> Lanes for Complex<R> {
    type Elem = Complex<R::Elem>;
    type Mask = R::Mask;
    const N: usize = R::N;
    #[inline(always)]
    fn splat(x: Self::Elem) -> Self {
        Self { re: R::splat(x.re), im: R::splat(x.im) }
    }
    #[inline(always)]
    unsafe fn load(p: *const Self::Elem) -> Self {
        // SAFETY: `N` pairs, which the caller vouches for.
        let (re, im) = unsafe { R::load_pairs(p.cast()) };
        Self { re, im }
    }
    #[inline(always)]
    unsafe fn store(self, p: *mut Self::Elem) {
        // SAFETY: `N` pairs, which the caller vouches for.
        unsafe { R::store_pairs(self.re, self.im, p.cast()) }
    }
    #[inline(always)]
    fn select(mask: R::Mask, a: Self, b: Self) -> Self {
        Self { re: R::select(mask, a.re, b.re), im: R::select(mask, a.im, b.im) }
    }
    #[inline(always)]
    fn map(self, f: impl Fn(Self::Elem) -> Self::Elem) -> Self {
        let mut lanes = self.spill();
        for lane in lanes.iter_mut().take(R::N) {
            // SAFETY: `spill` has set the first `N`.
            *lane = MaybeUninit::new(f(unsafe { lane.assume_init() }));
        }
        // SAFETY: the first `N` are set.
        unsafe { Self::load(lanes.as_ptr().cast()) }
    }
    #[inline(always)]
    fn map2(self, y: Self, f: impl Fn(Self::Elem, Self::Elem) -> Self::Elem) -> Self {
        let (mut lanes, others) = (self.spill(), y.spill());
        for (lane, other) in lanes.iter_mut().zip(&others).take(R::N) {
            // SAFETY: `spill` has set the first `N` of both.
            *lane = MaybeUninit::new(unsafe { f(lane.assume_init(), other.assume_init()) });
        }
        // SAFETY: the first `N` are set.
        unsafe { Self::load(lanes.as_ptr().cast()) }
    }
    #[inline(always)]
    fn eq(self, y: Self) -> R::Mask {
        self.re.eq(y.re).and(self.im.eq(y.im))
    }
    #[inline(always)]
    fn lt(self, y: Self) -> R::Mask {
        let numbers = self.im.is_nan().or(y.im.is_nan()).not();
        self.re.lt(y.re).and(numbers).or(self.re.eq(y.re).and(self.im.lt(y.im)))
    }
    #[inline(always)]
    fn le(self, y: Self) -> R::Mask {
        let numbers = self.im.is_nan().or(y.im.is_nan()).not();
        self.re.lt(y.re).and(numbers).or(self.re.eq(y.re).and(self.im.le(y.im)))
    }
}

impl<R: Float> Num for Complex<R> {
    #[inline(always)]
    fn zero() -> Self {
        Self { re: R::zero(), im: R::zero() }
    }
    #[inline(always)]
    fn one() -> Self {
        Self { re: R::one(), im: R::zero() }
    }
    #[inline(always)]
    fn add(self, y: Self) -> Self {
        Self { re: self.re.add(y.re), im: self.im.add(y.im) }
    }
    #[inline(always)]
    fn sub(self, y: Self) -> Self {
        Self { re: self.re.sub(y.re), im: self.im.sub(y.im) }
    }
    #[inline(always)]
    fn mul(self, y: Self) -> Self {
        Self {
            re: self.re.mul(y.re).sub(self.im.mul(y.im)),
            im: self.re.mul(y.im).add(self.im.mul(y.re)),
        }
    }
    #[inline(always)]
    fn neg(self) -> Self {
        Self { re: self.re.neg(), im: self.im.neg() }
    }
}
