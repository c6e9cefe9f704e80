import { walk } from './ast.ts';
import type { Script, Word } from './ast.ts';
import type { OpenName } from './facts.ts';
import type { Placeholder } from './placeholder.ts';

/** Placeholders and sketches (`...`) of a unit; `script` was parsed from its masked text, `text` is as written. */
export function findOpenNames(
  script: Script | null,
  text: string,
  placeholders: readonly Placeholder[],
): readonly OpenName[] {
  const found: OpenName[] = placeholders.map(({ name, span }) => ({
    kind: /^(\.{3}|…)$/.test(name) ? 'ellipsis' : 'placeholder',
    name,
    text: text.slice(span.start, span.end),
    span,
  }));
  if (script) {
    walk(script, (node) => {
      if (node.type === 'Script' && node.source !== undefined) return false; // Offsets of its own.
      if (node.type !== 'Command') return true;
      const tool = node.name?.value ?? '';
      for (const part of node.suffix) if (part.type === 'Word') found.push(...inWord(part, tool, text));
      if (node.name) found.push(...inWord(node.name, tool, text));
      return true;
    });
  }
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function inWord(word: Word, tool: string, text: string): readonly OpenName[] {
  const written = text.slice(word.pos, word.end);
  const at = (start: number, length: number): OpenName['span'] => ({
    start: word.pos + start,
    end: word.pos + start + length,
  });
  if (!/['"]/.test(written) && !/^(echo|printf)$/.test(tool)) {
    // `go test ./...` and `git log a...b` mean something; `web-...` and `[...]` are sketches.
    const dots = written.includes('...') || written.includes('…') ? /(^|[^./])(\.{3}|…)([\])}]?)$/.exec(written) : null;
    if (dots && !(dots[2] === '...' && /^(go|git|bazel|gotestsum|golangci-lint|staticcheck)$/.test(tool)))
      return [{ kind: 'ellipsis', name: '...', text: written, span: at(0, written.length) }];
  }
  return [];
}
