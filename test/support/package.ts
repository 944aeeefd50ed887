import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder, writeBelow } from './checkout.ts';

const root = resolve(import.meta.dirname, '../..');
const SOURCES = [
  'src',
  'policies',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  '.npmrc',
  'app.yml',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

/**
 * Packs the product as `npm publish` would, from a copy, so that nothing left over from an earlier build gets in, and unpacks
 * it elsewhere beside the installed packages. Development packages stay behind but for what the dependencies need of them.
 */
export function installPackage(): string {
  const copy = temporaryFolder();
  for (const name of SOURCES) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('npm', ['pack', '--offline', '--silent', '--pack-destination', copy], { cwd: copy, stdio: 'pipe' });
  const tarball = readdirSync(copy).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack left no tarball');
  const place = temporaryFolder({ 'package.json': '{"private":true}' });
  for (const { path, bytes } of untar(gunzipSync(readFileSync(join(copy, tarball))))) {
    writeBelow(join(place, 'node_modules/ssdf-gate'), path.replace(/^package\//, ''), bytes);
  }
  const dependencies = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: object })
    .devDependencies;
  for (const name of packagesOf(join(root, 'node_modules')).filter((one) => !Object.hasOwn(dependencies, one))) {
    writeBelow(place, join('node_modules', name, '..', '.keep'), '');
    symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name));
  }
  return place;
}

function packagesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`) : [name],
    );
}

interface Packed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Regular files of a tar archive in the form that npm writes (ustar; long paths in pax headers). */
function untar(archive: Buffer): readonly Packed[] {
  const files: Packed[] = [];
  let longPath: string | undefined;
  for (let offset = 0; offset + 512 <= archive.byteLength && archive[offset] !== 0;) {
    const field = (start: number, length: number) =>
      archive.toString('utf8', offset + start, offset + start + length).replace(/\0[\s\S]*$/, '');
    const size = Number.parseInt(field(124, 12), 8);
    const bytes = archive.subarray(offset + 512, offset + 512 + size);
    const type = field(156, 1);
    if (type === 'x') longPath = /\d+ path=(.+)\n/.exec(bytes.toString('utf8'))?.[1];
    else {
      const name = [field(345, 155), field(0, 100)].filter((part) => part !== '').join('/');
      if (type === '0' || type === '') files.push({ path: longPath ?? name, bytes });
      longPath = undefined;
    }
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
