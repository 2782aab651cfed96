// crates/wasm -> wasm/NAME.wasm by wasm-pack, and the types of its exports; nothing when nothing changed.
// `node scripts/build-wasm.mjs [NAME...]`: the strict module unless others are named.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { env, fail, fresh, root, run } from "./run.mjs";

const inputs = ["crates/kernels/Cargo.toml", "crates/kernels/src", "crates/wasm", "Cargo.toml", "Cargo.lock"];
inputs.push(".cargo/config.toml", "rust-toolchain.toml", "scripts/build-wasm.mjs");

const FEATURES = [
  ...["bulk-memory", "bulk-memory-opt", "call-indirect-overlong", "multivalue", "mutable-globals"],
  ...["nontrapping-fptoint", "sign-ext", "simd128"],
];

const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");

/**
 * The modules that are built of the one source, to `wasm/NAME.wasm`: what rustc is told besides .cargo/config.toml, what
 * the module says it needs, further arguments and environment of cargo, the imports that are allowed, and
 * what is done to the file at last.
 */
const variants = [
  { name: "simd" },
  { name: "relaxed", rustflags: ["-Ctarget-feature=+relaxed-simd"], features: ["relaxed-simd"] },
  {
    name: "threads",
    features: ["atomics"],
    // read from crates/wasm; std is compiled as well (about 30 s, once), in a folder of its own
    cargo: ["--config", "threads.toml"],
    variables: { RUSTC_BOOTSTRAP: "1", CARGO_TARGET_DIR: path.join(target, "threads") },
    imports: ["./lanewise_bg.js.memory"],
    finish: packZeros,
  },
];

const outputsOf = ({ name }) => [
  `wasm/${name}.wasm`,
  ...(name === "simd" ? ["ts/generated/exports.d.ts"] : []),
];

/** Builds these modules, all unless told, where something in crates/ changed; returns whether it built one. */
export const buildWasm = (names = variants.map(({ name }) => name)) =>
  names
    .map((wanted) => variants.find(({ name }) => name === wanted) ?? fail(`There is no variant '${wanted}'.`))
    .map((variant) => fresh(`wasm ${variant.name}`, inputs, outputsOf(variant), () => build(variant)))
    .includes(true);

function build({
  name,
  rustflags = [],
  features = [],
  cargo = [],
  variables = {},
  imports: allowed = [],
  finish,
}) {
  // no path of this machine in panic messages (added to the flags of .cargo/config.toml)
  const cargoHome = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  const sysroot = run("rustc", ["--print", "sysroot"], { capture: true }).output.trim();
  const places = { [root]: "", [cargoHome]: "cargo", [path.join(sysroot, "lib/rustlib/src/rust")]: "rust" };
  const remap = Object.entries(places).map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  // What the linker writes down as needed. The few functions of compiler_builtins (128-bit products) say that they may
  // use reference types. They do not; without this list the module would be rewritten as if it did.
  const needs = `-Clink-arg=--features=${[...FEATURES, ...features].join(",")}`;
  const flags = JSON.stringify([...remap, needs, ...rustflags]);
  const config = `target.wasm32-unknown-unknown.rustflags=${flags}`;
  const pack = ["build", "crates/wasm", "--target", "web", "--release", "--no-pack", "--mode", "no-install"];
  const out = ["--out-name", "lanewise", "--out-dir", `../../build/${name}`];
  const { status } = run("wasm-pack", [...pack, ...out, "--", "--config", config, ...cargo], {
    env: { ...env, ...variables },
  });
  if (status !== 0) fail("wasm-pack could not build crates/wasm; its messages are above.");

  const bytes = readFileSync(path.join(root, `build/${name}/lanewise_bg.wasm`));
  const others = importsOf(bytes).filter((i) => !allowed.includes(i));
  if (others.length > 0) fail(`The module '${name}' imports ${others.join(", ")}.`);
  mkdirSync(path.join(root, "wasm"), { recursive: true });
  writeFileSync(path.join(root, `wasm/${name}.wasm`), bytes);
  finish?.(`wasm/${name}.wasm`);
  console.log(`wasm/${name}.wasm: ${readFileSync(path.join(root, `wasm/${name}.wasm`)).length} bytes`);
  if (name !== "simd") return;
  // the exports' types, without the glue's own header
  const types = readFileSync(path.join(root, "build/simd/lanewise_bg.wasm.d.ts"), "utf8");
  const lines = types.split("\n").filter((line) => line.startsWith("export "));
  const header = "// Generated from crates/wasm by scripts/build-wasm.mjs.";
  writeFileSync(path.join(root, "ts/generated/exports.d.ts"), `${[header, ...lines].join("\n")}\n`);
}

/** Takes out zeros that a new memory holds anyway: the statics of a thread are mostly scratch. */
function packZeros(file) {
  const known = ["simd", "threads", "bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "sign-ext"];
  const enable = [...known, "mutable-globals", "multivalue"].map((feature) => `--enable-${feature}`);
  const { status } = run("wasm-opt", [
    file,
    "--memory-packing",
    "--zero-filled-memory",
    ...enable,
    "-o",
    file,
  ]);
  if (status !== 0) fail(`wasm-opt could not pack ${file}.`);
  // ts/threads/register.ts makes the memory itself, no smaller than the module wants it (the glue says so)
  const number = (pattern, name) => Number(pattern.exec(readFileSync(path.join(root, name), "utf8"))?.[1]);
  const wanted = number(/initial:(\d+)/, "build/threads/lanewise.js");
  const made = number(/INITIAL = (\d+)/, "ts/threads/register.ts");
  if (!(made >= wanted))
    fail(`ts/threads/register.ts begins with ${made} pages of memory, the module needs ${wanted}.`);
}

/** What a module imports, as `MODULE.NAME`: read from its bytes, as this engine may not know what a variant needs. */
function importsOf(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const limits = () => {
    const hasMost = number() & 1;
    number();
    if (hasMost) number();
  };
  const table = () => {
    at++;
    limits();
  };
  const kinds = [number, table, limits, () => (at += 2)];
  while (at < bytes.length) {
    const id = number();
    const end = number() + at;
    if (id === 2)
      return Array.from({ length: number() }, () => {
        const name = `${text()}.${text()}`;
        kinds[number()]();
        return name;
      });
    at = end;
  }
  return [];
}

if (process.argv[1] === import.meta.filename)
  buildWasm(process.argv.length > 2 ? process.argv.slice(2) : ["simd"]);
