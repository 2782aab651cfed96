// A fresh clone becomes a working one: packages, Rust parts, tools, builds. Node built-ins only; says one line a step,
// and does nothing where all is in place.
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const say = (step, how) => console.log(`${step.padEnd(14)} ${how}`);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `lanewise needs Node 20.19 or newer, this is ${process.versions.node}: install one from nodejs.org.`,
  );
  process.exit(1);
}
const { fail, root, run } = await import("./run.mjs");
const file = (name) => path.join(root, name);

function packages() {
  const lock = file("package-lock.json");
  const installed = file("node_modules/.package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs)
    return say("npm packages", "in place");
  say("npm packages", "npm ci");
  if (run("npm", ["ci"]).status !== 0) fail("npm ci failed; npm's own words are above.");
}

function rust() {
  const pinned = readFileSync(file("rust-toolchain.toml"), "utf8");
  const list = (key) => [
    ...(new RegExp(`${key} = \\[(.*)\\]`).exec(pinned)?.[1].matchAll(/"([^"]+)"/g) ?? []),
  ];
  const version = /channel = "(.+)"/.exec(pinned)?.[1];
  const targets = list("targets").map((m) => m[1]);
  const components = list("components").map((m) => m[1]);
  const has = () => {
    const sysroot = run("rustc", ["--print", "sysroot"], { capture: true });
    const at = (...parts) => existsSync(path.join(sysroot.output.trim(), ...parts));
    const exe = process.platform === "win32" ? ".exe" : "";
    const places = {
      "rust-src": "lib/rustlib/src",
      clippy: `bin/cargo-clippy${exe}`,
      rustfmt: `bin/rustfmt${exe}`,
    };
    return (
      sysroot.status === 0 &&
      targets.every((target) => at("lib/rustlib", target)) &&
      components.every((component) => at(places[component] ?? "bin"))
    );
  };
  if (has()) return say("rust", `${version} in place`);
  if (run("rustup", ["--version"], { capture: true }).status !== 0)
    fail(`lanewise needs Rust ${version} with ${targets.join(" and ")}: install rustup from rustup.rs.`);
  say("rust", `rustup installs ${version} with its targets and components`);
  const wanted = [
    ...targets.flatMap((t) => ["--target", t]),
    ...components.flatMap((c) => ["--component", c]),
  ];
  const got = run("rustup", [
    "toolchain",
    "install",
    version,
    "--profile",
    "minimal",
    "--no-self-update",
    ...wanted,
  ]);
  if (got.status !== 0 || !has()) fail(`rustup could not install Rust ${version}; its messages are above.`);
}

function tool(crate, command, version) {
  const has = () => {
    const got = run(command, ["--version"], { capture: true });
    return got.status === 0 && got.output.includes(` ${version}`);
  };
  if (has()) return say(command, `${version} in place`);
  if (run("cargo", ["--version"], { capture: true }).status !== 0)
    fail(`lanewise needs cargo to install ${crate} ${version}: install rustup from rustup.rs.`);
  say(command, `cargo install ${crate} ${version} into .tools (some minutes, once)`);
  const install = [
    "install",
    crate,
    "--version",
    version,
    "--root",
    ".tools",
    "--target-dir",
    "target/tools",
  ];
  // a lock that names releases which a mirror lacks: then newer compatible ones do
  if (run("cargo", [...install, "--locked"]).status !== 0 && run("cargo", install).status !== 0)
    fail(`cargo could not install ${crate} ${version}; its messages are above.`);
  if (!has()) fail(`${command} ${version} was installed into .tools but does not run.`);
}

packages();
rust();
tool("wasm-pack", "wasm-pack", "0.15.0");
tool("wasm-bindgen-cli", "wasm-bindgen", "0.2.130");
const { build } = await import("./build.mjs");
const built = build();
say("build", built.length > 0 ? `built ${built.join(", ")}` : "up to date");
