import { textOf } from './argument.ts';
import type { Redirection, SyntaxNode } from './ast.ts';
import { noteWrite } from './findings.ts';
import type { Place } from './findings.ts';
import { assign } from './scope.ts';
import { secretFile } from './tools/reading.ts';
import { visitChildren, wordArguments } from './visitWord.ts';

export function feeds(redirect: Redirection): boolean {
  if (redirect.type !== 'Redirect' || redirect.operator === '<' || redirect.operator === '<>') return true;
  // What another descriptor holds; 0 is standard input itself.
  return redirect.operator === '<&' && redirect.target?.text !== '0';
}

/** `<file`, and not what ends a conversation at once. */
export function carriesFile(redirect: Redirection): boolean {
  return feeds(redirect) && redirect.type === 'Redirect' && redirect.target?.text !== '/dev/null';
}

/** `echo | …`, `printf 'QUIT\r\n' | …`: words that the author wrote. */
export function saysLittle(node: SyntaxNode): boolean {
  return (
    node.type === 'Command' &&
    /^(?:echo|printf|true|:|sleep|yes)$/.test(node.name?.value ?? '') &&
    node.suffix.every((part) => part.type === 'Word' && !/[$`]/.test(part.text)) &&
    node.redirects.length === 0
  );
}

export function visitRedirect(redirect: Redirection, place: Place): void {
  const { found } = place;
  if (redirect.type === 'HereDoc') {
    if (redirect.delimiter && !redirect.delimiter.quoted) visitChildren(redirect.body, place);
    return;
  }
  const target = redirect.target;
  if (!target) return noteWrite(found, 'a redirection has no target');
  const [arg] = wordArguments(target, place);
  if (redirect.type === 'HereString') return;
  const text = textOf(arg);
  if (redirect.descriptor?.type === 'FileDescriptorVariable')
    assign(place.scope, redirect.descriptor.name, { kind: 'number' });
  if (text !== null && /^\/dev\/(tcp|udp)\//.test(text))
    return noteWrite(found, `\`${target.text}\` opens a connection`);
  if (/^(>&|<&)$/.test(redirect.operator) && text !== null && /^(\d+-?|-)$/.test(text)) return;
  if (redirect.operator === '<' || redirect.operator === '<&') {
    if (text === null && arg?.prefix.startsWith('/dev') !== false)
      return noteWrite(found, `\`${target.text}\` could open a connection`);
    found.sensitive ??= arg ? secretFile([arg]) : null;
    return;
  }
  if (text === null || !/^\/dev\/(null|stdout|stderr|fd\/[012])$/.test(text))
    noteWrite(found, `it writes into \`${target.text}\``);
}
