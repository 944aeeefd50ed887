import { fileEntry } from '../git/objects.ts';

/** What the careful team wrote down about how it works. */
const handbook = `# How we build kettle

## Where code is kept
Source, workflows and release files of kettle are kept in this repository and its releases; nothing else is shipped.

## Release archive
Releases stay on GitHub for ten years after support ends. Maintainers may read drafts, everybody may read releases.

## Components
Every component is compared with known vulnerabilities by Dependabot each day; the list is package-lock.json. No part is left out.

## Review and analysis
People review every change. CodeQL analyses JavaScript and the workflows on every change and weekly.

## Findings
Findings of reviews and scans are issues with the label "finding"; the maintainer on duty decides within five working days.

## Reports
Reports by mail and by GitHub are looked into by the maintainer on duty and recorded as advisories.
`;

const HANDBOOK = 'docs/handbook.md';

const DECLARED: readonly (readonly [criterion: string, section: string, statement: string])[] = [
  ['PS.1.1-1a', 'Where code is kept', 'All forms of code are listed with their place.'],
  ['PS.3.1-1b', 'Release archive', 'Period, place and readers of release data are stated.'],
  [
    'PW.4.1-1a',
    'Components',
    'package-lock.json lists every component with version, source and hash; nothing is vendored.',
  ],
  ['PW.4.4-1b', 'Components', 'Every listed component is compared daily; none is left out.'],
  ['PW.7.1-1a', 'Review and analysis', 'The policy says what people review and what tools analyse.'],
  ['PW.7.2-1b', 'Findings', 'Findings are tracked with a proposed fix.'],
  ['RV.1.1-1c', 'Reports', 'Reports are looked into by a named person.'],
];

/** The handbook and the declarations that point at its sections. */
export const recordFiles: Readonly<Record<string, string>> = {
  [HANDBOOK]: handbook,
  '.ssdf/declarations/handbook.yml': DECLARED.map(declaration).join(''),
};

function declaration([criterion, section, statement]: (typeof DECLARED)[number]): string {
  return `- criterion: ${criterion}
  statement: ${statement}
  evidence:
    - { path: '${HANDBOOK}#${section}', blob: ${fileEntry(handbook).blob} }
  author: aiko
  reviewer: bea
  date: '2025-12-01'
  expires: '2035-12-01'
`;
}
