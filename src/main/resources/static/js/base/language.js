/** The language of the texts that there are in several: that of `?lang=`, else the one chosen here before, else the browser's. */
import { getJson } from './api.js';
import { learn, world } from './state.js';

const KEY = 'language';

/** The languages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', zh: '中文' };

/** Loads the texts in the language of this browser. */
export const loadTexts = () => load(asked() || remembered() || spoken());

/** Loads the texts in another language, which this browser remembers. */
export async function changeLanguage(language) {
	try {
		localStorage.setItem(KEY, language);
	}
	catch {
		// without storage it holds as long as the page
	}
	if (asked()) {
		const address = new URL(location.href);
		address.searchParams.set('lang', language);
		history.replaceState(history.state, '', address);
	}
	await load(language);
}

async function load(language) {
	learn({ language, texts: await getJson(`texts/${language}.json`) });
}

const known = (language) => (Object.hasOwn(LANGUAGES, language) ? language : '');

const asked = () => known(new URLSearchParams(location.search).get('lang')?.split('-')[0].toLowerCase());

function remembered() {
	try {
		return known(localStorage.getItem(KEY));
	}
	catch {
		return '';
	}
}

const spoken = () => navigator.languages.map((tag) => known(tag.split('-')[0].toLowerCase())).find(Boolean) || 'en';

/** Puts values into a text: `{name}` stands for `values.name`. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** The texts of a part of the page; undefined before they are loaded. */
export const textsOf = (part) => world.texts?.[part];
