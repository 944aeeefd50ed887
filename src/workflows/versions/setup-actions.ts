/** How an action is told which version to install. */
export interface SetupAction {
  readonly tool: string;
  /** Inputs that hold the version, the first one given wins. */
  readonly inputs: readonly string[];
  /** Input that names a file with the version. */
  readonly file?: string;
  /** Files that it reads by itself when no input says a version. */
  readonly byItself?: readonly string[];
  /** The action's own reference is the version, as in `dtolnay/rust-toolchain@1.90.0`. */
  readonly byReference?: true;
}

const RUST_FILES = ['rust-toolchain.toml', 'rust-toolchain'];

/** Actions that install compilers and runtimes, by name in lower case. Installers of other tools are no toolchains. */
export const SETUP_ACTIONS: Readonly<Record<string, SetupAction>> = {
  'actions/setup-node': { tool: 'node', inputs: ['node-version'], file: 'node-version-file' },
  'actions/setup-python': {
    tool: 'python',
    inputs: ['python-version'],
    file: 'python-version-file',
    byItself: ['.python-version'],
  },
  'actions/setup-go': { tool: 'go', inputs: ['go-version'], file: 'go-version-file' },
  'actions/setup-java': { tool: 'java', inputs: ['java-version'], file: 'java-version-file' },
  'actions/setup-dotnet': {
    tool: 'dotnet',
    inputs: ['dotnet-version'],
    file: 'global-json-file',
    byItself: ['global.json'],
  },
  'ruby/setup-ruby': {
    tool: 'ruby',
    inputs: ['ruby-version'],
    byItself: ['.ruby-version', '.tool-versions', 'mise.toml'],
  },
  'shivammathur/setup-php': { tool: 'php', inputs: ['php-version'], file: 'php-version-file' },
  'denoland/setup-deno': { tool: 'deno', inputs: ['deno-version'], file: 'deno-version-file' },
  'oven-sh/setup-bun': { tool: 'bun', inputs: ['bun-version'], file: 'bun-version-file' },
  'erlef/setup-beam': { tool: 'erlang', inputs: ['otp-version'], file: 'version-file' },
  'swift-actions/setup-swift': { tool: 'swift', inputs: ['swift-version'] },
  'haskell-actions/setup': { tool: 'ghc', inputs: ['ghc-version'] },
  'mlugg/setup-zig': { tool: 'zig', inputs: ['version'] },
  'goto-bus-stop/setup-zig': { tool: 'zig', inputs: ['version'] },
  'dtolnay/rust-toolchain': { tool: 'rust', inputs: ['toolchain'], byReference: true },
  'actions-rs/toolchain': { tool: 'rust', inputs: ['toolchain'], byItself: RUST_FILES },
  'actions-rust-lang/setup-rust-toolchain': { tool: 'rust', inputs: ['toolchain'], byItself: RUST_FILES },
};
