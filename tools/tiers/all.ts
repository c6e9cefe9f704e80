import { ensureBrowser, NO_BROWSER } from '../browser.ts';
import { installVscodeServer } from '../vscodeServer.ts';
import { clusterTier } from './cluster.ts';
import { plainTier, testFiles, type Readiness, type Tier, type TierRun } from './tier.ts';

const isGolden = (path: string): boolean => /golden[^/]*\.test\.ts$/.test(path);
const isProperty = (path: string): boolean => /propert(y|ies)[^/]*\.test\.ts$/.test(path);
const UNIT = 'test/unit/**/*.test.ts';

/** A tier that shows the extension in a real VS Code, in a real browser. */
async function inVscode(run: TierRun): Promise<Readiness> {
  if ((await ensureBrowser()) === undefined) return { kind: 'cannot', why: NO_BROWSER };
  await installVscodeServer();
  return { kind: 'ready', run };
}

/** All tiers, those that end soonest first. */
export const TIERS: readonly Tier[] = [
  plainTier('unit', 'each room alone', () => testFiles(UNIT, (path) => !isGolden(path) && !isProperty(path)), []),
  plainTier('golden', 'whole texts in, whole texts out', () => testFiles(UNIT, isGolden), []),
  plainTier('properties', 'what holds for any input', () => testFiles(UNIT, isProperty), ['--timeout', '60000']),
  plainTier('zones', 'the rules that keep rooms apart', () => testFiles('test/zones/**/*.test.ts'), [
    '--timeout',
    '60000',
  ]),
  plainTier('bin', 'real processes', () => testFiles('test/run/**/*.test.ts'), ['--each', '--timeout', '60000']),
  clusterTier,
  {
    name: 'host',
    about: 'the API inside the extension host of a real VS Code',
    prepare: () => inVscode({ tool: 'runHost', args: [] }),
  },
  {
    name: 'browser',
    about: 'clicks and pictures in a real VS Code',
    prepare: () =>
      inVscode({
        tool: 'runMocha',
        args: ['--each', '--timeout', '120000', ...testFiles('test/host/browser/**/*.test.ts')],
      }),
  },
  plainTier('package', 'what users install', () => testFiles('test/package/**/*.test.ts'), [
    '--each',
    '--timeout',
    '120000',
  ]),
];
