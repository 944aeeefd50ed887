import { DEFAULT_SBOM_PROFILE, loadSbomProfiles, sbomProfileCalled } from '../../src/cli/engine.ts';
import { policiesFolder } from '../../src/cli/policies.ts';
import type { SbomProfile } from '../../src/model/sbom-profile.ts';

const profiles = loadSbomProfiles(policiesFolder());

/** A shipped table that SBOMs are graded by. */
export function sbomProfile(name: string = DEFAULT_SBOM_PROFILE): SbomProfile {
  return sbomProfileCalled(name, profiles);
}
