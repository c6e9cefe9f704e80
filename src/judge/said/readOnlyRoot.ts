import { unframed } from '../../expect/frames.ts';
import { unwrapped } from '../../expect/source.ts';
import { sparing } from '../../text/sparing.ts';
import { brief, fail, isBlank, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * That a file system takes no writes, beside a write that is tried.
 *
 *     read-only root filesystem        touch /probe        touch: /probe: Read-only file system
 *
 * A directory below the root may be a mount of its own. Null: other words, or another command.
 */
export function judgeReadOnly(clause: string, { exit, stdout, stderr, observed }: Scene): Decision | null {
  const [stage, another] = observed.facts.stages;
  if (stage === undefined || another !== undefined) return null;
  const { tool, args } = unwrapped(stage);
  const paths = args.filter((arg) => !arg.startsWith('-'));
  const [path = '', more] = paths;
  if (!/^(?:touch|mkdir|tee)$/.test(tool ?? '') || more !== undefined || !path.startsWith('/')) return null;
  const groups = READ_ONLY.exec(unframed(clause).words)?.groups;
  if (!groups) return null;
  const ofRoot = /^\/[^/]+$/.test(path) && !/^\/(?:tmp|run|dev|proc|sys|mnt|data|var)$/.test(path);
  const want = `Expected “${brief(clause)}”`;
  const line = [...stderr.lines, ...stdout.lines].find((one) => /: Read-only file system$/.test(one.trim()));
  if (exit.kind === 'failed' && line !== undefined)
    return ofRoot || (groups['root'] ?? groups['base']) === undefined
      ? pass(`${want}; ${brief(line)}`, line.trim())
      : undecided(`${want}; ${path} may be mounted for itself.`, line.trim());
  if (exit.kind === 'failed') return undecided(`${want}; it failed for another reason.`);
  return exit.kind === 'ok' && exit.masked === null && ofRoot && isBlank(stderr)
    ? fail(`${want}; ${path} was written.`)
    : null;
}

const READ_ONLY = sparing(
  /^(?:(?:the )?(?:container|pod) (?:has|uses|runs with) )?(?:a |the )?(?:read-?only (?<root>root ?(?=f))?(?:file ?system|fs|rootfs)(?: is)?(?: enforced| active| in effect)?|(?<base>root ?)?file ?system is read-?only)$/i,
);
