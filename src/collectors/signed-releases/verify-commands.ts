/** A command that checks a download, as a document spells it. */
export interface VerifyCommand {
  readonly tool: string;
  /** First line is 1. */
  readonly line: number;
  /** It says whose signature is expected, by identity, repository or key; else it shows only that a file is unaltered. */
  readonly namesSigner: boolean;
}

interface Tool {
  readonly tool: string;
  readonly command: RegExp;
  readonly signer: RegExp;
}

/** Each needs an argument: a sentence about `cosign verify` is no command. */
const TOOLS: readonly Tool[] = [
  { tool: 'gh attestation verify', command: /^gh (?:attestation|at) verify\s+\S/, signer: /\s(?:-o|--owner|-R|--repo|--cert-identity|--signer-\w+)\b/ },
  { tool: 'gh release verify', command: /^gh release verify(?:-asset)?(?:\s+\S|$)/, signer: /gh release/ },
  { tool: 'cosign verify', command: /^cosign verify(?:-(?:blob|attestation|blob-attestation))?\s+\S/, signer: /--(?:certificate-identity|key\b|certificate\b)/ },
  { tool: 'gpg --verify', command: /^(?:gpgv?2?\s(?:.*\s)?--verify\s+\S|gpgv2?\s+\S)/, signer: /gpgv|--(?:keyring|assert-signer)/ },
  { tool: 'minisign -V', command: /^minisign\s+(?:.*\s)?-\w*V/, signer: /\s-\w*[pP]\b/ },
  { tool: 'slsa-verifier', command: /^slsa-verifier verify-\w+\s+\S/, signer: /--source-uri/ },
  { tool: 'ssh-keygen -Y verify', command: /^ssh-keygen\s+(?:.*\s)?-Y\s*verify\b/, signer: /\s-I\b/ },
  { tool: 'ssdf-gate verify', command: /^ssdf-gate verify\s+\S/, signer: /--(?:identity|key|source)/ },
  { tool: 'sha256sum -c', command: /^(?:sha(?:256|384|512)sum\s+(?:.*\s)?(?:-\w*c\b|--check\b)|shasum\s+(?:.*\s)?-\w*c\b)/, signer: /(?!)/ },
]; // prettier-ignore

/** Commands in code: a fenced or indented block, inline code, or a line after a prompt. Prose that mentions one gives none. */
export function verifyCommands(text: string): readonly VerifyCommand[] {
  return codeIn(text).flatMap(({ line, code }) =>
    simpleCommands(code).flatMap((one) =>
      TOOLS.filter(({ command }) => command.test(one)).map(({ tool, signer }) => ({
        tool,
        line,
        namesSigner: signer.test(one),
      })),
    ),
  );
}

/** A line cut where a shell begins another command, each without its prompt and without `sudo` and the like. */
function simpleCommands(code: string): readonly string[] {
  return code.split(/[|;&()]/).map((one) => one.trim().replace(/^(?:(?:[$>%]|sudo|exec|xargs|npx)\s+)+/, ''));
}

interface Code {
  readonly line: number;
  readonly code: string;
}

const MAX_LINE = 2000;

function codeIn(text: string): readonly Code[] {
  const pieces: Code[] = [];
  let fenced = false;
  for (const { line, code } of logicalLines(withoutComments(text))) {
    if (/^\s*(?:```|~~~|-{4,}$)/.test(code)) fenced = !fenced;
    else if (fenced || /^(?: {3}|\t|\$ )/.test(code)) pieces.push({ line, code: withoutShellComment(code.trim()) });
    else pieces.push(...inlineCode(code).map((inline) => ({ line, code: inline })));
  }
  return pieces;
}

function inlineCode(line: string): readonly string[] {
  return [...line.matchAll(/`([^`]+)`|<code>([^<]+)<\/code>/g)].map((match) => (match[1] ?? match[2] ?? '').trim());
}

/** Lines joined where a shell would join them. */
function logicalLines(text: string): readonly Code[] {
  const lines: Code[] = [];
  let open: Code | undefined;
  for (const [index, part] of text.split(/\r?\n/).entries()) {
    const short = part.slice(0, MAX_LINE);
    const current: Code =
      open === undefined ? { line: index + 1, code: short } : { ...open, code: joined(open, short) };
    open = short.endsWith('\\') ? { ...current, code: current.code.slice(0, -1) } : undefined;
    if (open === undefined) lines.push(current);
  }
  return open === undefined ? lines : [...lines, open];
}

function joined(open: Code, next: string): string {
  return `${open.code} ${next.trim()}`.slice(0, MAX_LINE);
}

function withoutShellComment(code: string): string {
  return code.startsWith('# ') || code.startsWith('#!') ? '' : code;
}

/** Text that no reader sees; line numbers stay. */
function withoutComments(text: string): string {
  const [before = '', ...rest] = text.split('<!--');
  const visible = rest.map((part) => {
    const end = part.indexOf('-->');
    const hidden = end < 0 ? part : part.slice(0, end);
    return hidden.replace(/[^\n]/g, '') + (end < 0 ? '' : part.slice(end + 3));
  });
  return [before, ...visible].join('');
}
