import type { NotSeen, Observation } from '../../model/observation.ts';
import type { Subject } from '../../model/subject.ts';
import type { Release } from '../../ports/releases.ts';
import type { Inspected } from './inspect.ts';
import type { SeenTree } from '../package-files.ts';
import type { ReleaseDocuments } from './release-documents.ts';

/** SBOMs handed over with the run. */
export interface Supplied {
  readonly documents: readonly Inspected[];
  /** Files given as SBOMs that are none, or damaged ones. */
  readonly unusable: readonly string[];
  /** SBOMs in a form that we do not read. */
  readonly hidden: readonly NotSeen[];
}

/** All that was looked at. */
export interface Seen {
  readonly subject: Subject;
  readonly tree: SeenTree;
  /** The release that is judged; null when a whole list holds none. */
  readonly release: Observation<Release | null>;
  /** What lies in that release; null when there is no release to look into. */
  readonly attached: ReleaseDocuments | null;
  /** The last stable releases, newest first, and what may be missing among them. */
  readonly recent: { readonly documents: readonly ReleaseDocuments[]; readonly hidden: readonly NotSeen[] };
  readonly supplied: Supplied;
  /** An SBOM attestation of a shipped file is there, so that a release without an attached SBOM may have one all the same; not verified. */
  readonly attested: Observation<boolean>;
  /** The release's SBOM came out of a workflow on its commit. */
  readonly made: Observation<true>;
  /** Artefacts of the assessed commit whose names promise an SBOM; what CI uploads is not counted without an attestation. */
  readonly artifacts: readonly string[];
}
