import { describe, expect, it } from '@jest/globals';
import { itemsAt, keyLineAt, member, textAt, textsAt } from '../../src/workflows/located.ts';
import { readLocated } from '../../src/workflows/read-located.ts';

function root(text: string) {
  const read = readLocated(text);
  if (!read.ok) throw new Error(read.error);
  return read.root;
}

describe('YAML that remembers its lines', () => {
  it('an alias means the anchor that stands last before it', () => {
    expect(textsAt(root('a: [&x one, *x, &x two, *x]'), 'a')).toEqual(['one', 'one', 'two', 'two']);
  });

  it('following an alias sets no anchor again', () => {
    const text = 'a: &list [&x one]\nb: &x two\nc: *list\nd: *x';
    expect(textAt(root(text), 'd')).toBe('two');
  });

  it('an anchor on a key is known as well', () => {
    expect(textAt(root('&k name: a\nb: *k'), 'b')).toBe('name');
  });

  it('an alias of nothing is nothing', () => {
    const read = readLocated('a: *nowhere');
    expect(read.ok ? textAt(read.root, 'a') : undefined).toBeUndefined();
  });

  it('an alias that holds itself is refused, not followed for ever', () => {
    expect(readLocated('a: &a [*a]')).toMatchObject({ ok: false, error: 'too-deep' });
  });

  it.each<{ name: string; text: string; line: number }>([
    { name: 'in a block', text: 'a: 1\nb: 2\na: 3', line: 3 },
    { name: 'in braces', text: 'a: {b: 1,\n b: 2}', line: 2 },
    { name: 'in two spellings', text: 'a: 1\n"a": 2', line: 2 },
  ])('a key that stands twice $name is refused at its line', ({ text, line }) => {
    expect(readLocated(text)).toEqual({ ok: false, error: 'not-yaml', line });
  });

  it('a tag changes nothing, whatever it is called', () => {
    expect(textAt(root('a: !!binary aGk=\nb: !own x'), 'a')).toBe('aGk=');
  });

  it('indentation that only one of both parsers reads is read', () => {
    const read = root('steps: [\n  one,\n  two\n]');
    expect(itemsAt(read, 'steps')).toHaveLength(2);
    expect(keyLineAt(read, 'steps')).toBe(1);
  });

  it.each<{ name: string; text: string }>([
    { name: 'a closing bracket under its key', text: 'a:\n  with: [\n    one,\n    two\n  ]\nlast: z' },
    { name: 'a closing bracket left of its key', text: 'a:\n  with: [\n    one,\n    two\n ]\nlast: z' },
    { name: 'members at the margin', text: 'a:\n  with: [\none,\ntwo\n]\nlast: z' },
  ])('brackets are read whatever their indentation, as GitHub does: $name', ({ text }) => {
    const long = `# ${'x'.repeat(20_000)}\n${text}`;
    expect(textsAt(root(long), 'last')).toEqual(['z']);
    expect(keyLineAt(root(long), 'last')).toBe(7);
    expect(itemsAt(member(root(long), 'a'), 'with')).toHaveLength(2);
  });

  it('a quoted text that goes on at the margin is read', () => {
    expect(textAt(root('a:\n  b: "one\ntwo"\nc: d'), 'c')).toBe('d');
  });

  it('more lines at the margin than people write are refused with the line, in bounded time', () => {
    const text = `a: [\n${'x,\n'.repeat(9_000)}]`;
    expect(readLocated(text)).toMatchObject({ ok: false, error: 'not-yaml' });
  });
});
