/** Largest YAML text that is parsed for its positions, in bytes. Larger files of people's hand are not known. */
export const MAX_YAML_BYTES = 256 * 1024;

/** Most lines of such a text. */
export const MAX_YAML_LINES = 10_000;

/** Most values, keys and collections of one text; a workflow file of 256 KiB holds half of it. */
export const MAX_YAML_NODES = 30_000;

/** Most tags, anchors and aliases of one text; each can cost a look at everything before it. */
export const MAX_YAML_MARKS = 2_000;

/** The bound that a text breaks before anyone parses it; undefined when it keeps them. */
export function brokenYamlBound(text: string): 'bytes' | 'lines' | undefined {
  if (text.length > MAX_YAML_BYTES || Buffer.byteLength(text) > MAX_YAML_BYTES) return 'bytes';
  return hasMoreLines(text, MAX_YAML_LINES) ? 'lines' : undefined;
}

function hasMoreLines(text: string, atMost: number): boolean {
  // As many lines need as many characters: most files are settled by their length.
  if (text.length < atMost) return false;
  let lines = 1;
  for (let at = 0; at < text.length && lines <= atMost; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines > atMost;
}
