// A peer in a process of its own: one question a line on stdin as JSON, one answer a line on stdout.
// `worker.mjs PEER OPTIONS`: runs in Node, Deno and Bun alike.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline";
import { reason, worker } from "./work.mjs";

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const silent = () => {};
// libraries write hints to the console, which would mix with the answers
console.log = console.info = console.warn = console.debug = silent;

const [peer, options] = process.argv.slice(2);
try {
  const { hello, ask } = await worker(peer, JSON.parse(options ?? "{}"), {
    read: (file) => readFileSync(file),
    write: writeFileSync,
  });
  say(hello);
  for await (const line of createInterface({ input: process.stdin })) say(await ask(JSON.parse(line)));
} catch (error) {
  say({ reason: reason(error) });
}
process.exit(0);
