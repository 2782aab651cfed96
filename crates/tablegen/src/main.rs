//! Prints the TypeScript side of the tables: `cargo run -p tablegen -- <folder>`.
//!
//! What is written is data and types, and the list of functions, in the order of the tables, so that equal tables give equal files.
mod functions;
mod promote;
mod reductions;
mod results;
mod table;

use std::path::Path;

/// The first line of every file.
const HEADER: &str = "// Generated from the Rust tables by `npm run gen`. Do not edit.\n";

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: tablegen <folder>");
        std::process::exit(2);
    };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    for (name, text) in [
        ("table.ts", table::print()),
        ("promote.ts", promote::print()),
        ("results.ts", results::print()),
        ("functions.ts", functions::print()),
    ] {
        std::fs::write(folder.join(name), format!("{HEADER}{text}"))?;
    }
    Ok(())
}
