import { main } from './terminal/main.ts';

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The command-line root: builds what touches the machine and hands it to the host. */
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
