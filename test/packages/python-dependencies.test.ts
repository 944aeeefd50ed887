import { expect, it } from '@jest/globals';
import { pythonDependencies } from '../../src/packages/python-dependencies.ts';

it.each<{ file: string; text: string; expected: readonly string[] }>([
  {
    file: 'requirements.txt',
    text: '# c\nDjango[argon2]==4.2.1 ; python_version > "3" # x\nrequests>=2\nflask\n-r other.txt\nx @ https://e.example/x.whl\nold==1.0 --hash=sha256:aa\n',
    expected: ['Django@4.2.1', 'requests', 'flask', 'x', 'old@1.0'],
  },
  {
    file: 'pyproject.toml',
    text: '[project]\nname = "a"\ndependencies = [\n  "django==3.2.0", # [old]\n  "requests[socks]>=2",\n]\nclassifiers = ["Framework :: Django"]\n[project.optional-dependencies]\ntest = ["pytest"]\n[dependency-groups]\ndev = ["ruff==0.1.0"]\n[tool.other]\ndependencies = ["no"]\n',
    expected: ['django@3.2.0', 'requests', 'pytest', 'ruff@0.1.0'],
  },
  {
    file: 'pyproject.toml',
    text: '[tool.poetry.dependencies]\npython = "^3.9"\nDjango = "4.2.1"\nb = { version = "==1.0", extras = ["x"] }\nmine = { path = "../mine" }\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
    expected: ['Django', 'b@1.0', 'pytest'],
  },
  { file: 'Pipfile', text: '[packages]\ndjango = "==2.2"\n[dev-packages]\nx = "*"\n[requires]\npython_version = "3"\n', expected: ['django@2.2', 'x'] },
])('a $file asks for $expected', ({ file, text, expected }) => {
  const names = pythonDependencies(file, text).map(({ name, version }) => (version === null ? name : `${name}@${version}`));
  expect(names).toEqual(expected);
}); // prettier-ignore
