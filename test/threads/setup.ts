// For tests on the build for threads: whatever can be cut is cut, however small.
import "../../ts/wasm/inline.js";
import { thresholds } from "../../ts/threads/pool.js";
import { pool } from "../../ts/threads/register.js";

Object.assign(thresholds, { awake: 0, asleep: 0, absent: 0, part: 1, twice: 0 });
pool.threads = 2;
