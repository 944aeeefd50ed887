import { hasOwnText } from '../security-policy.ts';
import { PULL_REQUEST_TEMPLATE, RULES, SECURITY_TXT, type ConfigurationWord } from './rules.ts';

/** What one file configures. Whether a tool reads the file is not seen here. */
export function wordsOf(path: string, text: string, at: string): ConfigurationWord[] {
  if (SECURITY_TXT.test(path)) return isValidSecurityTxt(text, at) ? ['security-txt'] : [];
  if (PULL_REQUEST_TEMPLATE.test(path)) return asksAboutSecurity(text) ? ['security-pull-request-template'] : [];
  const rules = RULES.filter((rule) => rule.path.test(path));
  if (rules.length === 0) return [];
  const lines = withoutComments(path, text).filter((line) => /[\p{L}\p{N}]/u.test(line));
  const met = rules.filter(({ line: wanted }) =>
    wanted === undefined ? lines.length > 0 : lines.some((line) => wanted.test(line)),
  );
  return [...new Set(met.map(({ word }) => word))];
}

/** Longer lines are made by machines. */
const MAX_LINE = 2_000;

function withoutComments(path: string, text: string): string[] {
  const hash = !/\.(?:json[c5]?|[cm]?[jt]s|kts|gradle|xml|props|\w+proj)$/i.test(path);
  const plain = withoutBlocks(withoutBlocks(text, '<!--', '-->'), hash ? '"""' : '/*', hash ? '"""' : '*/');
  return plain.split(/\r?\n/).map((line) => {
    const cut = line.slice(0, MAX_LINE).replace(hash ? /(?:^|\s)[#;].*$/ : /(?:^|\s)\/\/.*$/, '');
    return cut.trim();
  });
}

function withoutBlocks(text: string, open: string, close: string): string {
  const kept: string[] = [];
  for (let at = 0; at < text.length;) {
    const start = text.indexOf(open, at);
    kept.push(text.slice(at, start === -1 ? undefined : start));
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end === -1) break;
    at = end + close.length;
  }
  return kept.join('\n');
}

/** RFC 9116: a contact, and an end that has not come. */
function isValidSecurityTxt(text: string, at: string): boolean {
  const expires = /^Expires:[ \t]*(\S+)/im.exec(text)?.[1];
  const until = expires === undefined ? Number.NaN : Date.parse(expires);
  return /^Contact:[ \t]*(?:mailto:|https:|tel:)\S/im.test(text) && until > Date.parse(at);
}

/** A question of one's own about security, in text that an author sees; a comment is one, for that is how templates ask. */
function asksAboutSecurity(text: string): boolean {
  const shown = text.replaceAll('<!--', '').replaceAll('-->', '');
  return hasOwnText(shown) && /\bsecurity\b|\bvulnerab|\bthreat|セキュリティ|脆弱性|脅威/i.test(shown);
}
