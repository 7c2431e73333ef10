import { defineManifestFormat } from './manifest.ts';

/** `go.work`: names no package itself, only the folders of its modules. */
export const goWork = defineManifestFormat({
  ecosystem: 'go',
  matches: (name) => name === 'go.work',
  parse: ({ text }) => ({ name: null, version: null, declarations: [], members: readUsed(text) }),
});

function readUsed(text: string): readonly string[] {
  const uncommented = text.replace(/\/\/.*$/gmu, '');
  const blocks = [...uncommented.matchAll(/^use\s*\(([^)]*)\)/gmu)].flatMap(([, body = '']) => body.split(/\s+/u));
  const single = [...uncommented.matchAll(/^use\s+([^\s(]+)\s*$/gmu)].map(([, folder = '']) => folder);
  return [...blocks, ...single].filter((folder) => folder !== '').map((folder) => folder.replaceAll('"', ''));
}
