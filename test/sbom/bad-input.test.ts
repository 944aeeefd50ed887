import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../src/sbom/read.ts';
import { sbomValidator } from '../../src/sbom/validate.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../support/build-sbom.ts';

const validate = sbomValidator({ json: new Map() });
const text = JSON.stringify(cycloneDx());

/** A string in two bytes a character, with its mark. */
function utf16(content: string, order: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${content}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

function xml(inside: string, before = ''): string {
  return `${before}<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${inside}</bom>`;
}

const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');

describe('bad input is an answer, never a crash', () => {
  it.each<{ name: string; content: Uint8Array | string; state: string }>([
    { name: 'nothing', content: '', state: 'not-an-sbom' },
    { name: 'white space', content: ' \n\t', state: 'not-an-sbom' },
    { name: 'a mark alone', content: '\uFEFF', state: 'not-an-sbom' },
    { name: 'prose', content: 'This is an SBOM.', state: 'not-an-sbom' },
    { name: 'an archive', content: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), state: 'not-an-sbom' },
    { name: 'UTF-8 with its mark', content: Buffer.from(`\uFEFF${text}`), state: 'sbom' },
    { name: 'Shift_JIS', content: Buffer.concat([Buffer.from('{"bomFormat":"CycloneDX","name":"'), Buffer.from([0x83, 0x65, 0x83, 0x58]), Buffer.from('"}')]), state: 'broken' }, // prettier-ignore
    {
      name: 'Latin-1',
      content: Buffer.from('{"bomFormat":"CycloneDX","name":"K\u00f6ln"}', 'latin1'),
      state: 'broken',
    },
    { name: 'XML in Latin-1', content: Buffer.from(xml('<a>K\u00f6ln</a>', '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1'), state: 'broken' }, // prettier-ignore
    { name: 'XML in UTF-16', content: utf16(xml(''), 'little'), state: 'broken' },
    { name: 'tag-value in UTF-16', content: utf16('SPDXVersion: SPDX-2.3', 'big'), state: 'broken' },
    {
      name: 'half a character of UTF-8',
      content: Buffer.from(`${text.slice(0, -1)}\u00f6`).subarray(0, -1),
      state: 'broken',
    },
    {
      name: 'brackets inside strings, however many',
      content: text.replace('"name":"left"', `"name":"${'[{'.repeat(1000)}"`),
      state: 'sbom',
    },
    {
      name: 'an escaped mark before brackets',
      content: text.replace('"name":"left"', `"name":"\\\\\\"${'[{'.repeat(1000)}"`),
      state: 'sbom',
    },
    { name: 'UTF-16, little end first', content: utf16(text, 'little'), state: 'broken' },
    { name: 'UTF-16, big end first', content: utf16(text, 'big'), state: 'broken' },
    { name: 'Shift_JIS that is no SBOM', content: Buffer.from([0x83, 0x65, 0x83, 0x58]), state: 'not-an-sbom' },
    { name: 'JSON cut off', content: text.slice(0, 300), state: 'broken' },
    { name: 'JSON cut inside an escape', content: `${text.slice(0, 40)}"\\u00`, state: 'broken' },
    { name: 'JSON with something after it', content: `${text}}`, state: 'broken' },
    { name: 'JSON that nests deep', content: `{"bomFormat":"CycloneDX","a":${'['.repeat(1_000_000)}`, state: 'broken' },
    { name: 'JSON of another kind', content: '[{"bomFormat":"CycloneDX"}]', state: 'not-an-sbom' },
    { name: 'XML cut off', content: xml('<components>').slice(0, 70), state: 'broken' },
    { name: 'XML that nests deep', content: xml('<a>'.repeat(1_000_000)), state: 'broken' },
    { name: 'XML with entities that multiply', content: xml('&e30;', `<!DOCTYPE bom [<!ENTITY e0 "x">${entities}]>`), state: 'broken' }, // prettier-ignore
    { name: 'XML with an entity of a file', content: xml('&e;', '<!DOCTYPE bom [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), state: 'broken' }, // prettier-ignore
    { name: 'XML with a schema of its own', content: xml('', '<!DOCTYPE bom SYSTEM "http://example.org/x.dtd">'), state: 'broken' }, // prettier-ignore
    { name: 'tag-value cut off', content: 'SPDXVersion: SPDX-2.3\nDocumentComment: <text>and', state: 'sbom' },
  ])('$name: $state', ({ content, state }) => {
    const read = readSbom(content);
    expect(read.state).toBe(state);
    if (read.state === 'broken') expect(read.problems[0]?.message.ja).not.toBe('');
  });

  it('another encoding is named as the reason', () => {
    const read = readSbom(utf16(text, 'little'));
    expect(read).toMatchObject({ state: 'broken', problems: [{ message: { en: expect.stringMatching(/UTF-8/) } }] });
  });

  it('an undeclared entity of XML stays the text that it is', () => {
    const read = readSbom(xml('<components><component><name>&e;</name></component></components>'));
    expect(read).toMatchObject({ sbom: { components: [{ name: { value: '&e;' } }] } });
  });

  it('of a key given twice the last one counts, as in JSON.parse', () => {
    const doubled = text.replace('"specVersion":"1.6"', '"specVersion":"1.2","specVersion":"1.6"');
    expect(readSbom(doubled)).toMatchObject({ state: 'sbom', sbom: { specVersion: '1.6' } });
  });

  it('a number beyond what a number can hold stays a number', () => {
    const huge = text.replace('"version":1', '"version":9007199254740993123456789');
    expect(readSbom(huge)).toMatchObject({ sbom: { metadata: { documentVersion: '9.007199254740993e+24' } } });
  });

  it.each<{ name: string; document: unknown }>([
    { name: 'a name', document: cycloneDx({ components: [cycloneDxComponent('left', { name: 'x'.repeat(1e7) })] }) },
    { name: 'a purl', document: cycloneDx({ components: [cycloneDxComponent('left', { purl: `pkg:npm/${'a/'.repeat(5e6)}` })] }) }, // prettier-ignore
    { name: 'a license', document: cycloneDx({ components: [cycloneDxComponent('left', { licenses: [{ expression: '('.repeat(1e7) }] })] }) }, // prettier-ignore
    { name: 'a hash', document: spdx({ packages: [{ SPDXID: 'SPDXRef-a', checksums: [{ algorithm: 'SHA1', checksumValue: 'a'.repeat(1e7) }] }] }) }, // prettier-ignore
    { name: 'a time', document: cycloneDx({ metadata: { timestamp: '2'.repeat(1e7) } }) },
  ])('$name of ten million characters is read, and quoted in a line at most', async ({ document }) => {
    const read = readSbom(JSON.stringify(document));
    if (read.state !== 'sbom') throw new Error('expected an SBOM');
    const validation = await validate(read, '2026-11-23T00:00:00Z');
    expect(JSON.stringify(validation).length).toBeLessThan(20_000);
  });

  it('components that depend on each other in a circle are read', () => {
    const dependencies = [
      { ref: 'left', dependsOn: ['right'] },
      { ref: 'right', dependsOn: ['left', 'right'] },
    ];
    expect(readSbom(JSON.stringify(cycloneDx({ dependencies })))).toMatchObject({
      sbom: { relationships: { count: 3 } },
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('a field named %s brings nothing along', (name) => {
    const read = readSbom(text.replace('"name":"left"', `"name":"left","${name}":{"purl":"pkg:npm/evil@1"}`));
    expect(read).toMatchObject({ sbom: { components: [{ purls: ['pkg:npm/left@1.0.0'] }, {}] } });
  });
});
