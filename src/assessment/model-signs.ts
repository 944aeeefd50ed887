/** Signs of AI models in a tree, by which the AI profile of the SSDF (SP 800-218A) concerns it. */
export interface ModelSigns {
  /** `none` proves nothing: a model that is fetched at run time leaves no file. */
  readonly state: 'found' | 'none' | 'unread';
  /** The first few, in order. */
  readonly paths: readonly string[];
  readonly more: number;
}

/** Files in which model weights are kept, whole or as pointers of Git LFS. */
const WEIGHTS = /\.(?:safetensors|onnx|gguf|ggml|pt|pth|ckpt|tflite|mlmodel|keras|h5)$/i;
/** A model card by its usual name; the head of a README is looked at apart. */
const CARD = /(?:^|\/)model[-_ ]?card(?:\.[a-z]+)?$/i;
/** Keys that model hubs read from the head of README.md. */
const HUB_HEAD = /^---\r?\n(?:[^\n]*\n){0,60}?(?:pipeline_tag|library_name|base_model|model-index)\s*:/;

const SHOWN = 5;

export function isModelReadme(text: string): boolean {
  return HUB_HEAD.test(text.slice(0, 20_000));
}

/** `readme` is the text of README.md at the root; undefined when there is none. */
export function modelSigns(paths: readonly string[], readme: string | undefined): ModelSigns {
  const files = paths.filter((path) => WEIGHTS.test(path) || CARD.test(path));
  const found = [...files, ...(readme !== undefined && isModelReadme(readme) ? ['README.md'] : [])].sort();
  if (found.length === 0) return { state: 'none', paths: [], more: 0 };
  return { state: 'found', paths: found.slice(0, SHOWN), more: Math.max(found.length - SHOWN, 0) };
}

export const SIGNS_UNREAD: ModelSigns = { state: 'unread', paths: [], more: 0 };
