//! What a row of the table is made of.
use crate::dtype::DType;
use crate::loops::Loop;

/// A row of the table.
pub struct Ufunc {
    /// NumPy's name, written as JavaScript does.
    pub name: &'static str,
    /// One sentence.
    pub doc: &'static str,
    /// How many inputs.
    pub nin: usize,
    /// How many outputs.
    pub nout: usize,
    /// What changes nothing, if there is such a value.
    pub identity: Identity,
    /// What inputs must cast to.
    pub casts: Casts,
    /// In NumPy's order: the first to which all inputs cast safely is taken.
    pub signatures: &'static [Signature],
}

/// A ufunc's identity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Identity {
    /// There is none, and the order of what is reduced matters.
    None,
    /// There is none, but the order does not matter.
    Reorderable,
    /// Minus infinity.
    Least,
    /// A number.
    Number(i32),
    /// A truth value.
    Truth(bool),
}

/// What the rule of casting is asked about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Casts {
    /// The loop's own types.
    Loop,
    /// The type of the result: integers that are divided count as doubles.
    Result,
    /// Nothing: everything has a truth value.
    Truth,
}

/// One loop of a ufunc.
#[derive(Clone, Copy)]
pub struct Signature {
    /// How many of the types are inputs.
    pub nin: usize,
    /// Inputs, then outputs, as they are stored.
    pub types: &'static [DType],
    /// The same as the loop computes them.
    pub compute: &'static [DType],
    /// Whether it works on registers: then a few elements cost as much as one.
    pub lanes: bool,
    /// The loop.
    pub run: Loop,
}

impl Ufunc {
    /// A row; how many inputs and outputs it has follows from its signatures.
    pub const fn new(
        name: &'static str,
        doc: &'static str,
        identity: Identity,
        casts: Casts,
        signatures: &'static [Signature],
    ) -> Self {
        let nin = signatures[0].nin;
        let nout = signatures[0].types.len() - nin;
        Self { name, doc, nin, nout, identity, casts, signatures }
    }
}

/// The signatures of every row.
pub const fn signatures<const N: usize>(rows: &[Ufunc]) -> [&'static [Signature]; N] {
    let mut all = [rows[0].signatures; N];
    let mut i = 0;
    while i < N {
        all[i] = rows[i].signatures;
        i += 1;
    }
    all
}

/// How many signatures the classes of a row have together.
pub const fn total(parts: &[&[Signature]]) -> usize {
    let (mut n, mut i) = (0, 0);
    while i < parts.len() {
        n += parts[i].len();
        i += 1;
    }
    n
}

/// The signatures of all classes of a row.
pub const fn join<const N: usize>(parts: &[&[Signature]]) -> [Signature; N] {
    let mut all = [parts[0][0]; N];
    let (mut n, mut i) = (0, 0);
    while i < parts.len() {
        let mut j = 0;
        while j < parts[i].len() {
            all[n] = parts[i][j];
            n += 1;
            j += 1;
        }
        i += 1;
    }
    all
}

/// The classes as types, so that one operation has a body for each.
pub mod class {
    /// Truth values.
    pub struct Bool;
    /// Integers.
    pub struct Int;
    /// Integers computed, and returned, in float64.
    pub struct Whole;
    /// int64 beside uint64.
    pub struct Mixed;
    /// Real floats.
    pub struct Float;
    /// As `Float`, computed a register at a time: bodies that branch gain nothing from two.
    pub struct Alone;
    /// Real floats, computed in float64.
    pub struct Wide;
    /// Complex numbers, computed in complex128.
    pub struct WideComplex;
    /// Integers, computed in 64 bits.
    pub struct Long;
    /// Real floats as they are stored.
    pub struct Stored;
    /// Real floats beside whole exponents.
    pub struct Scaled;
    /// float64 alone.
    pub struct Double;
    /// complex128 alone.
    pub struct DoubleComplex;
    /// Integers and real floats.
    pub struct Real;
    /// Complex numbers.
    pub struct Complex;
    /// Floats, real or complex.
    pub struct Inexact;
    /// All numbers.
    pub struct Number;
    /// Everything, moved and not computed.
    pub struct Any;
}
