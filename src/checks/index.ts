import type { Check } from './check.ts';
import { stepOrder } from './consistency/step-order.ts';
import { uncheckedDependency } from './consistency/unchecked-dependency.ts';
import { unknownComponent } from './consistency/unknown-component.ts';
import { unlicensedDependency } from './consistency/unlicensed-dependency.ts';
import { unmigratedChange } from './consistency/unmigrated-change.ts';
import { unplacedComponent } from './consistency/unplaced-component.ts';
import { unproposedFile } from './consistency/unproposed-file.ts';
import { undoneDocument } from './consistency/undone-document.ts';
import { unrunTest } from './consistency/unrun-test.ts';
import { unusedFile } from './consistency/unused-file.ts';
import { unusedKey } from './consistency/unused-key.ts';
import { packageAdvisory } from './dependencies/advisory.ts';
import { deprecatedPackage } from './dependencies/deprecated.ts';
import { packageLicense } from './dependencies/license.ts';
import { nameConfusion } from './dependencies/name-confusion.ts';
import { samePurpose } from './dependencies/same-purpose.ts';
import { unknownFacts } from './dependencies/unknown-facts.ts';
import { changedNumber } from './faithfulness/changed-number.ts';
import { coverageTable } from './faithfulness/coverage-table.ts';
import { driftContradiction } from './faithfulness/drift-contradiction.ts';
import { driftQuote } from './faithfulness/drift-quote.ts';
import { driftReason } from './faithfulness/drift-reason.ts';
import { excludedWork } from './faithfulness/excluded-work.ts';
import { lostName } from './faithfulness/lost-name.ts';
import { missingRequirement } from './faithfulness/missing-requirement.ts';
import { requestQuote } from './faithfulness/request-quote.ts';
import { uncoveredRequirement } from './faithfulness/uncovered-requirement.ts';
import { uncoveredWords } from './faithfulness/uncovered-words.ts';
import { undeclaredDependency } from './faithfulness/undeclared-dependency.ts';
import { unknownRequirement } from './faithfulness/unknown-requirement.ts';
import { unprovenRequirement } from './faithfulness/unproven-requirement.ts';
import { untracedStep } from './faithfulness/untraced-step.ts';
import { changedLines } from './freshness/changed-lines.ts';
import { changedRule } from './freshness/changed-rule.ts';
import { changedVersion } from './freshness/changed-version.ts';
import { lostCommand } from './freshness/lost-command.ts';
import { lostPath } from './freshness/lost-path.ts';
import { lostSymbol } from './freshness/lost-symbol.ts';
import { movedLines } from './freshness/moved-lines.ts';
import { unknownState } from './freshness/unknown-state.ts';
import { ignoreReason } from './ignore/reason.ts';
import { ignoreUnknownRule } from './ignore/unknown-rule.ts';
import { ignoreUnused } from './ignore/unused.ts';
import { openPoint } from './open/point.ts';
import { address } from './structure/address.ts';
import { blockForm } from './structure/block-form.ts';
import { boxForm } from './structure/box-form.ts';
import { columnOrder } from './structure/column-order.ts';
import { emptyPart } from './structure/empty-part.ts';
import { frontMatter } from './structure/front-matter.ts';
import { headingNumber } from './structure/heading-number.ts';
import { link } from './structure/link.ts';
import { mermaidSyntax } from './structure/mermaid.ts';
import { missingSection } from './structure/missing-section.ts';
import { placeholder } from './structure/placeholder.ts';
import { roundTrip } from './structure/round-trip.ts';
import { sectionOrder } from './structure/section-order.ts';
import { stepNumber } from './structure/step-number.ts';
import { tableShape } from './structure/table-shape.ts';
import { unclosedFence } from './structure/unclosed-fence.ts';
import { unheldText } from './structure/unheld-text.ts';
import { truthAddress } from './truth/address.ts';
import { changedSource } from './truth/changed-source.ts';
import { truthCitation } from './truth/citation.ts';
import { citationEdge } from './truth/citation-edge.ts';
import { truthCommand } from './truth/command.ts';
import { newPackage } from './truth/new-package.ts';
import { newPath } from './truth/new-path.ts';
import { truthPackage } from './truth/package.ts';
import { truthPath } from './truth/path.ts';
import { truthQuote } from './truth/quote.ts';
import { truthSource } from './truth/source.ts';
import { truthSymbol } from './truth/symbol.ts';
import { unlistedSource } from './truth/unlisted-source.ts';
import { unreadSource } from './truth/unread-source.ts';
import { truthVersion } from './truth/version.ts';

/** Every rule, family by family, in the order in which they are explained. */
export const checks: readonly Check[] = [
  frontMatter,
  missingSection,
  sectionOrder,
  headingNumber,
  stepNumber,
  emptyPart,
  placeholder,
  blockForm,
  tableShape,
  columnOrder,
  boxForm,
  unclosedFence,
  mermaidSyntax,
  link,
  address,
  unheldText,
  roundTrip,
  truthPath,
  newPath,
  truthCitation,
  citationEdge,
  truthSymbol,
  truthPackage,
  truthVersion,
  newPackage,
  truthCommand,
  truthQuote,
  truthAddress,
  unreadSource,
  unlistedSource,
  truthSource,
  changedSource,
  missingRequirement,
  uncoveredWords,
  uncoveredRequirement,
  unprovenRequirement,
  coverageTable,
  untracedStep,
  unknownRequirement,
  requestQuote,
  changedNumber,
  lostName,
  undeclaredDependency,
  excludedWork,
  driftReason,
  driftQuote,
  driftContradiction,
  unproposedFile,
  unusedFile,
  undoneDocument,
  unrunTest,
  unplacedComponent,
  unknownComponent,
  stepOrder,
  unlicensedDependency,
  uncheckedDependency,
  unmigratedChange,
  unusedKey,
  changedLines,
  changedRule,
  changedVersion,
  lostPath,
  lostSymbol,
  lostCommand,
  movedLines,
  unknownState,
  packageAdvisory,
  deprecatedPackage,
  packageLicense,
  samePurpose,
  nameConfusion,
  unknownFacts,
  openPoint,
  ignoreReason,
  ignoreUnknownRule,
  ignoreUnused,
];
