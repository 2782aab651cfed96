//! `table.ts`: dtypes and ufuncs.
use kernels::dtype::{DTYPES, Kind};
use kernels::rows::{Casts, Identity, Signature};
use kernels::table::UFUNCS;
use std::fmt::Write;

/// The file's text.
pub fn print() -> String {
    let mut text = String::new();
    dtypes(&mut text);
    ufuncs(&mut text);
    crate::reductions::print(&mut text);
    text
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::Int => "int",
        Kind::Uint => "uint",
        Kind::Float => "float",
        Kind::Complex => "complex",
    }
}

fn dtypes(text: &mut String) {
    text.push_str("\n/** Every dtype: its code in the ABI, bytes of one element, and kind. */\n");
    text.push_str("export const DTYPES = {\n");
    for dtype in DTYPES {
        let (name, doc) = (dtype.name(), dtype.doc().trim());
        let (code, size, kind) = (*dtype as u32, dtype.size(), kind(dtype.kind()));
        _ = writeln!(text, "  /** {doc} */");
        _ = writeln!(text, "  {name}: {{ code: {code}, itemsize: {size}, kind: \"{kind}\" }},");
    }
    // Spelled out, not `keyof typeof DTYPES`: hover texts then say `DType` and do not list the names.
    let names: Vec<String> = DTYPES.iter().map(|d| format!("\"{}\"", d.name())).collect();
    text.push_str("} as const;\n\n/** The name of a dtype: NumPy's. */\n");
    _ = writeln!(text, "export type DType = {};", names.join(" | "));
}

/// A row's identity.
pub fn identity(identity: Identity) -> String {
    match identity {
        Identity::None | Identity::Reorderable => "null".into(),
        Identity::Least => "-Infinity".into(),
        Identity::Number(x) => x.to_string(),
        Identity::Truth(x) => x.to_string(),
    }
}

fn casts(casts: Casts) -> &'static str {
    match casts {
        Casts::Loop => "loop",
        Casts::Result => "result",
        Casts::Truth => "truth",
    }
}

/// One hexadecimal digit for every operand, and `*` where the loop computes in other types than it takes.
fn digits(signature: &Signature) -> String {
    let digits: String = signature.types.iter().map(|&d| format!("{:x}", d as u32)).collect();
    let mark = if signature.types == signature.compute { "" } else { "*" };
    format!("\"{digits}{mark}\"")
}

fn ufuncs(text: &mut String) {
    text.push_str(
        "\n/**\n * Every ufunc. `types` lists its loops in NumPy's order: the codes of the inputs, then of the\n * \
         outputs, one hexadecimal digit each, and `*` where the loop computes in other types. The first to\n * \
         which all inputs cast safely is taken. `casts` says what the rule of casting is asked about: the loop's\n * \
         types, that of the result, or nothing for truth values. `reorderable` ones may be reduced in any order.\n */\n",
    );
    text.push_str("export const UFUNCS = {\n");
    for (code, ufunc) in UFUNCS.iter().enumerate() {
        let types: Vec<String> = ufunc.signatures.iter().map(digits).collect();
        _ = writeln!(text, "  /** {} */", ufunc.doc.trim());
        _ = writeln!(
            text,
            "  {}: {{ code: {code}, nin: {}, nout: {}, identity: {}, reorderable: {}, casts: \"{}\", types: [{}] }},",
            ufunc.name,
            ufunc.nin,
            ufunc.nout,
            identity(ufunc.identity),
            ufunc.identity != Identity::None,
            casts(ufunc.casts),
            types.join(", "),
        );
    }
    text.push_str("} as const;\n\n/** The name of a ufunc. */\n");
    text.push_str("export type UfuncName = keyof typeof UFUNCS;\n");
}
