import { capacityOf, take, takeRegion } from "./allocator.js";
import { type Cell, counters, seams } from "./cell.js";
import { MemoryError } from "./errors.js";
import { canTell, collect, fillsMemory, replenish } from "./sentinels.js";
import { resident, spillUntil } from "./spill.js";
import { sweep } from "./sweep.js";
import { warn } from "./warnings.js";

const MB = 1 << 20;
const ADVICE = "Free what is done with by dispose(), `using` or scope().";

/** Where memory begins to be tight, in bytes of linear memory. Tests change it. */
export const limits = {
  /** What may lie there before something is done about it: at first, now, and at most. */
  least: 512 * MB,
  cap: 512 * MB,
  most: 3584 * MB,
  /** How much must have come at the top since the last look for dead storages. */
  worth: 448 * MB,
  /** What there is of linear memory. */
  room: 4096 * MB,
};

/** Live bytes when dead storages were last looked for. */
let known = 0;

/**
 * Memory for `bytes`, whatever has to give way for it; what was used since the last allocation does not.
 *
 * @param fresh - whether this is an allocation: then small storages may be found dead, of which nobody knows when they were used
 * @throws MemoryError
 */
export function obtain(bytes: number, fresh = false): number {
  if (counters.resident + bytes > limits.cap || seams.refuse) return pressed(bytes, fresh);
  return take(bytes) || pressed(bytes, fresh);
}

function pressed(bytes: number, fresh: boolean): number {
  const capacity = capacityOf(bytes);
  if (counters.resident + capacity > limits.cap) relieve(capacity, fresh);
  if (seams.refuse?.(bytes)) throw refusal(bytes);
  let address = take(bytes);
  if (address === 0 && capacity < 2 ** 32) {
    // There is room, but not in one piece, or the engine gives less than it might.
    if (counters.resident + counters.spilled > known && canTell()) look(fresh);
    address = take(bytes);
    if (address === 0) spillUntil(() => (address = take(bytes)) !== 0);
  }
  if (address === 0) throw refusal(bytes);
  return address;
}

/** Look for storages that nobody can reach. */
function look(fresh: boolean): void {
  const { reclaimed } = counters;
  // A collection that was under way already has seen as alive what has died since: once more shows it.
  for (let tries = 0; tries < 3 && counters.reclaimed === reclaimed && canTell(); tries++) sweep(fresh);
  const { resident, spilled } = counters;
  known = resident + spilled;
  limits.cap = Math.min(limits.most, Math.max(limits.least, 2 * resident));
}

let warned = false;
/** Bytes that were moved out since the engine was last made to collect. */
let moved = 0;
/** Whether sentinels were asked for. */
let prepared = false;

/** Say once, when live bytes pass half of what is left beside them, who made most of them. */
function warnOfCreators(): void {
  const live = counters.resident + counters.spilled;
  if (warned || live <= (limits.room - live) / 2) return;
  warned = true;
  const made = new Map<string, number>();
  for (const { creator, block } of resident.values())
    if (creator) made.set(creator, (made.get(creator) ?? 0) + block!.bytes);
  const largest = [...made].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const names = largest.map(([name, bytes]) => `${name} (${size(bytes)})`).join(", ");
  warn(
    `${size(live)} are held by ${counters.arrays} live arrays${names && `, most of them made by ${names}`}. ${ADVICE}`,
    "ResourceWarning",
  );
}

/** Make room in linear memory for as much as is asked for: dead storages first, then the ones not used for longest. */
function relieve(capacity: number, fresh: boolean): void {
  const stale = limits.cap < limits.most || counters.resident + counters.spilled - known >= limits.worth;
  if (stale && canTell()) look(fresh);
  else replenish();
  warnOfCreators();
  const { cap } = limits;
  if (counters.resident + capacity <= cap) return;
  // Somewhat more than is asked for, so that this is not gone through each time.
  const room = Math.min(cap >> 3, 64 * MB);
  const { spilled } = counters;
  spillUntil(() => counters.resident + capacity <= cap - room);
  moved += counters.spilled - spilled;
  if (moved < 512 * MB) return;
  // Most of what was moved may be dead: engines are late to see it.
  moved = 0;
  collect();
}

/** Note that contents came back: what is in use is worth more of linear memory. */
export function returned(bytes: number): void {
  limits.cap = Math.min(limits.most, limits.cap + bytes);
}

const HINT = 64 * MB;
let unhinted = 0;

/**
 * Tell the engine that much more hangs on a storage than it sees, so that it collects between tasks: with memory that
 * is never touched. JavaScriptCore would fill it with zeros.
 */
export function hint(cell: Cell, bytes: number): void {
  if (!prepared && counters.resident > HINT / 2) {
    prepared = true;
    replenish();
  }
  if (counters.resident < 4 * HINT || fillsMemory) return;
  unhinted += bytes;
  if (unhinted < HINT) return;
  unhinted = 0;
  try {
    cell.hint = new ArrayBuffer(HINT);
  } catch {
    // The engine is short of memory itself.
  }
}

/** Memory that is never given back, watched over or moved. @throws MemoryError */
export function reserve(bytes: number): number {
  const address = takeRegion(Math.ceil(bytes / 4096) * 4096);
  if (address === 0) throw refusal(bytes);
  return address;
}

function refusal(bytes: number): MemoryError {
  const { resident, spilled, arrays } = counters;
  const live = resident + spilled;
  return new MemoryError(
    `Unable to allocate ${size(bytes)}: ${size(live)} are held by ${arrays} live arrays. ${ADVICE}`,
    bytes,
    live,
  );
}

/** Bytes as text. */
export function size(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  const unit = Math.min(3, bytes && Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 2 ** (10 * unit)).toPrecision(3))} ${units[unit]}`;
}
