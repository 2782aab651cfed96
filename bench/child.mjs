// A peer's process: asked one question at a time, started again after it died or was too slow.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export class Child {
  #process;
  #answers;
  #said = "";

  constructor(name, command, args, { env } = {}) {
    Object.assign(this, { name, command, args, env });
  }

  /** Starts the process if there is none; what it says first, or a reason why it does not run. */
  async start() {
    if (this.#process) return this.hello;
    const settings = { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...this.env } };
    this.#said = "";
    this.#process = spawn(this.command, this.args, settings);
    this.#process.on("error", (error) => (this.#said = error.message));
    this.#process.stdin.on("error", () => {});
    this.#process.stderr.on("data", (text) => (this.#said = `${this.#said}${text}`.slice(-2000)));
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.hello = await this.#answer(60);
    return this.hello;
  }

  async #answer(seconds) {
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ late: true }), seconds * 1000);
    });
    const next = await Promise.race([this.#answers.next(), late]);
    clearTimeout(timer);
    if (!next.late && !next.done) return JSON.parse(next.value);
    const why = next.late ? `no answer in ${seconds} s` : `it ended: ${this.#words()}`;
    this.end();
    return { reason: why };
  }

  /** The last words of a process that ended, its error rather than the stack. */
  #words() {
    const lines = this.#said.split("\n").filter((line) => line.trim());
    return (lines.findLast((line) => /error|memory/i.test(line)) ?? lines.at(-1) ?? "without a word").slice(
      0,
      160,
    );
  }

  async ask(question, seconds = 60) {
    const hello = await this.start();
    if (hello.reason) return hello;
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    return this.#answer(seconds);
  }

  get running() {
    return this.#process !== undefined;
  }

  end() {
    this.#process?.kill("SIGKILL");
    this.#process = undefined;
  }
}
