import type { Form, FormItem } from '../model/form.ts';
import type { Policy } from '../model/policy.ts';
import type { Text } from '../model/text.ts';
import { formSchema } from './form-schema.ts';
import { nearest } from './nearest.ts';
import { boundProblems, throwProblems } from './problem.ts';
import { readFile } from './read-file.ts';
import type { Finding } from './need-rules.ts';

/** Reads a form and holds it against the policy whose criteria it names; throws a PolicyError that carries every problem. */
export function parseForm(file: string, text: string, policy: Policy): Form {
  const reading = readFile(file, text, formSchema);
  if (reading.state === 'bad') return throwProblems(reading.problems);
  const { form, ...rest } = reading.value;
  const known = policy.tasks.flatMap(({ levels }) => levels.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  const findings = rest.items.flatMap((item, index) =>
    itemFindings(item, ['items', index], { known, items: rest.items }),
  );
  if (findings.length === 0) return { name: form, ...rest };
  const problems = findings.map(({ path, what }) => {
    return { code: 'POLICY_RULE' as const, file, ...reading.yaml.placeOf(path), what };
  });
  return throwProblems(boundProblems(problems));
}

interface Around {
  readonly known: readonly string[];
  readonly items: readonly FormItem[];
}

function itemFindings(item: FormItem, path: readonly PropertyKey[], { known, items }: Around): readonly Finding[] {
  const first = items.findIndex(({ id }) => id === item.id);
  const twice = first === path.at(-1) ? [] : [{ path: [...path, 'id'], what: ID_TAKEN }];
  const unknown = item.checks.flatMap((check, index) =>
    known.includes(check)
      ? []
      : [{ path: [...path, 'checks', index], what: noCriterion(check, nearest(check, known)) }],
  );
  const bare = item.tasks.flatMap((task, index) =>
    item.checks.some((check) => check.startsWith(`${task}-`))
      ? []
      : [{ path: [...path, 'tasks', index], what: unchecked(task) }],
  );
  return [...twice, ...unknown, ...bare];
}

const ID_TAKEN: Text = {
  en: 'another item has this id; give each its own',
  ja: '同じ ID の項目があります。別の ID にしてください',
};

function noCriterion(id: string, hint: string | undefined): Text {
  return {
    en: `the policy has no criterion ${id}; ${hint === undefined ? 'name one of its own' : `did you mean "${hint}"?`}`,
    ja: `ポリシーに達成基準 ${id} はありません。${hint === undefined ? 'あるものを指定してください' : `「${hint}」の誤りではありませんか`}`,
  };
}

function unchecked(task: string): Text {
  return {
    en: `the item names ${task} but no check of it; add one of its criteria, so that it is not passed over in silence`,
    ja: `項目に ${task} がありますが、その達成基準が checks にありません。見落とさないよう 1 件以上追加してください`,
  };
}
