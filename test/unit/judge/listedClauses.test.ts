import { beside } from '../../support/besideCases.ts';

describe('how many rows say so', () => {
  const buoys = (...roles: readonly string[]): string =>
    roles.map((role, i) => `buoy-${String(i)}.sea:7000 ${role}\n`).join('');
  beside('buoyctl roles', [
    ['exactly one HELM and two DECK members', buoys('DECK', 'HELM', 'DECK'), 'pass'],
    ['exactly one HELM and two DECK members', buoys('DECK', 'HELM', 'HELM'), 'fail'],
    ['exactly one HELM and two DECK members', buoys('DECK', 'HELM', 'DECK', 'DECK'), 'fail'],
    ['exactly one KEEL', buoys('DECK', 'HELM', 'DECK'), 'undecided'],
    ['at least two DECK members', buoys('DECK', 'HELM', 'DECK'), 'pass'],
    ['at least two DECK members', buoys('DECK', 'HELM', 'DECKHAND'), 'fail'],
    ['three green lanterns', buoys('DECK', 'HELM', 'DECK'), 'undecided'],
  ]);
  const box = (...leads: readonly string[]): string => {
    const rule = '+-------+---------+---------+\n';
    const rows = leads.map(
      (lead, i) => `| oar-${String(i)} | ${lead.padStart(7)} | 4.1.${String(i > 1 ? 8 : 9)}   |\n`,
    );
    return `${rule}|  OAR  | IS LEAD | VERSION |\n${rule}${rows.join('')}${rule}`;
  };
  beside('oarctl status', [
    ['Exactly one oar is lead', box('false', 'true'), 'pass'],
    ['Exactly one oar is lead', box('true', 'true'), 'fail'],
    ['Exactly one oar is lead', box('false', 'false'), 'fail'],
    ['2 oars, exactly one lead, all on 4.1.9', box('false', 'true'), 'pass'],
    ['2 oars, exactly one lead, all on 4.1.9', box('false', 'true', 'false'), 'fail'],
    ['3 oars, exactly one lead, all on 4.1.9', box('false', 'true', 'false'), 'fail'],
    ['the lead runs 4.1.9', box('true', 'false'), 'undecided'],
  ]);
});

describe('one value of several columns', () => {
  const feeds = (last: string): string =>
    `NAME     ALPHA    BETA     GAMMA\nkelp-a   LOADED   LOADED   NOT SENT\nkelp-b   LOADED   ${last.padEnd(8)} NOT SENT\n`;
  beside('kelpctl feeds', [
    ['ALPHA and BETA are LOADED for every feed', feeds('LOADED'), 'pass'],
    ['ALPHA and BETA all LOADED', feeds('LOADED'), 'pass'],
    ['ALPHA and BETA are LOADED for every feed', feeds('STALE'), 'fail'],
    ['ALPHA, BETA and GAMMA are LOADED for every feed', feeds('LOADED'), 'fail'],
    ['all feeds LOADED in ALPHA', feeds('STALE'), 'pass'],
    ['all feeds LOADED', feeds('STALE'), 'undecided'],
  ]);
});

describe('what the clause before spoke of', () => {
  const fleets =
    'NAME     PORT_OF   HULL_VERSION   NUM_SHIPS  STATUS\nfleet-a  oslo      2.4.1          6          SAILING\nfleet-b  bergen    2.3.9          4          MOORED\n';
  beside('fleetctl list', [
    ['fleet-a SAILING, hull on 2.4.x, 6 ships', fleets, 'pass'],
    ['fleet-a SAILING, hull on 2.4.x, 4 ships', fleets, 'fail'],
    ['fleet-b MOORED, hull on 2.4.x, 4 ships', fleets, 'fail'],
    ['fleet-a SAILING, 6 anchors', fleets, 'undecided'],
    ['6 ships', fleets, 'undecided'],
  ]);
  const history = (status: string): string =>
    `REVISION\tUPDATED                 \tSTATUS    \tCHART    \n3       \tMon Mar 04 08:02:11 2024\tsuperseded\tkelp-1.0 \n4       \tTue Mar 05 10:20:47 2024\t${status}\tkelp-1.1 \n`;
  const both = 'The newest revision is deployed and the one before it is superseded';
  beside('helm history kelp', [
    [both, history('deployed  '), 'pass'],
    [both, history('failed    '), 'fail'],
    ['The oldest revision is deployed', history('deployed  '), 'fail'],
  ]);
});

describe('all rows, whatever they are called', () => {
  const crew = (state: string): string =>
    ` sailor |  watch   | post \n--------+----------+------\n ann    | awake    | bow\n bo     | ${state.padEnd(8)} | bow\n cy     | awake    | bow\n(3 rows)\n`;
  beside("psql -c 'select sailor, watch, post from crew'", [
    ['All three sailors are in watch awake', crew('awake'), 'pass'],
    ['All three sailors are in watch awake', crew('asleep'), 'fail'],
    ['All four sailors are in watch awake', crew('awake'), 'fail'],
    ['All gulls are awake', crew('awake'), 'pass'],
    ['All gulls are awake and fed', crew('awake'), 'undecided'],
    ['All leaders are awake', crew('awake'), 'undecided'],
  ]);
  const lag = (n: string): string =>
    `GROUP  TOPIC  PARTITION  LAG\ntide   reef   0          0\ntide   reef   1          ${n}\n`;
  beside('tide-groups.sh --describe --group tide', [
    ['The group has no lag on any partition', lag('0'), 'pass'],
    ['The group has no lag on any partition', lag('10'), 'fail'],
    ['The group has no lag on any partition', lag('-'), 'undecided'],
  ]);
});

describe('what is listed, and where it listens', () => {
  beside('aws s3 ls', [
    ['bucket reef-logs is there', '2023-02-11 10:04:51 reef-logs\n', 'pass'],
    ['bucket reef-logs is there', '2023-02-11 10:04:51 reef-logs-old\n', 'fail'],
  ]);
  const sockets = (local: string): string =>
    `State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\nLISTEN 0      128    ${local}     0.0.0.0:*\n`;
  beside('ss -ltn', [
    ['must listen on 127.0.0.1:7400', sockets('127.0.0.1:7400'), 'pass'],
    ['must listen on 127.0.0.1:7400', sockets('127.0.0.1:17400'), 'fail'],
    ['must listen on 127.0.0.1:7400', sockets('0.0.0.0:7400'), 'fail'],
    ['10.9.0.4 shows up among the listeners', sockets('10.9.0.4:7400'), 'pass'],
    ['10.9.0.4 shows up among the listeners', sockets('10.9.0.40:7400'), 'fail'],
  ]);
  beside('kubectl get pods -o name', [
    ['every name of the form pod/kelp-<hash>-<5 chars>', 'pod/kelp-6c8f7d9b5c-k2m9x\n', 'pass'],
    ['every name of the form pod/kelp-<hash>-<5 chars>', 'pod/kelp-6c8f7d9b5c-k2m9\n', 'fail'],
    ['every name of the form pod/kelp-<hash>-<5 chars>', 'pod/kelp-k2m9x\n', 'fail'],
  ]);
  beside('curl -s http://reef:9/metrics', [
    ['exports a reef_depth series', '# TYPE reef_depth gauge\nreef_depth 4\n', 'pass'],
    ['exports a reef_depth series', '# TYPE reef_depth gauge\nreef_depth_max 4\n', 'fail'],
    ['reef_hits_total present with code="500"', 'reef_hits_total{code="500"} 1\n', 'pass'],
    ['reef_hits_total present with code="500"', 'reef_hits_total{code="200"} 500\n', 'fail'],
  ]);
  beside('istioctl proxy-status', [
    ['kelp-v2 is listed', 'NAME                            CLUSTER\nkelp-v2-7d79d5bd5d-9kfqx.reef   Home\n', 'pass'],
    ['kelp-v2 is listed', 'NAME                             CLUSTER\nkelp-v20-7d79d5bd5d-9kfqx.reef   Home\n', 'fail'],
  ]);
});
