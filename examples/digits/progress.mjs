/**
 * A bar that grows in place on a terminal; elsewhere one line at every fifth of the way.
 *
 * @param total - how many steps there are
 * @returns a function to call after each step, with a text to show
 */
export function progress(total, stream = process.stdout) {
  const width = 24;
  let shown = 0;
  return (done, text) => {
    if (stream.isTTY) {
      const filled = Math.round((done / total) * width);
      stream.write(`\r[${"#".repeat(filled)}${".".repeat(width - filled)}] ${done}/${total}  ${text}\x1b[K`);
      if (done === total) stream.write("\n");
    } else if (Math.floor((5 * done) / total) > shown) {
      shown = Math.floor((5 * done) / total);
      stream.write(`${String(done).padStart(String(total).length)}/${total}  ${text}\n`);
    }
  };
}
