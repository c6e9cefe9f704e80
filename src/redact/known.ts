import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { Finding } from './finding.ts';
import { sparing, type Sparing } from '../text/sparing.ts';

/**
 * Rules of the preset that are not used: one reads files, one lets a comment in the output switch the others off, and
 * three take out more than the secret (whole addresses) or less (a key's first line); ours replace them.
 */
const LEFT_OUT = ['filter-comments', 'gcp', 'privatekey', 'basicauth', 'database-connection-string'];

type Rule = (typeof rules)[number];
type Context = Parameters<Rule['create']>[0];
type Source = Parameters<NonNullable<ReturnType<Rule['create']>['file']>>[0];

/**
 * What a text must hold for a rule to find anything in it. The rules' own patterns look behind for letters of any script,
 * which makes them slow to compile: a run that prints a few words never needs them. A rule without a line here always runs.
 */
const HINTS: Readonly<Record<string, Sparing>> = {
  aws: sparing(/A3T|A[GIKNRS][A-Z]A|account|secret_?access/i),
  npm: sparing(/npm_|_authToken|x-oauth-basic/),
  slack: sparing(/xox[a-z]-|xapp-|hooks\.slack/i),
  openai: sparing(/sk-/),
  anthropic: sparing(/sk-ant-/),
  groq: sparing(/gsk_/),
  huggingface: sparing(/hf_/),
  linear: sparing(/lin_api_/),
  notion: sparing(/ntn_/),
  sendgrid: sparing(/SG\./),
  shopify: sparing(/shp/),
  github: sparing(/gh[a-z]_|github_pat/),
  gitlab: sparing(/glpat-/),
  grafana: sparing(/gl(?:c|sa)_/),
  '1password': sparing(/ops_/),
  'hashicorp-vault': sparing(/hv[a-z]\./),
  vercel: sparing(/vc[a-z]_/),
  databricks: sparing(/dapi/),
  docker: sparing(/dckr_/),
  figma: sparing(/figd_/),
};

const nameOf = ({ meta }: Rule): string => meta.id.slice(meta.id.lastIndexOf('-rule-') + '-rule-'.length);

const used = rules.filter((rule) => !LEFT_OUT.includes(nameOf(rule)));

/**
 * Keys of known services, by the rules of secretlint. The rules are called directly: they are plain functions of the
 * text, while the library's core is asynchronous, keeps timing marks and offers switches that output could reach.
 */
export function findKnown(text: string): Finding[] {
  if (text.length < SHORTEST) return [];
  const found: Finding[] = [];
  report = (start, end) => void found.push({ start, end, kind: 'token' });
  for (const { id, hint, file } of scanners) {
    if (hint?.test(text) === false) continue;
    const running = file(sourceOf(text));
    if (running instanceof Promise) throw new Error(`${id} became asynchronous: its findings would be lost.`);
  }
  return found;
}

/** The shortest that a rule finds is `xoxb-1-a`; a run prints hundreds of shorter texts. */
const SHORTEST = 8;

/** Where the rule at work reports to; making the rules costs more than running them on a line. */
let report: (start: number, end: number) => void = () => undefined;

const context: Context = {
  sharedOptions: {},
  createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
  report: ({ range: [start, end] }) => {
    report(start, end);
  },
  ignore: () => undefined,
};

const scanners = used.flatMap((rule) => {
  const { file } = rule.create(context, {});
  return file ? [{ id: rule.meta.id, hint: HINTS[nameOf(rule)], file }] : [];
});

/** The rules in use look at the content alone; places by line and column are never asked. */
function sourceOf(content: string): Source {
  const asked = (): never => {
    throw new Error('A rule asks for a place by line and column.');
  };
  return {
    content,
    hasBOM: false,
    filePath: undefined,
    physicalFilePath: undefined,
    contentType: 'text',
    ext: '',
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: asked,
    rangeToLocation: asked,
    positionToIndex: asked,
    indexToPosition: asked,
  };
}
