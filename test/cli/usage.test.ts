import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { run } from '../support/run-cli.ts';

const folder = temporaryFolder({
  'broken.json': '{',
  'list.json': '[]',
  'profile.yml': 'name: 1\n',
  'set/framework.yml': 'name: x\n',
  'file.txt': '',
});

describe('wrong usage and unreadable input', () => {
  it.each<{ args: readonly string[]; says: RegExp }>([
    { args: ['no-such-command'], says: /no-such-command: no such command/ },
    { args: ['__proto__'], says: /no such command/ },
    { args: ['collect'], says: /give --dir PATH or --repo OWNER\/NAME/ },
    { args: ['collect', '--dir', 'nowhere'], says: /--dir: expected a folder, nowhere does not exist/ },
    { args: ['collect', '--dir', 'file.txt'], says: /file.txt is a file/ },
    { args: ['collect', '--dir', ''], says: /--dir: expected a value, came an empty one/ },
    { args: ['collect', '--dir', '.', 'more'], says: /"more": not expected here/ },
    { args: ['collect', '--dir', '.', '--ref', 'x'], says: /--ref: goes with --repo alone/ },
    { args: ['collect', '--dir', '.', '--release', 'v1'], says: /--release: expected a checkout of the tag "v1"/ },
    { args: ['collect', '--dir', '.', '--no-such'], says: /Unknown option '--no-such'/ },
    { args: ['collect', '--dir', '.', '--format', 'xml'], says: /--format: expected json, text, came "xml"/ },
    { args: ['collect', '--dir', '.', '--lang', 'fr'], says: /--lang: expected en or ja/ },
    { args: ['collect', '--dir', '.', '--sbom', 'absent.json'], says: /absent.json: no such file/ },
    { args: ['collect', '--dir', '.', '--output', 'no/such/folder'], says: /no\/such\/folder: cannot be written/ },
    { args: ['collect', '--repo', 'owner'], says: /--repo: expected OWNER\/NAME, came "owner"/ },
    { args: ['collect', '--repo', '../..'], says: /--repo: expected OWNER\/NAME/ },
    {
      args: ['collect', '--repo', 'o/n', '--ref', 'a', '--release', 'b'],
      says: /--ref: expected not beside --release/,
    },
    { args: ['collect', '--repo', 'o/n', '--api-url', 'http://x.example'], says: /--api-url: expected an https/ },
    { args: ['collect', '--repo', 'o/n', '--api-url', 'https://me:secret@x.example'], says: /without a user name/ },
    { args: ['assess', '--evidence', 'absent.json'], says: /absent.json: no such file/ },
    { args: ['assess', '--evidence', 'broken.json'], says: /broken.json: expected a JSON document/ },
    { args: ['assess', '--evidence', 'list.json'], says: /list.json: not an evidence document/ },
    { args: ['assess', '--evidence', 'list.json', '--dir', '.'], says: /--evidence: expected no --dir/ },
    { args: ['assess', '--dir', '.', '--at', 'today'], says: /--at: expected a time such as/ },
    { args: ['assess', '--dir', '.', '--gate', 'strict'], says: /--gate: expected observe, ratchet, enforce/ },
    { args: ['assess', '--dir', '.', '--profile', 'step-9'], says: /--profile: expected .*step-1/ },
    { args: ['assess', '--dir', '.', '--profile', './profile.yml'], says: /profile.yml:1: / },
    { args: ['assess', '--dir', '.', '--policy', 'nowhere'], says: /nowhere: expected a folder of policies/ },
    { args: ['assess', '--dir', '.', '--policy', 'set'], says: /PS\.1\.1\.yml \(and \d+ more\)/ },
    { args: ['assess', '--dir', '.', '--baseline', 'absent.json'], says: /absent.json: no such file/ },
    { args: ['assess', '--dir', '.', '--report', 'pdf=x'], says: /--report: expected FORMAT=FILE/ },
    { args: ['explain', 'XX.9'], says: /explain: expected a task such as PS.1.1, came "XX.9"/ },
    { args: ['explain'], says: /explain: expected a task/ },
    { args: ['explain', 'ssdf-ai@1.0/PW.3.1'], says: /ssdf-ai@1\.0\/PW\.3\.1 has no criteria here/ },
    { args: ['crosswalk', 'XX.9'], says: /crosswalk: expected a task such as PS.1.1, came "XX.9"/ },
    {
      args: ['crosswalk', '--guideline', 'meti-cpfs'],
      says: /--guideline: no guideline "meti-cpfs"; did you mean meti-cpsf/,
    },
    { args: ['crosswalk', '--met', 'meti-cpsf'], says: /--met: goes with "crosswalk gap"/ },
    { args: ['crosswalk', 'gap'], says: /crosswalk gap: give --met/ },
    { args: ['crosswalk', 'gap', '--met', 'meti-cpsf,'], says: /--met: no guideline ""/ },
    { args: ['policy', 'fly'], says: /policy: expected check, test, diff or replay, came "fly"/ },
    { args: ['policy', 'check', 'nowhere'], says: /nowhere: expected a folder of policies/ },
    { args: ['schema', 'nothing'], says: /schema: expected one of assessment/ },
    { args: ['serve'], says: /the App cannot start: .*APP_ID is missing.*WEBHOOK_SECRET is missing/ },
  ])('$args cost exit 2 and one clear line', async ({ args, says }) => {
    const { status, out, err } = await run(args, { cwd: folder });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(says);
    expect(err).toMatch(/^ssdf-gate: [^\n]+\n$/);
    expect(err).not.toMatch(/\n\s+at |me:secret/);
  });

  it('nothing typed is shown in a way that a terminal obeys or that shows a token', async () => {
    const token = `ghp_${'a'.repeat(36)}`;
    const { err } = await run([`\u001b[31m${token}\r\n`]);
    expect(err).toBe('ssdf-gate: �[31m[token]; : no such command; "ssdf-gate help" lists them\n');
  });
});

describe('help', () => {
  it.each(Object.keys(COMMANDS))('%s says what it does and how it is called', async (name) => {
    const { status, out } = await run([name, '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^\\S.*\\n\\nssdf-gate ${name}`));
  });

  it('names every command', async () => {
    const { status, out } = await run(['help']);
    expect(status).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`\n  ${name} `);
  });
});
