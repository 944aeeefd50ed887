import { type Command, UsageError } from './io.ts';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  verify: async () => (await import('./pack-verify.ts')).packVerify,
  make: async () => (await import('./pack-make.ts')).packMake,
  open: async () => (await import('./pack-open.ts')).packOpen,
};

export const pack: Command = {
  summary: 'Evidence packs of releases: verify one offline, make one, open its restricted part.',
  usage: `ssdf-gate pack verify F [--assets DIR] [--identity TEXT | --identity-regexp RE] [--issuer TEXT | --issuer-regexp RE]
    [--source OWNER/NAME] [--ref REF] [--trusted-root F] [--key F] [--format json|text] [--lang en|ja] [--output F]
ssdf-gate pack make --repo OWNER/NAME --release TAG --output F [--restricted F] [--key F] [--profile NAME|F] [--policy DIR]
ssdf-gate pack open F --key F --output F

verify: exit status 0 verified, 1 rejected, 3 whole and not signed by anybody who can be checked, 2 wrong usage.`,
  run: async ([name = '', ...rest], io) => {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load === undefined) {
      throw new UsageError(
        `pack: expected ${Object.keys(COMMANDS).join(', ')}, came "${name}"; "--help" shows the usage`,
      );
    }
    return (await load()).run(rest, io);
  },
};
