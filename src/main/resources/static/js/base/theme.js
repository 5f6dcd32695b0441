/** Light or dark: the system's setting, until the button is pressed. */
import { byId } from './dom.js';

const root = document.documentElement;
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = [];

let chosen = root.dataset.theme;

const isDark = () => (root.dataset.theme === 'auto' ? system.matches : root.dataset.theme === 'dark');

/** Calls back after the colours have changed. */
export function onTheme(callback) {
	listeners.push(callback);
}

/** The current value of a colour of the style sheet. */
export function colour(name) {
	const probe = byId('colour');
	probe.style.color = `var(${name})`;
	return getComputedStyle(probe).color;
}

/** Starts the button. */
export function startTheme() {
	byId('theme').addEventListener('click', toggle);
	system.addEventListener('change', changed);
	// paper is white
	window.addEventListener('beforeprint', () => wear('light'));
	window.addEventListener('afterprint', () => wear(chosen));
	changed();
}

function wear(theme) {
	root.dataset.theme = theme;
	changed();
}

function toggle() {
	const next = isDark() ? 'light' : 'dark';
	// equal to the system's: follow the system again
	chosen = (next === 'dark') === system.matches ? 'auto' : next;
	localStorage.setItem('theme', chosen);
	wear(chosen);
}

function changed() {
	byId('theme').setAttribute('aria-pressed', String(isDark()));
	listeners.forEach((callback) => callback());
}
