// Preloaded into a measured command: tells its parent the most memory it ever held, in kilobytes.
process.once('exit', () => {
  const file = process.env.BENCH_PEAK_FILE;
  if (file) require('node:fs').writeFileSync(file, String(process.resourceUsage().maxRSS));
});
