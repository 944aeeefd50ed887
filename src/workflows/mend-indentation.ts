import { parseEvents, YAMLException } from 'js-yaml';
import { brokenYamlBound } from '../model/yaml-bounds.ts';

/** Deeper than any block that a person writes: what stands there belongs to the brackets or quotes around it. */
const INDENT = ' '.repeat(120);

/** Bytes that may be read again to find one more line; each reading finds one. */
const MAX_READ_AGAIN = 4 * 1024 * 1024;

/**
 * The text with lines inside brackets and quotes moved to the right where YAML wants them deeper than the block around them.
 * GitHub's parser, like libyaml, does not look at their indentation, so such a workflow runs. Lines keep their number; undefined
 * when nothing is to be moved, or more than people write.
 */
export function mendIndentation(text: string): string | undefined {
  if (brokenYamlBound(text) !== undefined) return undefined;
  const lines = text.split('\n');
  const moved = new Set<number>();
  for (let left = MAX_READ_AGAIN; left > 0; left -= text.length + 1) {
    const line = deficientLine(lines.join('\n'));
    if (line === undefined) return moved.size === 0 ? undefined : lines.join('\n');
    if (moved.has(line)) return undefined;
    moved.add(line);
    lines[line] = `${INDENT}${lines[line] ?? ''}`;
  }
  return undefined;
}

/** The first line that is not deep enough, counted from 0; undefined when something else is wrong, or nothing. */
function deficientLine(text: string): number | undefined {
  try {
    parseEvents(text, {});
    return undefined;
  } catch (error) {
    // What else is wrong with the text is told by the parser that reads it for good.
    return error instanceof YAMLException && error.reason === 'deficient indentation' ? error.mark?.line : undefined;
  }
}
