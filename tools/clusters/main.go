// Command planes is etcd, kube-apiserver and kubectl in one file: all that a Kubernetes API needs, and what asks it.
// It is what it is called as (a link named kubectl is kubectl), or what its first argument names.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
)

var programs = map[string]func(){
	"etcd":           func() { etcdmain.Main(os.Args) },
	"kube-apiserver": func() { os.Exit(cli.Run(apiserver.NewAPIServerCommand())) },
	"kubectl":        func() { os.Exit(cli.Run(kubectl.NewDefaultKubectlCommand())) },
}

func main() {
	name := filepath.Base(os.Args[0])
	if programs[name] == nil && len(os.Args) > 1 {
		os.Args = os.Args[1:]
		name = os.Args[0]
	}
	run := programs[name]
	if run == nil {
		fmt.Fprintln(os.Stderr, "usage: planes etcd|kube-apiserver|kubectl [argument …]")
		os.Exit(2)
	}
	// Whoever started us holds the other end of stdin: when it closes, however that came, nobody needs us any more.
	if os.Getenv("PLANES_END_WITH_STDIN") != "" {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			os.Exit(0)
		}()
	}
	run()
}
