import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock, environmentOf } from '../../../src/command/describe.ts';
import type { Environment } from '../../../src/command/describe.ts';
import type { CommandFacts } from '../../../src/command/facts.ts';

function facts(source: string, env?: Environment): readonly CommandFacts[] {
  return describeBlock(splitBash(source), env);
}

function last(source: string, env?: Environment): CommandFacts {
  return facts(source, env).at(-1) as CommandFacts;
}

describe('A function that the environment hands to every bash', () => {
  const env: Environment = new Map([
    ['BASH_FUNC_grep%%', null],
    ['BASH_FUNC_head()', null],
  ]);
  const why = (source: string): string | null => {
    const { effect } = last(source, env);
    return effect.kind === 'write' ? effect.why : null;
  };

  it('runs instead of the tool, so nothing is known of what it does', () => {
    assert.equal(why('ls | grep -c web'), '`grep` is a function of your environment');
    assert.equal(why('time head -1 notes'), '`head` is a function of your environment');
  });

  it('says nothing of the tool by its path, and nothing of others', () => {
    for (const source of ['/usr/bin/grep -c web notes', 'egrep web notes', 'echo grep'])
      assert.doesNotMatch(why(source) ?? '', /environment/, source);
  });
});

describe('Stages of a command', () => {
  it('are those of its last pipeline, with words as bash passes them', () => {
    const { stages } = last('cd /x && kubectl -n web get pods "a b" $X | grep -c \'web\'', new Map([['X', null]]));
    assert.deepEqual(
      stages.map(({ tool, args }) => [tool, args]),
      [
        ['kubectl', ['-n', 'web', 'get', 'pods', 'a b', null]],
        ['grep', ['-c', 'web']],
      ],
    );
  });

  it('read a kubectl call in parts', () => {
    assert.deepEqual(
      last('kubectl --context=a -n web get deploy,svc web -l app=x -o wide --no-headers').stages[0]?.kubectl,
      {
        verb: 'get',
        resources: ['deploy', 'svc'],
        names: ['web'],
        namespace: 'web',
        allNamespaces: false,
        selector: 'app=x',
        output: 'wide',
        noHeaders: true,
        after: [],
      },
    );
    const run = last('kubectl run t --rm -it --image=busybox -- nslookup <pod-ip>.default').stages[0]?.kubectl;
    assert.deepEqual([run?.verb, run?.names, run?.after], ['run', ['t'], ['nslookup', '<pod-ip>.default']]);
    assert.equal(last('kubectl rollout status deploy/web').stages[0]?.kubectl?.verb, 'rollout status');
  });

  it('are none for a loop', () => {
    assert.deepEqual(last('for i in 1 2; do date; done').stages, []);
  });
});

describe('Targets', () => {
  const target = (source: string, env?: Environment): unknown => {
    const found = last(source, env).target;
    return found.kind === 'named' ? found.aliases.join(' ') : found.kind;
  };

  it('come from the last context flag, constants and literal loop words', () => {
    assert.equal(target('kubectl --context a get pods'), 'a');
    assert.equal(target('kubectl --context a get pods --context=b'), 'b');
    assert.equal(target('CTX=a\nkubectl --context=$CTX get pods'), 'a');
    assert.equal(target('export CTX="a"; kubectl --context "${CTX}" get pods'), 'a');
    assert.equal(target('for c in a b; do kubectl --context $c get pods; done'), 'a b');
    assert.equal(target('ALL="a b"\nfor c in $ALL; do kubectl --context $c get pods; done'), 'a b');
    assert.equal(target('ALL=(a b)\nfor c in "${ALL[@]}"; do kubectl --context "$c" get pods; done'), 'a b');
    assert.equal(target('helm --kube-context a list'), 'a');
    assert.equal(target('CTX=${CTX:-a}\nkubectl --context $CTX get pods'), 'a');
    assert.equal(target('f() { kubectl --context "$1" get pods; }\nf a'), 'a');
    assert.equal(target('kubectl --context $CTX get pods', new Map([['CTX', 'a']])), 'a');
  });

  it('come from the context flag of any tool, known or not', () => {
    assert.equal(target('gullctl sync --context a'), 'a');
    assert.equal(target('./gull.sh --context=a'), 'a');
    assert.equal(target('k9s --context a'), 'a');
    assert.equal(target('helmfile --kube-context a -e quay apply'), 'a');
    assert.equal(target('CTX=a\ngullctl --kubecontext "$CTX" sync'), 'a');
    assert.equal(target('env gullctl sync --context a'), 'a');
    assert.equal(target('gullctl sync --context $(date)'), 'computed');
    assert.equal(target('gullctl sync --kubeconfig x'), 'uncontrolled');
    assert.equal(target('gullctl build --context .'), 'unnamed');
    assert.equal(target('gullctl build --context=./quay'), 'unnamed');
    assert.equal(target('gullctl build --context 3 nest'), 'unnamed');
    assert.equal(target('gullctl sync -- --context a'), 'unnamed');
    assert.equal(target('npm run build -- --context a'), 'none');
  });

  it("come from helm's variable before a command", () => {
    assert.equal(target('HELM_KUBECONTEXT=a helm list'), 'a');
    assert.equal(target('CTX=a\nHELM_KUBECONTEXT=$CTX helmfile apply'), 'a');
    assert.equal(target('HELM_KUBECONTEXT=$(date) helm list'), 'computed');
    assert.equal(target('HELM_KUBEAPISERVER=https://x helm list'), 'uncontrolled');
    assert.equal(target('HELM_KUBECONTEXT= helm list'), 'unnamed');
  });

  it('are computed where a context is only known when it runs', () => {
    assert.equal(target('kubectl --context $(kubectl config current-context) get pods'), 'computed');
    assert.equal(target('kubectl --context $CTX get pods', new Map([['CTX', null]])), 'computed');
    assert.equal(target('CTX=${CTX:-a}\nkubectl --context $CTX get pods', new Map([['CTX', null]])), 'computed');
    assert.equal(target('CTX=a\nif date; then CTX=$(cat x); fi\nkubectl --context $CTX get pods'), 'computed');
    assert.equal(target('for c in $(cat list); do kubectl --context $c get pods; done'), 'computed');
    assert.equal(target('kubectl --context <ctx> get pods'), 'computed');
  });

  it('are all that a branch may have chosen', () => {
    assert.equal(target('CTX=a\nif date; then CTX=b; fi\nkubectl --context $CTX get pods'), 'a b');
  });

  it('are unnamed, none or uncontrolled otherwise', () => {
    assert.equal(target('flux reconcile kustomization web'), 'unnamed');
    assert.equal(target('./deploy.sh'), 'unnamed');
    assert.equal(target('echo hi | grep h'), 'none');
    assert.equal(target('kubectl --kubeconfig x --context a get pods'), 'uncontrolled');
    assert.equal(target('readonly KUBECONFIG=x\nkubectl get pods'), 'uncontrolled');
    assert.equal(target('declare -rx KUBECONFIG=x\nhelm list'), 'uncontrolled');
    assert.equal(target('readonly LAMP=x\nkubectl get pods'), 'unnamed');
    assert.equal(target('kubectl -s https://x get pods'), 'uncontrolled');
    assert.equal(target('KUBECONFIG=x kubectl get pods'), 'uncontrolled');
    assert.equal(target('ssh node uptime'), 'uncontrolled');
    assert.equal(target('sudo kubectl get pods'), 'uncontrolled');
  });
});

describe('State that one command leaves to the next', () => {
  const kind = (source: string): string => last(source).effect.kind;

  it('makes every later command a write once programs can no longer be trusted', () => {
    for (const first of [
      'PATH=/x:$PATH',
      'export LD_PRELOAD=x',
      'BASH_ENV=x',
      'HOME=/x',
      'export KUBECTL_EXTERNAL_DIFF=x',
      'HELM_PLUGINS=x',
      'kubectl() { rm x; }',
      'function grep { rm x; }',
      'alias kubectl=rm',
      'trap "rm x" EXIT',
      'source x',
      '. x',
      'eval "$X"',
      'hash -p /x kubectl',
      'enable -f x y',
      'read PATH < x',
      'printf -v PATH x',
      'for PATH in x; do date; done',
      'echo ${PATH:=x}',
      '((PATH=1))',
      'command eval x',
      'declare -n r=PATH',
      '(PATH=/x)',
    ])
      assert.equal(kind(`${first}\nkubectl get pods`), 'write', first);
  });

  it('leaves reads alone after harmless assignments', () => {
    for (const first of [
      'NODE=$(kubectl get nodes -o name)',
      'export CTX=a',
      'set -euo pipefail',
      'cd x',
      'LANG=C',
      'export NODE_NAME=x',
    ])
      assert.equal(kind(`${first}\nkubectl get pods`), 'read', first);
  });

  it('lists what a command assigns', () => {
    assert.deepEqual(last('export CTX=a NODE=$(date)').assigned, [
      { name: 'CTX', value: 'a' },
      { name: 'NODE', value: null },
    ]);
  });
});

describe('Open names', () => {
  const open = (source: string, env?: Environment): readonly string[] =>
    last(source, env).open.map(({ kind, text }) => `${kind} ${text}`);

  it('are placeholders, unset variables and sketches, with spans of the command', () => {
    assert.deepEqual(open('kubectl -n {{ns}} logs <pod name> "http://<ip>:80" $WEB'), [
      'placeholder {{ns}}',
      'placeholder <pod name>',
      'placeholder <ip>',
      'variable $WEB',
    ]);
    assert.deepEqual(open('kubectl get pods ...'), ['ellipsis ...']);
    assert.deepEqual(open('kubectl logs web-...'), ['ellipsis web-...']);
    const [name] = last('date\nkubectl logs <pod>').open;
    assert.deepEqual(name?.span, { start: 13, end: 18 });
  });

  it('are not what bash, the block or a default gives', () => {
    for (const source of [
      'echo $RANDOM $HOME $PATH $? $! $$ $1x',
      'A=1; echo $A',
      'A=1\necho $A',
      'echo ${A:-x} ${A-x} ${A:=x}',
      'for i in 1; do echo $i; done',
      'read -r a b <<< "1 2"; echo $a $b',
      'while read -r l; do echo $l; done < x',
      "awk '{print $1}' x",
      "echo '$A'",
      'echo \\$A',
      '[ -z "$A" ] && echo none',
      'f() { echo $1 $@; }; f',
      'mapfile -t L < x; echo ${L[0]}',
      "cat <<'E'\n$A <x>\nE".replace('<x>', ''),
    ])
      assert.deepEqual(
        open(source).filter((text) => !text.endsWith('$1')),
        [],
        source,
      );
  });

  it('are not redirections, templates, markup and what tools print', () => {
    for (const source of [
      'sort <in >out',
      'cat <in 2>err',
      'diff <(date) <(date)',
      'cat <<EOF\nx\nEOF',
      'cat <<< x',
      'echo a 2>&1 >/dev/null <&3',
      "kubectl get pods -o go-template='{{range .items}}{{.x}}{{end}}'",
      "docker ps --format '{{.Names}}'",
      "helm template x | grep '<none>'",
      "grep '<title>' x",
      "curl -d '<a>b</a>' x",
      "grep '\\<word\\>' x",
      'git log a...b',
      'go test ./...',
      'echo {a,b}',
      'echo Waiting...',
      '[[ a < b ]] && date',
    ])
      assert.deepEqual(open(source), [], source);
  });

  it('are assigned by all commands of bash that assign, also after what makes later commands writes', () => {
    const assigned = [
      'log() { echo "$*"; }\necho "a b" | while read -r n s; do log "$n $s"; done',
      "trap 'echo x' EXIT\nIFS=, read -r a b c <<< a,b,c; echo $a $b $c",
      'let a=1+2 "b = 4" c+=1; echo $a $b $c',
      'declare -A c; for w in a b; do ((c[$w]++)); done; echo ${c[a]}',
      "printf -v 'x[2]' hi; echo ${x[2]}",
      'set() { local -n o=$1; o=val; }; set out; echo $out',
      'sleep 0 & wait -n -p who; echo $who',
      'shopt -s lastpipe; echo hi | read -r x; echo $x',
      'export $(printf X1=5); echo $X1',
      "mapfile -t -c 1 -C 'echo cb' a < f; echo ${a[0]}",
      'coproc CAT { cat; }; echo hi >&"${CAT[1]}"; wait $CAT_PID',
    ];
    assert.deepEqual(open('eval "$(lamp env)"\necho $LAMP'), [], 'eval');
    for (const source of assigned) assert.deepEqual(open(source), [], source);
  });

  it('know the environment where it is given', () => {
    assert.deepEqual(open('echo $A $HOME', new Map([['A', null]])), ['variable $HOME']);
  });
});

describe('Modes and masks', () => {
  it('tell probes, watches and commands that need keys', () => {
    const modes: Readonly<Record<string, string>> = {
      'kubectl port-forward svc/web 80': 'probe',
      'kubectl port-forward svc/web 80 &': 'probe',
      'kubectl get pods -w': 'watch',
      'kubectl get pods --watch=false': 'run',
      'kubectl logs -f web': 'watch',
      'kubectl logs -f web | head -1': 'watch',
      'kubectl rollout status deploy/web': 'watch',
      'watch kubectl get pods': 'watch',
      'tail -f x': 'watch',
      'while true; do date; sleep 1; done': 'watch',
      'while true; do date && break; done': 'run',
      'row() { exit 0; }; while true; do date; row; done': 'run',
      'row() { date; }; while true; do row; done': 'watch',
      "while :; do eval 'bre''ak'; done": 'run',
      'while true; do . ./row.sh; done': 'run',
      'while ((1)); do date; done': 'watch',
      'while (( n < 3 )); do date; done': 'run',
      'while true; do date; done & kill $!': 'run',
      'tail -f x & P=$!': 'run',
      'read -t 1 x': 'run',
      'exec 5<<<x; read -r l <&5': 'run',
      'select x in a b; do break; done <<< 2': 'run',
      'exec < in.txt; read -r a': 'run',
      'until kubectl get ns web; do sleep 1; done': 'run',
      'kubectl exec -it web -- bash': 'interactive',
      'kubectl exec -it web -- sh -c date': 'run',
      'kubectl exec web -- sh': 'run',
      'kubectl run t --rm -it --image=busybox -- nslookup web': 'run',
      'kubectl run t --rm -it --image=busybox': 'interactive',
      'kubectl run t --rm -it --image=busybox -- sh': 'interactive',
      'kubectl edit deploy web': 'interactive',
      'sudo date': 'interactive',
      'sudo -n date': 'run',
      'read -p "sure? " a': 'interactive',
      'read -t 5 -p "sure? " a': 'interactive',
      'read -p "sure? " a <<< y': 'run',
      'read -rp "sure? " a < <(echo y)': 'run',
      'echo y | { read -p "sure? " a; echo $a; }': 'run',
      'ssh node': 'interactive',
      'ssh node uptime': 'run',
      'vim x': 'interactive',
      'vi --version': 'run',
      'vim -es -c q x': 'run',
      "vi -c ':wq' x < /dev/null": 'run',
      'top -h': 'run',
      'echo uptime | ssh node': 'run',
      'ssh node <<E\nuptime\nE': 'run',
      'yes | passwd': 'run',
      'echo quit | telnet localhost 1': 'run',
      'docker run --rm -it alpine sh': 'interactive',
      'docker exec -ti web sh': 'interactive',
      'docker exec web ls -it': 'run',
      'docker run -e A=1 -it alpine sh': 'interactive',
      'docker compose exec -it web sh': 'interactive',
      'docker run --rm alpine ls': 'run',
      'git rebase -i HEAD~2': 'interactive',
      'git add -p': 'interactive',
      'git add -A': 'run',
      'git commit': 'interactive',
      'git commit -qam lit': 'run',
      'git -C deck commit --amend --no-edit': 'run',
      'python3 -i -c 1': 'interactive',
      'openssl req -new -key k -out c': 'interactive',
      'openssl req -new -key k -subj /CN=a -out c': 'run',
      'docker logs -f web': 'watch',
      'docker logs web': 'run',
      'docker compose logs -f': 'watch',
      'docker compose up': 'watch',
      'docker compose up -d': 'run',
      'dmesg -w': 'watch',
      'inotifywait -m .': 'watch',
      'tcpdump -i any': 'watch',
      'tcpdump -c 5 -i any': 'run',
      'vmstat 1': 'watch',
      'vmstat 1 3': 'run',
      'python3 -m http.server': 'watch',
    };
    for (const [source, mode] of Object.entries(modes)) assert.equal(last(source).mode, mode, source);
  });

  it('name what hides a failure', () => {
    assert.deepEqual(last('kubectl get x || true').masks, ['or-true']);
    assert.deepEqual(last('kubectl get x; echo done').masks, ['followed']);
    assert.deepEqual(last('kubectl get x; export DONE=1').masks, ['followed']);
    assert.deepEqual(last('set -e\nkubectl get x; echo done').masks, []);
    assert.deepEqual(last('set -e\nkubectl get x && true; echo done').masks, ['followed']);
    assert.deepEqual(last('kubectl get x 2>/dev/null').masks, ['stderr-hidden']);
    assert.deepEqual(last('kubectl get x >/dev/null 2>&1').masks, ['stderr-hidden']);
    assert.deepEqual(last('export A=1; kubectl get x || exit 1').masks, []);
    assert.deepEqual(last('cd x; echo hi').masks, []);
    assert.deepEqual(last('for c in a b; do kubectl get $c; echo; done').masks, ['followed']);
  });
});

describe('variables of the user that could be taken for options', () => {
  it('count with their values, so that they turn no read into a write', () => {
    const env = environmentOf({ D: '-delete', FORM: 'wide', SPLIT: 'a -delete' });
    const kindOf = (source: string): string => describeBlock(splitBash(source), env).at(-1)?.effect.kind ?? 'none';
    assert.deepEqual(['find d "$D"', 'find d $D', 'find d $SPLIT', 'find d -name "$FORM"'].map(kindOf), [
      'write',
      'write',
      'write',
      'read',
    ]);
  });
});
