// A live comparison of random numbers with NumPy: programs of several calls on one generator, bits and position alike.
//   node test/differential/streams.mjs [--seed N] [--cases N] [--library URL]
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Random } from "../helpers/random.mjs";
import { python } from "./numpy.mjs";

const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? "");
};
const seed = Number(option("--seed") ?? Math.floor(Math.random() * 2 ** 31));
const n = Number(option("--cases") ?? 200);
const np = await import(option("--library") ?? "lanewise");
const random = new Random(seed);

const INTS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"];
const size = () => random.pick([null, 0, 1, 3, 17, 500, [2, 3], [5, 0], [], 5000]);
const dtype = () => random.pick(["float64", "float32"]);
const real = () => Math.round(random.next() * 1e4) / 100;

/** Bounds inside a dtype, as text: they may exceed a double. */
function bounds(name) {
  const bits = BigInt(name.replace(/\D/g, ""));
  const least = name.startsWith("u") ? 0n : -(1n << (bits - 1n));
  const span = (1n << bits) - 1n;
  const width = random.chance(0.1)
    ? span
    : (span >> BigInt(random.int(0, Number(bits)))) >> (random.chance(0.5) ? 1n : 0n);
  const start = least + (span - width) / BigInt(random.int(1, 4));
  return [String(start), String(start + width)];
}

const calls = {
  random: () => ({ size: size(), dtype: dtype() }),
  standardNormal: () => ({ size: size(), dtype: dtype() }),
  standardExponential: () => ({ size: size(), dtype: dtype(), method: random.pick(["zig", "zig", "inv"]) }),
  normal: () => ({
    loc: random.chance(0.3) ? [real(), -real(), 0] : real(),
    scale: real(),
    size: random.pick([null, 3, [4, 3]]),
  }),
  uniform: () => ({
    low: random.chance(0.3) ? [[real()], [-5]] : -real(),
    high: 100 + real(),
    size: random.pick([null, [2, 1]]),
  }),
  exponential: () => ({
    scale: random.chance(0.3) ? [real(), 0] : real(),
    size: random.pick([null, 2, [3, 2]]),
  }),
  integers: () => {
    const name = random.pick(INTS);
    const [low, high] = bounds(name);
    return { low, high, size: size() ?? [], dtype: name, endpoint: true }; // one number might not be a safe one
  },
  permutation: () => ({ x: random.int(0, 300) }),
  choice: () => {
    const a = random.pick([1, 7, 100, 10_001, 60_000]);
    const replace = random.chance(0.4);
    const shuffle = random.chance(0.7);
    const most = replace ? 400 : Math.min(a, 3000);
    if (a > 100 || random.chance(0.6)) return { a, size: random.int(0, most + 1), replace, shuffle };
    const weights = Array.from({ length: a }, () => random.int(1, 9));
    const sum = weights.reduce((x, y) => x + y);
    return { a, size: random.int(0, most + 1), replace, p: weights.map((w) => w / sum) };
  },
};

const programs = Array.from({ length: n }, () => ({
  seed: random.pick([random.int(0, 2 ** 31), [random.int(0, 100), random.int(0, 2 ** 31)]]),
  calls: Array.from({ length: 6 }, () => {
    const method = random.pick(Object.keys(calls));
    return { method, args: calls[method]() };
  }),
}));

const answers = JSON.parse(
  execFileSync(python(), [fileURLToPath(new URL("streams.py", import.meta.url))], {
    input: JSON.stringify(programs),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  }),
);

/** Bytes, and for floats how many differ by a unit in the last place (a logarithm or an exponential is in them). */
function compare(bytes, wanted, dtype) {
  if (bytes.equals(wanted)) return { close: 0 };
  if (bytes.length !== wanted.length || !dtype.startsWith("float")) return undefined;
  const wide = dtype === "float64";
  const bits = (b, i) => (wide ? b.readBigInt64LE(i) : BigInt(b.readInt32LE(i)));
  let close = 0;
  for (let i = 0; i < bytes.length; i += wide ? 8 : 4) {
    const distance = bits(bytes, i) - bits(wanted, i);
    if (distance > 1n || distance < -1n) return undefined;
    if (distance !== 0n) close++;
  }
  return { close };
}

const int = (text) => (/^-?\d+$/.test(text) ? BigInt(text) : text);
let [passed, failed, numbers, close] = [0, 0, 0, 0];
for (const [k, program] of programs.entries()) {
  const rng = np.random.defaultRng(program.seed);
  for (const [i, { method, args }] of program.calls.entries()) {
    const wanted = answers[k].results[i];
    const given = Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, method === "integers" ? int(value) : value]),
    );
    const { a, x, low, ...rest } = given;
    const first = a ?? x ?? (method === "integers" ? low : undefined);
    const out = first === undefined ? rng[method](given) : rng[method](first, rest);
    const array = np.asarray(
      typeof out === "object" ? out : method === "integers" ? BigInt(out) : out,
      wanted.dtype,
    );
    const bytes = Buffer.from(np.toNpy(array).slice(-array.nbytes || Number.MAX_SAFE_INTEGER));
    const verdict = compare(bytes, Buffer.from(wanted.bytes, "base64"), wanted.dtype);
    const sameKind =
      typeof out !== "object" || (out.dtype === wanted.dtype && `${out.shape}` === `${wanted.shape}`);
    numbers += array.size;
    close += verdict?.close ?? 0;
    if (verdict && sameKind) passed++;
    else {
      failed++;
      console.log(
        `FAILED ${method}(${JSON.stringify(args)}), call ${i + 1} from seed ${JSON.stringify(program.seed)}`,
      );
      break;
    }
  }
  const { state, inc } = rng.bitGenerator.state.state;
  const { hasUint32 } = rng.bitGenerator.state;
  if (`${state} ${inc} ${hasUint32}` === answers[k].state) passed++;
  else {
    failed++;
    console.log(`FAILED position of the stream after ${JSON.stringify(program)}`);
  }
}
console.log(`seed ${seed}: ${numbers} numbers, ${close} of them one unit in the last place off`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
