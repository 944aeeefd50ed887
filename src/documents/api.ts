import { z } from 'zod';
import { assessmentSchema } from './assessment.ts';
import { crosswalkDocumentSchema, crosswalkGapSchema } from './crosswalk.ts';
import { doctorSchema } from './doctor.ts';
import { evidenceSchema } from './evidence.ts';
import { formDocumentSchema } from './form.ts';
import { initSchema } from './init.ts';
import { migrationSchema } from './migration.ts';
import { recordsSchema } from './records.ts';
import { sbomDiffSchema } from './sbom-diff.ts';
import { sbomHistorySchema } from './sbom-history.ts';
import { sbomCheckSchema } from './sbom-check.ts';
import { sbomTriageSchema } from './sbom-triage.ts';
import { taskIssuesSchema } from './task-issues.ts';
import { packAnswersSchema, packStatementSchema, packVerificationSchema } from './pack.ts';
import { planSchema } from './plan.ts';
import { verificationSchema } from './verification.ts';
import { policyDiffSchema, policyReplaySchema } from './policy-compare.ts';

const DOCUMENTS = {
  evidence: evidenceSchema,
  assessment: assessmentSchema,
  doctor: doctorSchema,
  records: recordsSchema,
  'task-issues': taskIssuesSchema,
  init: initSchema,
  migration: migrationSchema,
  plan: planSchema,
  verification: verificationSchema,
  'pack-statement': packStatementSchema,
  'pack-answers': packAnswersSchema,
  'pack-verification': packVerificationSchema,
  'form-draft': formDocumentSchema,
  'policy-diff': policyDiffSchema,
  'policy-replay': policyReplaySchema,
  'sbom-check': sbomCheckSchema,
  'sbom-diff': sbomDiffSchema,
  'sbom-history': sbomHistorySchema,
  'sbom-triage': sbomTriageSchema,
  'crosswalk-entries': crosswalkDocumentSchema,
  'crosswalk-gap': crosswalkGapSchema,
} as const satisfies Record<string, z.ZodType>;

/** Names that `ssdf-gate schema NAME` knows, of documents this product writes. */
export const DOCUMENT_NAMES = Object.keys(DOCUMENTS) as readonly (keyof typeof DOCUMENTS)[];

/** The JSON Schema of one document, with the id that the documents carry in `$schema`. */
export function documentSchema(name: keyof typeof DOCUMENTS): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(DOCUMENTS[name], { io: 'input' });
  return { $schema, $id: `urn:ssdf-gate:schema:${name}:1`, title: name, ...rest };
}
