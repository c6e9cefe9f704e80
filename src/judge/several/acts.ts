import type { Observed } from '../contract.ts';

/** What stands before the program: variables, `sudo`, `ssh host`. */
const LEAD = String.raw`^\s*(?:\w+=\S*\s+)*(?:sudo\s+(?:-\S+\s+)*)?(?:ssh\s+(?:-\S+\s+)*\S+\s+(?:sudo\s+)?)?`;
const OPTIONS = String.raw`(?:\s+-{1,2}[\w-]+(?:[= ](?!-)\S+)??)*?\s+`;

/** Programs that change something whatever they are called with, and those that do by a subcommand. */
const ACTS: readonly RegExp[] = [
  String.raw`(?:sleep|wait|touch|mkdir|rm|rmdir|mv|cp|ln|chmod|chown|tee|install|mount|umount|swapoff|swapon -a|modprobe|mkfs[\w.]*|lvextend|lvcreate|pvresize|vgextend|resize2fs|xfs_growfs|growpart|useradd|usermod|userdel|groupadd|sysctl\s+(?:--system|-p|-w|-q))(?=\s|$)`,
  `(?:kubectl|oc)${OPTIONS}(?:patch|apply|delete|scale|create|replace|label|annotate|cordon|uncordon|drain|taint|rollout restart|rollout undo|set)(?=\\s)`,
  `helm${OPTIONS}(?:upgrade|install|uninstall|rollback|repo update|repo add)(?=\\s|$)`,
  `flux${OPTIONS}(?:suspend|resume|reconcile)\\s`,
  `velero${OPTIONS}(?:\\w+ create|create \\w+|\\w+ delete)(?=\\s|$)`,
  `systemctl${OPTIONS}(?:start|stop|restart|reload|enable|disable|mask|unmask|daemon-reload|reset-failed)(?=\\s|$)`,
  `git${OPTIONS}(?:fetch|push|pull|checkout|switch|commit|merge|add|clone)(?=\\s|$)`,
  `(?:docker|podman)${OPTIONS}(?:pull|push|run -d|rm|stop|start|restart|build|load|compose\\s(?:.*\\s)?(?:up|down|pull|restart))(?=\\s|$)`,
  `(?:apt|apt-get|dnf|yum)${OPTIONS}(?:update|install|upgrade|full-upgrade|dist-upgrade|remove|purge|autoremove)(?=\\s|$)`,
  `(?:terraform|tofu)${OPTIONS}(?:init|apply|destroy)(?=\\s|$)`,
  String.raw`journalctl\b.*\s--(?:vacuum-\w+|rotate|flush)\b`,
].map((one) => new RegExp(LEAD + one.replace(/^/, '(?:').replace(/$/, ')'), 'i'));

/**
 * Whether it changes something and ended well: beside commands that look at what came of it, words are about these.
 *
 *     kubectl -n mail rollout restart deploy/inbound        sudo systemctl reload nginx        git fetch -q
 */
export function acts({ text, outcome }: Observed): boolean {
  return outcome.kind === 'exited' && outcome.code === 0 && ACTS.some((one) => one.test(text));
}
