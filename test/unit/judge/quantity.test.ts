import { beside } from '../../support/besideCases.ts';

describe('quantities of Kubernetes in another unit', () => {
  beside("kubectl get deploy winch -o jsonpath='{.spec.template.spec.containers[0].resources.limits.memory}'", [
    ['memory limit of 4Gi', '4096Mi', 'pass'],
    ['memory limit of 4Gi', '4294967296', 'pass'],
    ['memory limit of 4Gi', '4095Mi', 'fail'],
    ['memory limit of 4Gi', '4G', 'fail'],
    ['memory limit of 4G', '4000M', 'fail'],
    ['memory limit of `4Gi`', '4096Mi', 'pass'],
  ]);
  beside("kubectl get deploy winch -o jsonpath='{.spec.template.spec.containers[0].resources.limits.cpu}'", [
    ['cpu limit of 2', '2000m', 'pass'],
    ['cpu limit 500m', '0.5', 'pass'],
    ['cpu limit 500m', '5', 'fail'],
    ['cpu limit 100m', '0.1', 'pass'],
  ]);
  beside('kubectl get deploy winch -o yaml | grep -A2 limits', [
    ['memory: 4Gi', '        limits:\n          cpu: 2\n          memory: 4096Mi\n', 'pass'],
    ['memory: 4Gi', '        limits:\n          cpu: 2\n          memory: 409Mi\n', 'fail'],
  ]);
  beside('lvs', [
    ['lv data is 100g', '  LV    VG   LSize\n  data  vg0  100.00g\n', 'pass'],
    ['lv data is 100g', '  LV    VG   LSize\n  data  vg0  100.50g\n', 'fail'],
  ]);
  beside('k6 run tide.js', [
    ['checks 100%', 'checks.....: 100.00% ✓ 300 ✗ 0\n', 'undecided'],
    ['checks 100%', 'checks.....: 99.67% ✓ 299 ✗ 1\n', 'fail'],
  ]);
  beside('kubectl get pvc hold', [
    [
      'capacity is 1Ti',
      'NAME   STATUS   VOLUME    CAPACITY   ACCESS MODES   STORAGECLASS   AGE\nhold   Bound    pv-hold   1024Gi     RWO            slow           9d\n',
      'pass',
    ],
  ]);
});
