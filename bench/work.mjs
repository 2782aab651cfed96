// What a JavaScript peer does for the benchmark, in whatever runtime: prepare a case (inputs from bytes, one call, its result
// for the comparison), time it, let it go. `read` and `write` move bytes: files in a command, requests in a page.
import { cases } from "./cases/index.mjs";
import { sampled, sampledLater } from "./clock.mjs";

const named = new Map(cases.map((row) => [row.name, row]));

/** Why a thing cannot be run, in a few words. */
export const reason = (error) =>
  String(error?.message ?? error)
    .split("\n")[0]
    .slice(0, 160);

/** Numbers of any kind as doubles. */
const doubles = (list) =>
  ArrayBuffer.isView(list) && typeof list[0] !== "bigint"
    ? new Float64Array(list)
    : Float64Array.from(list, Number);

/** The answers to questions `{ do, ... }`, for one peer of peers/. */
export async function worker(peerName, options, { read, write }) {
  const peer = await (await import(`./peers/${peerName}.mjs`)).load(options);
  let current;

  const release = () => {
    for (const input of current?.inputs ?? []) peer.free(input);
    current = undefined;
  };

  /** The call to be timed, and what it gives. */
  async function callOf(row, n, inputs) {
    if (row.program) {
      const programs = await import(`./programs/${row.program}.mjs`);
      const program = programs[peer.program];
      if (!program) throw new Error("no such program for this peer");
      return program(peer.library, inputs, row.part);
    }
    const call = peer.call(row, n);
    if (typeof call === "string") throw new Error(call);
    // by their number: a spread in the timed call costs as much as a small operation
    const [a, b, c] = inputs;
    if (inputs.length === 0) return () => call();
    if (inputs.length === 1) return () => call(a);
    if (inputs.length === 2) return () => call(a, b);
    return () => call(a, b, c);
  }

  const questions = {
    async prepare({ name, n, inputs: files, result }) {
      release();
      const row = named.get(name);
      const inputs = [];
      current = { inputs, row };
      for (const { file, dtype, shape } of files) {
        const refusal = peer.refuses?.(dtype);
        if (refusal) return { reason: refusal };
        inputs.push(peer.array(await read(file), dtype, shape));
      }
      const run = await callOf(row, n, inputs);
      const parts = [];
      const start = performance.now();
      for (let i = 0; i < (row.program ? 3 : 1); i++) {
        const got = await run();
        const at = inputs[files.findIndex((input) => input.name === row.returns)];
        const from = at === undefined ? await peer.numbers(got) : await peer.numbers(at);
        parts.push(doubles(from));
        if (!row.returns) peer.free(got);
      }
      const spent = (performance.now() - start) * 1e6;
      current.run = run;
      const all = parts.length === 1 ? parts[0] : Float64Array.from(parts.flatMap((part) => [...part]));
      if (result) await write(result, new Uint8Array(all.buffer, all.byteOffset, all.byteLength));
      return { count: all.length, spent };
    },
    async time({ seconds, fewest }) {
      const { run, row } = current;
      if (peer.wait) return { samples: await sampledLater(() => peer.wait(run()), seconds, fewest) };
      // what a call gives is an input, or is left to the collector
      if (row.keep || row.returns) return { samples: sampled(run, seconds, fewest) };
      return { samples: sampled(() => peer.free(run()), seconds, fewest) };
    },
    async release() {
      release();
      // what was left to the collector is cleared away before the next case, not in it
      await new Promise((resolve) => setTimeout(resolve, 0));
      return {};
    },
  };

  /** One question; what goes wrong is an answer with a reason. */
  const ask = async (question) => {
    try {
      return await questions[question.do](question);
    } catch (error) {
      return { reason: reason(error) };
    }
  };
  return { hello: peer.hello, ask };
}
