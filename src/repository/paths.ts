/** The folder of a path, empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path from a folder, with `.` and `..` resolved; null when it leads out of the repository. */
export function joinPath(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder itself and each one that holds it, up to the root's empty path. */
export function ancestorsOf(folder: string): readonly string[] {
  if (folder === '') return [''];
  return [folder, ...ancestorsOf(folderOf(folder))];
}

/** The path as seen from a folder that holds it; the whole path from the root. */
export function pathFrom(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** True if the folder holds the path, or is it. */
export function holds(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The nearest file of this name in the folder or above, with its text. */
export function readUpwards(
  folder: string,
  name: string,
  read: (path: string) => string | null,
): { readonly path: string; readonly text: string } | null {
  for (const ancestor of ancestorsOf(folder)) {
    const path = ancestor === '' ? name : `${ancestor}/${name}`;
    const text = read(path);
    if (text !== null) return { path, text };
  }
  return null;
}

/** True for a name that some file system takes for git's own folder: in any case, with a stream, dots or spaces after it, as a short name, with characters that HFS+ ignores. */
export function isGitFolder(name: string): boolean {
  const plain = name
    .replace(ignored, '')
    .toLowerCase()
    .replace(/:.*$/, '')
    .replace(/[. ]+$/, '');
  return plain === '.git' || /^git~\d+$/.test(plain);
}

const ignored = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g;
