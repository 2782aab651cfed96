//! `functions.ts`: every ufunc as an exported function, with its doc and an example that is run as a test.
//!
//! The one generated file that is code. It belongs to the NumPy face, so `npm run gen` puts it there.
use kernels::dtype::DType;
use kernels::loops::{Arg, MAX_OPS};
use kernels::rows::{Signature, Ufunc};
use kernels::table::UFUNCS;
use std::fmt::Write;

/// The file's text.
pub fn print() -> String {
    let mut text = String::from(
        "import { ufunc } from \"./ufunc.js\";\nimport type { BinaryFunction, BinaryTwoFunction, UnaryFunction, UnaryTwoFunction } from \"./ufunc_types.js\";\n",
    );
    for ufunc in UFUNCS.iter().filter(|f| f.nin < 3) {
        let (inputs, kind) = if ufunc.nin == 1 { ("x", "Unary") } else { ("x1, x2", "Binary") };
        let kind = format!("{kind}{}Function", if ufunc.nout == 2 { "Two" } else { "" });
        _ = writeln!(
            text,
            "\n/**\n * {}\n *\n * NumPy's `{}({inputs}, out)`: inputs are broadcast together; `out`, `where`, `dtype`, `casting`, `order` and `signature` by name.\n *",
            ufunc.doc.trim(),
            snake(ufunc.name),
        );
        if ufunc.nin == 2 {
            text.push_str(" * @throws BroadcastError when the shapes do not fit together\n");
        }
        text.push_str(" * @throws TypeError when there is no loop for the dtypes\n");
        if let Some(example) = example(ufunc) {
            _ = writeln!(text, " * @example\n * {example}");
        }
        _ = writeln!(
            text,
            " */\nexport const {name}: {kind}<\"{name}\"> = /* @__PURE__ */ ufunc(\"{name}\") as {kind}<\"{name}\">;",
            name = ufunc.name,
        );
    }
    text
}

/// `floorDivide` as NumPy spells it.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// A call with scalars and what it gives, computed by the row itself.
fn example(ufunc: &Ufunc) -> Option<String> {
    let of =
        |d: DType| ufunc.signatures.iter().find(|s| s.compute[..ufunc.nin].iter().all(|&t| t == d));
    if let Some(signature) = of(DType::Float64) {
        let inputs = [0.75f64, 2.0];
        return Some(call(ufunc, signature, &inputs));
    }
    of(DType::Int64).map(|signature| call(ufunc, signature, &[6i64, 3]))
}

fn call<T: Copy + std::fmt::Display>(
    ufunc: &Ufunc,
    signature: &Signature,
    inputs: &[T; 2],
) -> String {
    let mut inputs = *inputs;
    let mut outputs = [[0u8; 16]; 2];
    let arg = |ptr: *mut u8| Arg { ptr, step: 1 };
    let mut args = [arg(core::ptr::null_mut()); MAX_OPS];
    for (k, input) in inputs.iter_mut().take(ufunc.nin).enumerate() {
        args[k] = arg((&raw mut *input).cast());
    }
    for (k, output) in outputs.iter_mut().take(ufunc.nout).enumerate() {
        args[ufunc.nin + k] = arg(output.as_mut_ptr());
    }
    // SAFETY: one element for each input, and room for one of any dtype for each output.
    unsafe { (signature.run)(1, &args) };
    let results: Vec<String> = outputs
        .iter()
        .zip(&signature.compute[ufunc.nin..])
        .map(|(output, &dtype)| {
            let bits = u64::from_le_bytes(output[..8].try_into().expect("eight bytes"));
            match dtype {
                DType::Bool => (output[0] != 0).to_string(),
                DType::Uint8 => output[0].to_string(),
                DType::Int32 => (bits as i32).to_string(),
                DType::Int64 => (bits as i64).to_string(),
                _ => number(f64::from_bits(bits)),
            }
        })
        .collect();
    let shown: Vec<String> = inputs.iter().take(ufunc.nin).map(ToString::to_string).collect();
    let result = match &results[..] {
        [result] => result.clone(),
        _ => format!("[ {} ]", results.join(", ")),
    };
    format!("np.{}({}) // -> {result}", ufunc.name, shown.join(", "))
}

/// As JavaScript writes it.
fn number(x: f64) -> String {
    if x != 0.0 && x.abs() < 1e-6 { format!("{x:e}") } else { x.to_string() }
}
