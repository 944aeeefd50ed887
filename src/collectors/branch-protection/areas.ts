/** Parts of a repository whose owners the policies ask about, by the files that belong to them. */
export type Area = 'all' | 'workflows' | 'evidence' | 'build' | 'lockfiles' | 'design' | 'configuration' | 'documents';

const LOCKFILES: readonly string[] = [
  'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock',
  'Cargo.lock', 'go.sum', 'poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml', 'Pipfile.lock', 'Gemfile.lock',
  'composer.lock', 'packages.lock.json', 'gradle.lockfile', 'buildscript-gradle.lockfile', 'Package.resolved',
  'Podfile.lock', 'Cartfile.resolved', 'pubspec.lock', 'mix.lock', 'conan.lock', 'flake.lock', 'stack.yaml.lock',
  'cabal.project.freeze', 'rebar.lock', 'MODULE.bazel.lock', '.terraform.lock.hcl', 'Chart.lock',
]; // prettier-ignore

const BUILD_FILES: readonly string[] = [
  'Makefile', 'makefile', 'GNUmakefile', 'CMakeLists.txt', 'CMakePresets.json', 'Dockerfile', 'Containerfile',
  'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts', 'pom.xml', 'build.xml', 'build.rs',
  'BUILD', 'BUILD.bazel', 'WORKSPACE', 'WORKSPACE.bazel', 'MODULE.bazel', 'meson.build', 'configure.ac', 'Rakefile',
  'SConstruct', 'setup.py', 'Justfile', 'justfile', 'Taskfile.yml', 'Earthfile', 'Jenkinsfile', 'Directory.Build.props',
]; // prettier-ignore

const DESIGN: readonly string[] = ['design', 'adr', 'architecture'];

/** The areas, each with the test for its files. `path` is cut at its slashes. */
export const AREAS: Readonly<Record<Area, (path: readonly string[]) => boolean>> = {
  all: () => true,
  workflows: (path) => path.length > 1 && path[0] === '.github',
  evidence: (path) => path.length > 1 && path[0] === '.ssdf',
  build: (path) => isBuildFile(path.at(-1) ?? ''),
  lockfiles: (path) => LOCKFILES.includes(path.at(-1) ?? ''),
  design: (path) => path.length > 2 && path[0] === 'docs' && DESIGN.includes(path[1] ?? ''),
  configuration: (path) => path.length > 1 && path[0] === 'config',
  documents: (path) => path.length > 1 && path[0] === 'docs',
};

function isBuildFile(name: string): boolean {
  return (
    BUILD_FILES.includes(name) || name.startsWith('Dockerfile.') || name.endsWith('.dockerfile') || name.endsWith('.mk')
  );
}
