import { notSeen, seen, type NotSeen, type Observation } from '../model/observation.ts';
import type { Source } from '../model/source.ts';
import type { FileContent, TreeEntry } from '../ports/tree.ts';

const FOLDERS = ['', '.github/', 'docs/'];
const NAMES = /^security(?:\.(?:md|rst|adoc|txt))?$/i;

/** The places in which GitHub looks for a security policy. */
export function isSecurityPolicyPath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return NAMES.test(name) && FOLDERS.includes(path.slice(0, path.length - name.length));
}

/** What the tree says of a security policy: true with one that has a text of its own, false only when the whole tree has none. */
export function securityPolicyInTree(
  list: Observation<readonly TreeEntry[]>,
  read: ReadonlyMap<string, Observation<FileContent>>,
): Observation<boolean> {
  if (list.state === 'unseen') return list;
  const hidden: NotSeen[] = [];
  const sources: Source[] = [...list.sources];
  for (const { path } of list.value.filter((entry) => isSecurityPolicyPath(entry.path))) {
    const content = read.get(path) ?? notSeen({ reason: 'malformed', what: path });
    if (content.state === 'unseen') hidden.push(content);
    else if (hasOwnText(content.value.text)) return seen(true, [{ path, digest: content.value.digest }]);
    else sources.push({ path, digest: content.value.digest });
  }
  if (list.missing !== undefined) return notSeen(list.missing, sources);
  return hidden[0] ?? seen(false, sources);
}

/** What GitHub proposes for a new policy; as long as nothing else is there, nobody learns how to report. */
export const PROPOSED = [
  'use this section to tell people about which versions of your project are currently being supported with security updates.',
  'use this section to tell people how to report a vulnerability.',
  'tell them where to go, how often they can expect to get an update on a reported vulnerability, what to expect if the vulnerability is accepted or declined, etc.',
];

/** True when something is left besides headings, tables, comments and what GitHub proposes. Its quality is not judged. */
export function hasOwnText(text: string): boolean {
  const lines = withoutComments(text)
    .split(/\r?\n/)
    .map((line) => line.trim());
  const said = lines.filter((line, index) => !isHeading(line, lines[index + 1] ?? '') && !line.startsWith('|'));
  const plain = said.join(' ').replace(/\s+/g, ' ').toLowerCase();
  return /[\p{L}\p{N}]/u.test(PROPOSED.reduce((rest, proposed) => rest.replace(proposed, ''), plain));
}

function withoutComments(text: string): string {
  const [before = '', ...rest] = text.split('<!--');
  const after = rest.map((part) => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : ''));
  return [before, ...after].join('');
}

/** `# Title` of Markdown, `= Title` of AsciiDoc, or a line that the next one underlines. */
function isHeading(line: string, next: string): boolean {
  return /^(?:#{1,6}|={1,6})(?:\s|$)/.test(line) || /^(?:={3,}|-{3,}|~{3,})$/.test(next);
}
