/** How often a law is tried: some hundreds of times with every test run, LAW_RUNS times where that is set (`npm run test:laws`). */

/** `usual` runs, or as many as LAW_RUNS asks for. `share`: of those, for a law each of whose cases is many. */
export function runs(usual: number, share = 1): { numRuns: number } {
  const asked = Number(process.env.LAW_RUNS ?? 0);
  return { numRuns: Math.max(usual, Math.round(asked * share)) };
}
