/** A paragraph, list item or heading of a request, on one line. */
export interface Passage {
  readonly text: string;
  readonly form: 'heading' | 'item' | 'paragraph';
  /** The nearest heading above it, lower case; empty at the top. */
  readonly heading: string;
}

const fence = /^\s*(```|~~~)/;
const headingLine =
  /^\s*(?:#{1,6}\s+(?<hash>.+?)\s*#*|(?<label>[A-Z][A-Za-z ]{2,40}):|\*\*(?<bold>[^*]+?):?\*\*:?)\s*$/;
const itemLine = /^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?<text>.+)$/;

/** Cuts a request into passages. Code blocks, quotes of logs (`>`), tables and HTML comments are context, not demands. */
export function splitPassages(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let heading = '';
  let open: string[] = [];
  let form: Passage['form'] = 'paragraph';
  let inFence = false;
  const close = (): void => {
    if (open.length > 0) passages.push({ text: fold(open.join(' ')), form, heading });
    open = [];
    form = 'paragraph';
  };
  for (const line of text.replace(/<!--[\s\S]*?-->/g, '').split('\n')) {
    if (fence.test(line)) {
      close();
      inFence = !inFence;
      continue;
    }
    if (inFence) continue;
    const headingMatch = headingLine.exec(line);
    const item = itemLine.exec(line);
    if (line.trim() === '' || /^\s*(?:>|\|)/.test(line)) {
      close();
    } else if (headingMatch !== null) {
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

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
