/** Documents that a secure development process writes down. Words are frozen. */
export const DOCUMENTS = [
  'development-environment',
  'security-requirements',
  'third-party-requirements',
  'roles',
  'development-policy',
  'toolchain',
  'gate-criteria',
  'retention-rule',
  'threat-model',
  'design-decisions',
  'risk-register',
  'security-functions',
  'internal-components',
  'coding-standard',
  'review-policy',
  'test-strategy',
  'secure-defaults',
  'admin-guide',
  'response-playbook',
  'root-cause-register',
  'retrospective',
  'security-policy',
  'contributing',
  'changelog',
] as const;
export type DocumentWord = (typeof DOCUMENTS)[number];

/**
 * Documents whose place a repository may name. The security policy is none: GitHub shows it from its own places alone, and what
 * nobody finds is no policy.
 */
export type NamedDocument = Exclude<DocumentWord, 'security-policy'>;
export const NAMED_DOCUMENTS = DOCUMENTS.filter((word): word is NamedDocument => word !== 'security-policy');

/** Where a repository keeps documents beside the usual places: paths by the word of the document. */
export type OwnDocuments = Readonly<Partial<Record<NamedDocument, readonly string[]>>>;
