// crates/wasm -> wasm/simd.wasm by wasm-pack, and the types of its exports; nothing when nothing changed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { env, fail, fresh, root, run } from "./run.mjs";

const inputs = ["crates/kernels/Cargo.toml", "crates/kernels/src", "crates/wasm", "Cargo.toml", "Cargo.lock"];
inputs.push(".cargo/config.toml", "rust-toolchain.toml", "scripts/build-wasm.mjs");
const outputs = ["wasm/simd.wasm", "ts/generated/exports.d.ts"];

/** Builds the strict SIMD module if something in crates/ changed; returns whether it did. */
export const buildWasm = () => fresh("wasm", inputs, outputs, build);

function build() {
  // no path of this machine in panic messages (added to the flags of .cargo/config.toml)
  const cargoHome = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  const sysroot = run("rustc", ["--print", "sysroot"], { capture: true }).output.trim();
  const places = { [root]: "", [cargoHome]: "cargo", [path.join(sysroot, "lib/rustlib/src/rust")]: "rust" };
  const remap = Object.entries(places).map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  const config = `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(remap)}`;
  const pack = ["build", "crates/wasm", "--target", "web", "--release", "--no-pack", "--mode", "no-install"];
  const out = ["--out-name", "lanewise", "--out-dir", "../../build/simd"];
  const { status } = run("wasm-pack", [...pack, ...out, "--", "--config", config], { env });
  if (status !== 0) fail("wasm-pack could not build crates/wasm; its messages are above.");

  const bytes = readFileSync(path.join(root, "build/simd/lanewise_bg.wasm"));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  if (imports.length > 0)
    fail(
      `The kernels must import nothing, but import ${imports.map((i) => `${i.module}.${i.name}`).join(", ")}.`,
    );
  mkdirSync(path.join(root, "wasm"), { recursive: true });
  writeFileSync(path.join(root, "wasm/simd.wasm"), bytes);
  // the exports' types, without the glue's own header
  const types = readFileSync(path.join(root, "build/simd/lanewise_bg.wasm.d.ts"), "utf8");
  const lines = types.split("\n").filter((line) => line.startsWith("export "));
  const header = "// Generated from crates/wasm by scripts/build-wasm.mjs.";
  writeFileSync(path.join(root, "ts/generated/exports.d.ts"), `${[header, ...lines].join("\n")}\n`);
  console.log(`wasm/simd.wasm: ${bytes.length} bytes`);
}

if (process.argv[1] === import.meta.filename) buildWasm();
