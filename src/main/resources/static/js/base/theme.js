/** Light or dark: as the system has it, until the button says otherwise. */
import { byId } from './dom.js';

const root = document.documentElement;
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = [];

const isDark = () => (root.dataset.theme === 'auto' ? system.matches : root.dataset.theme === 'dark');

/** Calls back after the colours have changed. */
export function onTheme(callback) {
	listeners.push(callback);
}

/** The value that a colour of the style sheet has now. */
export function colour(name) {
	const probe = byId('colour');
	probe.style.color = `var(${name})`;
	return getComputedStyle(probe).color;
}

/** Starts the button. */
export function startTheme() {
	byId('theme').addEventListener('click', toggle);
	system.addEventListener('change', changed);
	changed();
}

function toggle() {
	const wanted = isDark() ? 'light' : 'dark';
	// back to what the system has is back to following it
	root.dataset.theme = (wanted === 'dark') === system.matches ? 'auto' : wanted;
	localStorage.setItem('theme', root.dataset.theme);
	changed();
}

function changed() {
	byId('theme').setAttribute('aria-pressed', String(isDark()));
	listeners.forEach((callback) => callback());
}
