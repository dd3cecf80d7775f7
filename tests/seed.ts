import fc from 'fast-check';

/**
 * Generated input begins at one seed, so that a commit passes or fails the same wherever it is tested; `SEED=random npm test -- domain`
 * looks for what that seed has not found, and `SEED=123` goes back to it. A counterexample becomes a case of its own.
 */
const { SEED = '20261123' } = process.env;
const seed = SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);
if (!Number.isInteger(seed)) throw new Error(`SEED is a whole number or "random": ${SEED}`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
