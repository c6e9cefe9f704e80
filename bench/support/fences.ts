// Runs a story whose fence holds 20 commands so many times inside one process, as the extension does:
// `fences.ts FOLDER STORY COUNT`.
import { openBenchSession } from './session.ts';

const [dir = '', story = '', count = ''] = process.argv.slice(2);
const session = openBenchSession(dir);
for (let i = 0; i < Number(count); i++) {
  const { records } = await session.run(story);
  const ran = records.flatMap(({ commands }) => commands).filter(({ outcome }) => outcome.kind === 'exited').length;
  if (ran !== 20) throw new Error(`${String(ran)} of 20 commands ran.`);
}
await session.dispose();
