import { wordRows } from '../../support/wordRows.ts';

const LOG = 'level=info msg=starting version=2.0.1 port=8080\nlevel=info msg="changed the schema from 2.1.0"\n';
const BOTH = '{"client":"27.3.1","server":"24.0.7"}\n';
const PACKAGES = 'ii  oar         1.24.0-2  amd64  rowing\nrc  oar-extras  1.26.0-1  amd64  more for oar\n';
const CURL = 'curl 7.88.1 (x86_64) libcurl/8.10.1 OpenSSL/3.0.15 zlib/1.2.13\nProtocols: http\n';
const GROUPS = 'GROUP    TOPIC   PARTITION  LAG\nferries  moored  0          0\n';
const CONTAINERS = `CONTAINER ID   IMAGE             COMMAND       STATUS       NAMES
0a1b2c3d4e5f   pier/buoy:2.4.1   "/entry.sh"   Up 2 hours   buoy
`;

describe('a value that is printed, and what it is said of has another', () => {
  wordRows([
    ['undecided', 'version 2.1.0', 'kubectl logs deploy/tide --tail=4', LOG],
    ['pass', 'version 2.0.1', 'kubectl logs deploy/tide --tail=4', LOG],
    ['undecided', '27.3.1 on the server', 'cat tides.json', BOTH],
    ['fail', '27.3.1 on client and server', 'cat tides.json', BOTH],
    ['pass', '24.0.7 on the server', 'cat tides.json', BOTH],
    ['undecided', 'oar 1.26.0-1', 'dpkg -l | grep oar', PACKAGES, { stages: [0, 0] }],
    ['pass', 'oar 1.24.0-2', 'dpkg -l | grep oar', PACKAGES, { stages: [0, 0] }],
    ['undecided', 'curl 8.10.1', 'curl --version', CURL],
    ['undecided', 'version 3.0.15', 'curl --version', CURL],
    ['pass', 'curl 7.88.1', 'curl --version', CURL],
    ['pass', 'version 7.88.1', 'curl --version', CURL],
    ['undecided', 'group moored', 'kafka-consumer-groups.sh --describe --group ferries', GROUPS],
    ['undecided', 'tag buoy', 'docker ps', CONTAINERS],
    ['undecided', 'kubectl v1.29.8', 'kubectl version', 'Client Version: v1.31.1\nServer Version: v1.29.8\n'],
  ]);
});

const MACHINES = `Name:      keel
State:     running
Autostart: enable

Name:      mast
State:     shut off
Autostart: disable
`;
const NODES = 'Client:\n\tTag: v1.8.1\nServer:\n\tNODE: 10.9.0.4\n\tTag:  v1.8.1\n\tNODE: 10.9.0.5\n\tTag:  v1.7.6\n';
const ENGINE = 'Client:\n Version: 27.3.1\nServer:\n Engine:\n  Version: 24.0.7\n';

describe('what is said of one thing, and stands where another is described', () => {
  wordRows([
    ['undecided', 'mast autostart enable', 'virsh dominfo keel; virsh dominfo mast', MACHINES],
    ['undecided', 'tag v1.7.6 on 10.9.0.4', 'talosctl -n 10.9.0.4,10.9.0.5 version --short', NODES],
    ['pass', 'tag v1.7.6 on 10.9.0.5', 'talosctl -n 10.9.0.4,10.9.0.5 version --short', NODES],
    ['undecided', '27.3.1 on the server', 'docker version', ENGINE],
  ]);
});
