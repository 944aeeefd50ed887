import type { Env, Tri } from '../model.ts';
import { inputIs, inputOf, yes, type ToolSettings } from './types.ts';

export function snykRuns(inputs: Env, what: 'code' | 'iac' | 'test'): Tri {
  const command = (inputOf(inputs, 'command') ?? 'test').trim().toLowerCase();
  if (command.includes('${{')) return 'unknown';
  const kind = command.startsWith('code')
    ? 'code'
    : command.startsWith('iac')
      ? 'iac'
      : command.startsWith('sbom')
        ? 'sbom'
        : 'test';
  return yes(kind === what);
}

export function golangciInput(inputs: Env, settings: ToolSettings): Tri {
  const args = inputOf(inputs, 'args') ?? '';
  if (/(?:-E|--enable)[= ]?[\w,-]*\bgosec\b/.test(args)) return 'yes';
  return args.includes('${{') && settings.golangciSecurity === 'no' ? 'unknown' : settings.golangciSecurity;
}

export function ruffInput(inputs: Env, settings: ToolSettings): Tri {
  const args = inputOf(inputs, 'args') ?? 'check';
  if (args.trim().startsWith('format')) return 'no';
  return /--(?:extend-)?select[= ][\w,]*\b(?:S|S\d+|ALL)\b/.test(args) ? 'yes' : settings.ruffSecurity;
}

export function trivyInputFindsVulnerabilities(inputs: Env): Tri {
  const kind = inputIs(inputs, 'scan-type', ['config']);
  if (kind !== 'no') return kind === 'yes' ? 'no' : 'unknown';
  if (inputIs(inputs, 'format', ['cyclonedx', 'spdx', 'spdx-json', 'github']) === 'yes') return 'no';
  const scanners =
    inputOf(inputs, 'scanners') === undefined ? inputOf(inputs, 'security-checks') : inputOf(inputs, 'scanners');
  if (scanners === undefined) return 'yes';
  return scanners.includes('${{') ? 'unknown' : yes(/\bvuln/.test(scanners));
}

export function trivyReadsConfiguration(inputs: Env): Tri {
  const kind = inputIs(inputs, 'scan-type', ['config']);
  return kind === 'no' ? listed(inputs, 'scanners', ['misconfig', 'config']) : kind;
}

export function exitCodeZero(inputs: Env): Tri {
  return inputIs(inputs, 'exit-code', ['0']);
}

export function cargoDeny(inputs: Env): Tri {
  const text = `${inputOf(inputs, 'command') ?? 'check'} ${inputOf(inputs, 'command-arguments') ?? ''}`;
  return text.includes('${{') ? 'unknown' : denyLooksUpAdvisories(text.split(/\s+/));
}

/** `cargo deny check` without a name checks everything. */
export function denyLooksUpAdvisories(words: readonly string[]): Tri {
  if (!words.includes('check')) return 'no';
  const named = words.filter((word) => ['advisories', 'bans', 'licenses', 'sources'].includes(word));
  return yes(named.length === 0 || named.includes('advisories'));
}

export function listed(inputs: Env, name: string, words: readonly string[]): Tri {
  const text = inputOf(inputs, name) ?? '';
  if (text.includes('${{')) return 'unknown';
  const given = text.toLowerCase().split(/[\s,]+/);
  return yes(words.some((word) => given.includes(word)));
}

/** Given and not switched off: `true`, `mode=max`. Left out it depends on the version and on the repository: not counted. */
export function switchedOn(inputs: Env, name: 'sbom' | 'provenance'): Tri {
  const attests = inputOf(inputs, 'attests') ?? '';
  if (new RegExp(`type=${name}(?![^\\n]*disabled=true)`).test(attests)) return 'yes';
  const text = inputOf(inputs, name)?.trim().toLowerCase();
  if (text === undefined || text === '') return 'no';
  return text.includes('${{') ? 'unknown' : yes(text !== 'false');
}

export function released(inputs: Env, part: 'sign' | 'sbom', configured: Tri): Tri {
  const args = inputOf(inputs, 'args') ?? '';
  if (inputIs(inputs, 'install-only', ['true']) === 'yes') return 'no';
  return goreleaserReleases(args.split(/\s+/), part, configured);
}

/** A snapshot signs and describes as well; `build`, `check` and the part that is skipped do not. */
export function goreleaserReleases(words: readonly string[], part: 'sign' | 'sbom', configured: Tri): Tri {
  const verb = words.find((word) => word !== '' && !word.startsWith('-'));
  if (verb !== undefined && verb !== 'release' && verb !== 'r' && !verb.includes('${{')) return 'no';
  if (words.includes(`--skip-${part}`) || skippedParts(words).includes(part)) return 'no';
  return verb?.includes('${{') === true && configured === 'yes' ? 'unknown' : configured;
}

/** `--skip=sign,publish` and `--skip sign`. */
function skippedParts(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    if (word.startsWith('--skip=')) return word.slice('--skip='.length).split(',');
    return word === '--skip' ? (words[at + 1] ?? '').split(',') : [];
  });
}
