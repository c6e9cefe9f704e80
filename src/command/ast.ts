import { forEachChild, parse } from 'unbash';
import type { ParsedScript, Statement, SyntaxNode } from 'unbash';

export type {
  AndOr,
  Assignment,
  Command,
  CommandNode,
  HereDoc,
  Pipeline,
  Redirection,
  Script,
  Statement,
  SyntaxNode,
  Word,
  WordPart,
} from 'unbash';

/** Brackets that no script nests deeper; the grammar looks through all that is inside of each. */
const DEEPEST = 200;

/** Texts that were parsed: a command is looked at in its fence, for its facts, again with values, and before it runs. */
const PARSED = new Map<string, ParsedScript | null>();
const MOST = 1000;

/** The only file that knows which bash grammar is used; its nodes carry half-open offsets into the parsed text. */
export function parseBash(source: string): ParsedScript | null {
  const known = PARSED.get(source);
  if (known !== undefined) return known;
  const script = parseNow(source);
  if (PARSED.size >= MOST) PARSED.clear();
  PARSED.set(source, script);
  return script;
}

function parseNow(source: string): ParsedScript | null {
  if (nestsTooDeep(source)) return null;
  try {
    return parse(source);
  } catch {
    return null; // A bug of the grammar is the same to us as a text that it does not know.
  }
}

function nestsTooDeep(source: string): boolean {
  let depth = 0;
  for (let i = 0; i < source.length && depth <= DEEPEST; i++) {
    const c = source.charCodeAt(i);
    if (c === 40 || c === 123) depth++;
    else if ((c === 41 || c === 125) && depth > 0) depth--;
  }
  return depth > DEEPEST;
}

/** The direct children of a node, substitutions' scripts included. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const out: SyntaxNode[] = [];
  forEachChild(node, (child) => out.push(child));
  return out;
}

/** Calls `visit` for the node and all below it, in order. A visit that answers `false` keeps out what is below. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => boolean | undefined): void {
  if (visit(node) === false) return;
  forEachChild(node, (child) => {
    walk(child, visit);
  });
}

/** What a loop, a group or a subshell runs; null for anything else. */
export function bodyOf(node: SyntaxNode): readonly Statement[] | null {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (node.type) {
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
    case 'While':
    case 'BraceGroup':
    case 'Subshell':
      return node.body.commands;
    default:
      return null;
  }
}

/** What the grammar objects to, in the script itself or in a substitution; null where it understood everything. */
export function syntaxError(script: ParsedScript): string | null {
  let found: string | null = null;
  walk(script, (node) => {
    if (found !== null) return false;
    if (node.type === 'Script') found = (node as ParsedScript).errors?.[0]?.message ?? null;
    if (node.type === 'HereDoc' && !node.closing) found = 'the here-document never ends';
    if (neverCloses(node)) found = 'the expansion never ends';
    return found === null;
  });
  return found;
}

/** `echo ${`, `echo $[1+2`: bash reads on for the end, which the grammar takes for words. */
function neverCloses(node: SyntaxNode): boolean {
  if (node.type === 'ParameterExpansion' || node.type === 'CommandExpansion')
    return node.text.startsWith('${') && !node.text.endsWith('}');
  return (
    node.type === 'Word' &&
    node.text.includes('$[') &&
    node.parts === undefined &&
    /^[^'"\\]*\$\[[^\]]*$/.test(node.text)
  );
}
