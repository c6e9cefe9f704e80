// The demo's two Kubernetes API servers.
//
//     npm run clusters -- up|down|status
import {
  buildLightClusters,
  DEMO_CLUSTERS,
  downLightClusters,
  hasGo,
  kubeconfigIn,
  lightClustersUp,
  upLightClusters,
} from './lightClusters.ts';
import { endProgramsWithUs } from './runProgram.ts';
import { during, say } from './say.ts';

endProgramsWithUs();
switch (process.argv[2] ?? '') {
  case 'up': {
    if (!(await hasGo())) {
      say('Light clusters: there is no Go to build them with. Install it from https://go.dev/dl/ and try again.');
      process.exitCode = 2;
      break;
    }
    const bin = await buildLightClusters();
    if (await lightClustersUp(DEMO_CLUSTERS)) say('Light clusters: already up');
    else
      await during(`Light clusters: starting infra and apps in ${DEMO_CLUSTERS}`, () =>
        upLightClusters({ folder: DEMO_CLUSTERS, bin, endWithUs: false }),
      );
    say(`\nexport KUBECONFIG=${kubeconfigIn(DEMO_CLUSTERS)}\nexport PATH="${bin}:$PATH"`);
    break;
  }
  case 'down':
    await downLightClusters(DEMO_CLUSTERS);
    say('Light clusters: down');
    break;
  case 'status':
    say(`Light clusters: ${(await lightClustersUp(DEMO_CLUSTERS)) ? `up, ${kubeconfigIn(DEMO_CLUSTERS)}` : 'down'}`);
    break;
  default:
    say('usage: npm run clusters -- up|down|status');
    process.exitCode = 2;
}
