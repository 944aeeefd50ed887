/** One line of releases of a product, by where it ends. */
export interface ReleaseLine {
  /** The first version beyond the line. */
  readonly before: string;
  /** The last day on which the makers repaired it, RFC 3339 full date. */
  readonly ends: string;
}

export interface SupportedProduct {
  readonly name: string;
  /** Where the makers publish it. */
  readonly source: string;
  /** Package URLs without version. */
  readonly packages: readonly string[];
  /** From the oldest line on. A version beyond the last of them is not in the table. */
  readonly lines: readonly ReleaseLine[];
}

/** Components whose makers published until when they repair which line. */
export interface SupportTable {
  /** Whose state of what the makers publish the table holds, RFC 3339 full date. */
  readonly asOf: string;
  readonly products: readonly SupportedProduct[];
}

/** Whether the last day of support has passed at an instant (RFC 3339); the whole day still counts as supported. */
export function hasEnded(lastDay: string, at: string): boolean {
  return Date.parse(`${lastDay}T23:59:59Z`) < Date.parse(at);
}
