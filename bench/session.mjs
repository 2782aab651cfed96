// What of a run is already measured, on disk after every case: an interrupted run goes on with `--resume`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "out");
const file = path.join(folder, "session.json");

export class Session {
  #done = {};

  /** `key` says what is measured: what was measured of anything else is not taken up. */
  constructor(key, resume) {
    mkdirSync(folder, { recursive: true });
    this.key = JSON.stringify(key);
    if (!resume) return;
    try {
      const saved = JSON.parse(readFileSync(file, "utf8"));
      if (saved.key === this.key) this.#done = saved.done;
    } catch {
      // nothing to take up
    }
  }

  /** The saved value of a part, or that of `measure`, saved. */
  async part(name, measure) {
    if (!(name in this.#done)) {
      this.#done[name] = (await measure()) ?? null;
      writeFileSync(file, JSON.stringify({ key: this.key, done: this.#done }));
    }
    return this.#done[name] ?? undefined;
  }
}
