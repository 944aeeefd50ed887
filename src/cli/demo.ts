import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { githubEvaluator } from '../app/github-evaluator.ts';
import { startApp } from '../app/server.ts';
import type { Language } from '../model/text.ts';
import type { Evaluation } from '../pipeline/evaluation.ts';
import { renderCheckRun } from '../reports/check-run/index.ts';
import { markdown } from '../reports/markdown/index.ts';
import { loadEngine } from './engine.ts';
import { type Command, EXIT, type Io } from './io.ts';
import { loadLocalGitHub } from './local-github.ts';
import { asJson, readLanguage, readOptions } from './options.ts';
import { policiesFolder } from './policies.ts';

export const demo: Command = {
  summary:
    'Runs the App against a local GitHub: a signed pull request comes in, a check run comes out. Needs no network and no account.',
  usage: 'ssdf-gate demo [--keep] [--lang en|ja] [--output FOLDER]',
  run: async (args, io) => {
    const { values } = readOptions(args, {
      keep: { type: 'boolean' },
      lang: { type: 'string' },
      output: { type: 'string' },
    });
    const language = readLanguage(values.lang);
    const folder = resolve(io.cwd, values.output ?? 'demo-out');
    const stage = await openStage(io);
    try {
      const evaluation = await playPullRequest(stage, io);
      leaveDocuments(evaluation, { folder, language });
      show(evaluation, { io, language, folder });
      if (values.keep === true) await keepRunning(stage, io);
    } finally {
      await stage.close();
    }
    return EXIT.holds;
  },
};

type Stage = Awaited<ReturnType<typeof openStage>>;

/** The local GitHub and the App beside it, both on loopback, with a store in a temporary folder. */
async function openStage(io: Io) {
  const { start, opened } = await loadLocalGitHub();
  const gitHub = await start();
  const folder = mkdtempSync(join(tmpdir(), 'ssdf-gate-demo-'));
  const shown: Evaluation[] = [];
  const keep = (evaluations: readonly Evaluation[]) => Promise.resolve(void shown.push(...evaluations));
  const app = await startApp({
    host: '127.0.0.1',
    port: 0,
    appId: gitHub.appId,
    privateKey: gitHub.privateKey,
    webhookSecret: gitHub.webhookSecret,
    apiUrl: gitHub.url,
    gitHubHost: 'github.com',
    storePath: join(folder, 'store.sqlite'),
    packsPath: join(folder, 'packs'),
    evaluator: githubEvaluator(loadEngine(policiesFolder()), {
      published: (_request, evaluations) => keep(evaluations),
    }),
    writeLog: () => undefined,
    now: io.now,
  });
  const close = async () => {
    await app.stop();
    await gitHub.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { gitHub, app, shown, opened, close };
}

/** Delivers the signed pull request and waits for the verdict. */
async function playPullRequest({ gitHub, app, shown, opened }: Stage, io: Io): Promise<Evaluation> {
  io.err(`a local GitHub listens on ${gitHub.url}, the App on ${app.url}\n`);
  const [repository] = gitHub.state.repositories.values();
  const pullRequest = repository?.pullRequests.find(({ state }) => state === 'open');
  if (repository === undefined || pullRequest === undefined) throw new Error('the scenario has no pull request');
  const name = `${repository.owner}/${repository.name}`;
  const payload = opened(gitHub, { repository: name, number: pullRequest.number });
  const to = `${app.url}/api/github/webhooks`;
  const { status } = await gitHub.deliver('pull_request', payload, { to });
  io.err(`${name}#${pullRequest.number} "${pullRequest.title}" was delivered, signed, and answered ${status}\n\n`);
  await app.idle();
  const [evaluation] = shown;
  if (evaluation === undefined) throw new Error('no check run was completed');
  return evaluation;
}

function leaveDocuments(
  { input, options }: Evaluation,
  at: { readonly folder: string; readonly language: Language },
): void {
  const { folder, language } = at;
  mkdirSync(folder, { recursive: true });
  const leave = (name: string, content: string) => writeFileSync(join(folder, name), content);
  leave('report.md', markdown.render(input, { ...options, language }).content);
  leave('check-run.json', asJson(renderCheckRun([input], { ...options, language })));
  leave('evidence.json', asJson(input.evidence));
  leave('assessment.json', asJson(input.assessment));
  if (input.baseline !== undefined) leave('baseline-evidence.json', asJson(input.baseline.evidence));
}

/** The check run as a person reads it, and what to do next. */
function show(
  { input, options }: Evaluation,
  at: { readonly io: Io; readonly language: Language; readonly folder: string },
): void {
  const { io, language, folder } = at;
  const { conclusion, content } = renderCheckRun([input], { ...options, language });
  io.out(`${content.title}\n${'='.repeat(72)}\nconclusion: ${conclusion}\n\n${readable(content.summary)}\n\n`);
  io.out(
    {
      en: `The whole report and the documents are in ${folder}: report.md, check-run.json, evidence.json, assessment.json.\nNext: read README.md ("On GitHub") to run the App on your repositories, or try your own checkout:\n  npm run -s ssdf-gate -- assess --dir PATH\n`,
      ja: `レポート全文と JSON 文書は ${folder} にあります：report.md、check-run.json、evidence.json、assessment.json\n次の手順：README.md の「On GitHub」を参照して App を導入するか、手元のチェックアウトで試せます：\n  npm run -s ssdf-gate -- assess --dir PATH --lang ja\n`,
    }[language],
  );
}

/** Markdown for a terminal: entities as characters, links as their text. */
function readable(markdownText: string): string {
  return markdownText
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

async function keepRunning({ gitHub, app }: Stage, io: Io): Promise<void> {
  io.err(`still running: GitHub at ${gitHub.url}, the App at ${app.url}. Stop with Ctrl-C.\n`);
  await new Promise<void>((resolveStop) => {
    process.once('SIGINT', () => resolveStop());
    process.once('SIGTERM', () => resolveStop());
  });
}
