import { describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { evidenceSchema } from '../../src/documents/evidence.ts';
import { temporaryFolder } from '../support/checkout.ts';

const node = resolve('node_modules/.bin/node');
const start = ['--disable-warning=ExperimentalWarning', resolve('src/cli/index.ts')];

/** So many tool uses that the document is far larger than a pipe. */
function largeTree(): string {
  const steps = '      - uses: github/codeql-action/analyze@v3\n'.repeat(120);
  const workflow = (index: number) => `on: push\njobs:\n  a${index}:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
  const files = Array.from({ length: 40 }, (_, index) => [`.github/workflows/${index}.yml`, workflow(index)] as const);
  return temporaryFolder(Object.fromEntries(files));
}

describe('the process', () => {
  it('writes a large document whole into a pipe that is read slowly', async () => {
    const child = spawn(node, [...start, 'collect', '--dir', largeTree(), '--format', 'json'], { stdio: 'pipe' });
    const parts: Buffer[] = [];
    for await (const part of child.stdout as AsyncIterable<Buffer>) {
      parts.push(part);
      await new Promise((done) => setImmediate(done));
    }
    const text = Buffer.concat(parts).toString();
    expect(text.length).toBeGreaterThan(256 * 1024);
    expect(evidenceSchema.safeParse(JSON.parse(text)).success).toBe(true);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(node, [...start, 'collect', '--dir', largeTree(), '--format', 'json'], { stdio: 'pipe' });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.once('close', done));
    expect({ status, said }).toEqual({ status: 0, said: '' });
  });

  it.each<{ name: string; environment: Record<string, string>; says: RegExp }>([
    { name: 'nothing', environment: {}, says: /APP_ID is missing.*WEBHOOK_SECRET is missing.*PRIVATE_KEY/ },
    {
      name: 'a default secret and a broken key',
      environment: { APP_ID: '1', WEBHOOK_SECRET: 'development', PRIVATE_KEY: 'hunter2hunter2' },
      says: /WEBHOOK_SECRET is a default or shorter.*PRIVATE_KEY is not a private key/,
    },
  ])('serve refuses to start with $name, in one line that holds no value', ({ environment, says }) => {
    const env = { PATH: process.env.PATH, ...environment };
    const cwd = temporaryFolder();
    const { status, stdout, stderr } = spawnSync(node, [...start, 'serve'], { cwd, env, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^ssdf-gate: [^\n]+\n$/);
    expect(stderr).not.toMatch(/hunter2|development/);
  });

  it('exits with the status of its command', () => {
    const folder = temporaryFolder({ 'README.md': '' });
    const statusOf = (...args: readonly string[]) => spawnSync(node, [...start, ...args], { cwd: join(folder) }).status;
    expect(statusOf('assess', '--dir', '.')).toBe(0);
    expect(statusOf('assess', '--dir', '.', '--gate', 'enforce')).toBe(1);
    expect(statusOf('nothing')).toBe(2);
  });
});
