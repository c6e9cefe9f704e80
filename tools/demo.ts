// Opens the stories of demo/ in a real VS Code, in your browser, with the extension of this checkout.
//
//     npm run demo                        with the two light clusters, where Go is there to build them
//     npm run demo -- --kubeconfig FILE   with the contexts of that file instead
import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildProduct } from './buildProduct.ts';
import { inCache, inProject } from './folders.ts';
import {
  binFolder,
  buildLightClusters,
  DEMO_CLUSTERS,
  downLightClusters,
  hasGo,
  kubeconfigIn,
  lightClustersUp,
  upLightClusters,
} from './lightClusters.ts';
import { endProgramsWithUs } from './runProgram.ts';
import { during, say, sayHeading } from './say.ts';
import { startVscodeServer } from './vscodeServer.ts';

const { values } = parseArgs({ options: { kubeconfig: { type: 'string' }, port: { type: 'string' } } });
const given = values.kubeconfig === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', values.kubeconfig);
if (given !== undefined && !existsSync(given)) {
  say(`There is no file ${given}.`);
  process.exit(2);
}

endProgramsWithUs();
const asked = new Promise<void>((done) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      done();
    });
});
let over = false;
void asked.then(() => (over = true));

await buildProduct();
const folder = inCache('demo');
await rm(folder, { recursive: true, force: true });
await mkdir(inCache(), { recursive: true });
await cp(inProject('demo'), folder, { recursive: true });

const server = await startVscodeServer({
  installed: true,
  folder,
  file: 'lighthouse.md',
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  settings: {
    // Your own kubeconfig is not offered: a story that is tried out must not reach a cluster that matters.
    'storyOps.kubeconfig': given ?? kubeconfigIn(DEMO_CLUSTERS),
    // Commands run as your login shell would run them; where that knows no kubectl, there is ours.
    'storyOps.envCommand': `env PATH="$PATH":'${await binFolder()}'`,
  },
});
sayHeading(`The demo is at ${server.url}`);
say(`It shows a copy of demo/ in ${folder}, made anew each time: tick what you like.`);
say('It opens lighthouse.md, which needs no cluster. Ctrl+C ends all of it.');
const clusters = given === undefined ? startClusters() : Promise.resolve(false);
await asked;
say('\nEnding the demo …');
await server.stop();
if (await clusters) await downLightClusters(DEMO_CLUSTERS);
process.exit(0);

/** Builds and starts the light clusters while the demo is already open. True: they are ours to end. */
async function startClusters(): Promise<boolean> {
  try {
    if (await lightClustersUp(DEMO_CLUSTERS)) {
      say('The contexts infra and apps are up already; ferry.md is for them.');
      return false;
    }
    if (!(await hasGo())) {
      say('There is no Go (https://go.dev/dl/) to build two clusters with, so ferry.md can be read but not run.');
      return false;
    }
    const bin = await buildLightClusters();
    if (over) return false;
    await during('Light clusters: starting infra and apps', () =>
      upLightClusters({ folder: DEMO_CLUSTERS, bin, endWithUs: true }),
    );
    say('The contexts infra and apps are ready; ferry.md is for them.');
    return true;
  } catch (error) {
    if (!over) say(`The light clusters did not start; ferry.md can be read but not run.\n${String(error)}`);
    return !over;
  }
}
