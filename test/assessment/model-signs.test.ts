import { describe, expect, it } from '@jest/globals';
import { isModelReadme, modelSigns } from '../../src/assessment/model-signs.ts';

describe('signs of AI models in a tree', () => {
  it.each<{ name: string; paths: string[]; readme?: string; state: string; found: string[] }>([
    { name: 'weights', paths: ['m/a.safetensors', 'README.md'], state: 'found', found: ['m/a.safetensors'] },
    { name: 'a model card', paths: ['docs/MODEL_CARD.md'], state: 'found', found: ['docs/MODEL_CARD.md'] },
    { name: 'the head that a model hub reads', paths: ['README.md'], readme: '---\nlicense: mit\npipeline_tag: text-generation\n---\n# M', state: 'found', found: ['README.md'] },
    { name: 'nothing of the kind', paths: ['src/onnx.ts', 'a.pt.md', 'points.txt'], readme: '# pipeline_tag: x', state: 'none', found: [] },
    { name: 'no file at all', paths: [], state: 'none', found: [] },
  ])('$name', ({ paths, readme, state, found }) => {
    expect(modelSigns(paths, readme)).toEqual({ state, paths: found, more: 0 });
  }); // prettier-ignore

  it('names the first few and counts the others', () => {
    const paths = Array.from({ length: 8 }, (_, index) => `m/${index}.gguf`);
    expect(modelSigns(paths, undefined)).toMatchObject({ paths: paths.slice(0, 5), more: 3 });
  });

  it('reads the head alone, and in no time whatever stands there', () => {
    expect(isModelReadme(`---\n${'a: b\n'.repeat(200_000)}pipeline_tag: x`)).toBe(false);
    expect(isModelReadme('text\n---\npipeline_tag: x\n---')).toBe(false);
  });
});
