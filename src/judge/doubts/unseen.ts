import { viewOf, type CommandView } from '../../expect/view.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed } from '../contract.ts';

/**
 * Whether words deny something of a kind that a command shows nothing of, so that it would not be there in any case.
 *
 *     no errors in logs      kubectl get pods          no Warning events      kubectl logs web
 *     no 5xx                 kubectl apply -f a.yaml   no OOMKilled           kubectl get svc
 */
export function deniesElsewhere(words: string, one: Observed): boolean {
  const view = viewOf(one.text, one.facts);
  const printed = `${one.stdout.text}\n${one.stderr.text}`;
  const unquoted = words.replace(/`[^`]*`|"[^"]*"/g, ' ');
  return MAY_DENY.test(unquoted) && DENIED.some(([denied, shown]) => denied.test(unquoted) && !shown(view, printed));
}

const NO = '\\b(?:no|zero|0|none|nothing|without|free of|not (?:any|a single))\\b[^,;.]*?';
/** What all of the forms below hold. */
const MAY_DENY = sparing(
  /\b(?:no|zero|0|none|nothing|without|free of|not (?:any|a single))\b[^,;.]*\s|\b(?:logs?|journal|events?)\s/i,
);
const LOGS = sparing(
  new RegExp(
    `${NO}\\s(?:in|on|from|to)\\s+(?:[\\w-]+\\s+){0,3}?(?:logs?|journal)\\b|${NO}\\slogged\\b|${NO}\\blog (?:lines?|messages?|entry|entries)\\b|\\b(?:logs?|journal)\\s+(?:is|are|shows?|ha[sv]e?|contains?|stays?)\\s+(?:no|free of|without|clean|quiet)\\b`,
    'i',
  ),
);
const EVENTS = sparing(
  new RegExp(
    `${NO}\\sevents?\\b|\\bevents?\\s+(?:is|are|shows?|ha[sv]e?|contains?)\\s+(?:no|free of|without|clean)\\b`,
    'i',
  ),
);
const STATUSES = sparing(new RegExp(`${NO}\\s(?:[45]xx|[45]\\d\\d)s?\\b`, 'i'));
const TIMEOUTS = sparing(new RegExp(`${NO}\\s(?:time-?outs?|timed[ -]out)\\b`, 'i'));
const TRACES = sparing(new RegExp(`${NO}\\s(?:panics?|stack ?traces?|tracebacks?|exceptions?|segfaults?)\\b`, 'i'));
const KILLS = sparing(
  new RegExp(
    `${NO}\\s(?:oom(?:[ -]?kill(?:ed|s)?)?s?|crash-?loop(?:s|ing|BackOffs?)?|(?:image ?pull)?backoffs?|errimagepulls?)\\b`,
    'i',
  ),
);

const LISTS_EVENTS = sparing(/(?<!\w)events?(?![-\w])|\bget ev\b|\bdescribe\b|\bnomad\b/i);
const TELLS_EVENTS = sparing(/^[ \t]*Events?:|^LAST SEEN\b|\b(?:no|0) (?:\w+ )?events?\b/im);

type Shown = (view: CommandView, printed: string) => boolean;
const DENIED: readonly (readonly [Pick<RegExp, 'test'>, Shown])[] = [
  [LOGS, (view, printed) => readsLog(view) || !isRecordless(view, printed)],
  [EVENTS, ({ text }, printed) => LISTS_EVENTS.test(text) || TELLS_EVENTS.test(printed)],
  [STATUSES, (view, printed) => readsLog(view) || !(isRecordless(view, printed) || showsState(view))],
  [TIMEOUTS, (view, printed) => readsLog(view) || waits(view) || showsState(view) || !isRecordless(view, printed)],
  [TRACES, (view, printed) => readsLog(view) || !isRecordless(view, printed)],
  [KILLS, (view, printed) => readsLog(view) || showsState(view) || listsPods(view) || !isRecordless(view, printed)],
];

/** A log is read, anywhere in the command. */
const readsLog = ({ text, prints }: CommandView): boolean =>
  prints === 'logs' || /(?<![-\w])(?:logs?|journalctl|dmesg|stern|logcli)(?![-\w])|\.log\b|\/var\/log\b/i.test(text);

/** It waits itself, and would time out. */
const waits = ({ waits, text }: CommandView): boolean => waits || /\s--?(?:wait|timeout|max-time|atomic)\b/.test(text);

/** Events, or all that is known of an object with its events. */
const showsState = ({ text }: CommandView): boolean => /\bevents?\b|\bdescribe\b/.test(text);

const listsPods = ({ kubectl, kinds }: CommandView): boolean =>
  kubectl?.verb === 'get' && (kinds.length === 0 || kinds.some((kind) => /^(?:pods?|all|jobs?)$/.test(kind)));

const RECORDLESS = sparing(
  /^(?:(?:docker|podman|nerdctl) (?:container |image |compose )?(?:ps|ls|images?|inspect|network|volume|start|restart|stop|pull|stats)\b|crictl (?:ps|pods|images?|inspect\w*)\b|systemctl (?:-\S+ )*(?:restart|start|stop|reload\S*|enable|disable|daemon-reload|is-\w+|list-\S+)\b|service \S+ (?:re)?start\b|helm (?:-\S+ )*(?:upgrade|install|list|ls|history|rollback|uninstall|repo)\b|(?:cat|head|tail|less) (?:-\S+ )*\S+\.(?:conf|cfg|cnf|ini|ya?ml|toml|env|properties)$)/,
);

/** It shows no record of what went on: objects and their states, what it did itself, settings, or nothing at all. */
function isRecordless({ tool, args, kubectl }: CommandView, printed: string): boolean {
  if (printed.trim() === '') return true;
  if (tool === 'kubectl' && kubectl) return !/^(?:logs|attach|exec|run|debug|port-forward|proxy)$/.test(kubectl.verb);
  return RECORDLESS.test([tool ?? '', ...args].join(' '));
}
