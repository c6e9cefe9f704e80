import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What one path of a fake API server answers. `hang`: takes the request and says nothing. */
export type Reply = { readonly status: number; readonly body: string } | 'hang' | 'close';

export interface FakeApi {
  readonly server: string;
  /** Every request: method, path, Authorization and Impersonate-User. */
  readonly seen: string[];
  close(): Promise<void>;
}

export const NAMESPACE = { status: 200, body: '{"kind":"Namespace","metadata":{"name":"kube-system","uid":"uid-1"}}' };
export const FORBIDDEN = {
  status: 403,
  body: '{"kind":"Status","status":"Failure","reason":"Forbidden","code":403,"message":"namespaces \\"kube-system\\" is forbidden: User \\"ada\\" cannot get resource \\"namespaces\\" in API group \\"\\" in the namespace \\"kube-system\\""}',
};
export const UNAUTHORIZED = {
  status: 401,
  body: '{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Unauthorized","code":401,"message":"Unauthorized"}',
};

/** An HTTP server on a free port that answers like an API server, for what needs no real one. */
export async function fakeApi(answer: (request: http.IncomingMessage) => Reply): Promise<FakeApi> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = http.createServer((request, response) => {
    const { authorization = '-', 'impersonate-user': as = '-' } = request.headers;
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${authorization} ${String(as)}`);
    const reply = answer(request);
    if (reply === 'hang') return;
    if (reply === 'close') {
      request.socket.destroy();
      return;
    }
    const type = reply.body.startsWith('{') ? 'application/json' : 'text/html';
    response.writeHead(reply.status, { 'content-type': type }).end(reply.body);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    server: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers the identity's path so, and anything else (a probe) with 404. */
export function identityReply(reply: Reply): (request: http.IncomingMessage) => Reply {
  return ({ url }) => (url === '/api/v1/namespaces/kube-system' ? reply : { status: 404, body: 'nothing here' });
}
