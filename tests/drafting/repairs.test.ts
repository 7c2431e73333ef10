import { describe, expect, it } from 'vitest';
import { goodContent, isAboutRequirements, isRepair, sectionsAsked } from '../support/authors/good-author.ts';
import { goodRequirements } from '../support/authors/good-plan.ts';
import type { Loose } from '../support/authors/lies.ts';
import { draftWith } from '../support/draft-with.ts';
import { answering, type Author } from '../support/model-scenarios.ts';

const archive = 'src/invoices/invoice-archive.ts';

/** Builds the architecture on a new file, and drops that file when the file list is sent back for another reason. */
const dropsAFile =
  (mendsArchitecture: boolean): Author =>
  (asked) => {
    if (isAboutRequirements(asked)) return goodRequirements;
    return Object.fromEntries(
      sectionsAsked(asked).map((id) => {
        const content: Loose = goodContent(id);
        if (id === 'architecture' && !(isRepair(asked) && mendsArchitecture))
          content['components'][0].responsibility = `Keeps deleted invoices, in \`${archive}\`.`;
        if (id === 'changes' && !isRepair(asked))
          content['files'].entries.push(
            { path: archive, change: 'new', note: 'keeps what was deleted' },
            { path: 'src/invoices/none.ts', change: 'modified', note: 'is not there' },
          );
        return [id, content];
      }),
    );
  };

describe('a repair that makes a section untrue that was accepted before', () => {
  it('has that section mended too', async () => {
    const { error, drafted, server, text } = await draftWith(answering(dropsAFile(true)));
    expect(error).toBeNull();
    const sentBack = server.requests.filter(({ body }) => body.messages.length > 2);
    const asked = sentBack.map(({ body }) => body.response_format?.json_schema?.schema['required']);
    expect(asked.slice(0, 2)).toEqual([['changes'], ['architecture']]);
    expect(text).not.toContain(archive);
    for (const id of ['architecture', 'changes'])
      expect(drafted?.outcomes.find((outcome) => outcome.id === id)).toMatchObject({ state: 'drafted', findings: 0 });
    expect(drafted?.report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('leaves a note in that section when it is not mended', async () => {
    const { error, drafted } = await draftWith(answering(dropsAFile(false)));
    expect(error).toBeNull();
    expect(drafted?.outcomes.find(({ id }) => id === 'architecture')).toMatchObject({ state: 'marked' });
    const section = drafted?.plan.sections.find(({ id }) => id === 'architecture');
    expect(section?.text).toMatch(new RegExp(`> \\*\\*Open:\\*\\* Not verified \\(truth/path\\): .*${archive}`));
    expect(drafted?.plan.front?.sections.architecture).not.toHaveProperty('pending');
  });
});
