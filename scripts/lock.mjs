// After `npm install` against a registry that lacks packages for other platforms: names them in the lock all the same,
// or `npm ci` finds the lock incomplete. `node scripts/lock.mjs [folder]`
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.mjs";

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
  "aix",
];
const processors = [
  "arm64",
  "arm",
  "x64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
];
const aliases = { windows: "win32", aarch64: "arm64", 64: "x64" };

/** The platform in a name such as `@rollup/rollup-linux-x64-musl`. */
function platform(name) {
  const words = name.split("/").at(-1).split(/[-_]/);
  const among = (list) => words.map((word) => aliases[word] ?? word).find((word) => list.includes(word));
  const [os, cpu] = [among(systems), among(processors)];
  if (!os || !cpu) throw new Error(`no platform in the name ${name}`);
  const libc = words.includes("musl") ? "musl" : /-(gnu|glibc)/.test(name) ? "glibc" : undefined;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}

const file = path.join(path.resolve(root, process.argv[2] ?? "."), "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = [];
for (const [at, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const isThere = [`${at}/node_modules/${name}`, `node_modules/${name}`].some(
      (place) => lock.packages[place],
    );
    if (isThere || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platform(name),
      ...(dev ? { dev } : {}),
      optional: true,
    };
    added.push(name);
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} packages for other platforms added to ${path.relative(root, file)}`);
