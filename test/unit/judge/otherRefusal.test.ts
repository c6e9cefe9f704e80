import { beside } from '../../support/besideCases.ts';

const RBAC =
  'Error from server (Forbidden): error when creating "lamp.yaml": pods is forbidden: User "moth" cannot create resource "pods" in API group "" in the namespace "shop"\n';
const QUOTA =
  'Error from server (Forbidden): error when creating "lamp.yaml": pods "lamp" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=5, limited: pods=5\n';
const HOOK =
  'Error from server (Forbidden): error when creating "lamp.yaml": admission webhook "guard.moth.example" denied the request: lamps need a label\n';
const AWAY =
  'Error from server (InternalError): error when creating "lamp.yaml": Internal error occurred: failed calling webhook "guard.moth.example": context deadline exceeded\n';
const ACCOUNT =
  'Error from server (Forbidden): error when creating "lamp.yaml": pods "lamp" is forbidden: error looking up service account shop/lamp: serviceaccount "lamp" not found\n';

describe('a refusal by another than the one that is named', () => {
  beside('kubectl apply -f lamp.yaml', [
    ['denied by the admission webhook', '', 'pass', 1, HOOK],
    ['denied by the admission webhook', '', 'undecided', 1, AWAY],
    ['blocked by policy', '', 'undecided', 1, RBAC],
    ['blocked by policy', '', 'undecided', 1, QUOTA],
    ['denied by admission policy', '', 'undecided', 1, RBAC],
    ['denied by admission policy', '', 'undecided', 1, QUOTA],
    ['forbidden by RBAC', '', 'pass', 1, RBAC],
    ['forbidden by RBAC', '', 'undecided', 1, QUOTA],
    ['forbidden by RBAC', '', 'undecided', 1, HOOK],
    ['forbidden by RBAC', '', 'undecided', 1, ACCOUNT],
  ]);
  beside('vault kv get secret/lamp', [
    [
      'denied by the Vault policy',
      '',
      'undecided',
      2,
      'Error making API request.\nCode: 503. Errors:\n\n* Vault is sealed\n',
    ],
  ]);
  beside("psql -c 'select 1'", [
    [
      'rejected by the database',
      '',
      'undecided',
      2,
      'psql: error: connection to server at "lamp" failed: FATAL:  database "moth" does not exist\n',
    ],
  ]);
});
