import { z } from 'zod';
import { casesSchema } from './cases-schema.ts';
import { configurationSchema } from './configuration-schema.ts';
import { crosswalkSchema } from './crosswalk-schema.ts';
import { declarationSchema, equivalentSchema, exceptionSchema, recordFile } from './record-schemas.ts';
import { decisionTableSchema } from './decision-table-schema.ts';
import { responseSchema, sharingSchema, triageSchema } from './handling-schema.ts';
import { supportTableSchema } from './support-table-schema.ts';
import { formSchema } from './form-schema.ts';
import { sbomProfileSchema } from './sbom-profile-schema.ts';
import { revisionSchema } from './revision-schema.ts';
import { frameworkSchema, profileSchema } from './set-schemas.ts';
import { taskIssueSchema } from './task-issue-schema.ts';
import { sourcesSchema } from './sources-schema.ts';
import { taskSchema } from './task-schema.ts';

const FORMATS = {
  task: taskSchema,
  cases: casesSchema,
  framework: frameworkSchema,
  profile: profileSchema,
  'sbom-profile': sbomProfileSchema,
  revision: revisionSchema,
  form: formSchema,
  configuration: configurationSchema,
  declarations: recordFile(declarationSchema),
  equivalents: recordFile(equivalentSchema),
  exceptions: recordFile(exceptionSchema),
  issues: recordFile(taskIssueSchema),
  'decision-table': decisionTableSchema,
  triage: triageSchema,
  sharing: recordFile(sharingSchema),
  responses: recordFile(responseSchema),
  crosswalk: crosswalkSchema,
  sources: sourcesSchema,
  'support-table': supportTableSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type FormatName = keyof typeof FORMATS;

/** Names of the formats that people write, as `ssdf-gate schema NAME` knows them. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** The JSON Schema of one format, for editors. The rules that no shape can say (`policy check`) are not in it. */
export function formatSchema(name: FormatName): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(FORMATS[name], { io: 'input', unrepresentable: 'any' });
  return { $schema, $id: `urn:ssdf-gate:schema:${name}:1`, title: name, ...rest };
}
