//! The reductions in `table.ts`.
use crate::table::identity;
use kernels::reductions::{Kernel, REDUCTIONS, ReduceSignature, Reduction};
use std::fmt::Write;

/// Whether it folds axes away, finds a place along them, or runs along one.
fn kind(row: &Reduction) -> &'static str {
    match row.signatures.first().map(|s| &s.kernel) {
        Some(Kernel::Arg(_)) => "arg",
        Some(Kernel::Scan(_)) => "scan",
        _ => "fold",
    }
}

/// Append the table.
pub fn print(text: &mut String) {
    text.push_str(
        "\n/**\n * Every reduction (`fold`, and `arg` for places) and accumulation (`scan`). `types` lists input and result, \
         one\n * hexadecimal digit each: the first whose input is the array's dtype is the default.\n */\n",
    );
    text.push_str("export const REDUCTIONS = {\n");
    for (code, row) in REDUCTIONS.iter().enumerate() {
        let pair = |s: &ReduceSignature| format!("\"{:x}{:x}\"", s.input as u32, s.output as u32);
        let types: Vec<String> = row.signatures.iter().map(pair).collect();
        _ = writeln!(text, "  /** {} */", row.doc);
        _ = writeln!(
            text,
            "  {}: {{ code: {code}, kind: \"{}\", identity: {}, types: [{}] }},",
            row.name,
            kind(row),
            identity(row.identity),
            types.join(", "),
        );
    }
    text.push_str("} as const;\n\n/** The name of a reduction. */\n");
    text.push_str("export type ReductionName = keyof typeof REDUCTIONS;\n");
}
