/** The subfolder, or the file without its endings, that a path belongs to directly below the folder. */
export function unitOf(folder: string, path: string): string | null {
  if (!path.startsWith(`${folder}/`)) return null;
  const [first = ''] = path.slice(folder.length + 1).split('/');
  return first.replace(/^(?:test_|_)|(?:[._-](?:tests?|spec))?(?:\.\w+)+$/gi, '') || first;
}
