/** In what runs differ. */
import { world } from '../base/state.js';

const valuesOf = ({ dataset, network, settings }) => ({ dataset, network, ...settings });

/** A value as text; of none, or of an empty list, what that stands for. */
const inWords = (value, none) => (value == null || value.length === 0 ? none : [value].flat().join(', '));

/**
 * The settings that are not the same in all of some runs.
 * @returns {Array<{ label: string, of: (run: object) => string }>} each with its label, and its value in a run as text
 */
export function differences(runs) {
	const names = Object.keys(valuesOf(runs[0]));
	return names.filter((name) => new Set(runs.map((run) => JSON.stringify(valuesOf(run)[name] ?? null))).size > 1).map((name) => {
		const setting = world.settings.find((each) => each.name === name);
		return { label: setting?.label || name, of: (run) => inWords(valuesOf(run)[name], setting?.unset || 'none') };
	});
}

/** A run's number and name, and what tells it from others, for a legend. */
export function lineName(run, runs) {
	const told = differences(runs).map(({ label, of }) => `${label.toLowerCase()} ${of(run)}`).join(', ');
	return `Run ${run.id}${run.name ? `: ${run.name}` : ''}${told ? ` (${told})` : ''}`;
}
