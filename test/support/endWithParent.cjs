// Loaded into every service that a test starts: when jest is killed, its end of the pipe closes,
// and no service is left behind to keep a Postgres alive.
'use strict';
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGKILL'));
process.stdin.resume();
process.stdin.unref();
