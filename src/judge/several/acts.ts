import { sparing, type Sparing } from '../../text/sparing.ts';
import type { Observed } from '../contract.ts';

/** What stands before the program: variables, `sudo`, `ssh host`. */
const LEAD = String.raw`^\s*(?:\w+=\S*\s+)*(?:sudo\s+(?:-\S+\s+)*)?(?:ssh\s+(?:-\S+\s+)*\S+\s+(?:sudo\s+)?)?`;
const OPTIONS = String.raw`(?:\s+-{1,2}[\w-]+(?:[= ](?!-)\S+)??)*?\s+`;
const END = String.raw`(?=\s|$)`;

/** Programs that change something whatever they are called with, and those that do by a subcommand. */
const ACTS = [
  act(
    'sleep wait touch mkdir rm rmdir mv cp ln chmod chown tee install mount umount swapoff modprobe lvextend lvcreate pvresize vgextend resize2fs xfs_growfs growpart useradd usermod userdel groupadd',
    END,
  ),
  act('swapon', ` -a${END}`),
  act('mkfs', String.raw`[\w.]*${END}`),
  act('sysctl', String.raw`\s+(?:--system|-p|-w|-q)${END}`),
  act(
    'kubectl oc',
    `${OPTIONS}(?:patch|apply|delete|scale|create|replace|label|annotate|cordon|uncordon|drain|taint|rollout restart|rollout undo|set)(?=\\s)`,
  ),
  act('helm', `${OPTIONS}(?:upgrade|install|uninstall|rollback|repo update|repo add)${END}`),
  act('flux', `${OPTIONS}(?:suspend|resume|reconcile)\\s`),
  act('velero', `${OPTIONS}(?:\\w+ create|create \\w+|\\w+ delete)${END}`),
  act(
    'systemctl',
    `${OPTIONS}(?:start|stop|restart|reload|enable|disable|mask|unmask|daemon-reload|reset-failed)${END}`,
  ),
  act('git', `${OPTIONS}(?:fetch|push|pull|checkout|switch|commit|merge|add|clone)${END}`),
  act(
    'docker podman',
    `${OPTIONS}(?:pull|push|run -d|rm|stop|start|restart|build|load|compose\\s(?:.*\\s)?(?:up|down|pull|restart))${END}`,
  ),
  act(
    'apt apt-get dnf yum',
    `${OPTIONS}(?:update|install|upgrade|full-upgrade|dist-upgrade|remove|purge|autoremove)${END}`,
  ),
  act('terraform tofu', `${OPTIONS}(?:init|apply|destroy)${END}`),
  act('journalctl', String.raw`\b.*\s--(?:vacuum-\w+|rotate|flush)\b`),
];

/** One of these programs, and what stands behind it. */
function act(programs: string, behind: string): Sparing {
  const names = programs.split(' ');
  return sparing(new RegExp(`${LEAD}(?:${names.join('|')})${behind}`, 'i'), [names]);
}

/**
 * Whether it changes something and ended well: beside commands that look at what came of it, words are about these.
 *
 *     kubectl -n mail rollout restart deploy/inbound        sudo systemctl reload nginx        git fetch -q
 */
export function acts({ text, outcome }: Observed): boolean {
  return outcome.kind === 'exited' && outcome.code === 0 && ACTS.some((one) => one.test(text));
}
