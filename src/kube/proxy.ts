import { BlockList, isIP } from 'node:net';

/**
 * The proxy for a server as Go's programs read HTTPS_PROXY, HTTP_PROXY and NO_PROXY (capital letters first), so that we
 * ask a cluster the way that kubectl will. Undefined: none.
 */
export function proxyFor(server: string, env: Readonly<Record<string, string>>): string | undefined {
  if (!URL.canParse(server)) return undefined;
  const url = new URL(server);
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = env[name] || env[name.toLowerCase()];
  if (!proxy || isExcepted(url, env['NO_PROXY'] || env['no_proxy'] || '')) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const version = isIP(host);
  if (host === 'localhost' || /^127\./.test(host) || host === '::1') return true;
  return list.split(',').some((raw) => {
    const entry = raw.trim().toLowerCase();
    if (entry === '*') return true;
    if (entry.includes('/')) return version > 0 && inRange(host, version, entry);
    const [, name, ownPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
    if (!name || (ownPort !== undefined && ownPort !== port)) return false;
    if (version > 0) return name === host;
    const suffix = name.replace(/^\*?\./, '');
    return host.endsWith(`.${suffix}`) || (host === suffix && suffix === name);
  });
}

/** `10.0.0.0/8` */
function inRange(host: string, version: number, range: string): boolean {
  const [net = '', bits = ''] = range.split('/');
  const family = isIP(net);
  if (family !== version || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) return false;
  const block = new BlockList();
  block.addSubnet(net, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return block.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
