/** The values in which the runs of a sweep differ, as words. */
import { world } from '../base/state.js';
import { ofService, t } from '../base/words.js';

/** What a setting is called on the page. */
export function labelOf(field) {
	const setting = world.settings.find(({ name }) => name === field);
	return setting ? ofService(setting.label) : field;
}

/** A value as text; of none, or of an empty list, that there is none. */
export const valueText = (value) => (value == null || value.length === 0 ? t('none') : [value].flat().join(', '));

/** Orders values: numbers by size, all others by their text, none last. */
export function byValue(a, b) {
	if (a == null || b == null) {
		return (a == null) - (b == null);
	}
	return typeof a === 'number' && typeof b === 'number' ? a - b : valueText(a).localeCompare(valueText(b));
}
