/**
 * Local ports of a `kubectl port-forward`, as its words say; 0 is any free one (`:8080`). Words that hold an expansion
 * are left out: their ports are known when it forwards.
 *
 *     kubectl port-forward svc/web 9153 8080:80 :443
 *                                  ^^^^ ^^^^    ^ 9153, 8080, 0
 */
export function localPorts(text: string): readonly number[] {
  const [, words = ''] = /\bport-forward\s(.*)/s.exec(text) ?? [];
  return words.split(/\s+/).flatMap((word) => {
    const match = /^(?:(\d+)(?::[\w-]+)?|:[\w-]+)$/.exec(word);
    return match ? [Number(match[1] ?? 0)] : [];
  });
}
