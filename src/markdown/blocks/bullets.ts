import type { PhrasingContent } from 'mdast';
import { z, type ZodType } from 'zod';
import { mdString, parsePhrasing, renderPhrasing } from '../text.ts';
import type { Block } from './block.ts';
import { splitCited } from './bullet-citation.ts';
import { readBullet, writeBullet, type Opening, type Pieces } from './bullet-pieces.ts';
import { readItems } from './list-items.ts';
import { listNode } from './list-nodes.ts';
import { settle } from './settle.ts';

/** What bullets are made of, beside their text. At most one of `lead`, `title` and `quote` opens them. */
export interface BulletForm {
  /** A sign before each bullet, such as ✅. */
  readonly mark?: string;
  /** A plain name, shown as code: `` - `name`: text ``. */
  readonly lead?: ZodType<string>;
  /** Bold inline Markdown: `- **Title:** text`. */
  readonly title?: ZodType<string>;
  /** Quoted inline Markdown: `- "quote": text`. */
  readonly quote?: ZodType<string>;
  /** Where it stands, shown as code in brackets: `` - `name` (`path:1-2`): text ``. Empty: no brackets. */
  readonly at?: ZodType<string>;
}

type PieceName<Form> = Extract<keyof Form, Opening | 'at'> | 'text';

/** The value of one bullet: a string for each of its pieces, and its text. */
export type Bullet<Form> = { readonly [Name in PieceName<Form>]: string };

/**
 * Bullets that open with a lead, a title or a quotation. A bullet in another form is all `text`, its other pieces
 * empty. The schema gives each bullet the pieces that a reader would see in it.
 */
export function bullets<const Form extends BulletForm>(form: Form): Block<readonly Bullet<Form>[]> {
  // A bullet holds one string per piece of the form by construction; TypeScript cannot follow computed keys.
  return pieceList(form) as unknown as Block<readonly Bullet<Form>[]>;
}

function pieceList(form: BulletForm): Block<readonly Pieces[]> {
  const opening = (['lead', 'title', 'quote'] as const).find((name) => form[name] !== undefined);
  const { mark = '', at } = form;
  const shape = { opening, mark, cited: at !== undefined };
  const reread = (pieces: Pieces) => readBullet(shape, parsePhrasing(renderPhrasing(writeBullet(shape, pieces))));
  const schemas: Readonly<Record<string, ZodType<string>>> = {
    ...(opening === undefined ? {} : { [opening]: form[opening] ?? mdString() }),
    ...(at === undefined ? {} : { at }),
    text: mdString(),
  };
  const item = z.strictObject(schemas);
  return {
    kind: 'bullets',
    schema: z.array(item.overwrite((pieces) => settle(pieces, reread))).overwrite((all) => all.filter(says)),
    empty: [],
    skeleton: `- ${mark === '' ? '' : `${mark} `}${sample(opening)}${at === undefined ? '' : ' (`[path:lines]`)'}: [What it means here]`,
    accepts: (node) => node.type === 'list',
    render(all) {
      const lines = all.filter(says).map((pieces): PhrasingContent[] => writeBullet(shape, pieces));
      return lines.length === 0 ? [] : [listNode(lines, { ordered: false })];
    },
    parse(nodes, source) {
      const { items, rest, remarks } = readItems(nodes, source);
      const lines = items.flatMap((one) => (opening === 'lead' && shape.cited ? splitCited(one.nodes) : [one.nodes]));
      const value = lines.map((line) => settle(readBullet(shape, line), reread)).filter(says);
      return { value, rest, remarks };
    },
  };
}

function sample(opening: Opening | undefined): string {
  return { lead: '`[name]`', title: '**[Title]**', quote: '"[quoted words]"', none: '' }[opening ?? 'none'];
}

function says(pieces: Pieces): boolean {
  return Object.values(pieces).some((piece) => piece !== '');
}
