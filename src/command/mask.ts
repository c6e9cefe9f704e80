import type { Command, Script, SyntaxNode } from './ast.ts';
import { walk } from './ast.ts';
import type { Mask } from './facts.ts';

/** Commands whose success says nothing about the ones before them. */
const QUIET = new Set('echo printf true : date sleep wait kill pwd cd set clear tput unset popd'.split(' '));

/** Ways in which a unit hides a failure from its exit status. */
export function findMasks(script: Script): readonly Mask[] {
  const masks = new Set<Mask>();
  const last = script.commands.at(-1)?.command;
  if (last && endsInTrue(last)) masks.add('or-true');
  if (last && isFollowed(script.commands.map(({ command }) => command))) masks.add('followed');
  walk(script, (node) => {
    if (node.type === 'Command' && hidesErrors(node)) masks.add('stderr-hidden');
    if (node.type === 'Redirected' && node.redirects.some(isHiding)) masks.add('stderr-hidden');
    return true;
  });
  return [...masks];
}

function nameOf(node: SyntaxNode): string | null {
  return node.type === 'Command' ? (node.name?.value ?? '') : null;
}

/** `… || true`, `… || echo missing`. */
function endsInTrue(node: SyntaxNode): boolean {
  if (node.type !== 'AndOr') return false;
  const last = node.commands.at(-1);
  if (!last || node.operators.at(-1) !== '||') return false;
  const name = nameOf(last);
  if (name === null)
    return last.type === 'BraceGroup' && last.body.commands.every(({ command }) => QUIET.has(nameOf(command) ?? 'x'));
  const zero =
    /^(exit|return)$/.test(name) &&
    last.type === 'Command' &&
    (last.suffix[0]?.type === 'Word' ? last.suffix[0].value : '0') === '0';
  return name === '' || QUIET.has(name) || zero;
}

/** `get x; echo done`, and a loop or a condition whose body ends so. */
function isFollowed(commands: readonly SyntaxNode[]): boolean {
  const last = commands.at(-1);
  if (!last) return false;
  const name = nameOf(last);
  if (name !== null && QUIET.has(name)) return commands.slice(0, -1).some((node) => mayFail(node));
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (last.type) {
    case 'While':
    case 'For':
    case 'ArithmeticFor':
    case 'BraceGroup':
    case 'Subshell':
      return isFollowed(last.body.commands.map(({ command }) => command));
    case 'Redirected':
      return isFollowed([last.command]);
    case 'If':
      return [last.then, ...last.elif.map(({ then }) => then), ...(last.else ? [last.else] : [])].some((list) =>
        isQuiet(list.commands.at(-1)?.command),
      );
    default:
      return false;
  }
}

function isQuiet(node: SyntaxNode | undefined): boolean {
  return node !== undefined && QUIET.has(nameOf(node) ?? 'x');
}

function mayFail(node: SyntaxNode): boolean {
  const name = nameOf(node);
  return name === null
    ? node.type !== 'Function'
    : name !== '' && !QUIET.has(name) && !/^(export|local|readonly|declare|source)$/.test(name);
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
