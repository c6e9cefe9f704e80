import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';

/** The reading end of a named pipe. */
export interface PipeReader {
  /** For the process that writes; blocking, as a program expects of its stdout. Also keeps the pipe from ending. */
  readonly writeFd: number;
  /** Takes what lies in the pipe now. What a process wrote before it ended is then seen. */
  drain(): void;
  pause(): void;
  resume(): void;
  close(): void;
}

const CHUNK = 64 * 1024;
/** No pipe holds more; a background writer that never stops cannot hold us beyond that. */
const MOST_IN_A_PIPE = 1024 * 1024;

/**
 * Node's own pipes are socket pairs, which `/dev/stdout` cannot open; a named pipe is a true one.
 * @param take Called with a buffer that is used again after the call.
 */
export function openReader(path: string, take: (chunk: Uint8Array) => void): PipeReader {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeFd = openSync(path, constants.O_WRONLY);
  const buffer = Buffer.allocUnsafe(CHUNK);
  const socket = new Socket({
    fd,
    readable: true,
    writable: false,
    onread: {
      buffer,
      callback: (count) => {
        take(buffer.subarray(0, count));
        return true;
      },
    },
  });
  const extra = Buffer.allocUnsafe(CHUNK);
  return {
    writeFd,
    drain() {
      for (let total = 0; total < MOST_IN_A_PIPE;) {
        const count = readNow(fd, extra);
        if (count === 0) return;
        take(extra.subarray(0, count));
        total += count;
      }
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    close() {
      socket.destroy();
      closeSync(writeFd);
    },
  };
}

function readNow(fd: number, buffer: Buffer): number {
  try {
    return readSync(fd, buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

/** The writing end of a named pipe that bash reads as its script. */
export interface PipeWriter {
  write(text: string): void;
  /** After all was written, the reader sees the end. */
  end(): void;
  close(): void;
}

export function openWriter(path: string): PipeWriter {
  // Read and write, since opening for write alone would wait for the reader.
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const socket = new Socket({ fd, readable: false, writable: true });
  // Without a reader there is nothing to say: that bash ended is seen by its exit.
  socket.on('error', () => socket.destroy());
  let waiting = '';
  // What is written in one turn goes in one piece: each wakes bash.
  const flush = () => {
    if (waiting !== '') socket.write(waiting);
    waiting = '';
  };
  return {
    write(text) {
      if (waiting === '') queueMicrotask(flush);
      waiting += text;
    },
    end() {
      flush();
      socket.write('', () => socket.destroy());
    },
    close: () => void socket.destroy(),
  };
}
