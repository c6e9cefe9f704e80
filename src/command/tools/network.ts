import { flagTable, GNU, readFlags, SINGLE, textOf } from '../argument.ts';
import type { Argument, ReadFlags } from '../argument.ts';
import { expanded, lastText, printer, reads, secretFile, unknownFlag, writes } from './reading.ts';
import type { Call, Reader, Reading } from './reading.ts';

const CURL = flagTable(
  '-s,--silent -S,--show-error -f,--fail --fail-with-body --fail-early -v,--verbose -i,--include --show-headers -I,--head -k,--insecure -L,--location -4,--ipv4 -6,--ipv6 -g,--globoff -G,--get -N,--no-buffer -#,--progress-bar --no-progress-meter --compressed --path-as-is --http1.1 --http1.0 --http2 --http2-prior-knowledge --http3 --tlsv1.2 --tlsv1.3 --tls-max= --raw -Z,--parallel -q,--disable --tcp-nodelay --no-keepalive',
  '-m,--max-time= --connect-timeout= --retry= --retry-delay= --retry-max-time= --retry-connrefused --retry-all-errors --max-redirs= -r,--range= --limit-rate= -w,--write-out= -A,--user-agent= -e,--referer= -H,--header= -u,--user= -X,--request= -o,--output= -D,--dump-header= --url= --resolve= --connect-to= --cacert= --interface= --noproxy= -d,--data= --data-raw= --data-urlencode= --url-query= -h,--help? -V,--version --oauth2-bearer= --max-filesize= --basic --digest --speed-limit= --speed-time= -Y= -y=',
);

/** curl as far as it only asks: GET, HEAD or OPTIONS, printing what comes back. */
export function readCurl(call: Call): Reading {
  const flags = readFlags(call.args, CURL, { ...GNU, numbers: false });
  const why = unknownFlag('curl', flags) ?? curlWrite(flags);
  if (why !== null) return writes(why);
  const urls = [...flags.positionals, ...(flags.after ?? []), ...(flags.flags.get('--url') ?? [])].filter(
    (url) => url !== null,
  );
  for (const url of urls) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(textOf(url) ?? url.prefix)?.[1]?.toLowerCase();
    if (scheme === 'file') return reads({ sensitive: 'it reads a local file' });
    if (scheme !== undefined && !/^https?$/.test(scheme))
      return writes(`curl speaks ${scheme}, which is not a known read`);
  }
  return reads({ sensitive: leaves(urls, call.args) });
}

function curlWrite(flags: ReadFlags): string | null {
  for (const value of flags.flags.get('--request') ?? [])
    if (!/^(GET|HEAD|OPTIONS)$/.test(textOf(value ?? undefined) ?? ''))
      return `curl sends a ${textOf(value ?? undefined) ?? 'request of unknown kind'}`;
  for (const value of [...(flags.flags.get('--output') ?? []), ...(flags.flags.get('--dump-header') ?? [])])
    if (!/^(\/dev\/(null|stdout|stderr)|-)$/.test(textOf(value ?? undefined) ?? '')) return 'curl writes into a file';
  const data = ['--data', '--data-raw', '--data-urlencode'].flatMap((name) => flags.flags.get(name) ?? []);
  if (data.length > 0 && !flags.flags.has('--get')) return 'curl sends data';
  const sent = [...data, ...(flags.flags.get('--header') ?? []), ...(flags.flags.get('--url-query') ?? [])];
  if (
    sent.some(
      (value) => value === null || /^@|^[\w-]*@/.test(textOf(value) ?? (value.prefix === '' ? '@' : value.prefix)),
    )
  )
    return 'curl sends a file';
  if (flags.flags.has('--write-out') && /%output\{|^@/.test(lastText(flags, '--write-out') ?? '@'))
    return 'curl writes into a file';
  return null;
}

/** A request that leaves this machine and takes along what is only known when it runs. */
function leaves(urls: readonly Argument[], args: readonly Argument[]): string | null {
  const carried = expanded(args);
  if (!carried) return null;
  const far = urls.find((url) => !(url.values ?? [url.prefix]).every((text) => isLoopback(text, url.values !== null)));
  return far ? `it sends \`${carried.raw}\` to another host` : null;
}

/**
 * Whether a URL goes to this machine. `text` is all of it, or its known start (`whole` false): then the host has to be
 * closed, or it could go on (`localhost$X`, `localhost:$X@elsewhere`).
 */
export function isLoopback(text: string, whole: boolean): boolean {
  const [, authority = '', end] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#\\]*)([/?#]?)/i.exec(text) ?? [];
  if (!whole && !end) return false;
  return (
    /^([^@\\]*@)?(localhost|127(\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)(:\d*)?$/i.test(authority) && !text.includes('\\')
  );
}

const WGET = flagTable(
  '-q,--quiet -O,--output-document= --spider -S,--server-response -T,--timeout= -t,--tries= --no-check-certificate -4 -6 -nv,--no-verbose -v,--verbose --header= --max-redirect= --connect-timeout= --read-timeout= -V,--version -h,--help',
);

function readWget(call: Call): Reading {
  const args = call.args.flatMap((arg) => {
    const glued = /^-q(O.*)$/.exec(textOf(arg) ?? '');
    return glued?.[1] ? [{ ...arg, values: [`-${glued[1]}`], prefix: `-${glued[1]}` }] : [arg];
  });
  const flags = readFlags(args, WGET, GNU);
  const why = unknownFlag('wget', flags);
  if (why !== null) return writes(why);
  const output = flags.flags.get('--output-document')?.at(-1);
  const prints =
    flags.flags.has('--spider') || (output != null && /^(-|\/dev\/(null|stdout))$/.test(textOf(output) ?? ''));
  return prints ? reads({ sensitive: leaves(flags.positionals, call.args) }) : writes('wget writes into a file');
}

/** Names that are looked up leave the machine, too. */
function lookUp(call: Call): Reading {
  const carried = expanded(call.args);
  return reads({ sensitive: carried ? `it sends \`${carried.raw}\` to a name server` : null });
}

function readDig(call: Call): Reading {
  const flags = readFlags(call.args, flagTable('-4 -6 -t= -x= -p= -c= -q= -b= -u -r -h -v -m'), GNU);
  const why = unknownFlag('dig', flags);
  return why === null ? lookUp(call) : writes(why);
}

function readNslookup(call: Call): Reading {
  const bad = call.args.find(
    (arg) =>
      (textOf(arg) ?? arg.prefix).startsWith('-') &&
      !/^-(type|q|query|querytype|class|port|timeout|retry|debug|nodebug|d2|recurse|norecurse|vc|novc|version)(=[\w.-]*)?$/i.test(
        textOf(arg) ?? '',
      ),
  );
  const open = call.args.find((arg) => textOf(arg) === null && !arg.plain && arg.prefix === '');
  if (bad ?? open) return writes(`\`${(bad ?? open)?.raw ?? ''}\` is not a known flag of nslookup`);
  return {
    ...lookUp(call),
    mode: call.args.every((arg) => textOf(arg)?.startsWith('-')) && !call.fed ? 'interactive' : 'run',
  };
}

const lookUpWith = (flags: string): Reader => printer(flagTable(flags), GNU, (_, call) => lookUp(call));

function readOpenssl(call: Call): Reading {
  const [verb, ...args] = call.args;
  const name = textOf(verb);
  const READS: Readonly<Record<string, string>> = {
    version: '-a -d -v',
    s_client:
      '-connect= -servername= -showcerts -brief -CAfile= -CApath= -verify= -verify_return_error -verify_hostname= -alpn= -tls1_2 -tls1_3 -no_tls1_3 -starttls= -status -quiet -ign_eof -no_ign_eof -prexit -4 -6',
    x509: '-noout -text -in= -inform= -enddate -startdate -dates -subject -issuer -serial -fingerprint -sha256 -sha1 -checkend= -ext= -email -purpose -nameopt= -pubkey -modulus -hash -subject_hash -ocsp_uri',
    verify: '-CAfile= -CApath= -untrusted= -verbose -show_chain -partial_chain',
    crl: '-noout -text -in= -inform= -lastupdate -nextupdate',
    req: '-noout -text -in= -inform= -subject -verify',
  };
  const own = name === null ? undefined : READS[name];
  if (own === undefined) return writes(`\`openssl ${name ?? verb?.raw ?? ''}\` is not a known read`);
  const flags = readFlags(args, flagTable(own), SINGLE);
  const why = unknownFlag(`openssl ${name ?? ''}`, flags);
  if (why !== null) return writes(why);
  if (name === 's_client' && call.carries) return reads({ sensitive: 'it sends what it is fed to another host' });
  const carried = name === 's_client' ? expanded(args) : null;
  return reads({ sensitive: carried ? `it sends \`${carried.raw}\` to another host` : secretFile(args) });
}

/** Tools that ask another machine something. */
export const NETWORK: Readonly<Record<string, Reader>> = {
  curl: readCurl,
  wget: readWget,
  dig: readDig,
  drill: lookUpWith('-4 -6 -p= -t= -x'),
  kdig: lookUpWith('-4 -6 -p= -t= -x='),
  nslookup: readNslookup,
  host: lookUpWith('-a -t= -4 -6 -v -W= -R= -s -T -U'),
  getent: lookUpWith('-s='),
  ping: (call) => {
    const flags = readFlags(call.args, flagTable('-c= -W= -w= -i= -4 -6 -q -n -I= -s= -t='), GNU);
    const why = unknownFlag('ping', flags);
    return why === null
      ? { ...lookUp(call), mode: flags.flags.has('-c') || flags.flags.has('-w') ? 'run' : 'watch' }
      : writes(why);
  },
  ping6: (call) => ({
    ...lookUp(call),
    write: unknownFlag('ping6', readFlags(call.args, flagTable('-c= -W= -n -q'), GNU)),
  }),
  traceroute: lookUpWith('-n -m= -w= -q= -4 -6 -I -T -p='),
  tracepath: lookUpWith('-n -m= -4 -6'),
  nc: readNetcat,
  ncat: readNetcat,
  netcat: readNetcat,
  openssl: readOpenssl,
  pg_isready: printer(
    flagTable('-h,--host= -p,--port= -U,--username= -d,--dbname= -t,--timeout= -q,--quiet'),
    GNU,
    (_, call) => lookUp(call),
  ),
};

function readNetcat(call: Call): Reading {
  const flags = readFlags(call.args, flagTable('-z -v -w= -n -u -4 -6'), GNU);
  const why = unknownFlag(call.tool, flags);
  if (why !== null) return writes(why);
  return flags.flags.has('-z') ? lookUp(call) : writes(`\`${call.tool}\` without \`-z\` sends its input`);
}
