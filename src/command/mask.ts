import type { Command, Script, Statement, SyntaxNode } from './ast.ts';
import { bodyOf, walk } from './ast.ts';
import { nameOf } from './called.ts';
import type { Mask } from './facts.ts';
import { isQuiet } from './quiet.ts';

/** Ways in which a unit hides a failure from its exit status. `ends`: whether the bash ends where it fails (`set -e`). */
export function findMasks(script: Script, ends: (statement: Statement) => boolean): readonly Mask[] {
  const masks = new Set<Mask>();
  const last = script.commands.at(-1)?.command;
  if (last && endsInTrue(last)) masks.add('or-true');
  if (isFollowed(script.commands, ends)) masks.add('followed');
  walk(script, (node) => {
    if (node.type === 'Command' && hidesErrors(node)) masks.add('stderr-hidden');
    if (node.type === 'Redirected' && node.redirects.some(isHiding)) masks.add('stderr-hidden');
    return true;
  });
  return [...masks];
}

/** `… || true`, `… || echo missing`. */
function endsInTrue(node: SyntaxNode): boolean {
  if (node.type !== 'AndOr') return false;
  const last = node.commands.at(-1);
  if (!last || node.operators.at(-1) !== '||') return false;
  const name = nameOf(last);
  if (name === null)
    return last.type === 'BraceGroup' && last.body.commands.every(({ command }) => isQuietNode(command));
  const zero =
    /^(exit|return)$/.test(name) &&
    last.type === 'Command' &&
    (last.suffix[0]?.type === 'Word' ? last.suffix[0].value : '0') === '0';
  return name === '' || isQuiet(name) || zero;
}

/** `get x; echo done`, and a loop or a condition whose body ends so. */
function isFollowed(all: readonly Statement[], ends: (statement: Statement) => boolean): boolean {
  const end = all.at(-1)?.command;
  const last = end?.type === 'Redirected' ? end.command : end;
  if (last === undefined) return false;
  if (isQuietNode(last)) return all.slice(0, -1).some((one) => mayFail(one.command) && !ends(one));
  if (last.type === 'If')
    return [last.then, ...last.elif.map(({ then }) => then), ...(last.else ? [last.else] : [])].some((list) =>
      isQuietNode(list.commands.at(-1)?.command),
    );
  return isFollowed(bodyOf(last) ?? [], ends);
}

function isQuietNode(node: SyntaxNode | undefined): boolean {
  const name = nameOf(node);
  return name !== null && isQuiet(name);
}

function mayFail(node: SyntaxNode): boolean {
  const name = nameOf(node);
  return name === null ? node.type !== 'Function' : name !== '' && !isQuiet(name);
}

function hidesErrors(command: Command): boolean {
  return command.redirects.some(isHiding) || (sendsOutputAway(command) && command.redirects.some(joinsErrors));
}

type Redirects = Command['redirects'][number];

function isHiding(redirect: Redirects): boolean {
  if (redirect.type !== 'Redirect') return false;
  const away = /^\/dev\/null$|^-$/.test(redirect.target?.value ?? '');
  const onTwo = redirect.descriptor?.type === 'FileDescriptor' && redirect.descriptor.value === 2;
  return away && (onTwo || /^&>>?$/.test(redirect.operator) || (redirect.operator === '>&' && !redirect.descriptor));
}

function sendsOutputAway(command: Command): boolean {
  return command.redirects.some(
    (redirect) => redirect.type === 'Redirect' && redirect.operator === '>' && redirect.target?.value === '/dev/null',
  );
}

function joinsErrors(redirect: Redirects): boolean {
  return (
    redirect.type === 'Redirect' &&
    redirect.operator === '>&' &&
    redirect.target?.value === '1' &&
    redirect.descriptor?.type === 'FileDescriptor' &&
    redirect.descriptor.value === 2
  );
}
