import { missing, uncheckable, verified } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { nearestNames } from '../nearest-names.ts';

/** An environment variable, a setting or an option. */
export const checkConfigKey = defineChecker({
  kind: 'config-key',
  async check(claim, ground) {
    // The table of 6.4 that names a key is where the plan creates it.
    if (claim.intent === 'any') return verified(claim);
    const { keys } = await ground.facts.configuration();
    const known = keys.some(({ key }) => key === claim.value);
    if (claim.intent === 'create')
      return known ? missing(claim, 'present', 'a key that is not in use yet') : verified(claim);
    if (known) return verified(claim);
    const [word = ''] = claim.value.match(/[\p{L}_$][\p{L}\p{N}_$]*$/u) ?? [];
    if (word === '') return uncheckable(claim, 'these words are no key');
    if (ground.isMentioned(word)) return verified(claim);
    return missing(claim, 'absent', 'a configuration key that the repository reads', {
      nearest: nearestNames(
        claim.value,
        keys.map(({ key }) => key),
      ),
    });
  },
});
