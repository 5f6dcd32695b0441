/**
 * The words of this page in one language: that of `?lang=`, else the one chosen here before, else the browser's. English words stand
 * in the page and its modules; the other languages have a file each, in which they are found by the English ones.
 */
const KEY = 'language';

/** The languages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', zh: '中文' };

const known = (language) => (Object.hasOwn(LANGUAGES, language) ? language : '');

const inShort = (tag) => known(tag.split('-')[0].toLowerCase());

const asked = () => inShort(new URLSearchParams(location.search).get('lang') || '');

function remembered() {
	try {
		return known(localStorage.getItem(KEY));
	}
	catch {
		return '';
	}
}

const spoken = () => navigator.languages.map(inShort).find(Boolean) || 'en';

/** The language of the page: a key of `LANGUAGES`. */
export const language = asked() || remembered() || spoken();

/** The texts that there are in the language. */
const texts = await fetch(`texts/${language}.json`).then((answer) => answer.json()).catch(() => ({}));

/** The texts of the lesson; undefined if they could not be loaded. */
export const lessonTexts = texts.lesson;

const PLACES = /\{(\w+)\}/g;

/** Puts values into a text: `{name}` stands for `values.name`. */
export const filled = (text, values = {}) => text.replace(PLACES, (all, name) => values[name] ?? all);

const translated = (english) => texts.page?.[english] ?? english;

/** An English text in the language of the page, with values in its places. */
export const t = (english, values) => filled(translated(english), values);

/** The same with elements among the values, as a list of texts and elements. */
export const nodes = (english, values) =>
	translated(english).split(PLACES).map((part, index) => (index % 2 ? values[part] : part)).filter((part) => part !== '');

/**
 * What a kind of finding about a run says in the language of the page: a sentence and an advice, with places for the evidence. There may
 * be several, for different evidence; there are none in English, which is the service's.
 */
export const findingTexts = (kind) => texts.findings?.[kind] ?? [];

/** A fixed text of the service, such as a setting's hint, in the language of the page. */
export const ofService = (english) => (english ? texts.service?.[english] ?? english : english);

const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription'];

/** Translates what stands in the page's HTML; what the modules put there later, they translate themselves. */
export function translatePage() {
	document.documentElement.lang = language;
	if (!texts.page) {
		return;
	}
	// a no-break space is part of a text: not every language has a gap there
	const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const { data } = walker.currentNode;
		const text = data.trim().replace(/\s+/g, ' ');
		if (text && translated(text) !== text) {
			walker.currentNode.data = data.match(/^[ \t\r\n]*/)[0] + translated(text) + data.match(/[ \t\r\n]*$/)[0];
		}
	}
	for (const name of ATTRIBUTES) {
		for (const element of document.querySelectorAll(`[${name}]`)) {
			element.setAttribute(name, translated(element.getAttribute(name)));
		}
	}
}

/** Loads the page anew in another language, which this browser remembers. */
export function changeLanguage(other) {
	try {
		localStorage.setItem(KEY, other);
	}
	catch {
		// without storage the address says it
	}
	const address = new URL(location.href);
	if (remembered() === other) {
		address.searchParams.delete('lang');
	}
	else {
		address.searchParams.set('lang', other);
	}
	history.replaceState(history.state, '', address);
	location.reload();
}
