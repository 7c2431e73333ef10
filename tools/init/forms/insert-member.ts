import { visit, type Node } from 'jsonc-parser';
import { indentAt, printJson, printJsonLine, styleOf } from './print-json.ts';

/**
 * Puts a new member at the end of an object, after the comments that stand there, so that each stays with the member that it is about
 * (`modify` of jsonc-parser puts it before them, and lays the neighbours out anew).
 */
export function insertMember(text: string, object: Node, key: string, value: unknown): string {
  const close = object.offset + object.length - 1;
  const last = object.children?.at(-1);
  const end = last === undefined ? object.offset + 1 : last.offset + last.length;
  const tail = readTail(text, end, close);
  const outer = indentAt(text, object.offset);
  const oneLine = last !== undefined && !text.slice(object.offset, close).includes('\n');
  const style = styleOf(text);
  const inner = innerIndent(text, object) ?? outer + style.unit;
  const separator = oneLine ? ' ' : style.eol + inner;
  const printed = oneLine ? printJsonLine(value) : printJson(value, { ...style, outer: inner });
  const member = `${separator}${JSON.stringify(key)}: ${printed}${tail.comma ? ',' : ''}`;
  const rest = text.slice(tail.end, close);
  const closing = oneLine || rest.includes('\n') ? rest : style.eol + outer;
  return [
    text.slice(0, end),
    last === undefined || tail.comma ? '' : ',',
    text.slice(end, tail.end),
    member,
    closing,
    text.slice(close),
  ].join('');
}

/** What stands between the last member and the closing brace: whether a comma does, and where it and the comments end. */
function readTail(text: string, from: number, close: number): { readonly comma: boolean; readonly end: number } {
  let comma = false;
  let end = from;
  const pass = (offset: number, length: number) => {
    if (offset >= from && offset < close) end = offset + length;
    return offset >= from && offset < close;
  };
  visit(
    text,
    {
      onSeparator: (character, offset, length) => {
        if (pass(offset, length) && character === ',') comma = true;
      },
      onComment: pass,
    },
    { allowTrailingComma: true },
  );
  return { comma, end };
}

/** The indentation of the members, where the first has a line of its own. */
function innerIndent(text: string, { children = [], offset }: Node): string | null {
  const first = children[0]?.offset;
  if (first === undefined) return null;
  const line = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  return line.trim() === '' && text.slice(offset, first).includes('\n') ? line : null;
}
