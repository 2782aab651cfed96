// What every runtime says of `lanewise/threads`: which build runs, whether workers take part, and that no bit changes.
export async function threaded(np, threads = 3) {
  await np.init({ threads });
  const rng = np.random.defaultRng(3);
  const a = rng.random([300, 300]);
  const x = rng.standardNormal([400, 2000]);
  const all = () => [
    np.matmul(a, a),
    np.matmul(a.astype("float32"), a.T.astype("float32")),
    np.add(x, x.get("::-1, ::-1")),
    np.exp(x),
    np.sum(x, 1),
    np.sum(x, 0),
    np.sort(x, 1),
    np.argsort(x, 0),
    np.sum(x),
  ];
  np.setThreads(1);
  const alone = all();
  np.setThreads(threads);
  let same = true;
  const end = Date.now() + 20_000;
  // on a busy machine workers may come late
  do same &&= all().every((result, k) => np.arrayEqual(result, alone[k]));
  while (same && np.threadInfo().running > 1 && np.threadInfo().byWorkers === 0 && Date.now() < end);
  const { running, byWorkers } = np.threadInfo();
  const others = byWorkers > 0 ? "with workers" : "alone";
  return `${np.build().variant}, ${running} of ${np.getThreads()}, ${others}, ${same ? "the same bits" : "OTHER BITS"}`;
}
