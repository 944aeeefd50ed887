import { describe, expect, it } from '@jest/globals';
import { commandsOf } from '../../src/workflows/commands.ts';

/** `program arg arg` of every command that surely runs. */
function running(script: string, shell?: string): string[] {
  return commandsOf(script, shell)
    .filter((command) => command.runs === 'yes')
    .map((command) => [command.program, ...command.args].join(' '));
}

function fateOf(program: string, script: string, shell?: string): string | undefined {
  return commandsOf(script, shell).find((command) => command.program === program)?.swallowed;
}

describe('the commands of a script', () => {
  it.each<{ name: string; script: string; commands: string[] }>([
    {
      name: 'one per line, without comments',
      script: '# gosec\ngosec ./... # really\necho "# no"',
      commands: ['gosec ./...', 'echo # no'],
    },
    { name: 'joined lines', script: 'gosec \\\n  -fmt sarif \\\n  ./...', commands: ['gosec -fmt sarif ./...'] },
    { name: 'joined by operators', script: 'a && b; c | d', commands: ['a', 'b', 'c', 'd'] },
    {
      name: 'no here-document',
      script: 'cat <<EOF > x\ngosec ./...\nEOF\ncat <<-"END"\n\tgosec\n\tEND\nlast',
      commands: ['cat', 'cat', 'last'],
    },
    { name: 'no quoted text', script: 'echo "gosec ./..." \'; gosec\'', commands: ['echo gosec ./... ; gosec'] },
    { name: 'without redirections', script: 'gosec ./... > out.txt 2>&1', commands: ['gosec ./...'] },
    {
      name: 'without what stands before them',
      script: 'A=1 sudo -E env X=y timeout -k 5 60 gosec ./...',
      commands: ['gosec ./...'],
    },
    {
      name: 'inside substitutions',
      script: 'X=$(gitleaks detect)\necho `trivy fs .`',
      commands: ['gitleaks detect', 'trivy fs .', 'echo `trivy fs .`'],
    },
    { name: 'inside bash -c', script: 'bash -ec "gosec ./..."', commands: ['gosec ./...'] },
    {
      name: 'inside loops and groups',
      script: 'for f in gosec; do cosign sign-blob $f; done\n{ a; }\n(b)',
      commands: ['cosign sign-blob $f', 'a', 'b'],
    },
    { name: 'none after an exit', script: 'a\nexit 0\ngosec', commands: ['a', 'exit 0'] },
    { name: 'none of a function that nobody calls', script: 'scan() { gosec ./...; }\necho', commands: ['echo'] },
    {
      name: 'those of a function that is called, with its words',
      script: 'try() { "$@"; }\ntry gosec ./...',
      commands: ['gosec ./...'],
    },
    {
      name: 'expressions left whole',
      script: 'echo ${{ github.event.issue.title }} && b',
      commands: ['echo ${{ github.event.issue.title }}', 'b'],
    },
    { name: 'lists are data', script: 'tools=(gosec semgrep)\na', commands: ['a'] },
    {
      name: 'no part of a test in double brackets',
      script: '[[ "$A" == x && "$args" =~ ^(a|b)$ || -n $C ]]\ngosec',
      commands: ['[[ $A == x $args =~ ^ a b $ -n $C ]]', 'gosec'],
    },
    { name: 'no part of a sum', script: '(( $EUID != (0 + 1) ))\ngosec', commands: ['((', 'gosec'] },
    { name: 'those in brackets in brackets', script: '((gosec); b)', commands: ['gosec', 'b'] },
    { name: 'what follows brackets that nobody closes', script: '[[ a\ngosec', commands: ['[[ a', 'gosec'] },
    { name: 'nothing after false', script: 'false && gosec', commands: ['false'] },
  ])('are $name', ({ script, commands }) => {
    expect(running(script)).toEqual(commands);
  });

  it.each<{ script: string; command: string }>([
    { script: 'npx --yes @cyclonedx/cyclonedx-npm@1 -o x', command: 'cyclonedx-npm -o x' },
    { script: 'npm exec --offline ${{ inputs.flags }} -- cdxgen -r', command: 'cdxgen -r' },
    { script: 'pnpm dlx cdxgen', command: 'cdxgen' },
    { script: 'yarn dlx cdxgen', command: 'cdxgen' },
    { script: 'uvx --from bandit==1.7 bandit -r .', command: 'bandit -r .' },
    { script: 'uv run bandit -r .', command: 'bandit -r .' },
    { script: 'pipx run bandit -r .', command: 'bandit -r .' },
    { script: 'python3 -m bandit -r .', command: 'bandit -r .' },
    { script: 'bundle exec brakeman', command: 'brakeman' },
    { script: 'go run github.com/securego/gosec/v2/cmd/gosec@v2.1 ./...', command: 'gosec ./...' },
    { script: 'go tool govulncheck ./...', command: 'govulncheck ./...' },
    { script: '$(go env GOPATH)/bin/gosec ./...', command: 'gosec ./...' },
    {
      script: 'docker run --rm -v "$PWD:/src" -w /src aquasec/trivy:0.5 fs --exit-code 1 .',
      command: 'trivy fs --exit-code 1 .',
    },
    { script: 'docker run -v $PWD:/src returntocorp/semgrep semgrep ci', command: 'semgrep ci' },
    {
      script: 'docker run -t ghcr.io/zaproxy/zaproxy:stable zap-baseline.py -t http://x',
      command: 'zap-baseline.py -t http://x',
    },
    { script: './node_modules/.bin/cdxgen', command: 'cdxgen' },
  ])('are found behind a runner: $script', ({ script, command }) => {
    expect(running(script)).toContain(command);
  });

  it.each<{ name: string; script: string }>([
    { name: 'an if', script: 'if [ -f go.mod ]; then\n gosec\nfi' },
    { name: 'a case', script: 'case $x in\n a|b) gosec ;;\nesac' },
    { name: 'a test', script: '[ -n "$TOKEN" ] && gosec' },
    { name: 'a test in double brackets', script: '[[ -n "$TOKEN" && $A ]] && gosec' },
    { name: 'a sum', script: '(( A > 1 )) && gosec' },
    { name: 'a failure of another', script: 'other || gosec' },
  ])('run only perhaps under $name', ({ script }) => {
    expect(commandsOf(script, undefined).find((command) => command.program === 'gosec')?.runs).toBe('unknown');
  });

  it.each<{ script: string; commands: string[] }>([
    { script: '$x = 1\n$y = "a"\n$z = gosec ./...\n& gosec', commands: ['gosec ./...', 'gosec'] },
    { script: 'gosec `\n  -fmt sarif # why', commands: ['gosec -fmt sarif'] },
    { script: 'if ($LASTEXITCODE -ne 0) {\n  exit 1\n} elseif (Test-Path x) { a }', commands: [] },
    { script: 'foreach ($x in $all) { a }\ngosec', commands: ['gosec'] },
    { script: 'if (-not (gosec ./...)) { exit 1 }', commands: ['gosec ./...'] },
  ])('are read from PowerShell: $script', ({ script, commands }) => {
    expect(running(script, 'pwsh')).toEqual(commands);
  });

  it('are not read in another language', () => {
    expect(commandsOf('import gosec\ngosec()', 'python')).toEqual([]);
  });

  it('keep the line they stand on', () => {
    const lines = commandsOf('a\n\ncat <<E\nx\nE\nb "x\ny"\nc', undefined).map((command) => command.line);
    expect(lines).toEqual([0, 2, 5, 7]);
  });

  it.each<{ name: string; script: string }>([
    { name: 'an open quote', script: 'echo "abc' },
    { name: 'an open bracket', script: '((((( a' },
    { name: 'closing words alone', script: 'fi done esac } ) ;;' },
    { name: 'an open if', script: 'if a; then b' },
    { name: 'deep nesting', script: '('.repeat(30_000) },
    { name: 'endless functions', script: 'f() '.repeat(30_000) },
    { name: 'endless substitutions', script: '$('.repeat(20_000) },
    { name: 'a function that calls itself', script: 'f() { f; f; }\nf' },
  ])('survive $name', ({ script }) => {
    expect(Array.isArray(commandsOf(script, undefined))).toBe(true);
  });
});

describe('a failure', () => {
  it.each<{ script: string; fate: 'yes' | 'no' | 'unknown'; shell?: string }>([
    { script: 'gosec', fate: 'no' },
    { script: 'gosec || true', fate: 'yes' },
    { script: 'gosec || :', fate: 'yes' },
    { script: 'gosec || exit 0', fate: 'yes' },
    { script: 'gosec || echo found', fate: 'yes' },
    { script: 'gosec || exit 1', fate: 'no' },
    { script: 'gosec || { echo found; exit 1; }', fate: 'no' },
    { script: 'gosec || handle', fate: 'unknown' },
    { script: 'set +e\ngosec\necho done', fate: 'yes' },
    { script: 'set +e\ngosec', fate: 'no' },
    { script: 'set +e\nset -e\ngosec\necho done', fate: 'no' },
    { script: 'set +e\ngosec\nstatus=$?\nexit $status', fate: 'unknown' },
    { script: 'S=0\ngosec || S=$?\nexit $S', fate: 'no' },
    { script: 'S=0\ngosec || S=$?\necho $S', fate: 'yes' },
    { script: 'gosec | tee out.txt', fate: 'yes' },
    { script: 'gosec | tee out.txt', shell: 'bash', fate: 'no' },
    { script: 'set -o pipefail\ngosec | tee out.txt', fate: 'no' },
    { script: 'gosec\necho done', shell: 'bash {0}', fate: 'yes' },
    { script: 'gosec && echo fine\nnext', fate: 'yes' },
    { script: 'gosec && echo fine', fate: 'no' },
    { script: 'if gosec; then echo fine; fi', fate: 'unknown' },
    { script: 'if ! gosec; then exit 1; fi', fate: 'no' },
    { script: 'if gosec; then echo fine; else exit 1; fi', fate: 'no' },
    { script: 'gosec &', fate: 'yes' },
    { script: '(gosec; echo x) || true', fate: 'yes' },
    { script: 'bash -c "gosec || true"', fate: 'yes' },
    { script: 'gosec\necho x', shell: 'pwsh', fate: 'unknown' },
  ])('of gosec in `$script` is swallowed: $fate', ({ script, shell, fate }) => {
    expect(fateOf('gosec', script, shell)).toBe(fate);
  });
});
