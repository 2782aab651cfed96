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

/** Have sentinels stand for everything that may be dead. What was used since the last allocation may be in use. */
function watch(): Group[] {
  const cells: Cell[] = [];
  const places: (Block | number)[] = [];
  let bytes = 0;
  const add = (cell: Cell, place: Block | number): void => {
    cells.push(cell);
    places.push(place);
    bytes += typeof place === "number" ? SHARE : place.bytes;
  };
  for (const cell of resident.values()) if (cell.used !== clock.now) add(cell, cell.block!);
  slabs.forEach((slab, at) => {
    if (slab && slab.cell!.used !== clock.now) add(slab.cell!, at);
  });
  const wanted = Math.min(cells.length, Math.ceil(bytes / SHARE));
  const pairs = draw(wanted);
  const share = Math.max(SHARE, pairs.length < wanted ? bytes / pairs.length : 0);
  const groups: Group[] = [];
  let [filled, current, members] = [Infinity, null as Sentinel | null, [] as Cell[]];
  cells.forEach((cell, i) => {
    const place = places[i]!;
    if (filled >= share) {
      const next = pairs.pop();
      if (!next) return;
      filled = 0;
      current = next.sentinel;
      current.watched = members = [];
      groups.push({ ref: next.ref, places: [] });
    }
    cell.sentinel = current;
    members.push(cell);
    groups[groups.length - 1]!.places.push(place);
    if (typeof place === "number") {
      filled += SHARE;
      const slab = slabs[place]!;
      slab.cell = null;
      cell.tokens = [];
      for (const page of slab.pages) {
        if (page.token === null) continue;
        cell.tokens.push(page.token);
        page.token = null;
      }
    } else {
      filled += place.bytes;
      resident.delete(place.address);
    }
  });
  return groups;
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

/** Find the storages that nobody can reach any more, and free them. */
export function sweep(): void {
  // In functions of their own, so that nothing on the stack keeps alive what is looked at.
  const groups = watch();
  if (groups.length === 0) return;
  collect();
  settle(groups);
  replenish();
}
