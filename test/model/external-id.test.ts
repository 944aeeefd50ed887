import { describe, expect, it } from '@jest/globals';
import { formatExternalId, parseExternalId, type ExternalId } from '../../src/model/external-id.ts';

const head = 'a'.repeat(40);

describe('the external id of a check run', () => {
  it.each<{ id: ExternalId; text: string }>([
    { id: { kind: 'pull-request', numbers: [7], head }, text: `1:pull-request:7:${head}` },
    { id: { kind: 'pull-request', numbers: [7, 19], head }, text: `1:pull-request:7,19:${head}` },
    { id: { kind: 'commit', ref: 'release/1.x', head }, text: `1:commit:release/1.x:${head}` },
    { id: { kind: 'release', tag: 'v1.2.3', head }, text: `1:release:v1.2.3:${head}` },
    { id: { kind: 'merge-group', headRef: 'gh-readonly-queue/main/pr-1-x', head: 'b'.repeat(64) }, text: `1:merge-group:gh-readonly-queue/main/pr-1-x:${'b'.repeat(64)}` }, // prettier-ignore
  ])('$text is written and read back', ({ id, text }) => {
    expect(formatExternalId(id)).toBe(text);
    expect(parseExternalId(text)).toEqual(id);
  });

  it.each([
    '',
    `2:pull-request:7:${head}`,
    `1:tree:7:${head}`,
    `1:pull-request::${head}`,
    `1:pull-request:07:${head}`,
    `1:pull-request:7,:${head}`,
    `1:release::${head}`,
    '1:release:v1:main',
    `1:release:v1:${head}\n`,
    `1:release:a:b:${head}`,
  ])('%j is not one of ours', (text) => {
    expect(parseExternalId(text)).toBeUndefined();
  });
});
