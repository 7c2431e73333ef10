import { randomBytes } from 'node:crypto';

/** Fences material that others wrote, so that a model can tell it from what it is told to do. */
export interface Fence {
  /** Drawn for this run; whoever wrote the material cannot know it. */
  readonly marker: string;
  /** The text between two lines that carry the marker; the label says where it is from. */
  fence(label: string, text: string): string;
}

/** Draws a marker that is used for a whole run, so that equal material stays equal to the byte. */
export function createFence(): Fence {
  const marker = `material-${randomBytes(9).toString('hex')}`;
  return {
    marker,
    fence: (label, text) => {
      // Not taken out: what stands around it could then close up to another.
      const inner = removeHidden(text).replaceAll(new RegExp(marker, 'gi'), '…');
      return `<${marker} of="${cleanLabel(label, marker)}">\n${inner}${inner.endsWith('\n') ? '' : '\n'}</${marker}>`;
    },
  };
}

/**
 * Removes what a person would not see: control characters, zero-width and joining characters, controls of direction, tag
 * characters and variation selectors, fillers. Tabs and line ends stay, so that lines keep their numbers.
 */
export function removeHidden(text: string): string {
  return text.replace(hidden, '');
}

const hidden =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

function cleanLabel(label: string, marker: string): string {
  return removeHidden(label)
    .replaceAll(marker, '…')
    .replace(/[\s"<>&]+/g, ' ')
    .trim()
    .slice(0, 200);
}
