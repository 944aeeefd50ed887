/** Median of `runs` timings in milliseconds, after one that does not count. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

export const ms = (time: number) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
export const times = (ratio: number) => `${ratio.toFixed(2)}x`;
