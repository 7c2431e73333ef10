import { wordsOf } from '../repository/shell/read-shell.ts';
import { isFilePath } from './path-forms.ts';

/** The words of a command line that are files to read: written as a path, and not what the command is to write. */
export function fileArguments(command: string): readonly string[] {
  const words = wordsOf(command).slice(1);
  return words.flatMap((word, index) => {
    const [flag = '', attached] = word.startsWith('-') ? word.split('=', 2) : ['', word];
    if (writes.test(flag) || writes.test(words[index - 1] ?? '') || /^\d?>/u.test(words[index - 1] ?? '')) return [];
    const path = (attached ?? '')
      .replace(/^["']|["']$/gu, '')
      .replace(/::.*$/u, '')
      .replace(/:\d+(?::\d+)?$/u, '');
    return isFilePath(path) ? [path] : [];
  });
}

/** Flags whose value is a file that comes to be. */
const writes = /^(?:-o|--out\S*|--report\S*|--log\S*|--coverage-\S+|--cov-report|--junit\S*)$/u;
