import assert from 'node:assert/strict';
import { UserError } from '../../../src/base/errors.ts';
import { networkSentence } from '../../../src/kube/networkError.ts';

const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const sentence = (error: unknown): string => networkSentence('https://farm.example:6443/x', error, null);

describe('what is said of a server that cannot be reached', () => {
  it('names the server and helps, by the code of the innermost cause', () => {
    assert.match(sentence(coded('ECONNREFUSED')), /^The cluster at farm\.example:6443 cannot be reached\. It refuses/);
    assert.match(sentence(new TypeError('fetch failed', { cause: coded('ENOTFOUND') })), /name cannot be resolved/);
    assert.match(sentence(coded('EHOSTUNREACH')), /no way to it/);
    assert.match(sentence(coded('CERT_HAS_EXPIRED')), /not valid now/);
    assert.match(sentence(coded('ERR_TLS_CERT_ALTNAME_INVALID')), /another name/);
    assert.match(sentence(coded('DEPTH_ZERO_SELF_SIGNED_CERT')), /authority/);
    assert.match(sentence(coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')), /authority/);
    assert.match(sentence(coded('ECONNRESET')), /closes the connection/);
  });

  it('takes the first of several tries', () => {
    const tries = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')], 'all failed');
    assert.match(sentence(new TypeError('fetch failed', { cause: tries })), /refuses/);
  });

  it('tells how long we waited', () => {
    assert.match(networkSentence('https://farm', new Error('aborted'), 5000), /did not answer within 5 s/);
  });

  it('quotes a reason that it does not know, and passes on what a person can put right', () => {
    assert.match(sentence(new Error('the moon is full')), /The reason given is: the moon is full\./);
    assert.equal(sentence(new UserError('No such file.', { next: 'Make it.' })), 'No such file. Make it.');
  });

  it('copes with a server that is no address', () => {
    assert.match(networkSentence('farm', coded('ECONNREFUSED'), null), /cluster at farm cannot/);
  });
});
