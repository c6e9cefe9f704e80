import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fence, useSession } from '../support/sessionRun.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('a run that forwards a local port', () => {
  const session = useSession();
  const given = { contexts: ['porch'], chosen: 'porch' };
  const story = (port: number): string =>
    `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Ask**: it.\n${fence(`kubectl port-forward svc/web ${String(port)}:80 &`, `curl -sS localhost:${String(port)}`)}\n`;

  it('does not start the forward while another run holds the port, and says who does', async () => {
    const port = await freePort();
    const lock = session.locks().take(`port ${String(port)}`, '3.1 of fog.md');
    assert.equal(lock.kind, 'taken');
    const report = await session.run(story(port), given);
    const [record] = report.records;
    assert.notEqual(record?.verdict, 'pass');
    assert.match(record?.because ?? '', new RegExp(`Local port ${String(port)} .*3\\.1 of fog\\.md`));
    assert.deepEqual(
      record?.commands.map(({ outcome }) => outcome.kind),
      ['not-started', 'not-started'],
    );
  });

  it('holds the port while its bash lives, and gives it back afterwards', async () => {
    const port = await freePort();
    const seen: string[] = [];
    const timer = setInterval(() => {
      const lock = session.locks().take(`port ${String(port)}`, 'a look');
      if (lock.kind === 'held') seen.push(lock.what);
      else lock.release();
    }, 20);
    const report = await session.run(story(port), { ...given, env: { FORWARD_DELAY: '0.3' } }).finally(() => {
      clearInterval(timer);
    });
    assert.equal(report.records[0]?.commands[1]?.stdout.excerpt.trim(), 'port 80', report.records[0]?.because);
    assert.deepEqual([...new Set(seen)], ['1.1 of lamp.md']);
    assert.equal(session.locks().take(`port ${String(port)}`, 'the next').kind, 'taken');
  });

  it('may forward the port again in a later fence of the task, which shares the bash', async () => {
    const port = await freePort();
    const again = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Ask**: it.\n${fence(`kubectl port-forward svc/web ${String(port)}:80 &`, 'kill $!; wait')}\n${fence(`kubectl port-forward svc/web ${String(port)}:80 &`, `curl -sS localhost:${String(port)}`)}\n`;
    const report = await session.run(again, { ...given, writes: true });
    assert.equal(report.records[1]?.commands[1]?.stdout.excerpt.trim(), 'port 80');
  });
});
