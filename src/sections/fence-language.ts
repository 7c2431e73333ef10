const byEnding: Readonly<Record<string, string>> = {
  py: 'python',
  pyi: 'python',
  rb: 'ruby',
  rs: 'rust',
  kt: 'kotlin',
  kts: 'kotlin',
  cs: 'csharp',
  mjs: 'js',
  cjs: 'js',
  mts: 'ts',
  cts: 'ts',
  cc: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  hh: 'cpp',
  h: 'c',
  sh: 'bash',
  ex: 'elixir',
  exs: 'elixir',
  yml: 'yaml',
};

/** The name that GitHub highlights a file's language by. */
export function fenceLanguage(path: string): string {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? 'text';
  return byEnding[ending] ?? ending;
}
