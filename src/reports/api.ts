import { json } from './json/index.ts';
import { markdown } from './markdown/index.ts';
import { terminal } from './terminal/index.ts';
import type { Report } from './types.ts';

/** Every file format; a test compares this list with the folder. The check run is no file: see `check-run/`. */
export const REPORTS: readonly Report[] = [json, markdown, terminal];
