import { COMMANDS } from './commands.ts';
import { type Command, EXIT, type Io, UsageError } from './io.ts';
import { guarded, plainLine } from './secrets.ts';

const HELP = `ssdf-gate: what a repository's evidence shows for the 42 SSDF tasks (NIST SP 800-218), at levels 0-3

  collect   gather evidence from a folder or a GitHub repository
  assess    judge evidence against the policies; the gate decides the exit status
  explain   what a task asks and, with evidence, why it stands where it stands
  form      an outside form, item by item: a draft for counsel, no attestation
  plan      cheapest next tasks and criteria for a target; steps and cases
  pack      evidence packs of releases: verify, make, open
  policy    check the policy files and run the cases beside them
  records   how each declaration, equivalent and exception stands, and what to renew
  sbom      whether an SBOM is valid and how mature it is
  task-issues what people found wrong with tasks themselves, counted by kind
  init      first .ssdf/ files and settings, as drafts that count for nothing yet
  migrate   what a later version of the SSDF changes and which results carry over
  crosswalk which sections of other documents correspond to a task, and the gaps
  verify    whether a file is signed by whom you expect, offline
  doctor    what the configuration and the permissions allow to be seen
  schema    JSON schemas of the documents and files
  serve     run the GitHub App
  demo      the App against a local GitHub, from webhook to check run

Options of most commands: --format json, --lang en|ja, --output FILE. "ssdf-gate COMMAND --help" says more.
`;

/** Runs one command and gives the exit status. Bad input costs one clear line on stderr, never a stack, never a token. */
export async function runCli(argv: readonly string[], world: Io): Promise<number> {
  const io = guarded(world);
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(HELP);
    return name === undefined ? EXIT.usage : EXIT.holds;
  }
  try {
    const command = await commandCalled(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(`${command.summary}\n\n${command.usage}\n`);
      return EXIT.holds;
    }
    return await command.run(rest, io);
  } catch (error) {
    io.err(`ssdf-gate: ${plainLine(error)}\n`);
    return EXIT.usage;
  }
}

function commandCalled(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw new UsageError(`${name}: no such command; "ssdf-gate help" lists them`);
  return load();
}
