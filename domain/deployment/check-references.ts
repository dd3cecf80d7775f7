import { ok, type Result, refuse } from '../result.ts';
import { CODE_PRESETS } from './code-presets.ts';
import type { Profile } from './types.ts';

/** What holds between the parts of a profile: ids once, levels that exist, tiling levels first, codes that add up. */
export function checkReferences(profile: Profile): Result<Profile> {
  return (
    checkIds(profile) ??
    checkLevels(profile) ??
    checkRoles(profile) ??
    checkCodes(profile) ??
    checkSteps(profile) ??
    ok(profile)
  );
}

function checkIds(profile: Profile) {
  const lists = {
    levels: profile.levels,
    types: profile.types,
    risks: profile.risks,
    tags: profile.tags,
    roles: profile.roles,
    'cases.steps': profile.cases.steps,
    'cases.severities': profile.cases.severities ?? [],
    facts: profile.facts,
  };
  for (const [path, items] of Object.entries(lists)) {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (seen.has(item.id))
        return refuse('profile-duplicate', { path: `${path}[${index}].id`, id: item.id });
      seen.add(item.id);
    }
  }
  const letters = new Set<string>();
  for (const [index, type] of profile.types.entries()) {
    if (letters.has(type.letter)) {
      return refuse('profile-duplicate', { path: `types[${index}].letter`, id: type.letter });
    }
    letters.add(type.letter);
  }
  return null;
}

function checkLevels({ levels }: Profile) {
  if (!levels[0]!.tiles) return refuse('profile-order', { path: 'levels[0].tiles' });
  for (let i = 1; i < levels.length; i++) {
    if (levels[i]!.tiles && !levels[i - 1]!.tiles) {
      return refuse('profile-order', { path: `levels[${i}].tiles` });
    }
  }
  return null;
}

function checkRoles({ roles, levels }: Profile) {
  for (const [r, role] of roles.entries()) {
    for (const [i, id] of role.requiredAt.entries()) {
      if (!levels.some((level) => level.id === id)) {
        return refuse('profile-unknown-reference', { path: `roles[${r}].requiredAt[${i}]`, id });
      }
    }
    const sum = role.madeOf.reduce((total, part) => total + part.count, 0);
    if (role.madeOf.length > 0 && sum !== role.expected) {
      return refuse('profile-sum', { path: `roles[${r}].madeOf`, expected: role.expected ?? 0 });
    }
  }
  return null;
}

function checkCodes({ code, levels }: Profile) {
  for (const [i, part] of code.prefix.entries()) {
    if (part.value.length !== part.digits) {
      return refuse('profile-wrong-type', {
        path: `code.prefix[${i}].value`,
        expected: `${part.digits} digits`,
      });
    }
  }
  const rootDigits = levels[0]!.codeDigits;
  if ((code.root?.length ?? 0) !== rootDigits) {
    return refuse('profile-wrong-type', { path: 'code.root', expected: `${rootDigits} digits` });
  }
  if (code.preset === null) return null;
  const end = levels.findIndex((level) => level.id === code.presetLevel);
  if (end < 0) {
    return refuse('profile-unknown-reference', { path: 'code.presetLevel', id: code.presetLevel ?? '' });
  }
  const widths = [
    ...code.prefix.map((part) => part.digits),
    ...levels
      .slice(0, end + 1)
      .map((level) => level.codeDigits)
      .filter((width) => width > 0),
  ];
  const expected = CODE_PRESETS[code.preset].join('+');
  return widths.join('+') === expected ? null : refuse('profile-sum', { path: 'code.preset', expected });
}

/** What can be asked for beside the steps: no step may be called so. */
const RESERVED_STEPS = ['extended', 'returned', 'suspended', 'resumed', 'approve', 'refuse'];

function checkSteps({ cases }: Profile) {
  for (const [i, { id, to }] of cases.steps.entries()) {
    if (RESERVED_STEPS.includes(id)) return refuse('profile-duplicate', { path: `cases.steps[${i}].id`, id });
    if (to && to.least > to.most)
      return refuse('profile-out-of-range', { path: `cases.steps[${i}].to.least`, expected: `≤ ${to.most}` });
  }
  return null;
}
