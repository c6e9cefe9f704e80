const KUBE = /^(\d+)(?::(\d+))?\/(TCP|UDP|SCTP)$/i;
const DOCKER = /^(?:\S*:(\d+)->)?(\d+)\/(tcp|udp|sctp)$/i;
const NOTHING = /^(?:|<none>)$/;

/**
 * Whether a cell of ports has that one: `80:31080/TCP,443:31443/TCP` of a Service, `80, 443` of an Ingress,
 * `0.0.0.0:5432->5432/tcp` of a container. Null: that is not told, or the cell is no list of ports.
 *
 * @param outside Only what is published to the host counts.
 */
export function servesPort(cell: string, port: string, protocol: string, outside: boolean): boolean | null {
  if (NOTHING.test(cell)) return false;
  const results = cell.split(/,\s*/).map((item) => isPort(item, { port, protocol, outside }));
  return results.includes(true) ? true : results.includes(null) ? null : false;
}

interface Wanted {
  readonly port: string;
  readonly protocol: string;
  readonly outside: boolean;
}

function isPort(item: string, { port, protocol, outside }: Wanted): boolean | null {
  if (/^\d+$/.test(item)) return item === port ? (protocol === '' ? true : null) : false;
  const fits = (own = ''): boolean => protocol === '' || own.toUpperCase() === protocol.toUpperCase();
  if (item.includes('->')) {
    const [, host, inside, own] = DOCKER.exec(item) ?? [];
    if (inside === undefined) return null;
    // `0.0.0.0:443->8443/tcp`: that 8443 is served inside may be meant as well.
    return host === port && fits(own) ? true : inside === port && fits(own) && !outside ? null : false;
  }
  const [, own, node, kind] = KUBE.exec(item) ?? [];
  if (own === undefined) return null;
  if (!fits(kind)) return false;
  // `5432/tcp` of a container is not published.
  if (outside && kind === kind?.toLowerCase()) return false;
  return own === port ? true : node === port ? null : false;
}

/** `80:31080/TCP` opens 31080 on every node. Null: the cell is no such list. */
export function opensOnNodes(cell: string, port: string): boolean | null {
  const items = NOTHING.test(cell) ? [] : cell.split(/,\s*/).map((item) => KUBE.exec(item));
  return items.includes(null) ? null : items.some((item) => item?.[2] === port);
}

/** Every cell lists ports, so that one of them can be asked for. */
export const isPorts = (cell: string): boolean =>
  NOTHING.test(cell) || cell.split(/,\s*/).every((item) => /^\d+$/.test(item) || DOCKER.test(item) || KUBE.test(item));
