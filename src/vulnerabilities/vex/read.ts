import { readCsafVex } from './csaf.ts';
import { readCycloneDxVex } from './cyclonedx.ts';
import { readOpenVex } from './openvex.ts';
import type { VexReading } from './statement.ts';

/** A VEX document of any of the three formats, told apart by what it says of itself; undefined when it is none of them. */
export function readVex(json: unknown, source: string): VexReading | undefined {
  return readOpenVex(json, source) ?? readCycloneDxVex(json, source) ?? readCsafVex(json, source);
}
