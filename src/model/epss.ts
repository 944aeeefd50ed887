/** Estimated probability of exploitation within 30 days (FIRST EPSS) and the share of vulnerabilities that score lower, both 0-1. */
export interface EpssScore {
  readonly probability: number;
  readonly percentile: number;
}
