import { git, writeBelow } from './checkout.ts';

/** Makes the signature over these bytes, armoured. */
export type Signing = (payload: string) => string | Promise<string>;

const PERSON = 'a <a@b.example> 1750000000 +0900';

/** Writes a commit with the tree of HEAD above it, as `git commit -S` would, and moves HEAD there. Returns its id. */
export async function signedCommit(folder: string, sign: Signing | undefined, date = PERSON): Promise<string> {
  const tree = git(folder, 'rev-parse', 'HEAD^{tree}');
  const parent = git(folder, 'rev-parse', 'HEAD');
  const head = `tree ${tree}\nparent ${parent}\nauthor ${PERSON}\ncommitter ${date}\n`;
  const message = '\nChange\n';
  const signature = (await sign?.(head + message))?.trimEnd().replaceAll('\n', '\n ');
  const id = written(folder, 'commit', `${head}${signature === undefined ? '' : `gpgsig ${signature}\n`}${message}`);
  git(folder, 'update-ref', 'HEAD', id);
  return id;
}

/** Writes an annotated tag on HEAD, as `git tag -s` would; `ref` is where it lies. */
export async function signedTag(folder: string, names: { readonly name: string; readonly ref: string }, sign: Signing) {
  const payload = `object ${git(folder, 'rev-parse', 'HEAD')}\ntype commit\ntag ${names.name}\ntagger ${PERSON}\n\nRelease\n`;
  const id = written(folder, 'tag', payload + (await sign(payload)));
  git(folder, 'update-ref', `refs/tags/${names.ref}`, id);
}

function written(folder: string, kind: 'commit' | 'tag', content: string): string {
  writeBelow(folder, '.git/OBJECT', content);
  return git(folder, 'hash-object', '-t', kind, '-w', '.git/OBJECT');
}
