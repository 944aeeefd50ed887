import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRemote, readCheckout } from '../../../src/adapters/working-tree/subject.ts';
import { workingTree } from '../../../src/adapters/working-tree/tree.ts';

const path = process.env.PATH ?? '';
let folder: string;
let secret: string;

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

async function list(): Promise<readonly string[]> {
  const answer = await workingTree(folder, path).list();
  return answer.state === 'seen' ? answer.value.map((entry) => `${entry.kind} ${entry.path}`) : [];
}

async function read(name: string): Promise<string> {
  const answer = (await workingTree(folder, path).read([name])).get(name);
  if (answer === undefined) return 'no answer';
  return answer.state === 'seen' ? answer.value.text : answer.unseen.reason;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-'));
  secret = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(secret, 'passwd'), 'outside');
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'a.txt'), 'a\n');
  writeFileSync(join(folder, '.gitignore'), 'ignored.txt\n');
  writeFileSync(join(folder, 'ignored.txt'), 'x');
  symlinkSync(join(secret, 'passwd'), join(folder, 'link.txt'));
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  git('remote', 'add', 'origin', 'git@github.com:acme/widget.git');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(secret, { recursive: true });
});

describe('a working tree', () => {
  it('lists tracked and untracked files, leaves out ignored ones, and names links without following them', async () => {
    writeFileSync(join(folder, 'new.txt'), 'new');
    expect(await list()).toEqual(['file .gitignore', 'link link.txt', 'file new.txt', 'file src/a.txt']);
    rmSync(join(folder, 'new.txt'));
  });

  it('never reads through a link, nor through a linked parent folder', async () => {
    symlinkSync(secret, join(folder, 'parent'));
    expect(await read('link.txt')).toBe('malformed');
    expect(await read('parent/passwd')).toBe('malformed');
    expect(await read('../outside/passwd')).toBe('malformed');
    expect(await read('src/a.txt')).toBe('a\n');
    rmSync(join(folder, 'parent'));
  });

  it('says commit, branch and origin, and is dirty exactly when a tracked file differs', async () => {
    const clean = await readCheckout(folder, path);
    expect(clean).toMatchObject({
      ref: 'refs/heads/main',
      dirty: false,
      shallow: false,
      origin: { host: 'github.com', owner: 'acme', name: 'widget' },
    });
    expect(clean.commit).toMatch(/^[0-9a-f]{40}$/);
    writeFileSync(join(folder, 'src', 'a.txt'), 'changed\n');
    expect((await readCheckout(folder, path)).dirty).toBe(true);
    writeFileSync(join(folder, 'src', 'a.txt'), 'a\n');
  });

  it('says which branch of origin was the default one when it was cloned, if the clone tells', async () => {
    expect((await readCheckout(folder, path)).defaultBranch).toBeNull();
    git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect((await readCheckout(folder, path)).defaultBranch).toBe('trunk');
  });

  it('runs nothing that a hostile .git/config names', async () => {
    const proof = join(folder, 'ran');
    const script = join(secret, 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch ${proof}\ncat\n`, { mode: 0o755 });
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'core.pager',
      'core.sshCommand',
      'filter.x.clean',
      'filter.x.smudge',
      'alias.ls-files',
    ]) {
      git('config', key, script);
    }
    git('config', 'core.hooksPath', secret);
    writeFileSync(join(folder, '.gitattributes'), '* filter=x\n');
    writeFileSync(join(folder, 'src', 'a.txt'), 'A\n');
    await readCheckout(folder, path);
    await list();
    expect(existsSync(proof)).toBe(false);
  });

  it('outside git lists every regular file and has no commit', async () => {
    expect(await readCheckout(secret, path)).toMatchObject({ commit: null, origin: null, dirty: false });
    const answer = await workingTree(secret, path).list();
    expect(answer).toMatchObject({
      state: 'seen',
      value: [
        { path: 'passwd', kind: 'file' },
        { path: 'run.sh', kind: 'executable' },
      ],
    });
  });
});

it.each<{ url: string; origin: string | null }>([
  { url: 'https://github.com/a/b.git', origin: 'github.com a b' },
  { url: 'https://token@ghe.example.org:8443/a/b', origin: 'ghe.example.org:8443 a b' },
  { url: 'ssh://git@github.com/a/b.git', origin: 'github.com a b' },
  { url: 'git@github.com:a/b', origin: 'github.com a b' },
  { url: '/srv/git/b.git', origin: null },
  { url: 'ext::sh -c touch% /tmp/x', origin: null },
])('the remote $url is read as $origin', ({ url, origin }) => {
  const parsed = parseRemote(url);
  expect(parsed === null ? null : `${parsed.host} ${parsed.owner} ${parsed.name}`).toBe(origin);
});
