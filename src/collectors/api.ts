import type { FactSheet } from '../model/fact-sheet.ts';
import { actionsSettings } from './actions-settings/index.ts';
import { branchProtection } from './branch-protection/index.ts';
import { ci } from './ci/index.ts';
import { committedBinaries } from './committed-binaries/index.ts';
import { configurations } from './configurations/index.ts';
import { dependencies } from './dependencies/index.ts';
import { documentHistory } from './document-history/index.ts';
import { documents } from './documents/index.ts';
import { environments } from './environments/index.ts';
import { files } from './files/index.ts';
import { hardening } from './hardening/index.ts';
import { issues } from './issues/index.ts';
import { organization } from './organization/index.ts';
import { repositoryAccess } from './repository-access/index.ts';
import { reviewPractice } from './review-practice/index.ts';
import { sast } from './sast/index.ts';
import { sbom } from './sbom/index.ts';
import { sca } from './sca/index.ts';
import { secrets } from './secrets/index.ts';
import { securitySettings } from './security-settings/index.ts';
import { signedReleases } from './signed-releases/index.ts';
import type { Collector } from './types.ts';
import { vulnerabilities } from './vulnerabilities/index.ts';
import { workflows } from './workflows/index.ts';

/** Every collector; a test compares this list with the folder. */
export const COLLECTORS: readonly Collector[] = [
  actionsSettings,
  branchProtection,
  ci,
  committedBinaries,
  configurations,
  dependencies,
  documentHistory,
  documents,
  environments,
  files,
  hardening,
  issues,
  organization,
  repositoryAccess,
  reviewPractice,
  sast,
  sbom,
  sca,
  secrets,
  securitySettings,
  signedReleases,
  vulnerabilities,
  workflows,
];

/** Every fact that a collector gives, with its description: the vocabulary that policies may use. */
export const FACTS: FactSheet = Object.assign({}, ...COLLECTORS.map((collector) => collector.facts)) as FactSheet;
