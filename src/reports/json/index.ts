import type { Report } from '../types.ts';

/**
 * The Assessment document itself. It names facts and results of every audience, so that it is made for those who may see
 * all of them; a public place gets Markdown.
 */
export const json: Report = {
  id: 'json',
  render: ({ assessment }) => ({
    audience: 'organisation',
    mediaType: 'application/json',
    content: `${JSON.stringify(assessment, null, 2)}\n`,
  }),
};
