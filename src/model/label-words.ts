/** Labels by which issues and pull requests say what they are about; each word is the name of its label. */
export const TOPIC_LABELS = [
  'security-exception',
  'security-requirement',
  'threat-model',
  'root-cause',
  'design-review',
  'finding',
  'variant',
  'retrospective',
] as const;
export type TopicLabel = (typeof TOPIC_LABELS)[number];

/** The label of what mends or reports a weakness. */
export const SECURITY_LABEL = 'security';

/** Words that a label may stand for, each of which a repository may spell in its own way. */
export const LABEL_WORDS = [SECURITY_LABEL, ...TOPIC_LABELS] as const;
