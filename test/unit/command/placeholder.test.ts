import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock } from '../../../src/command/describe.ts';
import { fillPlaceholders } from '../../../src/command/fill.ts';
import { findPlaceholders } from '../../../src/command/placeholder.ts';

const names = (source: string): readonly string[] => findPlaceholders(source).map(({ name }) => name);

describe('No placeholder', () => {
  const none = [
    'cat <in.txt>out.txt',
    'tr a-z A-Z <in.txt>up.txt',
    'a=1 b=2; [[ $a<$b&&$b>$a ]] && echo y',
    "echo 'List<String> crew = new ArrayList<>();'",
    "cat > A.java <<'E'\nList<String> crew;\nE",
    'echo "#include <stdio.h>" > a.c',
    'echo "see <https://example.com/x>"',
    'echo "usage: lamp <file>" >&2',
    "grep -rn 'TODO\\|FIXME\\|XXX' .",
    `echo ${'x'.repeat(100)}`,
  ];
  for (const source of none) it(`stands in ${source.slice(0, 60)}`, () => assert.deepEqual(names(source), []));

  it('is a variable that a trap sets', () => {
    const source = "trap 'c=1' USR1\nkill -USR1 $$\necho $c";
    assert.deepEqual(
      describeBlock(splitBash(source)).flatMap(({ open }) => open),
      [],
    );
  });
});

describe('A placeholder', () => {
  const seen: Readonly<Record<string, readonly (readonly [source: string, name: string])[]>> = {
    'holds blanks, operators and punctuation': [
      ['kubectl scale sts db --replicas=<now - 1>', 'now - 1'],
      ['kubectl scale sts db --replicas=<now - 1> --dry-run=client', 'now - 1'],
      ['kubectl scale sts db --replicas <number, e.g. 3>', 'number, e.g. 3'],
      ['kubectl logs <pod (the first)>', 'pod (the first)'],
      ["kubectl logs <pod's name>", "pod's name"],
      ['kubectl logs <the "old" pod> -n x', 'the "old" pod'],
      ['kubectl logs <pod; see above>', 'pod; see above'],
      ['kubectl logs <pod && container>', 'pod && container'],
      ['kubectl logs <pod & container>', 'pod & container'],
      ['kubectl get <pod $N>', 'pod $N'],
      ['curl <http://host/path?q=1>', 'http://host/path?q=1'],
      ['cat <path/to/file>', 'path/to/file'],
      ['cat </path/to/file>', '/path/to/file'],
      ['cat <~/.kube/config>', '~/.kube/config'],
      ['kubectl get <step 2>', 'step 2'],
      ['kubectl get <3 pods of it>', '3 pods of it'],
      ['kubectl get <#>', '#'],
      ['kubectl get <*>', '*'],
      ['kubectl get <$NAME>', '$NAME'],
      ['kubectl get ${NAME:-<pod>}', 'pod'],
      ['kubectl get <pod-<n>>', 'pod-<n>'],
      ['cat <in>out', 'in'],
      ['[[ $lit == <name> ]] && date', 'name'],
      ['echo "lamp <file>"', 'file'],
      ["curl '<https://your-host>'", 'https://your-host'],
      ['kubectl logs web-xxxxx', 'xxxxx'],
    ],
    'may be a choice': [
      ['kubectl --context <hub|edge> get pods', 'hub|edge'],
      ['kubectl --context <hub | edge> get pods', 'hub | edge'],
      ['kubectl --context <hub || edge> get pods', 'hub || edge'],
      ['kubectl --context=<HUB/EDGE> get pods', 'HUB/EDGE'],
    ],
    'stands right before an operator': [
      ['kubectl logs <pod>|grep x', 'pod'],
      ['kubectl logs <pod>&', 'pod'],
      ['kubectl logs <pod>&& date', 'pod'],
      ['kubectl logs <pod>>out.log', 'pod'],
      ['kubectl logs <pod>>>out.log', 'pod'],
      ['(kubectl logs <pod>)', 'pod'],
      ['$(kubectl logs <pod>)', 'pod'],
      ['kubectl logs <pod>;date', 'pod'],
    ],
    'has blanks inside its brackets': [
      ['kubectl logs < pod-name >', 'pod-name'],
      ['kubectl logs < pod-name > -n web', 'pod-name'],
      ['kubectl logs < pod name > web', 'pod name'],
      ['kubectl -n <ns > get pods', 'ns'],
      ['kubectl -n < ns> get pods', 'ns'],
      ['kubectl logs < pod > web', 'pod'],
    ],
    'ends in a number that is no descriptor': [
      ['kubectl rollout undo --to-revision=<last - 1>', 'last - 1'],
      ['kubectl delete pod web-<replicas - 1> --wait', 'replicas - 1'],
      ['kubectl delete pod <replica 2>', 'replica 2'],
      ['kubectl delete pod <replica 2> -n web', 'replica 2'],
      ['curl http://x/<id + 1>/y', 'id + 1'],
    ],
    'is written with other signs': [
      ['kubectl -n {{ns}} get pods', 'ns'],
      ["kubectl -n {{ team's ns }} get pods", "team's ns"],
      ['kubectl -n ${{ env.NS }} get pods', 'env.NS'],
      ['curl "http://{{ host name }}/"', 'host name'],
      ['kubectl -n {namespace} get pods', 'namespace'],
      ['kubectl logs {pod-name}', 'pod-name'],
      ['curl "http://web/api/{id}"', 'id'],
      ['curl "http://web/s/{id}"', 'id'],
      ["sed -i 's/tide/{tide}/' x", 'tide'],
      ['kubectl logs \\<pod-ip\\>', 'pod-ip'],
      ['kubectl logs &lt;pod-ip&gt; -n web', 'pod-ip'],
      ['kubectl logs ＜pod-ip＞', 'pod-ip'],
      ['kubectl logs ‹pod ip› -n web', 'pod ip'],
      ['kubectl -n [your-namespace] get pods', 'your-namespace'],
      ['kubectl -n [your namespace] get pods', 'your namespace'],
      ['kubectl logs [pod-name]', 'pod-name'],
      ['kubectl --context=[CONTEXT] get pods', 'CONTEXT'],
      ['curl "https://[your-host]/x"', 'your-host'],
    ],
    'is a word that says so': [
      ['curl -H YOUR_TOKEN_HERE x', 'YOUR_TOKEN_HERE'],
      ['curl -H "X: YOUR-TOKEN" x', 'YOUR-TOKEN'],
      ['curl -H "X: TOKEN_HERE" x', 'TOKEN_HERE'],
      ['kubectl -n your-namespace get pods', 'your-namespace'],
      ['curl https://your-domain.example/x', 'your-domain'],
      ['kubectl logs REPLACE_ME', 'REPLACE_ME'],
      ['kubectl logs "CHANGEME"', 'CHANGEME'],
      ['kubectl logs INSERT_POD_NAME', 'INSERT_POD_NAME'],
      ['kubectl logs PLACEHOLDER', 'PLACEHOLDER'],
      ['kubectl logs web-xxx', 'xxx'],
      ['kubectl logs web-xxxxx-yyyyy', 'xxxxx-yyyyy'],
      ['kubectl logs XXXX', 'XXXX'],
      ['ping 10.0.x.x', '10.0.x.x'],
      ['ping 192.168.1.X', '192.168.1.X'],
    ],
    'in quotes is one as well': [
      ['curl "http://<pod (first)>:80"', 'pod (first)'],
      ['curl "http://<pod\'s ip>:80"', "pod's ip"],
      ['curl "http://<ip>:80"', 'ip'],
      ["grep '<pod-ip>' x", 'pod-ip'],
      ['echo "<3rd-pod>"', '3rd-pod'],
      ['cat <<E\nhost: <host name, short>\nE', 'host name, short'],
    ],
    'in arithmetic stands where a number would': [
      ['echo $(( <replicas> + 1 ))', 'replicas'],
      ['(( <replicas> > 1 ))', 'replicas'],
    ],
  };
  for (const [what, cases] of Object.entries(seen))
    it(what, () => {
      for (const [source, name] of cases) {
        assert.deepEqual(names(source), [name], source);
        const block = splitBash(source);
        const blocked = describeBlock(block).flatMap(({ open }) => open.map((one) => one.name));
        assert.ok(blocked.includes(name), `${source} is not blocked`);
        assert.ok(block.parsed, `${source} is not parsed`);
      }
    });

  it('is not a redirection of real bash', () => {
    for (const source of [
      'sort <in',
      'sort < in',
      'sort <in >out',
      'sort < in > out',
      'sort < in.txt > out.txt',
      'sort < in.txt>out.txt',
      'sort < in >> out',
      'sort < in >| out',
      'sort < in > "out file"',
      'sort < in > $OUT',
      'sort < /etc/passwd > out',
      'sort </etc/passwd >out',
      'sort < "$f" > "$g"',
      'sort < $f > $g',
      'sort < in 2>err',
      'sort <in 2>err',
      'sort <in 2>&1',
      'wc -l <in.md; ls lost &>out',
      'sort <in &>out',
      'sort < in > out 2>&1',
      'sort < in 2>/dev/null | head',
      'mysql web < dump.sql -v 2>/dev/null',
      'mysql web < dump.sql > log; date',
      'psql < a.sql && psql < b.sql > log',
      'cat < in | sort > out',
      'cat <in | sort >out',
      'cat < in | sort 2>/dev/null',
      'cat < in; date > out',
      'while read -r l; do echo "$l"; done < in > out',
      'while read -r l; do echo "$l"; done < <(sort in) > out',
      'diff <(sort a) <(sort b) > out',
      'cat <<EOF > out\nx\nEOF',
      "cat <<'EOF' >out\n$x\nEOF",
      'cat <<-EOF | sort >out\n\tx\n\tEOF',
      'cat <<< "$x" > out',
      'exec 3<>/dev/tcp/web/80',
      'exec 3<> "$f"',
      'echo a 2>&1 >/dev/null <&3',
      'nohup web </dev/null >log 2>&1 &',
      'nohup web </dev/null>log 2>&1 &',
      'cat <&3 >&4',
      'echo a >out; sort <out',
    ])
      assert.deepEqual(names(source), [], source);
  });

  it('is not a comparison, a brace, a glob, a template, a program or markup', () => {
    for (const source of [
      '[[ a < b ]]',
      '[[ $a < $b && $c > $d ]]',
      '[[ "$a" < "$b" || "$a" > "$c" ]]',
      '(( a < b && c > d ))',
      '(( a<b && c>d ))',
      'for ((i=0; i<n && j>0; i++)); do date; done',
      'echo $((a<b ? c : d>e))',
      'echo $(( (a)<b && c>d ))',
      "awk '$1 < 5 && $2 > 3' x",
      "awk '$1<a && $2>b' x",
      "awk '{print}' x",
      "jq '.[] | select(.a < 3 and .b > 4)' x",
      "jq '{name}' x",
      "sed -i 's/{tide}/high/' x",
      "sed -e 's/{tide}/high/;s/{moon}/full/' x",
      "jq '.items[] | {name: .metadata.name}' x",
      "grep '\\<word\\>' x",
      "curl -d '<a>b</a>' x",
      `curl -d '<soap:x a="b"/>' x`,
      'echo {a,b} {1..3} a{b,c}d',
      'find . -name x -exec cat {} \\;',
      'git show HEAD@{1} stash@{0} @{u}',
      'kubectl get pods -o jsonpath={.items[*].metadata.name}',
      'curl -w %{http_code} x',
      'curl -w "%{http_code}" x',
      'exec {fd}>out',
      'exec {fd}<in',
      '{ date; }',
      '{ date; } < in > out',
      'f() { date; }',
      'echo ${a[0]} ${a[@]} ${#a[@]} ${a:-x}',
      'a[idx-one]=3',
      'ls [a-z]* [abc] [A-Z] [a-zA-Z0-9]',
      'ps | grep [n]ginx',
      'tr [a-z] [A-Z] < in',
      '[ -f your ] && [ a = b ]',
      'mktemp /tmp/web.XXXXXX',
      'mktemp -d -t webXXXXXX',
      'helm install web x --version 1.38.x',
      'echo $YOUR_NAME ${YOUR_NAME}',
      'YOUR_NAME=web',
      'grep -r TODO src',
      'kubectl get pods -l app=web -o wide',
      'chmod +x web',
      'echo "a -> b"',
      'echo "x => y <- z"',
      'echo "3 < 4 > 2"',
      'git log --format="%an <%ae>"',
      'git commit -m "web <web@example.org>"',
      "docker ps --format '{{.Names}}'",
      "kubectl get pods -o go-template='{{range .items}}{{.x}}{{end}}'",
      "kubectl get pods -o go-template='{{ len .items }}'",
    ])
      assert.deepEqual(names(source), [], source);
  });

  it('that the grammar stumbles over leaves the comment above where it is, and blocks the command', () => {
    for (const written of ['--replicas=<now - 1>', "<pod's name>", '<pod (first)>']) {
      const source = `# Take one away\n# and one more\nkubectl scale sts db ${written} (`;
      const block = splitBash(source);
      assert.equal(block.parsed, false, source);
      assert.deepEqual(
        block.units.map(({ text }) => text),
        [source.slice(source.indexOf('kubectl'))],
      );
      assert.equal(block.comments.length, 2);
      assert.ok(describeBlock(block)[0]?.open.length, source);
    }
  });

  it('takes a value as a whole', () => {
    const fill = (source: string, name: string): string => fillPlaceholders(source, new Map([[name, 'v 1']])).text;
    assert.equal(fill("kubectl logs <pod's name> -n x", "pod's name"), "kubectl logs 'v 1' -n x");
    assert.equal(fill('kubectl scale --replicas=<now - 1>', 'now - 1'), "kubectl scale --replicas='v 1'");
    assert.equal(fill('kubectl logs &lt;pod&gt;', 'pod'), "kubectl logs 'v 1'");
    assert.equal(fill('kubectl logs web-xxx', 'xxx'), "kubectl logs web-'v 1'");
    assert.equal(fill('kubectl -n {ns} get pods', 'ns'), "kubectl -n 'v 1' get pods");
  });
});
