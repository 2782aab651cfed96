//! `results.ts`: the dtypes that ufuncs and reductions give, as TypeScript types.
//!
//! Maps from dtype to dtype, and not the search for a loop itself: a look-up costs `tsc` a tenth of the
//! search, and hover texts show the dtype that comes out.
use crate::promote::{can_cast, result_type};
use kernels::dtype::{DTYPES, DType};
use kernels::reductions::REDUCTIONS;
use kernels::rows::Ufunc;
use kernels::table::UFUNCS;
use std::fmt::Write;

/// What a row gives for each dtype; `None` where it has no loop.
type Results = Vec<Option<DType>>;

/// The file's text.
pub fn print() -> String {
    let (single, double): (Vec<&Ufunc>, Vec<&Ufunc>) =
        UFUNCS.iter().filter(|f| f.nin < 3).partition(|f| f.nout == 1);
    let (unary, binary): (Vec<&Ufunc>, Vec<&Ufunc>) = single.iter().partition(|f| f.nin == 1);
    let (unary_two, binary_two): (Vec<&Ufunc>, Vec<&Ufunc>) =
        double.iter().partition(|f| f.nin == 1);
    let (firsts, rest): (Vec<&Ufunc>, Vec<&Ufunc>) =
        binary.iter().copied().filter(|f| !by_promotion(f)).partition(|f| by_first(f));
    for f in &rest {
        assert!(by_results(f), "{}: no rule of the type level gives its results", f.name);
    }
    let mut text = String::new();
    names(&mut text, "UnaryName", "The ufuncs of one input.", &unary);
    names(&mut text, "BinaryName", "The ufuncs of two inputs.", &binary);
    names(&mut text, "UnaryTwoName", "The ufuncs of one input that give two results.", &unary_two);
    names(
        &mut text,
        "BinaryTwoName",
        "The ufuncs of two inputs that give two results.",
        &binary_two,
    );
    let doc = "Those of them that promote what they give for each input, not the inputs.";
    names(&mut text, "PairName", doc, &rest);
    names(&mut text, "FirstName", "Those that look at their first input alone.", &firsts);

    let rows = single.iter().chain(&double).map(|f| (f.name, alone(f, 0)));
    let doc = "What a ufunc gives for one dtype: that of its input, or what its inputs promote to.";
    tables(&mut text, "Ufunc", doc, rows);
    let rows = double.iter().map(|f| (f.name, alone(f, 1)));
    tables(&mut text, "Second", "The second result of those that give two.", rows);
    let rows = REDUCTIONS.iter().map(|r| {
        let output = |&d: &DType| r.signatures.iter().find(|s| s.input == d).map(|s| s.output);
        (r.name, DTYPES.iter().map(output).collect())
    });
    tables(&mut text, "Reduction", "What a reduction or an accumulation gives for a dtype.", rows);
    text
}

fn names(text: &mut String, name: &str, doc: &str, ufuncs: &[&Ufunc]) {
    let quoted: Vec<String> = ufuncs.iter().map(|f| format!("\"{}\"", f.name)).collect();
    let all = if quoted.is_empty() { "never".into() } else { quoted.join(" | ") };
    _ = writeln!(text, "\n/** {doc} */\nexport type {name} = {all};");
}

/// One type for all rows with the same results, named after the first of them, then the list of rows.
fn tables<'a>(
    text: &mut String,
    family: &str,
    doc: &str,
    rows: impl Iterator<Item = (&'a str, Results)>,
) {
    let mut list = String::new();
    let kind = if family == "Second" { family } else { "" };
    let mut known: Vec<(String, Results)> = Vec::new();
    for (row, results) in rows {
        let place = known.iter().position(|(_, same)| *same == results).unwrap_or_else(|| {
            let name = format!("{}{}{kind}Results", row[..1].to_uppercase(), &row[1..]);
            _ = writeln!(text, "\ninterface {name} {{");
            for (dtype, result) in DTYPES.iter().zip(&results) {
                let result = result.map_or("never".into(), |d| format!("\"{}\"", d.name()));
                _ = writeln!(text, "  {}: {result};", dtype.name());
            }
            text.push_str("}\n");
            known.push((name, results));
            known.len() - 1
        });
        _ = writeln!(list, "  {row}: {};", known[place].0);
    }
    _ = writeln!(text, "\n/** {doc} */\nexport interface {family}Results {{\n{list}}}");
}

/// What NumPy refuses to do with truth values, though they would cast to integers.
const WITHOUT_TRUTH: [&str; 6] = ["subtract", "negative", "positive", "sign", "gcd", "lcm"];

/// An output of the first signature to which the inputs cast safely.
fn result(f: &Ufunc, inputs: &[DType], output: usize) -> Option<DType> {
    if WITHOUT_TRUTH.contains(&f.name) && inputs.iter().all(|&d| d == DType::Bool) {
        return None;
    }
    let serves = |types: &[DType]| inputs.iter().zip(types).all(|(&d, &t)| can_cast(d, t));
    f.signatures.iter().find(|s| serves(s.types)).map(|s| s.types[f.nin + output])
}

fn alone(f: &Ufunc, output: usize) -> Results {
    let by_first = f.nin == 2 && by_first(f);
    let inputs = |d: DType| if by_first { vec![d, DType::Bool] } else { vec![d; f.nin] };
    DTYPES.iter().map(|&d| result(f, &inputs(d), output)).collect()
}

fn every_pair(check: impl Fn(DType, DType) -> bool) -> bool {
    DTYPES.iter().all(|&a| DTYPES.iter().all(|&b| check(a, b)))
}

/// Whether the result for two dtypes is that for what they promote to.
fn by_promotion(f: &Ufunc) -> bool {
    every_pair(|a, b| {
        let common = result_type(a, b);
        result(f, &[a, b], 0) == result(f, &[common, common], 0)
    })
}

/// Whether the second input has no say beyond being refused.
fn by_first(f: &Ufunc) -> bool {
    every_pair(|a, b| {
        let both = result(f, &[a, b], 0);
        both.is_none() || both == result(f, &[a, DType::Bool], 0)
    })
}

/// Whether the result for two dtypes is what the results for each promote to; beside bfloat16, which integers
/// alone do not become, that for what they promote to.
fn by_results(f: &Ufunc) -> bool {
    every_pair(|a, b| {
        let common = result_type(a, b);
        let both = result(f, &[a, a], 0).zip(result(f, &[b, b], 0));
        let expected = if a == DType::Bfloat16 || b == DType::Bfloat16 {
            result(f, &[common, common], 0)
        } else {
            both.map(|(x, y)| result_type(x, y))
        };
        result(f, &[a, b], 0) == expected
    })
}
