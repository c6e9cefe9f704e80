// The port-forward of the scripted kubectl: says what kubectl says, and answers what a metrics endpoint would.
import { createServer } from 'node:http';

const { FORWARD_DELAY = '0', FORWARD_LIVES } = process.env;
const ports = process.argv.slice(2).flatMap((word) => {
  const [, local, remote] = /^(\d*)(?::(\d+))?$/.exec(word) ?? [];
  return local === undefined || word === '' ? [] : [{ local: Number(local || 0), remote: remote ?? local }];
});

setTimeout(
  () => {
    for (const { local, remote } of ports) {
      const server = createServer((_, response) => {
        process.stdout.write(`Handling connection for ${String(server.address().port)}\n`);
        response.end(`port ${remote}\n`);
      });
      server.on('error', (error) => {
        process.stderr.write(`Unable to listen on port ${String(local)}: ${error.message}\n`);
        process.exit(1);
      });
      server.listen(local, '127.0.0.1', () => {
        process.stdout.write(`Forwarding from 127.0.0.1:${String(server.address().port)} -> ${remote}\n`);
      });
    }
    if (FORWARD_LIVES)
      setTimeout(
        () => {
          process.stderr.write('error: lost connection to pod\n');
          process.exit(1);
        },
        Number(FORWARD_LIVES) * 1000,
      );
  },
  Number(FORWARD_DELAY) * 1000,
);
