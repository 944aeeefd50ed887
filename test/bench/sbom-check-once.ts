import { readFileSync } from 'node:fs';
import { loadCollectors, loadSbomProfiles, sbomProfileCalled, DEFAULT_SBOM_PROFILE } from '../../src/cli/engine.ts';
import { policiesFolder } from '../../src/cli/policies.ts';
import { checkSbom } from '../../src/sbom/check.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { cycloneDx } from '../support/build-sbom.ts';

/** Checks the SBOM named on the command line once, warm as a server is, and prints milliseconds and the memory it took at most. */
const { validateSbom: validate } = loadCollectors(policiesFolder());
const profile = sbomProfileCalled(DEFAULT_SBOM_PROFILE, loadSbomProfiles(policiesFolder()));
const means = { validate, profile, at: '2026-11-23T00:00:00Z' };

async function checked(content: Uint8Array | string) {
  const read = readSbom(content);
  if (read.state !== 'sbom') throw new Error('the SBOM of the bench is none');
  return checkSbom(read, means);
}

// The schema is compiled once for every document that is ever checked.
await checked(JSON.stringify(cycloneDx()));
const bytes = readFileSync(process.argv[2] ?? '');
const check = await msOf(async () => {
  const { valid, counts, errors } = await checked(bytes);
  if (!valid || counts.components < 1000)
    throw new Error(`the SBOM of the bench is not valid: ${JSON.stringify(errors)}`);
});
const megabytes = process.resourceUsage().maxRSS / 1024;
const text = bytes.toString('utf8');
const parses = [
  await msOf(() => JSON.parse(text)),
  await msOf(() => JSON.parse(text)),
  await msOf(() => JSON.parse(text)),
];
console.log(JSON.stringify({ parse: parses.sort((a, b) => a - b)[1], check, megabytes }));

/** Computing time: other work of the machine does not count. */
async function msOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
