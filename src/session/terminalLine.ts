import type { ReadyCommand } from './runOnce.ts';

/**
 * Commands as one line that can be typed at a bash prompt without running: several lines, or keys that a prompt acts
 * on (a tab), are written out within `eval $'…'`. Where commands have targets of their own, each is told its file.
 *
 *     kubectl exec -it web -- sh
 *     eval $'POD=web\nkubectl exec -it "$POD" -- sh'
 */
export function terminalLine(ready: readonly Pick<ReadyCommand, 'command' | 'targets' | 'kubeconfig'>[]): string {
  let at = ready[0] === undefined ? '' : whereOf(ready[0]);
  const text = ready
    .map((one) => {
      const where = whereOf(one);
      const moved = where !== at;
      at = where;
      return moved ? `export KUBECONFIG=${quoted(one.kubeconfig)}\n${one.command.text}` : one.command.text;
    })
    .join('\n')
    .trim();
  return /[\x00-\x1f\x7f-\x9f]/.test(text) ? `eval $'${escaped(text)}'` : text;
}

function whereOf({ targets }: Pick<ReadyCommand, 'targets'>): string {
  return JSON.stringify(targets.map(({ alias, context }) => [alias, context]));
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** As bash 3.2 reads it within `$'…'`. */
function escaped(text: string): string {
  return text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(/[\x00-\x1f\x7f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/[\x80-\x9f]/g, (char) => `\\xc2\\x${char.charCodeAt(0).toString(16)}`);
}
