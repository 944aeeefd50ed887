import { describe, expect, it } from '@jest/globals';
import { readCvss } from '../../../src/vulnerabilities/ssvc/cvss.ts';

describe('a CVSS vector', () => {
  it.each([
    { vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', score: 9.3 },
    { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 },
    { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', score: 0 },
    { vector: 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', score: 7.5 },
    { vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', score: 7.5 },
    { vector: '(AV:N/AC:L/Au:N/C:P/I:P/A:P)', score: 7.5 },
  ])('$vector scores $score', ({ vector, score }) => {
    expect(readCvss(vector)).toMatchObject({ state: 'whole', score });
  });

  it.each([
    { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', state: 'incomplete' },
    { vector: 'CVSS:4.0/AV:N', state: 'incomplete' },
    { vector: 'AV:N/AC:L/Au:N', state: 'incomplete' },
    { vector: 'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', state: 'malformed' },
    { vector: 'CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', state: 'malformed' },
    { vector: 'CVSS:9.0/AV:N', state: 'malformed' },
    { vector: '9.8', state: 'malformed' },
    { vector: '', state: 'malformed' },
  ])('$vector is $state and has no score, least of all 0', ({ vector, state }) => {
    expect(readCvss(vector)).toEqual({ state, vector });
  });
});
