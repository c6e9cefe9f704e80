import { walk } from './ast.ts';
import type { Redirection, Script, Statement, SyntaxNode } from './ast.ts';

/** What a unit does with jobs in the background of its bash. */
export interface Jobs {
  /** A job that goes on and prints where what follows prints, too; null where none does. */
  readonly leaves: string | null;
  /** It waits for jobs, or ends them. */
  readonly reaps: boolean;
}

const REAPS: ReadonlySet<string> = new Set(['wait', 'fg', 'kill', 'pkill', 'killall']);
/** These print nothing that an author could expect of another command. */
const QUIET =
  /^(?:\w+=\S* )*(?:nohup |timeout (?:-\S+ )*\S+ )?(?:sleep\b|(?:kubectl|oc)\b.* (?:proxy|port-forward)\b|ssh\b.* -\w*N)/;

/**
 * A job shares the streams of its bash, so that its lines stand among those of the commands behind it:
 *
 *     kubectl get pods -w &        goes on beside what follows
 *     ./serve > serve.log 2>&1 &   prints elsewhere
 */
export function jobsOf(script: Script, text: string): Jobs {
  let leaves: string | null = null;
  let reaps = false;
  walk(script, (node) => {
    if (node.type === 'Function' || node.type === 'CommandExpansion') return false;
    if (node.type === 'Statement' && node.background === true) {
      const own = text.slice(node.pos, node.end);
      if (!QUIET.test(own) && !printsElsewhere(node)) leaves = own;
      return false;
    }
    if (node.type === 'Command' && REAPS.has(node.name?.value ?? '')) {
      reaps = true;
      leaves = null;
    }
    return true;
  });
  return { leaves, reaps };
}

/** The last command of it, or all of it, has its stdout sent into a file. */
function printsElsewhere({ command }: Statement): boolean {
  let node: SyntaxNode = command;
  for (;;) {
    if ('redirects' in node && node.redirects.some(takesStdout)) return true;
    const last: SyntaxNode | undefined = 'commands' in node ? node.commands.at(-1) : undefined;
    if (node.type !== 'AndOr' && node.type !== 'Pipeline') return false;
    if (last === undefined) return false;
    node = last;
  }
}

function takesStdout(redirect: Redirection): boolean {
  if (redirect.type !== 'Redirect' || !/^(?:>>?|>\||&>>?)$/.test(redirect.operator)) return false;
  return (
    redirect.descriptor === undefined ||
    (redirect.descriptor.type === 'FileDescriptor' && redirect.descriptor.value === 1)
  );
}
