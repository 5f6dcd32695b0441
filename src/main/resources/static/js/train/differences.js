/** In what runs differ. */
import { world } from '../base/state.js';
import { ofService, t } from '../base/words.js';
import { plainTitleOf } from './run-words.js';

const valuesOf = (run) => ({ dataset: run.dataset, network: networkOf(run), ...run.settings });

/** A network's name; of one that was changed for this run, in what it was. */
const networkOf = ({ network, networkDescription }) => (world.networks.some(({ name }) => name === network) ? network
	: networkDescription || network);

/** A value as text; of none, or of an empty list, what that stands for. */
const inWords = (value, none) => (value == null || value.length === 0 ? none : [value].flat().join(', '));

/**
 * The settings that are not the same in all of some runs.
 * @param {Array<object>} runs at least one
 * @param {(english: string) => string} words how texts of the service are written; in the language of the page, if it is left out
 * @returns {Array<{ label: string, of: (run: object) => string }>} each with its label, and its value in a run as text
 */
export function differences(runs, words = ofService) {
	const names = [...new Set(runs.flatMap((run) => Object.keys(valuesOf(run))))]; // some have no workers
	return names.filter((name) => new Set(runs.map((run) => JSON.stringify(valuesOf(run)[name] ?? null))).size > 1).map((name) => {
		const setting = world.settings.find((each) => each.name === name);
		return { label: words(setting?.label) || name, of: (run) => inWords(valuesOf(run)[name], words(setting?.unset || 'none')) };
	});
}

/** A run's number and name, and what tells it from others, for a legend. */
export function lineName(run, runs) {
	const told = toldOf(run, differences(runs)).join(t(', '));
	return told ? t('{run} ({differences})', { run: plainTitleOf(run), differences: told }) : plainTitleOf(run);
}

/** The same as the name of a column, which programs read: it is English in every language. */
export function columnName(run, runs) {
	const told = toldOf(run, differences(runs, (english) => english)).join(', ');
	return `Run ${run.id}${run.name ? `: ${run.name}` : ''}${told ? ` (${told})` : ''}`;
}

const toldOf = (run, differing) => differing.map(({ label, of }) => `${label.toLowerCase()} ${of(run)}`);
