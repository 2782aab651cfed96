//! `promote.ts`: which dtype two dtypes give (NEP 50), and which casts are safe.
use kernels::dtype::{DTYPES, DType, Kind};
use std::fmt::Write;

/// The bits of a whole number that a dtype holds exactly; of an unsigned one, those of its signed cousin.
fn digits(dtype: DType) -> u32 {
    match dtype {
        DType::Bool => 1,
        DType::Bfloat16 => 8,
        DType::Float16 => 11,
        DType::Float32 | DType::Complex64 => 24,
        DType::Float64 | DType::Complex128 => 53,
        _ => 8 * dtype.size() as u32 - (dtype.kind() == Kind::Int) as u32,
    }
}

/// Whether every value of `from` is a value of `to` (64-bit integers count as float64, as in NumPy).
pub fn can_cast(from: DType, to: DType) -> bool {
    let part = |dtype: DType| match dtype {
        DType::Complex64 => DType::Float32,
        DType::Complex128 => DType::Float64,
        dtype => dtype,
    };
    match (from.kind(), to.kind()) {
        _ if from == to => true,
        (_, Kind::Bool) => false,
        (Kind::Bool, _) => true,
        (Kind::Int | Kind::Uint, Kind::Int | Kind::Uint) => {
            (from.kind() == to.kind() || to.kind() == Kind::Int) && digits(from) <= digits(to)
        }
        (Kind::Int | Kind::Uint, _) => digits(from).min(53) <= digits(to),
        (Kind::Float | Kind::Complex, Kind::Int | Kind::Uint) => false,
        (Kind::Complex, Kind::Float) => false,
        (Kind::Complex, Kind::Complex) | (_, Kind::Float | Kind::Complex) => {
            // Of the two 16-bit floats neither holds the other.
            part(from).size() < part(to).size() || part(from) == part(to)
        }
    }
}

/// The dtype of a result: the first, in this order, to which both cast safely.
pub fn result_type(a: DType, b: DType) -> DType {
    // Those that only one partner can ask for come first.
    let order = DTYPES.iter().filter(|&&d| d != DType::Bfloat16);
    let lesser = [DType::Bfloat16];
    let first = if a == DType::Bfloat16 || b == DType::Bfloat16 { &lesser[..] } else { &[] };
    let fits = |&&dtype: &&DType| can_cast(a, dtype) && can_cast(b, dtype);
    first.iter().chain(order).find(fits).copied().unwrap_or(DType::Complex128)
}

/// The file's text.
pub fn print() -> String {
    let mut text = String::new();
    text.push('\n');
    text.push_str(
        "/** `PROMOTE[a][b]`: the code of the dtype that codes `a` and `b` promote to. */\n",
    );
    text.push_str("export const PROMOTE: readonly (readonly number[])[] = [\n");
    for &a in DTYPES {
        let row: Vec<_> = DTYPES.iter().map(|&b| (result_type(a, b) as u32).to_string()).collect();
        _ = writeln!(text, "  [{}], // {}", row.join(", "), a.name());
    }
    text.push_str(
        "];\n\n/** Bit `b` of `CAN_CAST[a]` says that code `a` casts safely to code `b`. */\n",
    );
    text.push_str("export const CAN_CAST: readonly number[] = [\n");
    for &a in DTYPES {
        let bits = DTYPES.iter().filter(|&&b| can_cast(a, b)).fold(0, |x, &b| x | 1 << b as u32);
        _ = writeln!(text, "  0b{bits:015b}, // {}", a.name());
    }
    text.push_str("];\n\n/** `PROMOTE` for the compiler. */\nexport interface PromoteTable {\n");
    for &a in DTYPES {
        _ = writeln!(text, "  {}: {{", a.name());
        for &b in DTYPES {
            _ = writeln!(text, "    {}: \"{}\";", b.name(), result_type(a, b).name());
        }
        text.push_str("  };\n");
    }
    text.push_str("}\n");
    text
}
