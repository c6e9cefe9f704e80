import { sparing } from '../text/sparing.ts';
import { singular } from './singular.ts';

/**
 * What a command is about without saying it: the nouns of its trade, and what its flags mean in words. An author who
 * uses such a word says no more than the command does.
 *
 *     no entries at error level since boot      journalctl -u web -p err -b
 *        ^^^^^^^    ^^^^^^^^^^^       ^^^^
 */
const IMPLIED: readonly (readonly [RegExp, string])[] = [
  [/\bstat\s.*%a/, 'file mode permission octal'],
  [/\bpg_is_in_recovery\b/, 'replica standby recovery'],
  [/\b(?:replica|slave) status\b/i, 'thread replication'],
  [/\b(?:findmnt|lsblk|mount)\b/, 'mount mounted disk filesystem device volume option'],
  [/\bcpuinfo\b|\blscpu\b/, 'cpu processor core'],
  [/\bdig\b.*\+(?:dnssec|ad)/, 'validated validation authenticated'],
  [/\bprlimit\b.*--nofile\b/, 'open file descriptor'],
  [/\bsystemctl show\b/, 'boot reboot'],
  [/\b(?:kustomize build|helm template|kubectl kustomize)\b/, 'rendered manifest output yaml'],
  [/\bjournalctl\b/, 'journal log message entry line record'],
  [/\bjournalctl\b.*\s(?:-b|--boot)\b/, 'boot reboot'],
  [
    /\b(?:journalctl|dmesg)\b.*\s(?:-p|-l|--priority|--level)[ =]?["']?(?:err(?:or)?|3)\b/,
    'error level priority severity worse',
  ],
  [
    /\b(?:journalctl|dmesg)\b.*\s(?:-p|-l|--priority|--level)[ =]?["']?(?:warn(?:ing)?|4)\b/,
    'warning level priority severity worse',
  ],
  [/\bdmesg\b/, 'kernel message log ring buffer'],
  [/out of memory|oom/i, 'oom kill killed'],
  [/\bsystemctl\b/, 'unit service systemd'],
  [/\bamtool\b.*\balerts?\b/, 'alert alertmanager'],
  [/\bamtool\b.*\balerts?\b(?!.*\s(?:-i|--inhibited|-s|--silenced|-u|--unprocessed)\b)/, 'active firing fire'],
  [/\bkubectl\b.*\sget\s.*\b(?:endpoints?|ep|endpointslices?)\b/, 'backend address addresse target'],
  [/\blsmod\b/, 'module loaded kernel'],
  [/\bopenssl verify\b/, 'chain certificate cert verifies verify verification'],
  [/\b(?:md5|sha\d+)sum\b.*\s(?:-c|--check)\b/, 'checksum sum hash digest file matches'],
  [/\bamtool\b.*\broutes\b/, 'alert receiver route notification'],
  [/\bhostnamectl\b/, 'hostname host'],
  [/\bcurrent-context\b/, 'cluster context'],
  [/\bkubectl\b.*\b(?:drain|cordon|uncordon)\b/, 'node'],
  [/\bamtool\b.*\bsilences?\b/, 'silence alertmanager'],
  [/\b(?:amtool|promtool)\b.*\bcheck\b/, 'check config configuration rule file alertmanager prometheus validation'],
  [/\betcdctl\b.*\balarm list\b/, 'alarm raised active etcd cluster member'],
  [
    /\b(?:trivy|grype|snyk|osv-scanner|pip-audit|npm audit|govulncheck)\b/,
    'vulnerability finding cve scan report result image',
  ],
  [/\bgrype\b.*--only-fixed|\btrivy\b.*--ignore-unfixed/, 'fixable fixed'],
  [/\b(?:trivy|grype)\b.*--severity|--fail-on/, 'severity'],
  [/\b(?:conftest|kyverno|gator|opa)\b/, 'policy rule violation report'],
  [
    /\b(?:checkov|tfsec|kube-score|kube-linter|polaris|gitleaks|trufflehog|semgrep)\b/,
    'finding issue problem violation scan report',
  ],
  [/\b(?:terraform|tofu|pulumi|terragrunt)\b/, 'infrastructure state configuration resource'],
  [/\b(?:terraform|tofu)\b.*\bplan\b|\bpulumi preview\b/, 'plan change drift difference'],
  [
    /\b(?:kubectl|argocd app|helm|flux|talosctl)\s(?:.*\s)?diff\b/,
    'drift difference change manifest cluster live state object',
  ],
  [/\bgit\b.*\bstatus\b/, 'tree working worktree change file git repository'],
  [/\bgit\b.*\bverify-tag\b/, 'signature tag'],
  [/\bcosign\b/, 'signature image claim'],
  [
    /\bnginx\b.*\s-[tT]\b|\b(?:apachectl|apache2ctl|httpd)\s+(?:configtest|-t)\b/,
    'config configuration test syntax file',
  ],
  [/\b(?:apachectl|apache2ctl|httpd)\b/, 'apache'],
  [
    /\bhaproxy\b.*\s-c\b|\bsshd\b.*\s-t\b|\bnamed-checkconf\b|\bcaddy validate\b/,
    'config configuration check test file',
  ],
  [/\bistioctl\b.*\banalyze\b/, 'analysis validation issue istio mesh'],
  [/\blinkerd\b.*\bcheck\b/, 'status check result linkerd'],
  [/\brestic\b/, 'backup repository snapshot'],
  [/\bhelm\b.*\blint\b/, 'chart lint'],
  [/\bswapon\b/, 'swap device'],
  [/\bansible-playbook\b/, 'host play playbook'],
  [/\bcurl\b.*\s(?:-T|--upload-file|-F|--form)\b/, 'upload'],
  [/\bkubectl\b.*\s(?:-n|--namespace)[ =]/, 'namespace'],
  [/\bkubectl\b.*\s(?:-A|--all-namespaces)\b/, 'namespace cluster everywhere'],
  [/\bistioctl\b.*\s(?:-n|--namespace)[ =]/, 'namespace'],
  [/\bkafka-topics\b/, 'partition topic kafka'],
  [/--under-replicated-partitions\b/, 'replicated under'],
  [/\bllen\b/, 'queue depth length list backlog size items messages jobs tasks'],
  [/\b(?:scard|zcard|hlen|xlen)\b/, 'members entries items size length'],
  [/^psql\b|\spsql\s/, 'postgres postgresql database db server'],
  [/^(?:mysql|mariadb)\b|\smysql\s/, 'mysql mariadb database db server'],
  [/\bredis-cli\b/, 'redis server'],
  [/\bredis-cli\b.*\s(?:dbsize|keys|exists|ttl|pttl|get|del|type|scan|--scan|--bigkeys)\b/i, 'key'],
  [/\bdbsize\b/, 'keys'],
  [/\bnproc\b/, 'cpus cores processors vcpus'],
  [/\bpg_stat_activity\b|\bprocesslist\b|\bnumbackends\b/i, 'open connections sessions clients backends'],
  [/(?:^|[|;&]\s*|\bsudo\s+)(?:ss|netstat)\s/, 'connections sockets'],
  [/\baz\s+group\b/, 'resource'],
  [/\blocation\b/, 'region'],
  [/\bregion\b/, 'location'],
  [/\b(?:crane|skopeo|cosign|docker|podman|nerdctl|crictl)\b(?!.*(?:\.State\b|\s(?:ps|stats|exec|logs)\s))/, 'image'],
  [/\bSOA\b/, 'serial zone'],
  [/\bpg_stat_replication\b/, 'standbys replicas connected'],
  [/out of memory|oom/i, 'OOM kills killed killer'],
  [/\bwhoami\b/, 'user runs'],
  [/\bid\s+-\w*u/, 'uid user id runs'],
  [/\bdig\b/, 'answer section records addresses dns'],
  [/\bfree\b/, 'memory'],
  [/\bfree\b(?!.*\$[24567])/, 'usage used'],
  [/\bstat\s.*%T/, 'filesystem type'],
  [/\bgit\b.*\brev-parse\b/, 'commit sha revision head'],
  [/\bsystemctl\b.*\bis-enabled\b/, 'boot reboot startup'],
  [/\b(?:docker|podman)\b.*\binspect\b/, 'container'],
  [/\buname\s+-r/, 'kernel version release'],
  [/\bstat\s.*%U/, 'file owner owned user'],
  [/\bstat\s.*%G/, 'file group owned'],
  [/\bgetenforce\b/, 'selinux mode'],
  [/\bulimit\s+-\w*n/, 'open file descriptors limit'],
  [/\bgit\b.*(?:--show-current|--abbrev-ref|symbolic-ref)/, 'branch checked repo repository current head'],
  [/\bgit\b.*\bdescribe\b/, 'tag version release checked head'],
  [/\bgit\b.*--count\b|\bgit\b.*\blog\b.*\.\./, 'commits'],
  [/\b(?:origin|upstream)\/\S*\.\.(?!\.|origin\/|upstream\/)|\.\.HEAD\b|@\{u\w*\}\.\./, 'ahead push unpushed'],
  [/\.\.(?:origin|upstream)\/|\bHEAD\.\.\w|\.\.@\{u/, 'behind pull'],
  [/\bleft\s+join\b.*\bis\s+null\b/is, 'orphaned orphan dangling unmatched'],
  [/\bhaving\s+count\s*\(.*>\s*1\b/is, 'duplicate duplicated'],
  [/\bgit\b.*\bstatus\b.*\bwc\b/, 'changes changed uncommitted modified files dirty'],
  [/\bsystemctl\b/, 'service unit daemon'],
  [/%\{time_\w+\}/, 'time latency request response total'],
  [/%\{(?:http|response)_code\}/, 'http status code request'],
  [/\bfind\b.*-type f\b/, 'files'],
  [/\bfind\b.*-type d\b/, 'directories folders'],
  [/(?:^|[|;&]\s*)ls\b/, 'files entries'],
  [/(?:^|[|;&]\s*)(?:ps|pgrep)\b/, 'processes'],
  [/\b(?:docker|podman|nerdctl|crictl)\b.*\bps\b/, 'containers'],
  [/\bhelm\b.*\b(?:ls|list)\b/, 'releases'],
  [/\b(?:journalctl|dmesg|logs)\b/, 'log kernel messages entries events'],
  [/\bcrontab\b/, 'cron jobs entries'],
  [/\b(?:iptables|nft)\b/, 'rules'],
  [/\bip\b.*\broute\b/, 'routes default gateway'],
  [/\/sys\/class\/net\//, 'link interface nic'],
  [/\bgrep\b.*\bserver\b.*\bhaproxy\b/, 'backends'],
  [/\bdf\b.*\bavail\b/, 'free space available'],
  [/\bdf\b.*\bi(?:pcent|used|avail)\b/, 'inodes'],
  [/\bloadavg\b|\buptime\b/, 'load average'],
  [/\.spec\.replicas\b/, 'desired'],
  [/\bnodeName\b/, 'scheduled placed'],
  [/\bhelm\b/, 'chart release'],
  [/\bdf\b/, 'disk filesystem'],
  [/\bdf\b(?!.*(?:\$[246]|\b(?:size|avail|target|source)\b))/, 'usage used'],
  [/\blsmod\b/, 'modules'],
  [/\blsof\b/, 'open files descriptors'],
  [/\b(?:rpm|dpkg|apt|dnf|yum)\b/, 'packages'],
];
const RULES = IMPLIED.map(([is, words]) => ({ is: sparing(is), words: words.toLowerCase().split(' ').map(singular) }));

/** An argument that looks like a file. */
const FILE = /\s["']?[\w./*-]*\.[a-z]{1,5}["']?(?=\s|$)/;

/** Many words are asked of one command, one after the other. */
let known: { readonly command: string; readonly words: readonly string[] } = { command: '', words: [] };

export function impliedWords(command: string): readonly string[] {
  if (known.command === command) return known.words;
  const out = RULES.flatMap(({ is, words }) => (is.test(command) ? words : []));
  known = { command, words: FILE.test(command) ? [...out, 'file'] : out };
  return known.words;
}
