import { judgeMetrics, sampleOf } from '../kinds/metrics.ts';
import type { Decision, Scene } from '../scene.ts';

const NAME = '`?([a-z_:][a-z\\d_:]*_[a-z\\d_:]*)(\\{[^{}]*\\})?`?';
const SAYS = '(?:present|there|exported|exposed|listed|found|visible|printed|available)';
const BEFORE = new RegExp(
  `^(?:it |the \\w+ |(?:/metrics|endpoint|exporter|target|app|application|service|server|pod|process|page|job) )?(?:exports?|exposes?|has|contains?|lists?|shows?|includes?|there is) (?:an? |the |at least one )?(?:series |metric )?${NAME}(?: (?:series|metrics?|samples?|counter|gauge|histogram))?(.*)$`,
  'i',
);
const BEHIND = new RegExp(
  `^(?:the )?(?:series |metric )?${NAME}(?: (?:series|metrics?|samples?|counter|gauge|histogram))?(?: (?:is|are|must be|should be))? ${SAYS}(.*)$`,
  'i',
);
const LABELS =
  /^(?: (?:with|for|having) (?:labels? )?([a-z_]\w*\s*=\s*"[^"]*"(?:(?:,| and|, and) ?[a-z_]\w*\s*=\s*"[^"]*")*))?$/i;

/**
 * A series of the exposition format, with the labels that a sample of it must have.
 *
 *     exports a queue_depth series            http_requests_total present with code="500"
 *
 * Null: other words, or no metrics are printed.
 */
export function judgeSeriesClaim(words: string, scene: Scene): Decision | null {
  const text = words.replace(/^\s*#\s*/, '').replace(/[.\s]+$/, '');
  const match = BEFORE.exec(text) ?? BEHIND.exec(text);
  const labels = LABELS.exec(match?.[3] ?? '');
  if (!match || !labels || (match[2] !== undefined && labels[1] !== undefined)) return null;
  const { lines, complete } = scene.stdout;
  if (scene.exit.kind !== 'ok' || scene.exit.masked !== null || !complete) return null;
  if (!lines.some((line) => /^# (?:HELP|TYPE) /.test(line) || sampleOf(line) !== null)) return null;
  const braces = labels[1] === undefined ? (match[2] ?? '') : `{${labels[1].replace(/,? and /g, ',')}}`;
  return judgeMetrics({ kind: 'metrics', series: `${match[1] ?? ''}${braces}` }, scene);
}
