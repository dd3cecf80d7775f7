import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { townCounts } from '../../data/town/counts.ts';
import { generateTown } from '../../data/town/generate.ts';
import { ConfigError } from '../config.ts';
import { loadProfile } from '../deployment/load-profile.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { townFiles } from './town-files.ts';

/** `tessera generate`: the demonstration town of a deployment as files. The same seed writes the same bytes. */
export const generateCommand: Command = {
  name: 'generate',
  usage: '--deployment NAME [--seed 1] --out DIR [--json]',
  summary: 'The demonstration town of a deployment as GeoJSON files.',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        deployment: { type: 'string' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    if (values.deployment === undefined) throw new UsageError('which deployment?');
    if (values.out === undefined) throw new UsageError('which directory?');
    if (!/^\d{1,15}$/.test(values.seed))
      throw new UsageError(`the seed is a whole number, not ${values.seed}`);
    const started = performance.now();
    let profile: Awaited<ReturnType<typeof loadProfile>>;
    try {
      profile = await loadProfile(values.deployment);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      throw new UsageError(error.message);
    }
    const counts = townCounts(profile);
    if (!counts.ok) {
      io.err(`tessera generate: ${profile.id} has published too little for a town (${counts.reason.code})`);
      return EXIT.faults;
    }

    io.err(`building ${profile.id}, seed ${values.seed}`);
    const files = townFiles(profile, generateTown(profile, Number(values.seed)));
    await mkdir(values.out, { recursive: true });
    const written: Record<string, number> = {};
    for (const [name, content] of files) {
      await writeFile(join(values.out, name), `${JSON.stringify(content)}\n`);
      written[name] = Array.isArray(content) ? content.length : content.features.length;
    }
    const seconds = (performance.now() - started) / 1000;
    if (values.json)
      io.out(JSON.stringify({ deployment: profile.id, seed: Number(values.seed), files: written, seconds }));
    else for (const [name, count] of Object.entries(written)) io.out(`${name}: ${count}`);
    return EXIT.ok;
  },
};
