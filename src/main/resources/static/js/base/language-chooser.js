/** The choice of the page's language. */
import { byId, offer } from './dom.js';
import { world } from './state.js';
import { changeLanguage, language, LANGUAGES, t } from './words.js';

/** Starts the choice. */
export function startLanguage() {
	const chooser = byId('language');
	offer(chooser, Object.entries(LANGUAGES));
	chooser.value = language;
	chooser.addEventListener('change', () => {
		if (!world.uploads.length || window.confirm(t('The page is loaded anew: your own pictures have to be chosen again.'))) {
			changeLanguage(chooser.value);
		}
		chooser.value = language;
	});
}
