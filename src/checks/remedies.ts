/** What to do about a finding, by rule. */
export const remedies: Readonly<Record<string, string>> = {
  'structure/front-matter':
    'Restore the line that is named, or take the whole front matter out: the plan is read as one written by hand then.',
  'structure/missing-section':
    'Add the heading; where the section does not apply, write "Not applicable:" and the reason below it.',
  'structure/section-order': 'Move the section; `--fix` does it where nothing else stands between.',
  'structure/heading-number': 'Give the heading the number of the template; `--fix` does it.',
  'structure/step-number':
    'Number the steps from 1 in their order; `--fix` does it. Then look at what refers to a step by its number.',
  'structure/empty-part':
    'Write what belongs there, an open point (`> **Open:** …`), or "Not applicable:" and the reason.',
  'structure/placeholder': 'Write what the words stand for, or ask it as an open point.',
  'structure/block-form': 'Give the table, list or step the form that the message expects; `--fix` adds missing boxes.',
  'structure/table-shape': 'Fill in the missing cells; `--fix` adds empty ones. A pipe inside a cell is written `\\|`.',
  'structure/column-order': 'Put the columns in the order of the template; `--fix` does it.',
  'structure/box-form': 'Write `- [ ]`; `--fix` does it.',
  'structure/unclosed-fence': 'Close the code block with as many backticks as opened it.',
  'structure/mermaid': 'Mend the line that is named; labels with signs of Mermaid’s own stand in quotes: `A["a (b)"]`.',
  'structure/link': 'Correct the target; `--fix` does it where only letter case or a heading’s number differs.',
  'structure/address': 'Put the image into the repository, or link to it; take scripts out.',
  'structure/unheld-text':
    'Move the text to a part that holds it, or leave it: it stays as it is, and no other rule reads it.',
  'structure/round-trip': 'Write the part more simply, without nested formatting.',
  'truth/path':
    'Give the path as the repository has it, or add the file to 6.1 as new; `--fix` corrects letter case and files that moved under the same name.',
  'truth/new-path': 'Take "New" away from a file that exists, or choose another name.',
  'truth/citation': 'Cite lines that the file has, as `path:12-20`.',
  'truth/citation-edge': 'Begin the range with the line that it is cited for.',
  'truth/symbol': 'Give the name and the lines where it is defined.',
  'truth/package': 'Give the package as the manifest names it, or propose it in 6.2.',
  'truth/version': 'Give the version that the lockfile or the manifest has.',
  'truth/new-package': 'Take the row out of 6.2: the dependency is declared already.',
  'truth/command':
    'Give a script that the repository defines, or a tool that it depends on, with files that exist or that 6.1 creates.',
  'truth/quote': 'Quote the words as they stand at the cited lines, or cite the lines where they stand.',
  'truth/address': 'Write the whole address, beginning with https://.',
  'faithfulness/missing-requirement':
    'Add a row to the table of requirements, or a drift entry that says why it is dropped or deferred.',
  'faithfulness/uncovered-words': 'Quote the words in a row of the table, or in a drift entry.',
  'faithfulness/uncovered-requirement': 'Name a step that meets the requirement, or say in the drift why none does.',
  'faithfulness/unproven-requirement':
    'Add a test to section 8 that names the requirement, or a verification to its step.',
  'faithfulness/coverage-table': 'Make the row, the titles of the steps and the tests of section 8 say the same.',
  'faithfulness/untraced-step':
    'Put the ids that the step serves into its title, or add a drift entry (added) with the reason.',
  'faithfulness/unknown-requirement': 'Name an id that the table of requirements has.',
  'faithfulness/request-quote': 'Quote the request word for word.',
  'faithfulness/changed-number': 'Give the number that was asked for, or a drift entry that says why another.',
  'faithfulness/lost-name': 'Use the name that the request gives, or say in the drift what became of it.',
  'faithfulness/undeclared-dependency': 'Add a drift entry (added) that says why the package or service is needed.',
  'faithfulness/excluded-work': 'Take the step or file out, or reword it if it is about something else.',
  'faithfulness/drift-reason': 'Add "Why: …" to the entry.',
  'faithfulness/drift-quote': 'Quote words that stand in the request.',
  'faithfulness/drift-contradiction':
    'Take the step or the entry out, or say what of the requirement is done (narrowed, split).',
  'truth/source':
    'Quote 20 to 400 characters as the page has them, or mark the source "(unverified)" in 2.2; `--online` reads the page again.',
  'truth/changed-source': 'Read the page again, and see whether what the plan takes from it still holds.',
  'truth/unread-source':
    'Put "(verified)" with a quote in Appendix B, "(unverified)" or "(not fetched)" beside the source.',
  'truth/unlisted-source': 'Add the address to 2.2 with how far it was verified, or take it out.',
  'dependencies/advisory': 'Take a version without the advisory, or say in 4 why it does not concern this use.',
  'dependencies/deprecated': 'Take what its authors name instead, or say why it is used all the same.',
  'dependencies/license': 'Take another package, or add the licence to `dependencies.allowLicenses` if it may come in.',
  'dependencies/same-purpose': 'Use what the repository has already, or say why it does not do.',
  'dependencies/name-confusion':
    'Compare the name letter by letter with the package that is meant, and look at who publishes it.',
  'dependencies/unknown': 'Look it up where the network allows, and write what was found: `--online` asks again.',
  'freshness/changed-lines':
    'Read what the lines say now, and refine the section; `--accept SECTION` takes them as they are when it still holds.',
  'freshness/changed-rule': 'Quote the rule as it is now, and see whether the plan keeps it.',
  'freshness/changed-version': 'Name the version in use now, and see whether what was planned still fits it.',
  'freshness/lost-path': 'Cite where the code went, or plan without it.',
  'freshness/lost-symbol': 'Name what took its place, or plan without it.',
  'freshness/lost-command': 'Name the command that is defined now.',
  'freshness/moved-lines': 'Give the place that the message names; the plan holds all the same.',
  'freshness/unknown-state':
    'Fetch the commit that the plan was drafted at, or take the plan as it is with `--accept`.',
  'consistency/unproposed-file': 'Add the file to 6.1, or correct its path in the step.',
  'consistency/unused-file': 'Name the file under "Files affected" of a step, or take it out of 6.1.',
  'consistency/undone-document': 'Name the document in 6.1 and under Documentation in section 11, or in neither.',
  'consistency/unrun-test': 'Add the test to the commands of 8.4, or a command that runs all tests.',
  'consistency/unplaced-component': 'Add the component’s file to 6.1, or correct its path.',
  'consistency/unknown-component': 'Add the file to 3.2 and 6.1, or correct the label in the diagram.',
  'consistency/step-order': 'Move the step behind those that it depends on, or break the loop by splitting a step.',
  'consistency/unlicensed-dependency': 'Look the licence up, and give its SPDX id.',
  'consistency/unchecked-dependency':
    'Say what was looked at (advisories, maintenance, size), or the command that will check it.',
  'consistency/unmigrated-change': 'Say what callers do instead, in the last column of 10.3.',
  'consistency/unused-key': 'Name the key in the step that reads it and in a test, or take it out of 6.4.',
  'open/point': 'Answer the question in its place, and take it out.',
  'ignore/reason': 'Write `<!-- groundplan-ignore RULE: REASON -->`.',
  'ignore/unknown-rule': 'Give the id of a rule of this page, or of a family such as `truth`.',
  'ignore/unused': 'Take the comment, or the rule in it, out.',
};
