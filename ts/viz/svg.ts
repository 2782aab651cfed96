import { RuntimeError } from "../core/errors.js";

/** What lays out graphs: an instance of `@viz-js/viz`. */
export interface Viz {
  renderString(dot: string, options?: { format?: string }): string;
}

// An optional peer: a name that bundlers do not look up, as they would refuse a package that is not there.
const peer: string = "@viz-js/viz";

async function load(): Promise<Viz> {
  try {
    const { instance } = (await import(peer)) as { instance: () => Promise<Viz> };
    return await instance();
  } catch (cause) {
    throw new RuntimeError(
      `toSvg() needs the package @viz-js/viz, which could not be loaded: ${(cause as Error).message}`,
    );
  }
}

/**
 * A graph in DOT text as an SVG image.
 *
 * @param viz - an instance of `@viz-js/viz`; without it the package is loaded, if it is installed
 * @throws RuntimeError when it is not
 * @example
 * const viz = { renderString: (dot) => `<svg>${dot}</svg>` };
 * await torch.toSvg("digraph {}", viz) // -> <svg>digraph {}</svg>
 */
export async function toSvg(dot: string, viz?: Viz): Promise<string> {
  // An instance for every graph: one that has drawn before may fail.
  const renderer = viz ?? (await load());
  return renderer.renderString(dot, { format: "svg" });
}
