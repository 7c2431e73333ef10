/** A paragraph, list item or heading of a request, on one line. */
export interface Passage {
  readonly text: string;
  readonly form: 'heading' | 'item' | 'paragraph';
  /** The nearest heading above it, lower case; empty at the top. */
  readonly heading: string;
}

const fence = /^\s*(`{3,}|~{3,})/;
const headingLine =
  /^\s*(?:#{1,6}\s+(?<hash>.+?)\s*#*|(?<label>(?:[A-Z][A-Za-z]+ ){0,2}[A-Za-z]+):|\*\*(?<bold>[^*]+?):?\*\*:?)\s*$/;
const itemLine = /^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?<text>.+)$/;

/** Cuts a request into passages. Code blocks, quotes of logs (`>`), tables and HTML comments are context, not demands. */
export function splitPassages(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let heading = '';
  let open: string[] = [];
  let form: Passage['form'] = 'paragraph';
  let fenceMark = '';
  const close = (): void => {
    if (open.length > 0) passages.push({ text: fold(open.join(' ')), form, heading });
    open = [];
    form = 'paragraph';
  };
  // A comment ends the words before it: nothing is quoted across it.
  for (const line of text.replace(/<!--[\s\S]*?-->/g, '\n\n').split('\n')) {
    const mark = fence.exec(line)?.[1] ?? '';
    if (mark !== '' && (fenceMark === '' || mark.startsWith(fenceMark))) {
      close();
      fenceMark = fenceMark === '' ? mark : '';
      continue;
    }
    if (fenceMark !== '') continue;
    const headingMatch = headingLine.exec(line);
    const item = itemLine.exec(line);
    if (line.trim() === '' || /^\s*(?:>|\||(?:[-=*_]\s*){3,}$)/.test(line)) {
      close();
    } else if (headingMatch !== null && !opensDemands(headingMatch.groups?.['label'])) {
      close();
      const title =
        headingMatch.groups?.['hash'] ?? headingMatch.groups?.['label'] ?? headingMatch.groups?.['bold'] ?? '';
      heading = title.toLowerCase();
      if (headingMatch.groups?.['hash'] !== undefined)
        passages.push({ text: fold(title), form: 'heading', heading: '' });
    } else if (item !== null) {
      close();
      open = [item.groups?.['text'] ?? ''];
      form = 'item';
    } else {
      open.push(line);
    }
  }
  close();
  return passages;
}

/** "Please add these:" before a list is the demand that its items belong to, not a heading. */
function opensDemands(label: string | undefined): boolean {
  return (
    label !== undefined &&
    /^(?:please|we|i|add|allow|support|make|let|it|the following|should|must|need)\b/i.test(label)
  );
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
