// Builds and packs the extension as story-ops-<version>.vsix.
import { readFile } from 'node:fs/promises';
import { buildProduct } from './buildProduct.ts';
import { inProject } from './folders.ts';
import { packVsix } from './packVsix.ts';
import { say } from './say.ts';

await buildProduct();
const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as { version: string };
const { printed } = await packVsix(inProject(`story-ops-${version}.vsix`));
say(printed.trim());
