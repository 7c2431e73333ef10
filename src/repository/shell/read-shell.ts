/** One command of a script, with its lines. */
export interface ShellLine {
  /** Folder that `cd` lines before it lead to, from where the script starts. */
  readonly directory: string;
  /** As written, continuation lines joined by one space. */
  readonly text: string;
  /** 1-based and inclusive, in the file that holds the script. */
  readonly startLine: number;
  readonly endLine: number;
}

/** Lines that steer a script and are no command to type. */
const controlWord =
  /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|function|\}|\{|\(|\)|;;|set|export|source|\.|return|exit|break|continue|shift|local|trap|wait|true|:)(?:\s|;|$)/u;

/**
 * The commands of a shell script, line by line: comments, control words, here-documents and assignments are left out.
 * A reader's approximation: what it cannot tell apart it leaves as written.
 */
export function readShellLines(
  lines: readonly { readonly text: string; readonly line: number; readonly endLine: number }[],
): readonly ShellLine[] {
  const found: ShellLine[] = [];
  let pending: ShellLine | null = null;
  let heredocEnd: string | null = null;
  let directory = '';
  for (const { text, line, endLine } of lines) {
    const trimmed = text.trim();
    if (heredocEnd !== null) {
      if (trimmed === heredocEnd) heredocEnd = null;
      continue;
    }
    if (pending === null && (trimmed === '' || trimmed.startsWith('#'))) continue;
    const escaped = /(?:^|[^\\])\\$/u.test(trimmed);
    const part = escaped ? trimmed.slice(0, -1).trimEnd() : stripComment(trimmed);
    const joined: ShellLine =
      pending === null
        ? { directory, text: part, startLine: line, endLine }
        : { ...pending, text: `${pending.text} ${part}`.trim(), endLine };
    const continued = escaped || (isOpen(joined.text) && joined.endLine - joined.startLine < maximumOpenLines);
    pending = continued ? joined : null;
    heredocEnd = /<<[-~]?\s*["']?(\w+)["']?/u.exec(part)?.[1] ?? null;
    const entered = continued ? undefined : /^cd\s+([\w./-]+)$/u.exec(joined.text)?.[1];
    if (entered !== undefined) directory = `${directory}/${entered}`;
    else if (!continued && isCommand(joined.text)) found.push(joined);
  }
  return pending !== null && isCommand(pending.text) ? [...found, pending] : found;
}

/** Splits a command line at `&&`, `||`, `;` and `|`, outside quotes and `${{ … }}`. */
export function splitCommands(line: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of line.matchAll(/"(?:\\.|[^"\\])*"|'[^']*'|\$\{\{.*?\}\}|&&|\|\|?|;/gu)) {
    if (!/^[&|;]/u.test(mark)) continue;
    parts.push(line.slice(start, index));
    start = index + mark.length;
  }
  return [...parts, line.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

/** The words of one command, quotes removed; redirections and leading assignments are left out. */
export function wordsOf(command: string): readonly string[] {
  const words = [...command.matchAll(/(?:\$\{\{.*?\}\}|"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/gu)].map(([word]) =>
    word.replace(/^(["'])(.*)\1$/su, '$2'),
  );
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/u.test(word) && word !== 'env' && word !== 'cross-env');
  return first === -1
    ? []
    : words
        .slice(first)
        .filter((word, index, all) => !redirection.test(word) && !/^\d?>{1,2}$|^<$/u.test(all[index - 1] ?? ''));
}

/** An unbalanced quote over more lines than this is a mistake of this reader. */
const maximumOpenLines = 30;

/** True inside a quote, a block or an expression that the line begins and does not end. */
function isOpen(text: string): boolean {
  const unquoted = text.replace(/\\.|"(?:\\.|[^"\\])*"|'[^']*'/gu, '');
  const expressions = (text.match(/\$\{\{/gu) ?? []).length - (text.match(/\}\}/gu) ?? []).length;
  return (
    expressions > 0 ||
    /["']/u.test(unquoted) ||
    /(?:\|\||&&|\|)$/u.test(text) ||
    /(?:^|\s)\{(?:\s[^}]*)?$/u.test(unquoted)
  );
}

const redirection = /^\d?>{1,2}|^<|^&$/u;

function isCommand(text: string): boolean {
  return (
    text !== '' && !controlWord.test(text) && !/^[A-Za-z_]\w*=\S*$/u.test(text) && !/^[A-Za-z_]\w*=["$`]/u.test(text)
  );
}

/** Without a comment at the end of the line. A `#` inside quotes follows no space that ends a word. */
function stripComment(text: string): string {
  const match = /^((?:"(?:\\.|[^"\\])*"|'[^']*'|\S|\s(?!#))*)\s#\s/u.exec(text);
  return match?.[1]?.trimEnd() ?? text;
}
