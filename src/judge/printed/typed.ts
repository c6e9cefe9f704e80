import type { Value } from './documents.ts';

/** What stands without quotes is no text in YAML and JSON: `true`, `3`, `null`; `True` is a text that Kubernetes writes. */
export function isLiteral(text: string): boolean {
  return /^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(text.trim());
}

const TEXTS =
  /^(?:labels|annotations|matchLabels|nodeSelector|selector|data|stringData|env|environment|limits|requests|capacity|allocatable|hard|used|args|command|parameters|tags|config|properties|settings|values?|.*version)$/i;

/** Under these keys every value is a text, whatever it looks like, so that an author leaves its quotes out. */
export function isOfTexts(keys: readonly string[]): boolean {
  return keys.some((key) => TEXTS.test(key));
}

/** Several values, and all of them texts: whoever wrote them knows no other type, so that quotes say nothing. */
export function isUntyped(docs: readonly Value[]): boolean {
  let texts = 0;
  const all = (value: Value, depth: number): boolean => {
    if (depth > 200) return false;
    if (value.is === 'list') return value.items.every((child) => all(child, depth + 1));
    if (value.is === 'map') {
      for (const child of value.entries.values()) if (!all(child, depth + 1)) return false;
      return true;
    }
    texts += 1;
    return value.string || value.text === '';
  };
  return docs.every((doc) => all(doc, 0)) && texts > 1;
}
