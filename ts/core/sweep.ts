import { capacityOf, giveSlabs, slabs } from "./allocator.js";
import { type Block, type Cell, clock, counters } from "./cell.js";
import { collect, draw, replenish, rest, type Sentinel } from "./sentinels.js";
import { release, resident } from "./spill.js";

/** What one sentinel stands for: none of it is reachable from here while dead ones are looked for. */
interface Group {
  readonly ref: WeakRef<Sentinel>;
  /** Blocks of large storages, and slabs by their address in mebibytes. */
  readonly places: (Block | number)[];
}

/** The least bytes for a sentinel of their own: neighbours share one up to that. */
const SHARE = 1 << 20;

/**
 * Have sentinels stand for everything that may be dead. What was used since the last allocation may be in use. Without
 * closures: an engine that compiles one in the background keeps alive what it has captured, for a few collections.
 */
function watch(small: boolean): Group[] {
  const cells: Cell[] = [];
  const places: (Block | number)[] = [];
  let bytes = 0;
  for (const cell of resident.values()) {
    if (cell.used === clock.now) continue;
    cells.push(cell);
    places.push(cell.block!);
    bytes += cell.block!.bytes;
  }
  for (let at = 0; small && at < slabs.length; at++) {
    const cell = slabs[at]?.cell;
    if (!cell) continue;
    cells.push(cell);
    places.push(at);
    bytes += SHARE;
  }
  const wanted = Math.min(cells.length, Math.ceil(bytes / SHARE));
  const pairs = draw(wanted);
  const share = Math.max(SHARE, pairs.length < wanted ? bytes / pairs.length : 0);
  const groups: Group[] = [];
  let [filled, current, members] = [Infinity, null as Sentinel | null, [] as Cell[]];
  for (let i = 0; i < cells.length; i++) {
    const [cell, place] = [cells[i]!, places[i]!];
    if (filled >= share) {
      const next = pairs.pop();
      if (!next) break;
      filled = 0;
      current = next.sentinel;
      current.watched = members = [];
      groups.push({ ref: next.ref, places: [] });
    }
    cell.sentinel = current;
    members.push(cell);
    groups[groups.length - 1]!.places.push(place);
    filled += typeof place === "number" ? hide(place, cell) : place.bytes;
    if (typeof place !== "number") resident.delete(place.address);
  }
  return groups;
}

/** Have the tokens of a slab lead to its cell, and nothing else. @returns the share of a sentinel that it takes */
function hide(place: number, cell: Cell): number {
  const slab = slabs[place]!;
  slab.cell = null;
  cell.tokens = [];
  for (const page of slab.pages) {
    if (page.token === null) continue;
    cell.tokens.push(page.token);
    page.token = null;
  }
  return SHARE;
}

/** Free what died, and take the rest back. */
function settle(groups: readonly Group[]): void {
  const dead = new Set<number>();
  const reclaimed = (bytes: number, arrays: number): void => {
    counters.reclaimed += bytes;
    counters.reclaimedArrays += arrays;
  };
  for (const { ref, places } of groups) {
    const sentinel = ref.deref();
    if (sentinel) {
      (sentinel.watched as Cell[]).forEach((cell, i) => {
        const place = places[i]!;
        cell.sentinel = null;
        if (typeof place === "number") {
          slabs[place]!.cell = cell;
          for (const token of cell.tokens!) token.page.token = token;
          cell.tokens = null;
        } else if (place.address > 0) resident.set(place.address, cell);
      });
      rest({ sentinel, ref });
      continue;
    }
    for (const place of places) {
      if (typeof place === "number") dead.add(place);
      else if (place.address !== 0) {
        reclaimed(capacityOf(place.bytes), 1);
        release(place);
      }
    }
  }
  if (dead.size === 0) return;
  const { bytes, arrays } = giveSlabs(dead);
  counters.resident -= bytes;
  counters.arrays -= arrays;
  reclaimed(bytes, arrays);
}

/** Find the storages that nobody can reach any more, and free them: large ones alone, or `small` ones, too. */
export function sweep(small: boolean): void {
  // In functions of their own, so that nothing on the stack keeps alive what is looked at.
  const groups = watch(small);
  if (groups.length === 0) return;
  collect();
  settle(groups);
  replenish();
}
